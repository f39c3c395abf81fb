// Protected jobs through the door: what starts one, who sees it, and how they are listed.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedJob.html

import EmulatorTesting
import JSON
import Testing

@Suite struct ProtectedJobsTests: JobSuite {
    let emulator: Emulator

    // MARK: Shape

    @Test func `the answer to a start says SUBMITTED and has neither statistics nor result`() throws {
        let ready = try readyCollaboration()
        let job = try #require(start(in: ready)["protectedJob"])
        #expect(job["status"] == "SUBMITTED")
        #expect(job["membershipId"]?.string == ready.shared.publisherMembership)
        #expect(job["jobParameters"] == ["analysisTemplateArn": .string(ready.template), "parameters": ["city": "Oslo"]])
        #expect(job["computeConfiguration"] == ["worker": ["type": "CR.1X", "number": 16]])
        #expect(job["jobComputePayerAccountId"] == "222222222222")
        #expect(job["resultConfiguration"] == ["outputConfiguration": ["s3": ["bucket": "publisher-jobs", "keyPrefix": "runs"]]])
        for absent in ["statistics", "result", "error"] { #expect(job[absent] == nil) }
    }

    @Test func `a summary names the receivers`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        let summary = try #require(list(in: ready)["protectedJobs"]?.array?.first)
        #expect(summary["id"]?.string == id)
        #expect(summary["jobComputePayerAccountId"] == "222222222222")
        let details: JSON = ["directAnalysisConfigurationDetails": ["receiverAccountIds": ["222222222222"]]]
        #expect(summary["receiverConfigurations"] == [["analysisType": "DIRECT_ANALYSIS", "configurationDetails": details]])
    }

    // MARK: Validation

    @Test func `a job runs a script, not SQL`() throws {
        let ready = try readyCollaboration()
        let sql = try template(
            in: ready.shared, ["name": "sql", "format": "SQL", "source": ["text": "SELECT 1 FROM customers"]])
        let reply = start(in: ready, template: sql)
        #expect(reply["reason"] == "INVALID_CONFIGURATION")
        #expect(reply.fields == ["jobParameters.analysisTemplateArn"])
    }

    @Test func `a template has to be the collaboration's`() throws {
        let ready = try readyCollaboration()
        let other = try readyCollaboration()
        let reply = start(in: ready, template: other.template)
        #expect(reply.status == 404)
        #expect(reply["resourceType"] == "ANALYSIS_TEMPLATE")
    }

    @Test(arguments: [["town": "Oslo"], ["city": "Oslo", "town": "Oslo"], [:]] as [JSON])
    func `parameters are those that the template declares`(parameters: JSON) throws {
        let ready = try readyCollaboration()
        #expect(start(in: ready, parameters: parameters).fields == ["jobParameters.parameters"])
    }

    @Test func `results go to a member who receives them and has a place for those of jobs`() throws {
        let ready = try readyCollaboration()
        for account in ["111111111111", "333333333333"] {
            let reply = start(in: ready, [("resultConfiguration", ["outputConfiguration": ["member": ["accountId": .string(account)]]])])
            #expect(reply["reason"] == "INVALID_CONFIGURATION")
        }
        let shared = try emulator.makeCollaboration(publisherAbilities: Self.abilities)
        // A default for queries is none for jobs.
        let queries: JSON = [
            "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]]
        ]
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", queries, as: .publisher).status == 200)
        let placeless = JobStage(shared: shared, template: try template(in: shared))
        #expect(start(in: placeless).fields == ["resultConfiguration"])
    }

    @Test func `only who pays for jobs can be named as their payer`() throws {
        let ready = try readyCollaboration()
        let reply = start(in: ready, [("jobComputePayerAccountId", "111111111111")])
        #expect(reply.fields == ["jobComputePayerAccountId"])
        #expect(start(in: ready, [("jobComputePayerAccountId", "222222222222")]).status == 200)
    }

    @Test func `the legacy engine has no jobs`() throws {
        let ready = try readyCollaboration(engine: "CLEAN_ROOMS_SQL")
        #expect(start(in: ready).fields == ["type"])
    }

    @Test(arguments: [["type": "CR.1X"], ["number": 8], ["type": "CR.8X", "number": 8], ["type": "CR.1X", "number": 3]] as [JSON])
    func `workers have a type and a number that the model knows`(worker: JSON) throws {
        let ready = try readyCollaboration()
        #expect(start(in: ready, [("computeConfiguration", ["worker": worker])]).status == 400)
    }

    // MARK: Access

    @Test func `only who may run jobs starts and cancels them`() throws {
        let ready = try readyCollaboration()
        #expect(start(in: ready, as: .advertiser).errorType == "AccessDeniedException")
        let id = try started(in: ready)
        let target = "/memberships/\(ready.shared.advertiserMembership)/protectedJobs/\(id)"
        #expect(emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .advertiser).errorType == "AccessDeniedException")

        let shared = try emulator.makeCollaboration()
        let membership = "/memberships/\(shared.publisherMembership)"
        _ = emulator.send(.patch, membership, Self.results, as: .publisher)
        let reply = start(in: JobStage(shared: shared, template: try template(in: shared)))
        #expect(reply.message == "Membership \(shared.publisherMembership) does not have the ability CAN_RUN_JOB.")
    }

    @Test func `a data provider sees nothing of a job`() throws {
        let ready = try readyCollaboration()
        let id = try started(in: ready)
        let own = emulator.send(.get, "/memberships/\(ready.shared.advertiserMembership)/protectedJobs/\(id)", as: .advertiser)
        #expect(own.status == 404)
        #expect(own.message == "No such protected job with protectedJobId: \(id)")
        let list = emulator.send(.get, "/memberships/\(ready.shared.advertiserMembership)/protectedJobs", as: .advertiser)
        #expect(list["protectedJobs"] == [])
        #expect(emulator.send(.get, "/memberships/\(ready.shared.publisherMembership)/protectedJobs/\(id)", as: .advertiser).status == 404)
    }

    @Test func `who receives and pays sees the job through its own membership, without its parameters`() throws {
        let shared = try collaborationOfReceivingPayer()
        try table("customers", in: shared, rule: Self.custom(Self.anyJobOfAdvertiser))
        let ready = JobStage(shared: shared, template: try template(in: shared, as: .advertiser))
        let job = try #require(start(in: ready)["protectedJob"])
        let id = try #require(job["id"]?.string)
        #expect(job["jobComputePayerAccountId"] == "111111111111")
        #expect(job["resultConfiguration"] == ["outputConfiguration": ["member": ["accountId": "111111111111"]]])
        emulator.advance(by: .seconds(1))
        let target = "/memberships/\(shared.advertiserMembership)/protectedJobs/\(id)"
        let received = emulator.send(.get, target, as: .advertiser)["protectedJob"]
        #expect(received?["jobParameters"] == nil)
        #expect(received?["membershipId"]?.string == shared.publisherMembership)
        #expect(received?["result"]?["output"] == ["s3": ["location": .string("s3://advertiser-jobs/\(id)/")]])
        #expect(received?["resultConfiguration"] == ["outputConfiguration": ["s3": ["bucket": "advertiser-jobs"]]])
        #expect(self.job(id, in: ready)?["result"]?["output"] == ["memberList": [["accountId": "111111111111"]]])
        let list = emulator.send(.get, "/memberships/\(shared.advertiserMembership)/protectedJobs", as: .advertiser)
        #expect(list["protectedJobs"]?.array?.count == 1)
    }

    // MARK: Paging

    @Test func `jobs are listed newest first, by status and in pages`() throws {
        let ready = try readyCollaboration()
        var ids: [String] = []
        for _ in 0..<3 {
            ids.insert(try started(in: ready), at: 0)
            emulator.advance(by: .seconds(1))
        }
        let running = try started(in: ready)
        #expect(identifiers(list(in: ready, "?status=SUBMITTED")) == [running])
        let first = list(in: ready, "?status=SUCCESS&maxResults=2")
        #expect(identifiers(first) == Array(ids.prefix(2)))
        let token = try #require(first["nextToken"]?.string)
        #expect(identifiers(list(in: ready, "?status=SUCCESS&maxResults=2&nextToken=\(token)")) == [ids[2]])
        #expect(list(in: ready, "?status=TIMED_OUT").status == 400)
    }
}
