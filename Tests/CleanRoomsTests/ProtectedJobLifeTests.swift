// The life of a protected job, from its start to its results and its bill.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedJob.html

@testable import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import JSON
import Objects
import Tables
import Store
import Testing

@Suite struct ProtectedJobLifeTests: JobSuite {
    let emulator: Emulator

    @Test func `a job goes from SUBMITTED through STARTED to SUCCESS, and is billed for ten minutes at least`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        emulator.advance(by: .milliseconds(300))
        #expect(job(id, in: ready)?["status"] == "STARTED")
        #expect(job(id, in: ready)?["statistics"] == nil)
        emulator.advance(by: .milliseconds(700))
        let done = try #require(job(id, in: ready))
        #expect(done["status"] == "SUCCESS")
        #expect(done["statistics"]?["totalDurationInMillis"] == 1000)
        #expect(done["statistics"]?["billedResourceUtilization"]?["units"] == .double(32.0 * 600 / 3600))
        #expect(done["result"]?["output"] == ["s3": ["location": .string("s3://publisher-jobs/runs/\(id)/")]])
    }

    @Test func `results go to the member that is named`() throws {
        let ready = try readyCollaboration()
        let named: JSON = ["outputConfiguration": ["member": ["accountId": "222222222222"]]]
        let started = start(in: ready, [("resultConfiguration", named)])["protectedJob"]
        let id = try #require(started?["id"]?.string)
        #expect(started?["resultConfiguration"] == named)
        emulator.advance(by: .seconds(1))
        #expect(job(id, in: ready)?["result"]?["output"] == ["s3": ["location": .string("s3://publisher-jobs/runs/\(id)/")]])
    }

    @Test func `workers are billed as they were asked for`() throws {
        let ready = try readyCollaboration()
        let reply = start(in: ready, [("computeConfiguration", ["worker": ["type": "CR.4X", "number": 6]])])
        emulator.advance(by: .seconds(1))
        let id = try #require(reply["protectedJob"]?["id"]?.string)
        #expect(job(id, in: ready)?["statistics"]?["billedResourceUtilization"]?["units"] == .double(48.0 * 600 / 3600))
    }

    @Test func `one job can be under way in a membership, and no more`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        let second = start(in: ready)
        #expect(second.errorType == "ServiceQuotaExceededException")
        #expect(second["quotaName"] == "Ongoing jobs per membership")
        #expect(second["quotaValue"] == 1.0)
        #expect(cancel(id, in: ready).status == 200)
        // A job that is being cancelled is under way.
        #expect(start(in: ready).status == 402)
        emulator.advance(by: .milliseconds(200))
        #expect(start(in: ready).status == 200)
    }

    @Test func `jobs of an account count together where its quota holds`() throws {
        var settings = Settings()
        settings.quotas.values = [.concurrentJobs: 1]
        let tests = Self(emulator: try Emulator(settings: settings))
        let collaborations = [try tests.readyCollaboration(), try tests.readyCollaboration()]
        #expect(tests.start(in: collaborations[0]).status == 200)
        let second = tests.start(in: collaborations[1])
        #expect(second["quotaName"] == "Concurrent PySpark jobs per account")
        tests.emulator.advance(by: .seconds(1))
        #expect(tests.start(in: collaborations[1]).status == 200)
    }

    @Test func `a cancelled job is CANCELLING first, and CANCELLED after`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        emulator.advance(by: .milliseconds(300))
        #expect(cancel(id, in: ready)["protectedJob"]?["status"] == "CANCELLING")
        emulator.advance(by: .milliseconds(200))
        #expect(cancel(id, in: ready)["protectedJob"]?["status"] == "CANCELLED")
        emulator.advance(by: .seconds(10))
        #expect(job(id, in: ready)?["status"] == "CANCELLED")
        #expect(job(id, in: ready)?["statistics"]?["billedResourceUtilization"] != nil)
        let queued = try started(in: ready)
        #expect(cancel(queued, in: ready).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(job(queued, in: ready)?["status"] == "CANCELLED")
        #expect(job(queued, in: ready)?["statistics"]?["billedResourceUtilization"] == nil)
    }

    @Test func `a job that has ended cannot be cancelled`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        emulator.advance(by: .seconds(1))
        let reply = cancel(id, in: ready)
        #expect(reply.status == 409)
        #expect(reply["reason"] == "INVALID_STATE")
    }

    @Test func `a job whose template is deleted before it starts fails`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        let template = try #require(ready.template.split(separator: "/").last)
        let target = "/memberships/\(ready.shared.publisherMembership)/analysistemplates/\(template)"
        #expect(emulator.send(.delete, target, as: .publisher).status == 204)
        emulator.advance(by: .milliseconds(300))
        #expect(job(id, in: ready)?["status"] == "FAILED")
        #expect(job(id, in: ready)?["error"]?["code"] == "RESOURCE_NOT_FOUND")
    }

    @Test func `a job whose script is not the one that was reviewed fails`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        let template = try #require(ready.template.split(separator: "/").last)
        let store = emulator.service.store
        var record = try #require(try store.find(AnalysisTemplateRecord.self, id: String(template)))
        record.sourceMetadata = .artifacts(
            AnalysisTemplateArtifactMetadata(entryPointHash: Hash(sha256: String(repeating: "0", count: 64))))
        try store.update(record)
        emulator.advance(by: .seconds(1))
        #expect(job(id, in: ready)?["status"] == "FAILED")
        #expect(job(id, in: ready)?["error"]?["code"] == "INVALID_RESOURCE")
        #expect(job(id, in: ready)?["statistics"] == ["totalDurationInMillis": 300])
    }

    @Test func `deleting the collaboration cancels what is under way`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        #expect(emulator.send(.delete, "/collaborations/\(ready.shared.id)", as: .advertiser).status == 204)
        emulator.advance(by: .seconds(5))
        #expect(job(id, in: ready)?["status"] == "CANCELLED")
    }

    @Test func `a job orders an empty file in a folder of its name, and a bucket that cannot be written fails it`() throws {
        let courier = Courier()
        emulator.service.resultDelivery = courier
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        emulator.advance(by: .seconds(1))
        #expect(job(id, in: ready)?["result"]?["output"]?["s3"]?["location"]?.string == "s3://publisher-jobs/runs/\(id)/")
        let files = ResultFiles(.csv, .spark(id: id), isSingle: false)
        let table = DeliveryOrder.Contents.table(ResultTable(columns: []), files)
        #expect(courier.orders.map(\.parcels) == [[.init(bucket: "publisher-jobs", folder: "runs/\(id)/", contents: table)]])

        courier.answer = nil
        let later = try started(in: ready)
        emulator.advance(by: .seconds(1))
        #expect(job(later, in: ready)?["status"] == "STARTED")
        try emulator.service.resumeDeliveries()
        #expect(courier.orders.last?.subject == later && courier.orders.count == 3)
        try emulator.service.finish(courier.order(of: later), as: .refused("Closed."))
        #expect(job(later, in: ready)?["status"] == "FAILED")
        #expect(job(later, in: ready)?["error"]?["code"] == "RESOURCE_ACCESS_DENIED")
    }
}
