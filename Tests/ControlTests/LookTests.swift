// Steps by looks, of the kinds beside queries: a look is a Get of the thing itself.

import CleanRooms
import EmulatorTesting
import FilesTesting
import JSON
import Testing

@testable import Store

@Suite struct LookTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// Lets a kind, or all of them, take a step at every second look.
    private func stepAtEverySecondLook() {
        let body: JSON = ["transition": ["progression": "manual", "times": 2]]
        #expect(emulator.control(.post, "/_cleanrooms/lifecycle", body).status == 200)
    }

    @Test func `a job takes a step at every second look`() throws {
        let job = try emulator.readyJob()
        stepAtEverySecondLook()
        let id = try emulator.startJob(job)
        emulator.advance(by: .seconds(86_400))
        #expect(
            (1...5).map { _ in emulator.job(id, of: job)?["status"]?.string } == [
                "SUBMITTED", "STARTED", "STARTED", "SUCCESS", "SUCCESS",
            ])
    }

    @Test func `a look while another program writes shows what there is, and is none`() throws {
        let directory = TemporaryDirectory()
        let emulator = try Emulator(at: .directory(directory.path))
        let job = try emulator.readyJob()
        #expect(!emulator.service.movesByLooks)
        #expect(emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": ["progression": "manual", "times": 1]]).status == 200)
        #expect(emulator.service.movesByLooks)
        let id = try emulator.startJob(job)
        try emulator.commit()
        let shell = try Connection(path: directory.path + "/cleanrooms.sqlite")
        try shell.run("BEGIN IMMEDIATE")
        #expect(emulator.job(id, of: job)?["status"] == "SUBMITTED")
        #expect(emulator.job(id, of: job)?["status"] == "SUBMITTED")
        try emulator.commit()
        try shell.run("COMMIT")
        shell.close()
        #expect(emulator.job(id, of: job)?["status"] == "STARTED")
    }

    @Test func `a job is cancelled after as many looks`() throws {
        let job = try emulator.readyJob()
        stepAtEverySecondLook()
        let id = try emulator.startJob(job)
        let target = "/memberships/\(job.collaboration.publisherMembership)/protectedJobs/\(id)"
        #expect(emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .publisher).status == 200)
        #expect((1...3).map { _ in emulator.job(id, of: job)?["status"]?.string } == ["CANCELLING", "CANCELLED", "CANCELLED"])
    }

    @Test func `an export is done at the second look`() throws {
        let shared = try emulator.readyCollaboration(abilities: ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        let query = try emulator.startQuery(in: shared)
        emulator.advance(by: .seconds(1))
        #expect(emulator.status(of: query) == "SUCCESS")
        stepAtEverySecondLook()
        let place = "/memberships/\(shared.publisherMembership)/analysislogexports"
        let body: JSON = [
            "analysisId": .string(query.id), "analysisType": "PROTECTED_QUERY",
            "resultConfiguration": ["outputConfiguration": ["s3": ["bucket": "logs"]]],
        ]
        let started = emulator.send(.post, place, body, as: .publisher)["analysisLogExport"]
        let id = try #require(started?["analysisLogExportId"]?.string)
        emulator.advance(by: .seconds(86_400))
        #expect(
            (1...3).map { _ in emulator.send(.get, "\(place)/\(id)", as: .publisher)["analysisLogExport"]?["status"]?.string } == [
                "IN_PROGRESS", "SUCCESS", "SUCCESS",
            ])
    }

    @Test func `an ID mapping table is filled at the second look`() throws {
        let shared = try emulator.makeCollaboration()
        let membership = "/memberships/\(shared.publisherMembership)"
        for name in ["source", "target"] {
            let arn = "arn:aws:entityresolution:us-east-1:222222222222:idnamespace/\(name)"
            let body: JSON = [
                "name": .string(name), "inputReferenceConfig": ["inputReferenceArn": .string(arn), "manageResourcePolicies": true],
            ]
            #expect(emulator.send(.post, "\(membership)/idnamespaceassociations", body, as: .publisher).status == 200)
        }
        let workflow: JSON = [
            "inputReferenceArn": "arn:aws:entityresolution:us-east-1:222222222222:idmappingworkflow/match", "manageResourcePolicies": true,
        ]
        let made = emulator.send(
            .post, "\(membership)/idmappingtables", ["name": "mapping", "inputReferenceConfig": workflow], as: .publisher)
        let table = "\(membership)/idmappingtables/\(try #require(made["idMappingTable"]?["id"]?.string))"
        stepAtEverySecondLook()
        #expect(emulator.send(.post, "\(table)/populate", [:], as: .publisher).status == 200)
        emulator.advance(by: .seconds(86_400))
        let isFilling = (1...3).map { _ in
            _ = emulator.send(.get, table, as: .publisher)
            return emulator.control(.get, "/_cleanrooms/lifecycle")["models"]?.array?.last { $0["ongoing"] == 1 } != nil
        }
        #expect(isFilling == [true, false, false])
        #expect(emulator.send(.post, "\(table)/populate", [:], as: .publisher).status == 200)
    }
}
