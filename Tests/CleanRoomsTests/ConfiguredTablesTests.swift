// Configured tables through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html

import CleanRooms
import EmulatorTesting
import JSON
import Testing

struct ConfiguredTablesTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    // MARK: Shape

    @Test func `a table shows what was asked for, its region and its kind`() throws {
        let made = emulator.createTable(["description": "Who bought"])
        let table = try #require(made["configuredTable"])
        let id = try #require(table["id"]?.string)
        #expect(made.status == 200)
        #expect(table["arn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/\(id)")
        #expect(table["name"] == "Customers" && table["description"] == "Who bought" && table["allowedColumns"] == TableBodies.columns)
        #expect(table["tableReference"]?["glue"]?["region"] == "us-east-1" && table["tableType"] == "GLUE")
        #expect(table["analysisMethod"] == "DIRECT_QUERY" && table["selectedAnalysisMethods"] == nil)
        #expect(table["analysisRuleTypes"] == [])
        #expect(table["createTime"] != nil && table["createTime"] == table["updateTime"])
        #expect(get(id)["configuredTable"] == table)
    }

    @Test func `the region of a Glue table that is given stays`() {
        let glue: JSON = ["glue": ["tableName": "customers", "databaseName": "crm", "region": "eu-west-1"]]
        let made = emulator.createTable(["tableReference": glue])
        #expect(made["configuredTable"]?["tableReference"]?["glue"]?["region"] == "eu-west-1")
    }

    @Test(arguments: [("SNOWFLAKE", TableBodies.snowflake), ("ATHENA", TableBodies.athena), ("DATABRICKS", TableBodies.databricks)])
    func `the kind of a table is that of its reference`(kind: String, reference: JSON) {
        let made = emulator.createTable(["tableReference": reference])
        #expect(made["configuredTable"]?["tableType"]?.string == kind)
        #expect(made["configuredTable"]?["tableReference"] == reference)
        #expect(made["configuredTable"]?["description"] == nil)
    }

    @Test func `selected methods are shown in order`() {
        let made = emulator.createTable(["analysisMethod": "MULTIPLE", "selectedAnalysisMethods": ["DIRECT_QUERY", "DIRECT_JOB"]])
        #expect(made["configuredTable"]?["selectedAnalysisMethods"] == ["DIRECT_JOB", "DIRECT_QUERY"])
    }

    @Test func `a summary has neither columns nor a reference, but the type of the rule`() throws {
        _ = try emulator.makeTable(rule: "LIST", TableBodies.list)
        let summary = try #require(list()["configuredTableSummaries"]?.array?.first)
        #expect(summary["name"] == "Customers" && summary["tableType"] == "GLUE" && summary["analysisRuleTypes"] == ["LIST"])
        #expect(summary["allowedColumns"] == nil && summary["tableReference"] == nil && summary["description"] == nil)
    }

    // MARK: Validation

    @Test(
        arguments: [
            ["allowedColumns": []], ["allowedColumns": ["Email"]], ["analysisMethod": "NONE"], ["name": ""], ["tableReference": [:]],
        ] as [JSON])
    func `columns, methods and names are held against the model`(changes: JSON) {
        let refused = emulator.createTable(changes)
        #expect(refused.errorType == "ValidationException" && refused["reason"] == "FIELD_VALIDATION_FAILED")
    }

    @Test func `a column is allowed once`() {
        let refused = emulator.createTable(["allowedColumns": ["email", "city", "email"]])
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["allowedColumns"])
    }

    @Test func `the columns of a Snowflake table are among those it states`() {
        let refused = emulator.createTable(["tableReference": TableBodies.snowflake, "allowedColumns": ["email", "age"]])
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["allowedColumns"])
        #expect(refused.message?.contains("[age]") == true)
    }

    @Test(
        arguments: [
            ["analysisMethod": "MULTIPLE"],
            ["analysisMethod": "MULTIPLE", "selectedAnalysisMethods": ["DIRECT_QUERY", "DIRECT_QUERY"]],
            ["analysisMethod": "DIRECT_QUERY", "selectedAnalysisMethods": ["DIRECT_JOB", "DIRECT_QUERY"]],
            ["analysisMethod": "DIRECT_JOB", "selectedAnalysisMethods": ["DIRECT_JOB", "DIRECT_QUERY"]],
        ] as [JSON])
    func `both methods are selected with MULTIPLE, and none otherwise`(changes: JSON) {
        let refused = emulator.createTable(changes)
        #expect(refused.errorType == "ValidationException" && refused.fields == ["selectedAnalysisMethods"])
    }

    @Test func `an id in upper case breaks the model, and is not merely unknown`() {
        #expect(get("7E1B9E4C-26DD-4C3B-9B8E-2F3C6C1B7A01").status == 400)
    }

    // MARK: Access

    @Test func `another account's table is as one that does not exist`() throws {
        let id = try emulator.makeTable()
        let path = "/configuredTables/\(id)"
        let replies = [
            emulator.send(.get, path, as: .stranger), emulator.send(.patch, path, ["name": "Mine"], as: .stranger),
            emulator.send(.delete, path, as: .stranger), emulator.send(.get, path, as: .advertiser, in: "eu-west-1"),
        ]
        for reply in replies {
            #expect(reply.status == 404 && reply["resourceType"] == "CONFIGURED_TABLE" && reply["resourceId"]?.string == id)
            #expect(reply.message == "No such configured table with configuredTableId: \(id)")
        }
        #expect(get(id)["configuredTable"]?["name"] == "Customers")
    }

    @Test func `an account lists its own tables`() throws {
        let id = try emulator.makeTable()
        _ = try emulator.makeTable(as: .publisher)
        #expect(ids(list()) == [id])
        #expect(ids(list(as: .stranger)) == [])
    }

    // MARK: Behaviour

    @Test func `the same request twice makes two tables`() throws {
        #expect(try emulator.makeTable() != emulator.makeTable())
    }

    @Test func `an update changes what it names and the time`() throws {
        let id = try emulator.makeTable(["description": "Who bought"])
        let before = try #require(get(id)["configuredTable"])
        emulator.advance(by: .seconds(3))
        let other: JSON = ["glue": ["region": "us-east-1", "tableName": "clients", "databaseName": "crm"]]
        let updated = update(id, ["name": "Clients", "tableReference": other, "allowedColumns": ["email"]])
        let after = try #require(updated["configuredTable"])
        #expect(after["name"] == "Clients" && after["tableReference"] == other && after["allowedColumns"] == ["email"])
        #expect(after["description"] == "Who bought" && after["analysisMethod"] == "DIRECT_QUERY")
        #expect(after["createTime"] == before["createTime"] && after["updateTime"] != before["updateTime"])
        #expect(get(id)["configuredTable"] == after)
    }

    @Test func `a table may come to point to one of another kind`() throws {
        let id = try emulator.makeTable()
        #expect(update(id, ["tableReference": TableBodies.athena])["configuredTable"]?["tableType"] == "ATHENA")
    }

    @Test func `a table that leaves MULTIPLE loses its selection`() throws {
        let id = try emulator.makeTable(["analysisMethod": "MULTIPLE", "selectedAnalysisMethods": ["DIRECT_JOB", "DIRECT_QUERY"]])
        #expect(update(id, ["name": "Same"])["configuredTable"]?["selectedAnalysisMethods"] == ["DIRECT_JOB", "DIRECT_QUERY"])
        let updated = update(id, ["analysisMethod": "DIRECT_JOB"])
        #expect(updated.status == 200 && updated["configuredTable"]?["selectedAnalysisMethods"] == nil)
        #expect(update(id, ["analysisMethod": "MULTIPLE"]).fields == ["selectedAnalysisMethods"])
    }

    @Test func `a column that the rule uses cannot be dropped, any other can`() throws {
        let id = try emulator.makeTable(rule: "LIST", TableBodies.list)
        let refused = update(id, ["allowedColumns": ["email"]])
        #expect(refused.status == 409 && refused["reason"] == "INVALID_STATE" && refused["resourceId"]?.string == id)
        #expect(refused.message?.contains("[city]") == true)
        #expect(update(id, ["allowedColumns": ["email", "city"]]).status == 200)
    }

    @Test(
        arguments: [
            ["analysisMethod": "DIRECT_JOB"], ["analysisMethod": "MULTIPLE", "selectedAnalysisMethods": ["DIRECT_JOB", "DIRECT_QUERY"]],
        ] as [JSON])
    func `a table with a list rule cannot come to be one for jobs`(changes: JSON) throws {
        let id = try emulator.makeTable(rule: "LIST", TableBodies.list)
        #expect(update(id, changes).status == 409)
        #expect(update(try emulator.makeTable(rule: "CUSTOM", TableBodies.custom), changes).status == 200)
    }

    @Test func `a table whose rule has controls on queries cannot come to be one for jobs`() throws {
        let controls: JSON = ["allowedLiteralComparisonColumns": [], "allowedColumnComparisonColumns": []]
        let id = try emulator.makeTable(rule: "CUSTOM", TableBodies.custom.with(["comparisonControls": controls]))
        #expect(update(id, ["analysisMethod": "DIRECT_JOB"])["reason"] == "INVALID_STATE")
    }

    @Test func `a table in a collaboration on the legacy engine stays one of Glue`() throws {
        let collaboration = try emulator.makeCollaboration(analyticsEngine: "CLEAN_ROOMS_SQL")
        let id = try emulator.makeTable()
        _ = try emulator.makeAssociation(of: id, as: "customers", through: collaboration.advertiserMembership)
        #expect(update(id, ["tableReference": TableBodies.snowflake])["reason"] == "INVALID_STATE")
        #expect(update(id, ["name": "Clients"]).status == 200)
    }

    @Test func `a deleted table is gone with its rule and its tags`() throws {
        let id = try emulator.makeTable(rule: "LIST", TableBodies.list, ["tags": ["team": "ads"]])
        let deleted = emulator.send(.delete, "/configuredTables/\(id)", as: .advertiser)
        #expect(deleted.status == 204)
        #expect(get(id).status == 404 && ids(list()) == [])
        #expect(emulator.send(.get, "/configuredTables/\(id)/analysisRule/LIST", as: .advertiser).status == 404)
        #expect(
            emulator.send(.get, "/tags/arn%3Aaws%3Acleanrooms%3Aus-east-1%3A111111111111%3Aconfiguredtable%2F\(id)", as: .advertiser).status
                == 404)
        #expect(emulator.send(.delete, "/configuredTables/\(id)", as: .advertiser).errorType == "ResourceNotFoundException")
    }

    @Test func `the associations of a deleted table stay`() throws {
        let membership = try emulator.makeCollaboration().advertiserMembership
        let id = try emulator.makeTable()
        let association = try emulator.makeAssociation(of: id, as: "customers", through: membership)
        #expect(emulator.send(.delete, "/configuredTables/\(id)", as: .advertiser).status == 204)
        let kept = emulator.send(.get, "/memberships/\(membership)/configuredTableAssociations/\(association)", as: .advertiser)
        #expect(kept["configuredTableAssociation"]?["configuredTableId"]?.string == id)
    }

    @Test func `an emulator set to refuse keeps a table that is associated`() throws {
        var settings = Settings()
        settings.tableDeletion = .refuse
        let emulator = try Emulator(settings: settings)
        let membership = try emulator.makeCollaboration().advertiserMembership
        let id = try emulator.makeTable()
        let association = try emulator.makeAssociation(of: id, as: "customers", through: membership)
        let refused = emulator.send(.delete, "/configuredTables/\(id)", as: .advertiser)
        #expect(refused.status == 409 && refused["reason"] == "SUBRESOURCES_EXIST" && refused["resourceType"] == "CONFIGURED_TABLE")
        _ = emulator.send(.delete, "/memberships/\(membership)/configuredTableAssociations/\(association)", as: .advertiser)
        #expect(emulator.send(.delete, "/configuredTables/\(id)", as: .advertiser).status == 204)
    }

    // MARK: Paging

    @Test func `tables are listed newest first, page by page`() throws {
        var made: [String] = []
        for _ in 0..<5 {
            emulator.advance(by: .seconds(1))
            made.append(try emulator.makeTable())
        }
        var listed: [String] = []
        var page = list("?maxResults=2")
        listed += ids(page)
        while let token = page["nextToken"]?.string {
            page = list("?maxResults=2&nextToken=\(token)")
            listed += ids(page)
        }
        #expect(listed == made.reversed())
    }

    @Test func `a token of another listing is refused`() throws {
        _ = try (emulator.makeTable(), emulator.makeTable())
        let token = try #require(list("?maxResults=1")["nextToken"]?.string)
        #expect(list("?nextToken=\(token)", as: .publisher).errorType == "ValidationException")
    }

    private func get(_ id: String) -> Reply { emulator.send(.get, "/configuredTables/\(id)", as: .advertiser) }

    private func update(_ id: String, _ changes: JSON) -> Reply {
        emulator.send(.patch, "/configuredTables/\(id)", changes, as: .advertiser)
    }

    private func list(_ query: String = "", as account: Account = .advertiser) -> Reply {
        emulator.send(.get, "/configuredTables\(query)", as: account)
    }

    private func ids(_ reply: Reply) -> [String] {
        reply.list("configuredTableSummaries").compactMap { $0["id"]?.string }
    }
}
