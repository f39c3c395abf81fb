// Intermediate tables that a PySpark job populates: who may make them, the job, and what it leaves.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PopulationAnalysisJobParameters.html

import EmulatorTesting
import JSON
import Testing

struct IntermediateTableJobsTests: JobSuite {
    let emulator: Emulator

    private static let result: JSON = [
        "columns": [["name": "City", "type": "varchar(20)"], ["name": "email"], ["name": "spend"]],
        "rows": [["Oslo", "a@b.no", 2.5], ["Bergen", .null, 1]],
    ]

    private func tables(_ ready: JobStage) -> String { "/memberships/\(ready.shared.publisherMembership)/intermediateTables" }

    private func create(_ name: String = "cities", in ready: JobStage, template: String? = nil) -> Reply {
        let definition: JSON = ["jobParameters": ["analysisTemplateArn": .string(template ?? ready.template)]]
        return emulator.send(
            .post, tables(ready), ["name": .string(name), "populationAnalysisConfiguration": definition], as: .publisher)
    }

    private func made(_ name: String = "cities", in ready: JobStage, template: String? = nil) throws -> String {
        try #require(create(name, in: ready, template: template)["intermediateTable"]?["id"]?.string)
    }

    private func table(_ id: String, in ready: JobStage) -> JSON? {
        emulator.send(.get, "\(tables(ready))/\(id)", as: .publisher)["intermediateTable"]
    }

    private func populate(_ id: String, in ready: JobStage, _ changes: JSON = [:]) -> Reply {
        let body: JSON = ["parameters": ["city": "Oslo"]]
        return emulator.send(.post, "\(tables(ready))/\(id)/populate", body.with(changes), as: .publisher)
    }

    /// Populates a table to the end, with a result that the tester gives, and answers the job's id.
    @discardableResult
    private func populated(_ id: String, in ready: JobStage, result: JSON = result) throws -> String {
        let rule: JSON = ["model_name": "cleanrooms::protected-job", "status": "SUCCESS", "result": result, "times": 1]
        #expect(emulator.control(.post, "/_cleanrooms/outcomes", rule).status == 201)
        let job = try #require(populate(id, in: ready)["analysisId"]?.string)
        emulator.advance(by: .seconds(2))
        return job
    }

    private func addRule(_ id: String, in ready: JobStage, _ rule: JSON) -> Reply {
        emulator.send(
            .post, "\(tables(ready))/\(id)/analysisRule",
            ["analysisRuleType": "CUSTOM", "analysisRulePolicy": ["v1": ["custom": rule]]], as: .publisher)
    }

    // MARK: Shape

    @Test func `a table shows the script that populates it, and depends on the tables that the script names`() throws {
        let ready = try readyCollaboration()
        let table = try #require(create(in: ready)["intermediateTable"])
        #expect(table["status"] == "CREATED" && table["schema"] == nil)
        #expect(table["populationAnalysisConfiguration"] == ["jobParameters": ["analysisTemplateArn": .string(ready.template)]])
        let dependency = try #require(table["tableDependencies"]?.array?.first)
        #expect(table["tableDependencies"]?.array?.count == 1)
        #expect(dependency["name"] == "customers" && dependency["type"] == "TABLE" && dependency["parentType"] == "DIRECT")
        #expect(dependency["creatorAccountId"] == "111111111111")
    }

    @Test func `a population is a protected job that names the table`() throws {
        let ready = try readyCollaboration()
        let id = try made("Cities", in: ready)
        let reply = populate(id, in: ready)
        #expect(reply["analysisType"] == "JOB")
        let analysis = try #require(reply["analysisId"]?.string)
        let started = try #require(job(analysis, in: ready))
        let arn = try #require(table(id, in: ready)?["arn"])
        let target: JSON = ["id": .string(id), "arn": arn, "name": "Cities"]
        #expect(started["status"] == "SUBMITTED")
        #expect(started["resultConfiguration"] == ["outputConfiguration": ["intermediateTable": target]])
        #expect(started["jobParameters"] == ["analysisTemplateArn": .string(ready.template), "parameters": ["city": "Oslo"]])
        #expect(started["computeConfiguration"] == ["worker": ["type": "CR.1X", "number": 16]])
        #expect(started["jobComputePayerAccountId"] == "222222222222")
        let summary = try #require(list(in: ready).list("protectedJobs").first)
        #expect(summary["intermediateTableConfiguration"] == target && summary["receiverConfigurations"] == [])
        #expect(table(id, in: ready)?["status"] == "POPULATE_STARTED")
        let versions = emulator.send(.get, "\(tables(ready))/\(id)/versions", as: .publisher).list("intermediateTableVersionSummaries")
        #expect(versions.map { $0["analysisType"] } == ["JOB"] && versions.first?["versionId"] == reply["versionId"])
        // Queries know nothing of it.
        let queries = emulator.send(.get, "/memberships/\(ready.shared.publisherMembership)/protectedQueries", as: .publisher)
        #expect(queries["protectedQueries"] == [])
    }

    @Test func `a population that succeeds leaves the columns of its result, and is billed for ten minutes at least`() throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        let job = try #require(self.job(try populated(id, in: ready), in: ready))
        #expect(job["status"] == "SUCCESS" && job["result"] == nil)
        // 16 workers of two CRPU each, a sixth of an hour.
        guard case .double(let units)? = job["statistics"]?["billedResourceUtilization"]?["units"] else {
            Issue.record("the job was not billed")
            return
        }
        #expect(abs(units - 32.0 / 6) < 0.01)
        let table = try #require(self.table(id, in: ready))
        #expect(table["status"] == "POPULATE_SUCCESS")
        #expect(
            table["schema"]?["columns"] == [
                ["name": "city", "type": "varchar(20)"], ["name": "email", "type": "string"], ["name": "spend", "type": "double"],
            ])
        let version = try #require(table["intermediateTableVersion"])
        #expect(version["analysisType"] == "JOB" && version["analysisId"] == job["id"] && version["parameters"] == ["city": "Oslo"])
        #expect(version["expirationTime"] != nil)
        let shared = emulator.send(.get, "/collaborations/\(ready.shared.id)/schemas/cities", as: .advertiser)["schema"]
        #expect(shared?["columns"] == table["schema"]?["columns"])
    }

    @Test func `without a result nothing tells what a script put out`() throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        #expect(populate(id, in: ready).status == 200)
        emulator.advance(by: .seconds(2))
        #expect(table(id, in: ready)?["status"] == "POPULATE_SUCCESS" && table(id, in: ready)?["schema"] == nil)
    }

    @Test(
        arguments: [
            ["columns": [["name": "a b!"]], "rows": []], ["columns": [["name": "city"], ["name": "CITY"]], "rows": []],
        ] as [JSON])
    func `a result whose columns no table can have fails the population, in the emulator's words`(result: JSON) throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        let job = try #require(self.job(try populated(id, in: ready, result: result), in: ready))
        #expect(job["status"] == "FAILED" && job["error"]?["message"]?.string?.hasPrefix("[emulator] Column(s) [") == true)
        #expect(table(id, in: ready)?["status"] == "POPULATE_FAILED")
    }

    // MARK: Validation

    @Test func `the template is a script, and its tables are in the collaboration`() throws {
        let ready = try readyCollaboration()
        let sql = try template(in: ready.shared, ["name": "sql", "format": "SQL", "source": ["text": "SELECT 1 FROM customers"]])
        let refused = create(in: ready, template: sql)
        #expect(refused["reason"] == "INVALID_CONFIGURATION")
        #expect(refused.fields == ["populationAnalysisConfiguration.jobParameters.analysisTemplateArn"])
        let other = try template(in: ready.shared, ["name": "other", "schema": ["referencedTables": ["nothing"]]])
        #expect(create(in: ready, template: other).fields == ["populationAnalysisConfiguration.jobParameters"])
        let missing = ready.template.dropLast(1) + (ready.template.hasSuffix("0") ? "1" : "0")
        #expect(create(in: ready, template: String(missing)).errorType == "ResourceNotFoundException")
    }

    @Test func `the population is asked for as the job that it is`() throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        let query = populate(id, in: ready, ["computeConfiguration": ["queryComputeConfiguration": ["type": "CR.1X", "number": 4]]])
        #expect(query["reason"] == "INVALID_CONFIGURATION" && query.fields == ["computeConfiguration"])
        #expect(populate(id, in: ready, ["parameters": ["town": "Oslo"]]).errorType == "ValidationException")
        #expect(populate(id, in: ready, ["parameters": [:]]).errorType == "ValidationException")
        #expect(populate(id, in: ready, ["analysisPayerAccountId": "111111111111"]).fields == ["analysisPayerAccountId"])
        let workers: JSON = ["worker": ["type": "CR.4X", "number": 8]]
        let reply = populate(id, in: ready, ["computeConfiguration": ["jobComputeConfiguration": workers]])
        let analysis = try #require(reply["analysisId"]?.string)
        #expect(job(analysis, in: ready)?["computeConfiguration"] == workers)
    }

    @Test func `a query that populates a table takes no workers of a job`() throws {
        let stage = try IntermediateStage()
        let id = try stage.make()
        let workers: JSON = ["jobComputeConfiguration": ["worker": ["type": "CR.1X", "number": 4]]]
        #expect(stage.populate(id, ["computeConfiguration": workers]).fields == ["computeConfiguration"])
    }

    // MARK: Access

    @Test func `whoever may query and not run jobs makes no such table`() throws {
        let shared = try emulator.makeCollaboration(publisherAbilities: ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
        try table("customers", in: shared, rule: Self.custom(Self.anyJob))
        let ready = JobStage(
            shared: shared,
            template: "arn:aws:cleanrooms:us-east-1:222222222222:membership/\(shared.publisherMembership)/"
                + "analysistemplate/00000000-0000-4000-8000-000000000000")
        #expect(create(in: ready).errorType == "AccessDeniedException")
    }

    @Test func `a script that a table's rule refuses fails the population before it starts`() throws {
        let ready = try readyCollaboration(rule: Self.custom(Self.anyJobOfAdvertiser))
        let id = try made(in: ready)
        let refused = try #require(populate(id, in: ready)["analysisId"]?.string)
        emulator.advance(by: .seconds(1))
        let job = job(refused, in: ready)
        #expect(job?["status"] == "FAILED" && job?["error"]?["code"] == "RESOURCE_ACCESS_DENIED")
        #expect(table(id, in: ready)?["status"] == "POPULATE_FAILED" && table(id, in: ready)?["statusReason"] == job?["error"]?["message"])
    }

    @Test func `a table under it need not let anybody receive results, as a job's of its own must`() throws {
        let shared = try emulator.makeCollaboration(publisherAbilities: Self.abilities)
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", Self.results, as: .publisher).status == 200)
        let association = try table("customers", in: shared, rule: Self.custom(Self.anyJob))
        let path = "/memberships/\(shared.advertiserMembership)/configuredTableAssociations/\(association)/analysisRule"
        let nobody = TableBodies.rule("CUSTOM", ["allowedResultReceivers": []])
        #expect(emulator.send(.post, path, nobody, as: .advertiser).status == 200)
        let ready = JobStage(shared: shared, template: try template(in: shared))
        #expect(try refusal(in: ready)?["code"] == "INVALID_RESOURCE")
        let id = try made(in: ready)
        try populated(id, in: ready)
        #expect(table(id, in: ready)?["status"] == "POPULATE_SUCCESS")
    }

    // MARK: Life

    @Test func `one job of a membership is under way, whatever it is for`() throws {
        let ready = try readyCollaboration()
        let (one, other) = (try made(in: ready), try made("towns", in: ready))
        #expect(populate(one, in: ready).status == 200)
        #expect(populate(one, in: ready).errorType == "ConflictException")
        #expect(populate(other, in: ready).errorType == "ServiceQuotaExceededException")
        #expect(table(other, in: ready)?["status"] == "CREATED")
        #expect(start(in: ready).errorType == "ServiceQuotaExceededException")
        emulator.advance(by: .seconds(2))
        #expect(populate(other, in: ready).status == 200)
    }

    @Test func `a population that is cancelled leaves what was there`() throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        try populated(id, in: ready)
        let second = try #require(populate(id, in: ready)["analysisId"]?.string)
        #expect(cancel(second, in: ready)["protectedJob"]?["status"] == "CANCELLING")
        emulator.advance(by: .seconds(1))
        let table = table(id, in: ready)
        #expect(table?["status"] == "POPULATE_FAILED" && table?["statusReason"] == "The population ended as CANCELLED.")
        #expect(table?["intermediateTableVersion"]?["analysisId"]?.string != second && table?["schema"]?["columns"]?.array?.count == 3)
        let versions = emulator.send(.get, "\(tables(ready))/\(id)/versions", as: .publisher).list("intermediateTableVersionSummaries")
        #expect(versions.map { $0["status"] } == ["POPULATE_FAILED", "POPULATE_SUCCESS"])
    }

    @Test func `whoever waits for the table by looking at it sees the job move`() throws {
        let ready = try readyCollaboration()
        let manual: JSON = ["model_name": "cleanrooms::protected-job", "transition": ["progression": "manual", "times": 1]]
        #expect(emulator.control(.post, "/_cleanrooms/lifecycle", manual).status == 200)
        let id = try made(in: ready)
        #expect(populate(id, in: ready).status == 200)
        #expect(table(id, in: ready)?["status"] == "POPULATE_STARTED")
        #expect(table(id, in: ready)?["status"] == "POPULATE_SUCCESS")
    }

    @Test func `a script that is gone cannot populate any more`() throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        let template = ready.template.split(separator: "/").last.map(String.init) ?? ""
        let path = "/memberships/\(ready.shared.publisherMembership)/analysistemplates/\(template)"
        #expect(emulator.send(.delete, path, as: .publisher).status == 204)
        #expect(populate(id, in: ready).errorType == "ResourceNotFoundException")
        #expect(table(id, in: ready)?["status"] == "CREATED")
    }

    @Test func `a base table that goes takes the table out of use`() throws {
        let ready = try readyCollaboration(rule: nil)
        let association = try table("customers", in: ready.shared, rule: Self.custom(Self.anyJob))
        let id = try made(in: ready)
        let path = "/memberships/\(ready.shared.advertiserMembership)/configuredTableAssociations/\(association)"
        #expect(emulator.send(.get, path, as: .advertiser)["configuredTableAssociation"]?["childResources"]?.array?.count == 1)
        #expect(emulator.send(.delete, path, as: .advertiser).status == 204)
        #expect(table(id, in: ready)?["status"] == "BASE_TABLE_REMOVED")
        #expect(populate(id, in: ready).errorType == "ConflictException")
    }

    // MARK: What is inherited

    @Test func `a disallowed column of a table under it is one of its own where it comes out under its name`() throws {
        let rule = Self.anyJob.with(["disallowedOutputColumns": ["email", "city"]])
        let ready = try readyCollaboration(rule: Self.custom(rule))
        let id = try made(in: ready)
        try populated(id, in: ready, result: ["columns": [["name": "EMAIL"], ["name": "total"]], "rows": []])
        let inherited = try #require(table(id, in: ready)?["intermediateTableVersion"]?["inheritedConstraints"])
        #expect(inherited["disallowedOutputColumns"]?["value"] == ["email"])
        let lineage = try #require(inherited["disallowedOutputColumns"]?["columnLineage"]?.array?.first)
        #expect(lineage["sourceName"] == "customers" && lineage["sourceColumn"] == "email" && lineage["sourceAccountId"] == "111111111111")
        let own: JSON = [
            "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"], "disallowedOutputColumns": ["total"],
        ]
        let lax = addRule(id, in: ready, own)
        #expect(lax["reason"] == "INVALID_CONFIGURATION" && lax.message?.contains("[email]") == true)
        #expect(addRule(id, in: ready, own.with(["disallowedOutputColumns": ["total", "email"]])).status == 200)
    }

    @Test func `SQL reads what a job has stored, under the table's own rule`() throws {
        let ready = try readyCollaboration()
        let id = try made(in: ready)
        try populated(id, in: ready)
        #expect(addRule(id, in: ready, ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]]).status == 200)
        for (sql, status) in [("SELECT city, spend FROM cities", "SUCCESS"), ("SELECT town FROM cities", "FAILED")] {
            let body: JSON = [
                "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
                "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
            ]
            let target = "/memberships/\(ready.shared.publisherMembership)/protectedQueries"
            let query = try #require(emulator.send(.post, target, body, as: .publisher)["protectedQuery"]?["id"]?.string)
            emulator.advance(by: .seconds(2))
            #expect(emulator.send(.get, "\(target)/\(query)", as: .publisher)["protectedQuery"]?["status"]?.string == status)
        }
    }

    @Test func `a population uses the access budgets of the tables under it`() throws {
        let ready = try readyCollaboration(rule: nil)
        let association = try table("customers", in: ready.shared, rule: Self.custom(Self.anyJob))
        let arn =
            "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(ready.shared.advertiserMembership)/"
            + "configuredtableassociation/\(association)"
        let budget: JSON = [
            "privacyBudgetType": "ACCESS_BUDGET", "autoRefresh": "NONE",
            "parameters": [
                "accessBudget": [
                    "budgetParameters": [["type": "LIFETIME", "budget": 1]], "resourceArn": .string(arn),
                ]
            ],
        ]
        let made = emulator.send(
            .post, "/memberships/\(ready.shared.advertiserMembership)/privacybudgettemplates", budget, as: .advertiser)
        try #require(made.status == 200)
        let id = try self.made(in: ready)
        #expect(populate(id, in: ready).status == 200)
        emulator.advance(by: .seconds(2))
        #expect(populate(id, in: ready).status == 400)
    }
}
