// Which requests a fault strikes, and what becomes of them.

import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import HTTP
import JSON
import Testing

@testable import Gateway

struct FaultsTests {
    private let gateway: Gateway

    init() throws {
        gateway = try .inMemory()
    }

    private func set(_ code: String = "ThrottlingException", seed: UInt64? = nil, _ change: (inout FaultRule) -> Void = { _ in }) throws {
        var rule = FaultRule(id: gateway.faults.newID(), seed: seed)
        rule.effect.error = try FaultError(code: code)
        change(&rule)
        gateway.faults.rules.append(rule)
    }

    private func list() -> HTTPResponse { gateway.respond(to: .signed("GET", "/collaborations")) }

    @Test func `a fault answers in the place of the operation, as often as its count says`() throws {
        try set { $0.count = 2 }
        #expect([list(), list(), list()].map(\.status) == [429, 429, 200])
        #expect(gateway.faults.rules[0].struck == 2)
    }

    @Test func `a fault strikes only what it names`() throws {
        try set { $0.operation = "ListMemberships" }
        try set { $0.account = "222222222222" }
        try set { $0.region = "eu-west-1" }
        try set { $0.service = "s3" }
        #expect(list().status == 200)
        #expect(gateway.respond(to: .signed("GET", "/memberships")).status == 429)
    }

    @Test func `an error of the model strikes only operations that declare it`() throws {
        try set("ResourceNotFoundException")
        let id = "11111111-2222-4333-8444-555555555555"
        #expect(gateway.respond(to: .signed("GET", "/collaborations/\(id)")).type == "AccessDeniedException")
        #expect(gateway.respond(to: .signed("GET", "/configuredTables/\(id)")).type == "ResourceNotFoundException")
    }

    @Test func `the first rule that strikes is the only one`() throws {
        try set("ThrottlingException") { $0.count = 1 }
        try set("InternalServerException")
        #expect([list(), list()].map(\.status) == [429, 500])
        #expect(gateway.faults.rules.map(\.struck) == [1, 1])
    }

    @Test func `the same seed strikes the same requests`() throws {
        func struck() throws -> [Bool] {
            gateway.faults.rules = []
            try set(seed: 7) { $0.probability = 0.5 }
            return (0..<40).map { _ in list().status == 429 }
        }
        let first = try struck()
        #expect(try struck() == first)
        #expect(Set(first).count == 2)
    }

    @Test func `a fault without an error lets the operation be performed, whatever becomes of its answer`() throws {
        try set {
            $0.effect.error = nil
            $0.effect.extent = .dropped
            $0.effect.latency = FaultLatency(milliseconds: 50)
            $0.operation = "CreateCollaboration"
        }
        let body =
            #"{"name":"a","description":"b","creatorDisplayName":"c","creatorMemberAbilities":[],"members":[],"queryLogStatus":"DISABLED"}"#
        let response = gateway.respond(to: .signed("POST", "/collaborations", body))
        #expect(response.delivery == HTTPResponse.Delivery(delayMilliseconds: 50, extent: .dropped))
        #expect(try list().json["collaborationList"]?.array?.count == 1)
        // What is refused is late as well.
        #expect(gateway.respond(to: .signed("POST", "/collaborations", "[")).delivery.delayMilliseconds == 50)
    }

    @Test func `a spread keeps latencies around their middle`() {
        var random = SplitMix64(seed: 1)
        let latency = FaultLatency(milliseconds: 30, spreadMilliseconds: 50)
        let drawn = (0..<200).map { _ in latency.milliseconds(drawnFrom: &random) }
        #expect(drawn.allSatisfy { (0...80).contains($0) })
        #expect(Set(drawn).count > 20)
    }

    @Test func `a general latency holds back every answer`() {
        gateway.faults.latency = FaultLatency(milliseconds: 20)
        #expect(list().delivery.delayMilliseconds == 20)
        #expect(gateway.respond(to: HTTPRequest(method: "GET", path: "/")).delivery.delayMilliseconds == 20)
    }

    @Test func `an error is answered with its members, and required ones are filled in`() throws {
        gateway.faults.rules = []
        let members: JSON = ["reason": "IAM_SYNCHRONIZATION_DELAY"]
        let error = try FaultError(code: "ValidationException", message: "Wait a little.", members: #require(members.object))
        let response = ErrorResponse(error)
        #expect(try JSON(parsing: response.body) == ["message": "Wait a little.", "reason": "IAM_SYNCHRONIZATION_DELAY"])
        #expect(try FaultError(code: "ServiceQuotaExceededException").members == JSON.Object([("quotaName", "fault"), ("quotaValue", 0)]))
        #expect(try FaultError(code: nil).status == 503)
        #expect(try FaultError(code: "ThrottlingException", status: 400).status == 400)
    }

    @Test(
        arguments: [
            ("NoSuchException", nil, [:], "There is no error NoSuchException."),
            ("ThrottlingException", 200, [:], "The status code of an error is from 400 to 599, and not 200."),
            ("ThrottlingException", nil, ["reason": "X"], "ThrottlingException has no member 'reason'. It has none but its message."),
            ("ConflictException", nil, ["reason": "BAD"], "'reason' of ConflictException is not as the model has it"),
            ("ConflictException", nil, ["resourceId": 1], "A member of ConflictException is of another type than the model's."),
            ("ServiceUnavailable", nil, ["a": "b"], "ServiceUnavailable has no member 'a'."),
        ] as [(String, Int?, JSON, String)])
    func `an error that cannot be is refused with a sentence`(code: String, status: Int?, members: JSON, sentence: String) throws {
        let members = try #require(members.object)
        let refusal = #expect(throws: FaultError.Refusal.self) { try FaultError(code: code, status: status, members: members) }
        #expect(refusal?.description.hasPrefix(sentence) == true, "\(refusal?.description ?? "")")
    }
}
