// How often an account may call an operation.

import APIModel
import CleanRoomsModel
import EmulatorTesting
import HTTP
import Testing

@testable import Gateway

struct RateLimitsTests {
    private let caller = Caller(account: "111111111111", region: "us-east-1")
    private let start = Emulator.start

    /// Limits that an expectation can ask.
    private final class Limits {
        private var limits = RateLimits()
        var worldNanoseconds: Int64 = 0

        func admit(_ operation: Operation, by caller: Caller, at time: Timestamp) -> Bool {
            limits.admit(
                operation, perSecond: operation == .getProtectedQuery ? 20 : 5, by: caller, at: time, worldNanoseconds: worldNanoseconds)
        }
    }

    @Test func `an operation is admitted as often as its rate says, and again when time has passed`() {
        let limits = Limits()
        for _ in 0..<5 { #expect(limits.admit(.startProtectedQuery, by: caller, at: start)) }
        #expect(!limits.admit(.startProtectedQuery, by: caller, at: start))
        #expect(!limits.admit(.startProtectedQuery, by: caller, at: start + .milliseconds(199)))
        #expect(limits.admit(.startProtectedQuery, by: caller, at: start + .milliseconds(400)))
        #expect((0..<25).count { _ in limits.admit(.getProtectedQuery, by: caller, at: start) } == 20)
    }

    @Test func `who waits is admitted again, also where the service's clock is frozen`() {
        let limits = Limits()
        while limits.admit(.listMembers, by: caller, at: start) {}
        limits.worldNanoseconds = 199_000_000
        #expect(!limits.admit(.listMembers, by: caller, at: start))
        limits.worldNanoseconds = 400_000_000
        #expect(limits.admit(.listMembers, by: caller, at: start))
    }

    @Test func `each account, region and operation has a rate of its own`() {
        let limits = Limits()
        while limits.admit(.listMembers, by: caller, at: start) {}
        #expect(limits.admit(.listSchemas, by: caller, at: start))
        #expect(limits.admit(.listMembers, by: Caller(account: "222222222222", region: "us-east-1"), at: start))
        #expect(limits.admit(.listMembers, by: Caller(account: "111111111111", region: "eu-west-1"), at: start))
    }

    @Test func `a clock that goes back takes nothing from anyone`() {
        let limits = Limits()
        #expect(limits.admit(.listMembers, by: caller, at: start + .seconds(3600)))
        for _ in 0..<4 { #expect(limits.admit(.listMembers, by: caller, at: start)) }
        #expect(!limits.admit(.listMembers, by: caller, at: start))
    }

    @Test func `a rate that is exceeded is a ThrottlingException`() throws {
        let gateway = try Gateway.inMemory(limitsRates: true)
        let responses = (0..<6).map { _ in gateway.respond(to: .signed("GET", "/collaborations")) }
        #expect(responses.prefix(5).allSatisfy { $0.status == 200 })
        #expect(responses[5].status == 429)
        #expect(responses[5].type == "ThrottlingException")
        #expect(try responses[5].message == "Rate exceeded")
    }
}
