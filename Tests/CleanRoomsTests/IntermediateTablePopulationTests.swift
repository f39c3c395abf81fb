// Populating intermediate tables: the protected query, the version it makes, and how long that lasts.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PopulateIntermediateTable.html

import CleanRooms
import EmulatorTesting
import JSON
import Testing

struct IntermediateTablePopulationTests {
    private let stage: IntermediateStage

    init() throws {
        stage = try IntermediateStage()
    }

    // MARK: Shape

    @Test func `a population is a protected query that names the table`() throws {
        let id = try stage.make("Cities")
        let reply = stage.populate(id)
        #expect(reply["analysisType"] == "QUERY")
        let analysis = try #require(reply["analysisId"]?.string)
        let query = try #require(stage.query(analysis))
        let arn = try #require(stage.table(id)?["arn"])
        let target: JSON = ["id": .string(id), "arn": arn, "name": "Cities"]
        #expect(query["resultConfiguration"]?["outputConfiguration"]?["intermediateTable"] == target)
        #expect(query["sqlParameters"]?["queryString"] == .string(IntermediateStage.cities) && query["status"] == "SUBMITTED")
        #expect(query["computeConfiguration"] == ["worker": ["type": "CR.1X", "number": 16]])
        let summaries = stage.send(.get, "/memberships/\(stage.collaboration.publisherMembership)/protectedQueries")["protectedQueries"]
        let summary = try #require(summaries?.array?.first)
        #expect(summary["intermediateTableConfiguration"] == target && summary["receiverConfigurations"] == [])
        #expect(stage.status(id) == "POPULATE_STARTED")
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_STARTED"])
        #expect(stage.versions(id).first?["versionId"] == reply["versionId"])
    }

    @Test func `a population that succeeds leaves columns and an active version`() throws {
        let id = try stage.make("cities", IntermediateStage.cities, ["retentionInDays": 2])
        let query = try stage.populated(id)
        let ended = try #require(stage.query(query))
        #expect(ended["status"] == "SUCCESS" && ended["result"] == nil && ended["statistics"] != nil)
        let table = try #require(stage.table(id))
        #expect(table["status"] == "POPULATE_SUCCESS" && table["statusReason"] == nil)
        #expect(table["schema"]?["columns"] == [["name": "city", "type": "string"], ["name": "customers", "type": "bigint"]])
        let version = try #require(table["intermediateTableVersion"])
        #expect(version["analysisId"]?.string == query && version["analysisType"] == "QUERY" && version["parameters"] == nil)
        let summary = try #require(stage.versions(id).first)
        #expect(summary["status"] == "POPULATE_SUCCESS" && summary["tableId"]?.string == id)
        #expect(summary["expirationTime"] == version["expirationTime"])
        #expect(stage.schema()?["columns"] == table["schema"]?["columns"])
        #expect(stage.schema()?["schemaTypeProperties"] == ["intermediateTable": ["intermediateTableId": .string(id)]])
        #expect(stage.schema()?["resourceArn"] == nil)
    }

    // MARK: Validation

    @Test func `parameters need a template, and payers and workers are held as for any query`() throws {
        let id = try stage.make()
        #expect(stage.populate(id, ["parameters": ["city": "Oslo"]]).status == 400)
        #expect(stage.populate(id, ["analysisPayerAccountId": "111111111111"]).status == 400)
        let workers: JSON = ["computeConfiguration": ["queryComputeConfiguration": ["type": "CR.4X", "number": 8]]]
        let query = try #require(stage.populate(id, workers)["analysisId"]?.string)
        #expect(stage.query(query)?["computeConfiguration"] == ["worker": ["type": "CR.4X", "number": 8]])
    }

    @Test func `the values of a template's parameters belong to the version`() throws {
        let source: JSON = ["text": "SELECT city, COUNT(*) AS n FROM customers WHERE city = :city GROUP BY city"]
        let template: JSON = [
            "name": "by-city", "format": "SQL", "source": source,
            "analysisParameters": [["name": "city", "type": "VARCHAR", "defaultValue": "Bergen"]],
        ]
        let made = stage.send(.post, "/memberships/\(stage.collaboration.publisherMembership)/analysistemplates", template)
        let arn = try #require(made["analysisTemplate"]?["arn"])
        let id = try stage.make(
            "cities", "", ["populationAnalysisConfiguration": ["sqlParameters": ["analysisTemplateArn": arn]]])
        try stage.populated(id)
        #expect(stage.table(id)?["intermediateTableVersion"]?["parameters"] == ["city": "Bergen"])
        let query = try stage.populated(id, ["parameters": ["city": "Oslo"]])
        #expect(stage.table(id)?["intermediateTableVersion"]?["parameters"] == ["city": "Oslo"])
        #expect(stage.query(query)?["sqlParameters"]?["analysisTemplateArn"] == arn)
        #expect(stage.populate(id, ["parameters": ["country": "Norway"]]).status == 400)
    }

    // MARK: Access

    @Test func `only the owner populates a table`() throws {
        let id = try stage.make()
        #expect(stage.send(.post, "\(stage.tables)/\(id)/populate", [:], as: .advertiser).status == 404)
        #expect(stage.send(.get, "\(stage.tables)/\(id)/versions", as: .advertiser).status == 404)
    }

    // MARK: Behaviour

    @Test func `a table is populated once at a time, and each time makes a version`() throws {
        let id = try stage.make()
        #expect(stage.populate(id).status == 200)
        #expect(stage.populate(id)["reason"] == "INVALID_STATE")
        stage.emulator.advance(by: .seconds(2))
        try stage.populated(id)
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_SUCCESS", "POPULATE_SUCCESS"])
        #expect(stage.table(id)?["intermediateTableVersion"]?["versionId"] == stage.versions(id).first?["versionId"])
    }

    @Test func `populations count among the ongoing queries of a membership`() throws {
        for number in 1...5 { #expect(stage.populate(try stage.make("t\(number)")).status == 200) }
        #expect(stage.populate(try stage.make("t6")).status == 402)
    }

    @Test func `a population that is cancelled has failed`() throws {
        let id = try stage.make()
        let query = try #require(stage.populate(id)["analysisId"]?.string)
        let target = "/memberships/\(stage.collaboration.publisherMembership)/protectedQueries/\(query)"
        #expect(stage.send(.patch, target, ["targetStatus": "CANCELLED"]).status == 200)
        stage.emulator.advance(by: .seconds(1))
        #expect(stage.status(id) == "POPULATE_FAILED" && stage.versions(id).map { $0["status"] } == ["POPULATE_FAILED"])
        #expect(stage.table(id)?["statusReason"] != nil && stage.table(id)?["schema"] == nil)
        #expect(stage.reasons()?.contains("INTERMEDIATE_TABLE_NOT_POPULATED") == true)
    }

    @Test func `a refresh that fails leaves the version before it in use`() throws {
        let id = try stage.make()
        #expect(stage.addRule(id).status == 200)
        try stage.populated(id)
        let version = stage.table(id)?["intermediateTableVersion"]
        #expect(stage.populate(id).status == 200)
        #expect(stage.reasons() == [])
        let list = stage.send(.get, "/memberships/\(stage.collaboration.publisherMembership)/protectedQueries")
        let query = try #require(list["protectedQueries"]?.array?.first?["id"]?.string)
        let target = "/memberships/\(stage.collaboration.publisherMembership)/protectedQueries/\(query)"
        #expect(stage.send(.patch, target, ["targetStatus": "CANCELLED"]).status == 200)
        stage.emulator.advance(by: .seconds(1))
        #expect(stage.status(id) == "POPULATE_FAILED" && stage.table(id)?["intermediateTableVersion"] == version)
        #expect(stage.reasons() == [])
        #expect(try stage.run("SELECT city FROM cities")["status"] == "SUCCESS")
    }

    @Test func `the end of a collaboration ends its populations`() throws {
        let id = try stage.make()
        #expect(stage.populate(id).status == 200)
        #expect(stage.send(.delete, "/collaborations/\(stage.collaboration.id)", as: .advertiser).status == 204)
        #expect(stage.status(id) == "POPULATE_FAILED")
        #expect(stage.send(.delete, "\(stage.tables)/\(id)").status == 204)
    }

    @Test func `a table that is disallowed while it is populated stays so`() throws {
        let id = try stage.make()
        #expect(stage.populate(id).status == 200)
        let target = "/memberships/\(stage.collaboration.advertiserMembership)/disallowIntermediateTable"
        #expect(stage.send(.post, target, ["intermediateTableName": "cities"], as: .advertiser).status == 200)
        stage.emulator.advance(by: .seconds(2))
        #expect(stage.status(id) == "DISALLOWED_BY_DATA_PROVIDER" && stage.table(id)?["intermediateTableVersion"] == nil)
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_SUCCESS"])
    }

    @Test func `data expires after the retention, and a new population revives the table`() throws {
        let id = try stage.make("cities", IntermediateStage.cities, ["retentionInDays": 1])
        try stage.populated(id)
        stage.emulator.advance(by: .seconds(86_390))
        #expect(stage.status(id) == "POPULATE_SUCCESS")
        stage.emulator.advance(by: .seconds(10))
        #expect(stage.status(id) == "RETENTION_PERIOD_EXPIRED" && stage.table(id)?["intermediateTableVersion"] == nil)
        #expect(stage.versions(id).map { $0["status"] } == ["RETENTION_PERIOD_EXPIRED"])
        #expect(stage.reasons()?.contains("INTERMEDIATE_TABLE_RETENTION_PERIOD_EXPIRED") == true)
        try stage.populated(id)
        #expect(stage.status(id) == "POPULATE_SUCCESS")
    }

    @Test func `the retention of an older version does not touch the newer one`() throws {
        let id = try stage.make("cities", IntermediateStage.cities, ["retentionInDays": 2])
        try stage.populated(id)
        stage.emulator.advance(by: .seconds(86_400))
        try stage.populated(id)
        stage.emulator.advance(by: .seconds(86_400))
        #expect(stage.status(id) == "POPULATE_SUCCESS")
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_SUCCESS", "RETENTION_PERIOD_EXPIRED"])
    }

    // MARK: Behaviour: the rules of the base tables

    private static let refused: [(rule: JSON, sql: String)] = [
        (["custom": ["allowedAnalyses": [], "allowedAnalysisProviders": []]], IntermediateStage.cities),
        (Emulator.listRule, "SELECT DISTINCT city FROM customers"),
        (IntermediateStage.policy(), "SELECT city, COUNT(*) FROM customers GROUP BY city"),
        (IntermediateStage.policy(), "SELECT city, email AS city FROM customers"),
        (IntermediateStage.policy(), "SELECT nothing FROM customers"),
    ]

    @Test(arguments: refused.indices)
    func `what base tables or a schema could not take fails without starting`(row: Int) throws {
        let stage = try IntermediateStage(rule: Self.refused[row].rule)
        let id = try stage.make("cities", Self.refused[row].sql)
        let analysis = try stage.populated(id)
        let query = try #require(stage.query(analysis))
        #expect(query["status"] == "FAILED" && query["error"]?["message"] != nil)
        #expect(stage.status(id) == "POPULATE_FAILED" && stage.table(id)?["statusReason"] == query["error"]?["message"])
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_FAILED"])
    }

    @Test func `refused SQL is answered at once where the tester wants that, and leaves the table as it was`() throws {
        var settings = Settings()
        settings.refusedSQL = .refused
        let stage = try IntermediateStage(rule: IntermediateStage.policy(["allowedAnalysisProviders": []]), settings: settings)
        let id = try stage.make()
        #expect(stage.populate(id).errorType == "ValidationException")
        #expect(stage.status(id) == "CREATED" && stage.versions(id) == [])
    }

    @Test func `controls over outputs and receivers are deferred to the use of the table`() throws {
        let rule = IntermediateStage.policy(["disallowedOutputColumns": ["email"], "additionalAnalyses": "REQUIRED"])
        let stage = try IntermediateStage(rule: rule, receivers: [])
        #expect(stage.reasons("customers") == ["RESULT_RECEIVERS_NOT_ALLOWED"])
        let id = try stage.make("people", "SELECT email, city FROM customers")
        try stage.populated(id)
        #expect(stage.status(id) == "POPULATE_SUCCESS")
    }

    // MARK: Paging

    @Test func `versions are listed in pages, newest first`() throws {
        let id = try stage.make()
        for _ in 1...3 { try stage.populated(id) }
        let ids = stage.versions(id).compactMap { $0["versionId"]?.string }
        let first = stage.send(.get, "\(stage.tables)/\(id)/versions?maxResults=2")
        let token = try #require(first["nextToken"]?.string)
        let second = stage.send(.get, "\(stage.tables)/\(id)/versions?maxResults=2&nextToken=\(token)")
        let pages = [first, second].flatMap { $0.list("intermediateTableVersionSummaries") }
        #expect(pages.compactMap { $0["versionId"]?.string } == ids && ids.count == 3)
        #expect(ids.first == stage.table(id)?["intermediateTableVersion"]?["versionId"]?.string)
    }
}
