// What is told of each exchange to whoever listens.

import Rules
import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import HTTP
import JSON
import Testing

@testable import Gateway

struct ExchangeTests {
    private let emulator: Emulator
    private let heard = Heard()

    /// What a gateway has told of.
    private final class Heard {
        var exchanges: [Exchange] = []
    }

    init() throws {
        emulator = try Emulator()
        let heard = heard
        emulator.gateway.observe { heard.exchanges.append($0) }
    }

    private var last: Exchange? { heard.exchanges.last }

    @Test func `an exchange names operation, caller, request and answer`() throws {
        let response = emulator.gateway.respond(to: emulator.request(.get, "/collaborations", as: .publisher, in: "eu-west-1"))
        let exchange = try #require(last)
        #expect(exchange.operation == .listCollaborations)
        #expect(exchange.caller == Caller(account: Account.publisher.id, region: "eu-west-1"))
        #expect(exchange.request?.path == "/collaborations")
        #expect(exchange.response.status == response.status)
        #expect(exchange.response.body == response.body)
        #expect(exchange.requestID == response.headers["x-amzn-RequestId"])
        #expect(exchange.errorType == nil)
        #expect(exchange.refusal == nil)
        #expect(exchange.durationNanoseconds >= 0)
    }

    @Test func `a refusal by the front end is told with as much as was read`() throws {
        _ = emulator.gateway.respond(to: emulator.request(.get, "/nothing", as: .publisher))
        #expect(last?.errorType == "UnknownOperationException")
        #expect(last?.operation == nil)
        #expect(last?.caller?.account == Account.publisher.id)
        _ = emulator.gateway.respond(to: HTTPRequest(method: "GET", path: "/collaborations"))
        #expect(last?.errorType == "MissingAuthenticationTokenException")
        #expect(last?.caller == nil)
        _ = emulator.gateway.refuse(431, "The header section is too long.")
        #expect(last?.request == nil)
        #expect(last?.response.status == 431)
        #expect(last?.reason == "The header section is too long.")
    }

    @Test func `an answer that a fault has changed says so`() {
        #expect(
            emulator.control(.post, "/_cleanrooms/faults", ["operation": "ListCollaborations", "count": 1, "connection": "drop"]).status
                == 201)
        _ = emulator.send(.get, "/collaborations", as: .publisher)
        #expect(last?.isStruck == true && last?.response.status == 200)
        _ = emulator.send(.get, "/collaborations", as: .publisher)
        #expect(last?.isStruck == false)
    }

    @Test func `the reason for refused SQL is told with its exchange and no other`() throws {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser)
        let reply = emulator.send(
            .post, "/memberships/\(shared.publisherMembership)/protectedQueries",
            [
                "type": "SQL", "sqlParameters": ["queryString": "SELECT email FROM customers"],
                "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "results"]]],
            ], as: .publisher)
        #expect(reply.status == 200)
        let refusal = try #require(last?.refusal)
        #expect(refusal.rule.hasPrefix("list."))
        #expect(last?.operation == .startProtectedQuery)
        _ = emulator.send(.get, "/collaborations", as: .publisher)
        #expect(last?.refusal == nil)
    }
}
