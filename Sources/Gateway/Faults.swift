// Faults that a tester sets, and which requests they strike.
// Reference: LocalStack's chaos API, whose rules these extend: https://docs.localstack.cloud/user-guide/chaos-engineering/chaos-api

import APIModel
package import HTTP

/// Requests of a kind, and what happens to some of them.
package struct FaultRule: Sendable {
    package let id: String
    /// Which requests; nil is any.
    package var service: String?
    package var operation: String?
    package var account: String?
    package var region: String?
    /// How likely a matching request is struck, 0 to 1.
    package var probability = 1.0
    /// How many requests it strikes at most.
    package var count: Int?
    package var effect = FaultEffect()
    /// How much text it was given as.
    package var bytes = 0
    /// How many requests it has struck.
    package fileprivate(set) var struck = 0
    private var random: SplitMix64

    /// - Parameter seed: The same seed strikes the same requests; nil leaves it to chance.
    package init(id: String, seed: UInt64? = nil) {
        self.id = id
        random = SplitMix64(seed: seed ?? .random(in: .min ... .max))
    }

    /// Whether the rule is for a request. An error of the model is only for operations that declare it.
    func matches(_ operation: any APIOperation, by caller: Caller) -> Bool {
        guard service.map({ $0 == type(of: operation).signingName }) ?? true, self.operation ?? operation.name == operation.name,
            account ?? caller.account == caller.account, region ?? caller.region == caller.region
        else { return false }
        guard let error = effect.error, error.isModelled else { return true }
        return operation.facts.errors.contains(error.code)
    }

    /// Draws for a matching request, and answers what happens to it, if anything.
    fileprivate mutating func strike() -> FaultStrike? {
        guard struck < count ?? .max, probability >= 1 || Double.random(in: 0..<1, using: &random) < probability else { return nil }
        struck += 1
        let delay = effect.latency?.milliseconds(drawnFrom: &random) ?? 0
        return FaultStrike(error: effect.error, delivery: HTTPResponse.Delivery(delayMilliseconds: delay, extent: effect.extent))
    }
}

/// What happens to a request that is struck.
package struct FaultEffect: Sendable {
    /// Answered instead of performing the operation. If nil, the operation is performed, whatever becomes of its answer.
    package var error: FaultError?
    package var latency: FaultLatency?
    /// Whether the answer arrives, and how much of it.
    package var extent = HTTPResponse.Delivery.Extent.whole

    package init() {}
}

/// How long answers are held back.
package struct FaultLatency: Sendable, Equatable {
    package let milliseconds: Int
    /// The most by which the latency of one answer is longer or shorter.
    package let spreadMilliseconds: Int

    package init(milliseconds: Int, spreadMilliseconds: Int = 0) {
        self.milliseconds = milliseconds
        self.spreadMilliseconds = spreadMilliseconds
    }

    func milliseconds(drawnFrom random: inout some RandomNumberGenerator) -> Int {
        guard spreadMilliseconds > 0 else { return milliseconds }
        return max(0, milliseconds + .random(in: -spreadMilliseconds...spreadMilliseconds, using: &random))
    }
}

/// What happens to one request.
struct FaultStrike {
    let error: FaultError?
    let delivery: HTTPResponse.Delivery
}

/// The rules in force.
package struct Faults: Sendable {
    /// In the order in which they are asked; the first that strikes is the only one.
    package var rules: [FaultRule] = [] { didSet { revision &+= 1 } }
    /// For every answer of the API, also if no rule strikes.
    package var latency: FaultLatency? { didSet { revision &+= 1 } }
    /// Changes whenever something changes, also a rule's count of strikes.
    package private(set) var revision = 0
    private var issuedIDs = 0
    private var random = SplitMix64(seed: .random(in: .min ... .max))

    package init() {}

    /// An id for a rule, which no other rule has had: `fault-1`.
    package mutating func newID() -> String {
        issuedIDs += 1
        return "fault-\(issuedIDs)"
    }

    mutating func delayMilliseconds() -> Int { latency?.milliseconds(drawnFrom: &random) ?? 0 }

    mutating func strike(_ operation: any APIOperation, by caller: Caller) -> FaultStrike? {
        for index in rules.indices where rules[index].matches(operation, by: caller) {
            if let strike = rules[index].strike() { return strike }
        }
        return nil
    }
}
