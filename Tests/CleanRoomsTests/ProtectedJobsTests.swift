// Protected jobs: scripts that tables allow, where their results go, how they live and what they cost.

@testable import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import JSON
import Results
import Store
import Testing

@Suite struct ProtectedJobsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

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
        let placeless = Ready(shared: shared, template: try template(in: shared))
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
        let reply = start(in: Ready(shared: shared, template: try template(in: shared)))
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
        let ready = Ready(shared: shared, template: try template(in: shared, as: .advertiser))
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

    // MARK: Rules of tables

    @Test func `a table allows a template by its ARN`() throws {
        let ready = try readyCollaboration(rule: nil)
        try table("customers", in: ready.shared, rule: Self.custom(["allowedAnalyses": [.string(ready.template)]]))
        #expect(try outcome(in: ready) == "SUCCESS")
    }

    @Test func `the ARN of another template allows nothing`() throws {
        let ready = try readyCollaboration(rule: nil)
        let other = try template(in: ready.shared, ["name": "other"])
        try table("customers", in: ready.shared, rule: Self.custom(["allowedAnalyses": [.string(other)]]))
        let message = "Analysis template \(ready.template) is not allowed by table customers"
        #expect(try refusal(in: ready) == ["message": .string(message), "code": "RESOURCE_ACCESS_DENIED", "retry": ["retryable": false]])
    }

    private static let refusals: [(rule: JSON, method: String, code: String)] = [
        // Any job, of another account.
        (custom(anyJobOfAdvertiser), "DIRECT_JOB", "RESOURCE_ACCESS_DENIED"),
        // Any query is no job.
        (custom(["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]]), "MULTIPLE", "RESOURCE_ACCESS_DENIED"),
        (custom(anyJob), "DIRECT_QUERY", "RESOURCE_ACCESS_DENIED"),
        (["list": ["joinColumns": ["email"], "listColumns": ["city"]]], "DIRECT_QUERY", "RESOURCE_ACCESS_DENIED"),
        (custom(["allowedAnalyses": []]), "DIRECT_JOB", "INVALID_RESOURCE"),
    ]

    @Test(arguments: refusals)
    func `a table that does not allow a script fails its job before it starts`(rule: JSON, method: String, code: String) throws {
        let ready = try readyCollaboration(rule: nil)
        try table("customers", in: ready.shared, rule: rule, method: method)
        #expect(try refusal(in: ready)?["code"]?.string == code)
    }

    @Test func `a table has to be there, by the name of its association`() throws {
        let ready = try readyCollaboration(rule: nil)
        let refusal = try refusal(in: ready)
        #expect(refusal?["code"] == "RESOURCE_NOT_FOUND")
        #expect(refusal?["message"] == "Table Customers does not exist in the collaboration")
    }

    @Test func `a collaboration rule that does not list the receiver refuses the job`() throws {
        let ready = try readyCollaboration(rule: nil)
        let association = try table("customers", in: ready.shared, rule: Self.custom(Self.anyJob))
        let target = "/memberships/\(ready.shared.advertiserMembership)/configuredTableAssociations/\(association)/analysisRule"
        func rule(_ receivers: JSON) -> JSON {
            ["analysisRuleType": "CUSTOM", "analysisRulePolicy": ["v1": ["custom": ["allowedResultReceivers": receivers]]]]
        }
        #expect(emulator.send(.post, target, rule(["222222222222"]), as: .advertiser).status == 200)
        #expect(try outcome(in: ready) == "SUCCESS")
        let shared = try collaborationOfReceivingPayer(publisherAbilities: ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"])
        let both = Ready(shared: shared, template: try template(in: shared, as: .advertiser))
        let other = try table("customers", in: shared, rule: Self.custom(Self.anyJobOfAdvertiser))
        let otherTarget = "/memberships/\(shared.advertiserMembership)/configuredTableAssociations/\(other)/analysisRule"
        #expect(emulator.send(.post, otherTarget, rule(["222222222222"]), as: .advertiser).status == 200)
        #expect(
            try refusal(in: both)?["message"] == "Account 111111111111 is not allowed to receive results of table customers")
    }

    @Test func `a refused script can be answered at once`() throws {
        var settings = Settings()
        settings.refusedSQL = .refused
        let tests = ProtectedJobsTests(try Emulator(settings: settings))
        let ready = try tests.readyCollaboration(rule: nil)
        let reply = tests.start(in: ready)
        #expect(reply.errorType == "ValidationException")
        #expect(reply.message == "Table Customers does not exist in the collaboration")
        #expect(tests.list(in: ready)["protectedJobs"] == [])
    }

    @Test func `a job takes one use of each table's access budget, and a refused one none`() throws {
        let ready = try readyCollaboration(rule: nil)
        let association = try table("customers", in: ready.shared, rule: Self.custom(Self.anyJob))
        let membership = ready.shared.advertiserMembership
        let arn = "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(membership)/configuredtableassociation/\(association)"
        let access: JSON = ["resourceArn": .string(arn), "budgetParameters": [["type": "LIFETIME", "budget": 1]]]
        let made = emulator.send(
            .post, "/memberships/\(membership)/privacybudgettemplates",
            ["privacyBudgetType": "ACCESS_BUDGET", "parameters": ["accessBudget": access]], as: .advertiser)
        #expect(made.status == 200)
        let missing: JSON = ["name": "missing", "schema": ["referencedTables": ["customers", "nowhere"]]]
        _ = try refusal(in: Ready(shared: ready.shared, template: try template(in: ready.shared, missing)))
        #expect(try outcome(in: ready) == "SUCCESS")
        #expect(start(in: ready).message == "The access budget of customers is used up.")
    }

    @Test func `an emulator that holds nothing against the rules runs any script`() throws {
        var settings = Settings()
        settings.queryValidation = .off
        let tests = ProtectedJobsTests(try Emulator(settings: settings))
        #expect(try tests.outcome(in: try tests.readyCollaboration(rule: nil)) == "SUCCESS")
    }

    // MARK: Behaviour

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
        let tests = ProtectedJobsTests(try Emulator(settings: settings))
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
        try emulator.service.finishDelivery(of: later, as: .refused("Closed."))
        #expect(job(later, in: ready)?["status"] == "FAILED")
        #expect(job(later, in: ready)?["error"]?["code"] == "RESOURCE_ACCESS_DENIED")
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

// MARK: Requests

extension ProtectedJobsTests {
    private struct Ready {
        let shared: SharedCollaboration
        /// The ARN of the script.
        let template: String
    }

    private init(_ emulator: Emulator) {
        self.emulator = emulator
    }

    private static let abilities = ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"]

    private static let anyJob: JSON = ["allowedAnalyses": ["ANY_JOB"], "allowedAnalysisProviders": ["222222222222"]]

    private static let anyJobOfAdvertiser: JSON = ["allowedAnalyses": ["ANY_JOB"], "allowedAnalysisProviders": ["111111111111"]]

    private static func custom(_ rule: JSON) -> JSON { ["custom": rule] }

    private static let results: JSON = [
        "defaultJobResultConfiguration": [
            "outputConfiguration": ["s3": ["bucket": "publisher-jobs", "keyPrefix": "runs"]],
            "roleArn": "arn:aws:iam::222222222222:role/results",
        ]
    ]

    /// A collaboration with a script of the publisher's, who may run it and has a place for its results.
    ///
    /// - Parameter rule: That of the table which the script reads; nil for no table.
    private func readyCollaboration(engine: String = "SPARK", rule: JSON? = custom(anyJob)) throws -> Ready {
        let shared = try emulator.makeCollaboration(analyticsEngine: engine, publisherAbilities: Self.abilities)
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", Self.results, as: .publisher).status == 200)
        if let rule { try table("customers", in: shared, rule: rule) }
        return Ready(shared: shared, template: try template(in: shared))
    }

    /// A collaboration in which the publisher runs jobs that the advertiser pays for and receives.
    private func collaborationOfReceivingPayer(publisherAbilities: [String] = ["CAN_QUERY", "CAN_RUN_JOB"]) throws -> SharedCollaboration {
        let pays: JSON = ["queryCompute": ["isResponsible": true], "jobCompute": ["isResponsible": true]]
        let publisher: JSON = [
            "accountId": "222222222222", "displayName": "Publisher", "memberAbilities": .array(publisherAbilities.map(JSON.string)),
        ]
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "Jobs", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": ["CAN_RECEIVE_RESULTS"],
                "members": [publisher], "queryLogStatus": "DISABLED", "creatorPaymentConfiguration": pays,
            ], as: .advertiser)
        let id = try #require(made["collaboration"]?["id"]?.string)
        let joined = emulator.send(
            .post, "/memberships",
            [
                "collaborationIdentifier": .string(id), "queryLogStatus": "DISABLED", "paymentConfiguration": pays,
                "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "advertiser-queries"]]],
                "defaultJobResultConfiguration": [
                    "outputConfiguration": ["s3": ["bucket": "advertiser-jobs"]], "roleArn": "arn:aws:iam::111111111111:role/results",
                ],
            ], as: .advertiser)
        return SharedCollaboration(
            id: id, advertiserMembership: try #require(joined["membership"]?["id"]?.string),
            publisherMembership: try emulator.makeMembership(in: id, as: .publisher))
    }

    /// Makes a table of the advertiser's with a rule, associates it, and answers the association's id.
    @discardableResult
    private func table(
        _ name: String, in shared: SharedCollaboration, rule: JSON, method: String = "DIRECT_JOB"
    ) throws -> String {
        var changes = JSON.Object([("analysisMethod", .string(method))])
        if method == "MULTIPLE" { changes.append("selectedAnalysisMethods", ["DIRECT_QUERY", "DIRECT_JOB"]) }
        let arm = try #require(rule.object?.members.first)
        let table = try emulator.makeTable(rule: arm.name.uppercased(), arm.value, .object(changes))
        return try emulator.makeAssociation(of: table, as: name, through: shared.advertiserMembership)
    }

    /// Makes a script that reads the table customers and takes a city, and answers its ARN.
    private func template(in shared: SharedCollaboration, _ changes: JSON = [:], as account: Account = .publisher) throws -> String {
        let script: JSON = [
            "name": "script", "format": "PYSPARK_1_0",
            "source": [
                "artifacts": [
                    "entryPoint": ["location": ["bucket": "scripts", "key": "entry.py"]],
                    "roleArn": "arn:aws:iam::222222222222:role/scripts",
                ]
            ],
            "schema": ["referencedTables": ["Customers"]],
            "analysisParameters": [["name": "city", "type": "STRING"]],
        ]
        var body = script.with(changes)
        if changes["format"] == "SQL" { body = body.with(["analysisParameters": []]) }
        let membership = account == .publisher ? shared.publisherMembership : shared.advertiserMembership
        let made = emulator.send(.post, "/memberships/\(membership)/analysistemplates", body, as: account)
        return try #require(made["analysisTemplate"]?["arn"]?.string)
    }

    private func start(
        in ready: Ready, template: String? = nil, parameters: JSON = ["city": "Oslo"], _ more: [(name: String, value: JSON)] = [],
        as account: Account = .publisher
    ) -> Reply {
        let job: JSON = ["analysisTemplateArn": .string(template ?? ready.template), "parameters": parameters]
        let body = JSON.Object([("type", "PYSPARK"), ("jobParameters", job)] + more)
        let membership = account == .publisher ? ready.shared.publisherMembership : ready.shared.advertiserMembership
        return emulator.send(.post, "/memberships/\(membership)/protectedJobs", .object(body), as: account)
    }

    private func started(in ready: Ready) throws -> String {
        try #require(start(in: ready)["protectedJob"]?["id"]?.string)
    }

    private func job(_ id: String, in ready: Ready) -> JSON? {
        emulator.send(.get, "/memberships/\(ready.shared.publisherMembership)/protectedJobs/\(id)", as: .publisher)["protectedJob"]
    }

    private func cancel(_ id: String, in ready: Ready) -> Reply {
        emulator.send(
            .patch, "/memberships/\(ready.shared.publisherMembership)/protectedJobs/\(id)", ["targetStatus": "CANCELLED"], as: .publisher)
    }

    private func list(in ready: Ready, _ query: String = "") -> Reply {
        emulator.send(.get, "/memberships/\(ready.shared.publisherMembership)/protectedJobs\(query)", as: .publisher)
    }

    // MARK: Answers

    /// The status in which a job ends.
    private func outcome(in ready: Ready) throws -> String? {
        let id = try started(in: ready)
        emulator.advance(by: .seconds(1))
        return job(id, in: ready)?["status"]?.string
    }

    /// The error of a job that ends FAILED without having started.
    private func refusal(in ready: Ready) throws -> JSON? {
        let id = try started(in: ready)
        emulator.advance(by: .milliseconds(300))
        let job = job(id, in: ready)
        #expect(job?["status"] == "FAILED")
        #expect(job?["statistics"] == ["totalDurationInMillis": 300])
        return job?["error"]
    }

    private func identifiers(_ reply: Reply) -> [String] {
        reply["protectedJobs"]?.array?.compactMap { $0["id"]?.string } ?? []
    }
}
