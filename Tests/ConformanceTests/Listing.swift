// Every list, paged to its end: what makes its rows, and what tells them apart.

import EmulatorTesting
import JSON

/// How the rows of a listing come and go.
struct Listing: Sendable {
    /// The operation that makes a row; nil where rows come with the scope itself.
    var maker: String?
    /// The operation that takes a row away, if there is one.
    var remover: String?
    /// The member of a row that no other row has.
    var identity = "id"
    /// Makes a scope that has rows from the start.
    var scope: (@Sendable (World) throws -> JSON)?

    /// Of most listings the names tell: `ListXs` and `ListCollaborationXs` have what `CreateX` or `StartX` makes and `DeleteX` takes away.
    static func of(_ operation: Operation, _ model: Model) -> Listing? {
        if let listing = all[operation.name] { return listing }
        let plural = operation.name.dropFirst("List".count)
        let singular = plural.hasSuffix("ies") ? "\(plural.dropLast(3))y" : String(plural.dropLast())
        for noun in [singular, singular.replacing("Collaboration", with: "")] {
            let maker = ["Create\(noun)", "Start\(noun)"].first { model.operation($0) != nil }
            if let maker { return Listing(maker: maker, remover: model.operation("Delete\(noun)")?.name) }
        }
        return nil
    }

    private static let budgets = Listing(
        maker: "CreatePrivacyBudgetTemplate", remover: "DeletePrivacyBudgetTemplate", identity: "privacyBudgetTemplateId")

    private static let all: [String: Listing] = [
        "ListIntermediateTableVersions": Listing(identity: "versionId") { world in
            let table = try world.make("CreateIntermediateTable")
            for _ in 0..<5 { try world.populate(table.id) }
            return ["membershipIdentifier": .string(try world.home.membership), "intermediateTableIdentifier": .string(table.id)]
        },
        "ListMembers": Listing(identity: "accountId") { world in
            let home = try world.makeHome { input in
                let more: [JSON] = (0..<4).map {
                    ["accountId": .string("44444444444\($0)"), "displayName": "More", "memberAbilities": []]
                }
                input["members"] = .array((input["members"]?.array ?? []) + more)
            }
            return ["collaborationIdentifier": .string(home.collaboration)]
        },
        "ListAnalysisLogExports": Listing(maker: "StartAnalysisLogExport", identity: "analysisLogExportId"),
        "ListCollaborationPrivacyBudgets": budgets,
        "ListPrivacyBudgets": budgets,
        "ListSchemas": Listing(
            maker: "CreateConfiguredTableAssociation", remover: "DeleteConfiguredTableAssociation", identity: "name"),
    ]
}

/// The paging cases of one listing.
struct PagingCases {
    let operation: Operation
    let listing: Listing
    let world: World
    let account: Account
    private let scope: JSON
    private let rows: String

    init(_ operation: Operation, _ listing: Listing, in world: World) throws {
        self.operation = operation
        self.listing = listing
        self.world = world
        account = Recipe.of(operation.name).caller
        rows = world.model.shape(operation.output).members.first { $0.name != "nextToken" }?.name ?? ""
        scope = try listing.scope?(world) ?? world.input(for: operation.name)
    }

    /// Runs all cases, each with what went wrong in it.
    func run(_ note: (String, [String]) -> Void) throws {
        var made: [Made] = []
        if let maker = listing.maker {
            // Two rows of one moment, so that ties are paged too.
            for _ in 0..<5 { made.append(try world.make(maker)) }
        }
        let all = identities(try page(nil, nil))
        note("five rows, each once", all.count >= 5 && Set(all).count == all.count ? [] : ["\(all.count) rows: \(all)"])
        for size in 1...(all.count + 1) {
            note("pages of \(size)", try problems(ofPagesOf: size, expecting: all))
        }
        if listing.maker != nil { note("rows added and deleted meanwhile", try changed(all, made)) }
        let token = try page(1, nil)["nextToken"] ?? .null
        for (label, reply) in try strangeRequests(token) {
            let names = (reply["fieldList"]?.array ?? []).compactMap { $0["name"]?.string }
            let isRefused = reply.status == 400 && reply.errorType == "ValidationException" && names == ["nextToken"]
            note(label, isRefused ? [] : ["answered \(reply.status) \(reply.errorType ?? "") \(names)"])
        }
    }

    // MARK: Pages

    private func page(_ size: Int?, _ token: JSON?) throws -> Reply {
        let request = scope.with("maxResults", size.map { .integer(Int64($0)) }).with("nextToken", token)
        let reply = world.send(operation.name, request, as: account)
        guard reply.status == 200 else { throw NotReady(operation: operation.name, reply: reply) }
        return reply
    }

    private func identities(_ reply: Reply) -> [String] {
        (reply[rows]?.array ?? []).compactMap { $0[listing.identity]?.string }
    }

    private func problems(ofPagesOf size: Int, expecting all: [String]) throws -> [String] {
        var seen: [String] = []
        var token: JSON?
        repeat {
            let reply = try page(size, token)
            token = reply["nextToken"]
            let page = identities(reply)
            if page.count > size || token != nil && page.count < size { return ["a page has \(page.count) rows"] }
            seen += page
        } while token != nil && seen.count <= all.count
        return seen == all ? [] : ["saw \(seen), not \(all)"]
    }

    /// A new row comes before the first, and the last is taken away: the rest is still shown, each once.
    private func changed(_ all: [String], _ made: [Made]) throws -> [String] {
        let first = try page(2, nil)
        _ = try world.make(listing.maker ?? "")
        var expected = all
        if let remover = listing.remover,
            let last = made.first(where: { $0.id == all.last || $0.resource[listing.identity]?.string == all.last })
        {
            let request = deletion(of: last, by: remover)
            let reply = world.send(remover, request, as: account)
            guard (200..<300).contains(reply.status) else { throw NotReady(operation: remover, reply: reply) }
            expected.removeLast()
        }
        var seen = identities(first)
        var token = first["nextToken"]
        while let next = token, seen.count <= all.count {
            let reply = try page(2, next)
            seen += identities(reply)
            token = reply["nextToken"]
        }
        return seen == expected ? [] : ["saw \(seen), not \(expected)"]
    }

    /// Each label of the path is the thing's own id, or what the thing was made with.
    private func deletion(of made: Made, by remover: String) -> JSON {
        (world.model.shape(world.model.operation(remover)?.input ?? "").members).reduce([:] as JSON) { request, member in
            let stem = member.name.replacing("Identifier", with: "")
            let isOwn = remover.lowercased().hasSuffix(stem.lowercased())
            return request.with(member.name, isOwn ? .string(made.id) : made.input[member.name])
        }
    }

    // MARK: Tokens

    /// Requests with a token that was not made for them.
    private func strangeRequests(_ token: JSON) throws -> [(String, Reply)] {
        var replies: [(String, Reply)] = []
        let resumed = scope.with("nextToken", token)
        let other: Account = account == .advertiser ? .publisher : .advertiser
        // Where another caller has no right to the scope, that is said first.
        if world.send(operation.name, scope, as: other).status == 200 {
            replies.append(("another caller's token", world.send(operation.name, resumed, as: other)))
        }
        let home = try world.makeHome()
        for (label, id) in [("collaborationIdentifier", home.collaboration), ("membershipIdentifier", home.membership)]
        where scope[label] != nil && world.send(operation.name, scope.with(label, .string(id)), as: account).status == 200 {
            replies.append(("the token of another \(label)", world.send(operation.name, resumed.with(label, .string(id)), as: account)))
        }
        for member in world.model.input(of: operation).members where member.place == .query && !member.isRequired {
            for value in world.model.shape(member.shape).values.prefix(1) {
                let filtered = resumed.with(member.name, .string(value))
                replies.append(("a token of another \(member.name)", world.send(operation.name, filtered, as: account)))
            }
        }
        for listing in world.model.operations where listing.name.hasPrefix("List") && listing.name != operation.name {
            guard world.model.input(of: listing).members.contains(where: { $0.name == "nextToken" }),
                let input = try? world.input(for: listing.name)
            else { continue }
            let reply = world.send(listing.name, input.with("nextToken", token), as: Recipe.of(listing.name).caller)
            replies.append(("the token in \(listing.name)", reply))
        }
        replies.append(("a text that is no token", world.send(operation.name, scope.with("nextToken", "x"), as: account)))
        return replies
    }
}
