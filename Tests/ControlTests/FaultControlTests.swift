// Faults over HTTP: our interface, and LocalStack's chaos API.

import CleanRooms
import EmulatorTesting
import Gateway
import HTTP
import JSON
import Testing

@testable import Control

struct FaultControlTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// The error of an answer that is none of the model's, so that it is not held against it.
    private func errorOfList() -> String? {
        emulator.gateway.respond(to: emulator.request(.get, "/collaborations", as: .publisher)).headers["x-amzn-ErrorType"]
    }

    private func list() -> Reply { emulator.send(.get, "/collaborations", as: .publisher) }

    @Test func `a fault is added, strikes, is shown and is removed`() {
        let added = emulator.control(
            .post, "/_cleanrooms/faults",
            [
                "operation": "ListCollaborations", "account": .string(Account.publisher.id), "count": 1,
                "error": ["code": "ThrottlingException", "message": "Slow down."],
            ])
        #expect(added.status == 201)
        #expect(added["faults"]?.array?.first?["id"] == "fault-1")
        let struck = list()
        #expect(struck.errorType == "ThrottlingException")
        #expect(struck.message == "Slow down.")
        #expect(list().status == 200)
        #expect(
            emulator.control(.get, "/_cleanrooms/faults").json == [
                "faults": [
                    [
                        "id": "fault-1", "operation": "ListCollaborations", "probability": 1.0, "account": .string(Account.publisher.id),
                        "count": 1, "error": ["statusCode": 429, "code": "ThrottlingException", "message": "Slow down."], "struck": 1,
                    ]
                ]
            ])
        #expect(emulator.control(.get, "/_cleanrooms/faults/fault-1")["struck"] == 1)
        #expect(emulator.control(.delete, "/_cleanrooms/faults/fault-1")["faults"] == [])
        #expect(emulator.control(.delete, "/_cleanrooms/faults/fault-1").status == 404)
    }

    @Test func `members of an error are answered as the model has them`() {
        let rule: JSON = [
            "operation": "CreateConfiguredTableAssociation",
            "error": ["code": "ValidationException", "members": ["reason": "IAM_SYNCHRONIZATION_DELAY"]],
        ]
        #expect(emulator.control(.post, "/_cleanrooms/faults", rule).status == 201)
        let id = "11111111-2222-4333-8444-555555555555"
        let reply = emulator.send(.post, "/memberships/\(id)/configuredTableAssociations", [:], as: .publisher)
        #expect(reply.status == 400)
        #expect(reply["reason"] == "IAM_SYNCHRONIZATION_DELAY")
    }

    @Test func `a list replaces all faults, and all can be removed`() {
        _ = emulator.control(.post, "/_cleanrooms/faults", ["operation": "GetCollaboration"])
        let rules: JSON = [["latency": 200], ["latency": ["milliseconds": 200, "spread": 50], "connection": "drop"], ["truncate": 10]]
        let replaced = emulator.control(.put, "/_cleanrooms/faults", rules)
        #expect(replaced["faults"]?.array?.map { $0["id"] } == ["fault-2", "fault-3", "fault-4"])
        #expect(replaced["faults"]?.array?.compactMap { $0["error"] } == [])
        #expect(replaced["faults"]?.array?[1]["latency"] == ["milliseconds": 200, "spread": 50])
        #expect(list().status == 200)
        let entry = emulator.control(.get, "/_cleanrooms/requests?limit=1")["requests"]?.array?.first
        #expect(entry?["delivery"] == ["delayMillis": 200])
        #expect(emulator.control(.delete, "/_cleanrooms/faults")["faults"] == [])
    }

    @Test(
        arguments: [
            (["operation": "DescribeThing"], "Clean Rooms has no operation DescribeThing."),
            (["operation": "GetCollaboration", "error": ["code": "ResourceNotFoundException"]], "GetCollaboration does not declare "),
            (["error": ["code": "Nonsense"]], "There is no error Nonsense."),
            (["error": ["code": "ThrottlingException", "members": ["reason": "X"]]], "ThrottlingException has no member 'reason'."),
            (["error": ["text": "x"]], "There is no 'text' here; there is statusCode, code, message, members."),
            (["opration": "GetCollaboration"], "There is no 'opration' here; there is service, "),
            (["probability": 2], "A probability is from 0 to 1."),
            (["count": -1], "'count' is a whole number, 0 or more."),
            (["latency": -1], "A latency is from 0 to 3600000 milliseconds."),
            (["connection": "cut"], "'connection' is drop, or is not said."),
            (["connection": "drop", "truncate": 1], "An answer can be dropped or truncated, and not both."),
            (["operation": 1], "The request body is not as it should be: operation is not a string."),
            ("x", "The request body is no rule, and no list of rules."),
        ] as [(JSON, String)])
    func `a fault that cannot be is refused with a sentence, and nothing is set`(rule: JSON, sentence: String) {
        let reply = emulator.control(.post, "/_cleanrooms/faults", rule)
        #expect(reply.status == 400)
        #expect(reply.message?.hasPrefix(sentence) == true, "\(reply.message ?? "")")
        #expect(emulator.control(.get, "/_cleanrooms/faults")["faults"] == [])
    }

    @Test func `a full reset forgets faults and journal`() {
        _ = emulator.control(.post, "/_cleanrooms/faults", ["operation": "GetCollaboration"])
        _ = emulator.control(.post, "/_localstack/chaos/effects", ["latency": 75])
        _ = list()
        #expect(emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(emulator.control(.get, "/_cleanrooms/faults").json == ["faults": []])
        #expect(emulator.control(.get, "/_cleanrooms/requests")["requests"] == [])
    }

    // MARK: LocalStack

    @Test func `LocalStack's rules are set, added to, removed and shown in its own words`() {
        let first: JSON = ["service": "cleanrooms", "region": "us-east-1", "error": ["statusCode": 503, "code": "ServiceUnavailable"]]
        let set = emulator.control(.post, "/_localstack/chaos/faults", [first])
        let shown: JSON = [
            "service": "cleanrooms", "region": "us-east-1", "probability": 1.0, "error": ["statusCode": 503, "code": "ServiceUnavailable"],
        ]
        #expect(set.json == [shown])
        #expect(errorOfList() == "ServiceUnavailable")
        let second: JSON = ["service": "s3", "operation": "PutObject", "probability": 0.5]
        #expect(emulator.control(.patch, "/_localstack/chaos/faults", [second]).json.array?.count == 2)
        #expect(emulator.control(.delete, "/_localstack/chaos/faults", [first]).json.array?.map { $0["service"] } == ["s3"])
        #expect(list().status == 200)
        #expect(emulator.control(.post, "/_localstack/chaos/faults", []).json == [])
        #expect(emulator.control(.get, "/_localstack/chaos/faults").json == [])
    }

    @Test func `a rule of LocalStack's that names no error is a service that is unavailable`() {
        _ = emulator.control(.post, "/_localstack/chaos/faults", [["service": "cleanrooms", "operation": "ListCollaborations"]])
        #expect(errorOfList() == "ServiceUnavailable")
    }

    @Test func `a latency holds back every answer until it is taken back`() {
        #expect(emulator.control(.get, "/_localstack/chaos/effects").json == ["latency": 0])
        #expect(emulator.control(.post, "/_localstack/chaos/effects", ["latency": 75]).json == ["latency": 75])
        #expect(emulator.control(.get, "/_cleanrooms/faults")["latency"] == 75)
        let request = emulator.request(.get, "/collaborations", as: .publisher)
        #expect(emulator.gateway.respond(to: request).delivery.delayMilliseconds == 75)
        _ = emulator.control(.post, "/_localstack/chaos/effects", ["latency": 0])
        #expect(emulator.gateway.respond(to: request).delivery.delayMilliseconds == 0)
    }
}
