// One step of a run: a request, and what the reference says of its answer.

import APIModel
import CleanRooms
import EmulatorTesting
import JSON

/// Who calls, and in which region.
struct Caller: Hashable {
    var account: Account
    var region: String

    static let accounts: [Account] = ["111111111111", "222222222222", "333333333333", "444444444444"]
    static let regions = ["us-east-1", "eu-west-1"]
}

/// A request and all answers to it that are right.
struct Step {
    let caller: Caller
    let method: Emulator.Method
    let target: String
    var body: JSON?
    let expected: Expected

    var text: String {
        "\(caller.account.id) \(caller.region) \(method.rawValue) \(target) \(body.map { String(decoding: $0.text, as: UTF8.self) } ?? "")"
    }
}

struct Expected {
    /// Where the request may succeed: what is wrong with the answer, nil for nothing. Takes what the answer tells into the reference.
    var success: ((Reply) -> String?)?
    /// The refusals that are right; several where the documents leave a choice.
    var refusals: [Refusal] = []
    /// An id that the caller must not be able to tell from one that never was.
    var hidden: String?

    /// What is wrong with an answer.
    func problem(with reply: Reply) -> String? {
        if reply.status < 300 {
            guard let success else { return "it succeeded, and should be refused: \(refusals.map(\.text).joined(separator: " or "))" }
            return success(reply)
        }
        if refusals.contains(where: { $0.fits(reply) }) { return nil }
        let wanted = (success == nil ? [] : ["a success"]) + refusals.map(\.text)
        return "it should be \(wanted.joined(separator: " or "))"
    }
}

/// An error as the documents have it; what they do not tell is nil.
struct Refusal: Error {
    let status: Int
    let type: String
    var reason: String?
    var resourceID: String?
    var resourceType: String?

    static let denied = Refusal(status: 403, type: "AccessDeniedException")

    /// - Parameter id: Nil for what is named by an ARN: whether that or its id is the resource's is not told.
    static func missing(_ id: String?, _ type: String? = nil) -> Refusal {
        Refusal(status: 404, type: "ResourceNotFoundException", resourceID: id, resourceType: type)
    }

    static func conflict(_ reason: String, _ id: String? = nil, _ type: String? = nil) -> Refusal {
        Refusal(status: 409, type: "ConflictException", reason: reason, resourceID: id, resourceType: type)
    }

    static func invalid(_ reason: String? = nil) -> Refusal {
        Refusal(status: 400, type: "ValidationException", reason: reason)
    }

    static let overQuota = Refusal(status: 402, type: "ServiceQuotaExceededException")

    func fits(_ reply: Reply) -> Bool {
        func agrees(_ wanted: String?, _ name: String) -> Bool { wanted == nil || reply[name]?.string == wanted }
        return reply.status == status && reply.errorType == type && agrees(reason, "reason") && agrees(resourceID, "resourceId")
            && agrees(resourceType, "resourceType")
    }

    var text: String {
        ["\(status) \(type)", reason, resourceType, resourceID].compactMap(\.self).joined(separator: " ")
    }
}

/// Ends the reference's look at a request: these answers are right, and no success.
struct Refused: Error {
    var refusals: [Refusal]
    var hidden: String?

    init(_ refusals: Refusal..., hiding id: String? = nil) {
        self.refusals = refusals
        hidden = id
    }
}

/// A seeded generator, so that a run can be repeated.
struct Chance: RandomNumberGenerator {
    private var words: SplitMix64

    init(seed: UInt64) { words = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { words.next() }

    /// True so many times of a hundred.
    mutating func percent(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &self) < share }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &self)] }

    /// An id of the right form.
    mutating func id() -> String {
        let digits = (0..<32).map { _ in "0123456789abcdef".randomElement(using: &self)! }
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}
