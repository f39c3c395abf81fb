// An emulator with what operations need to succeed: the dependency graph makes the parents.
// Reference: the URI templates of the model, `/memberships/{membershipIdentifier}/…`, and the recipes.

import CleanRooms
import EmulatorTesting
import HTTP
import JSON

/// An operation that could not be set up, and why.
struct NotReady: Error, CustomStringConvertible {
    let operation: String
    let reply: Reply

    var description: String { "\(operation) answered \(reply.status) to what others need: \(reply.message ?? "nothing")" }
}

/// What was made: the request and the resource of its answer.
struct Made {
    let input: JSON
    let resource: JSON

    var id: String { Self.id(of: resource)?.string ?? "" }
    var arn: String { resource["arn"]?.string ?? "" }

    /// Only the exports of logs call their id otherwise.
    static func id(of resource: JSON) -> JSON? { resource["id"] ?? resource["analysisLogExportId"] }
}

/// The collaboration that recipes share, of ``Account/advertiser``, who may do everything in it, and ``Account/publisher``, who receives
/// results; both have agreed to pay.
struct Home {
    let collaboration: String
    let membership: String
    let otherMembership: String
}

/// One emulator, and everything that it was asked.
final class World {
    let emulator: Emulator
    let samples = Samples(model: .committed)
    /// The errors that operations have answered with.
    private(set) var answered: Set<Answered> = []
    /// In which ways responses were not the model's, since somebody last looked.
    private var problems: [String] = []
    private var count = 0
    private var sharedHome: Home?

    struct Answered: Hashable, Comparable {
        let operation: String
        let error: String

        static func < (left: Answered, right: Answered) -> Bool { (left.operation, left.error) < (right.operation, right.error) }
    }

    init(settings: Settings = Settings()) throws {
        emulator = try Emulator(settings: settings)
    }

    var model: Model { samples.model }

    func takeProblems() -> [String] {
        defer { problems = [] }
        return problems
    }

    /// A number that no other call was given.
    func next() -> Int {
        count += 1
        return count
    }

    // MARK: Requests

    /// Sends an input to an operation, each member where the model has it travel.
    @discardableResult
    func send(_ name: String, _ input: JSON, as account: Account = .advertiser) -> Reply {
        guard let operation = model.operation(name), let method = Emulator.Method(rawValue: operation.method) else {
            preconditionFailure("the model has no operation \(name)")
        }
        var path = operation.uri
        var query: [String] = []
        var body = input
        for member in model.input(of: operation).members where member.place != .body {
            let texts = (input[member.name]?.array ?? input[member.name].map { [$0] } ?? []).map(\.text)
            if member.place == .path {
                path = path.replacing("{\(member.name)}", with: Self.escaped(texts.first ?? ""))
            } else {
                query += texts.map { "\(member.name)=\(Self.escaped($0))" }
            }
            body = body.with(member.name, nil)
        }
        if !query.isEmpty { path += "?" + query.joined(separator: "&") }
        let hasBody = method != .get && method != .delete
        let (reply, problems) = emulator.exchange(emulator.request(method, path, hasBody ? body : nil, as: account))
        self.problems += problems
        if let error = reply.errorType { answered.insert(Answered(operation: name, error: error)) }
        return reply
    }

    /// Percent-encoded, but for what RFC 3986 calls unreserved.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Making things

    /// The least input of an operation that succeeds now: what the model demands, what its recipe adds, and parents that exist.
    func input(for operation: String, changed: String = "", _ value: JSON? = nil) throws -> JSON {
        // Rows of one moment stand in the order of their ids; of several, the newest first.
        emulator.advance(by: .seconds(1))
        var input = value ?? least(operation)
        let recipe = Recipe.of(operation)
        for member in model.shape(model.operation(operation)?.input ?? "").members {
            if let parent = try parent(member.name, in: operation), member.isRequired, member.name != changed {
                input = input.with(member.name, .string(parent))
            }
        }
        try recipe.prepare(self, &input, changed)
        return input
    }

    /// The least input that the model knows, with what the recipe has in its place.
    func least(_ operation: String) -> JSON {
        let least = samples.value(of: model.operation(operation)?.input ?? "", in: "")
        return (Recipe.of(operation).seed.object?.members ?? []).reduce(least) { $0.with($1.name, $1.value) }
    }

    /// Performs an operation that makes something.
    ///
    /// - Throws: ``NotReady`` unless it succeeds.
    func make(_ operation: String, _ change: (inout JSON) -> Void = { _ in }) throws -> Made {
        var input = try input(for: operation)
        change(&input)
        let reply = send(operation, input, as: Recipe.caller(of: operation, sending: input))
        guard (200..<300).contains(reply.status) else { throw NotReady(operation: operation, reply: reply) }
        return Made(input: input, resource: reply.json.object?.members.first?.value ?? .null)
    }

    /// The id of what a member of that name refers to: the shared home, else a thing made for it.
    private func parent(_ member: String, in operation: String) throws -> String? {
        switch member {
        case "collaborationIdentifier": try home.collaboration
        case "membershipIdentifier": try home.membership
        default:
            // Recipes that make the parent themselves say so, since it depends on the rest of the input.
            Recipe.of(operation).makesParent == member ? nil : try Recipe.parents[member].map { try make($0).id }
        }
    }

    var home: Home {
        get throws {
            if let sharedHome { return sharedHome }
            let home = try makeHome()
            sharedHome = home
            return home
        }
    }

    /// Another collaboration of the same form, such as for what is deleted.
    func makeHome(_ change: (inout JSON) -> Void = { _ in }) throws -> Home {
        let payments: JSON = [
            "queryCompute": ["isResponsible": true], "jobCompute": ["isResponsible": true],
            "machineLearning": [
                "modelTraining": ["isResponsible": true], "modelInference": ["isResponsible": true],
                "syntheticDataGeneration": ["isResponsible": true],
            ],
        ]
        var input: JSON = [
            "name": "Home", "description": "What recipes share", "creatorDisplayName": "Advertiser", "queryLogStatus": "ENABLED",
            "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_RUN_JOB", "CAN_EXPORT_QUERY_ANALYSIS_LOG"],
            "creatorPaymentConfiguration": payments, "isMetricsEnabled": true,
            "autoApprovedChangeRequestTypes": [
                "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY", "REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY",
            ],
            "members": [
                [
                    "accountId": .string(Account.publisher.id), "displayName": "Publisher", "memberAbilities": ["CAN_RECEIVE_RESULTS"],
                    "paymentConfiguration": payments,
                ]
            ],
        ]
        change(&input)
        let made = send("CreateCollaboration", input)
        let id = made["collaboration"]?["id"]?.string ?? ""
        let membership: JSON = [
            "collaborationIdentifier": .string(id), "queryLogStatus": "ENABLED", "paymentConfiguration": payments,
            "defaultResultConfiguration": [
                "outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "results"]],
                "roleArn": "arn:aws:iam::111111111111:role/results",
            ],
            "defaultJobResultConfiguration": [
                "outputConfiguration": ["s3": ["bucket": "results"]], "roleArn": "arn:aws:iam::111111111111:role/results",
            ],
        ]
        let own = send("CreateMembership", membership)
        let other = send("CreateMembership", membership, as: .publisher)
        for reply in [made, own, other] where reply.status != 200 { throw NotReady(operation: "a collaboration", reply: reply) }
        return Home(
            collaboration: id, membership: own["membership"]?["id"]?.string ?? "",
            otherMembership: other["membership"]?["id"]?.string ?? "")
    }
}

extension JSON {
    /// As a path or a query has it.
    fileprivate var text: String {
        switch self {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .null, .array, .object: ""
        }
    }
}
