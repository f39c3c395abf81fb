// Intermediate tables: their definitions, what they are made of, and what becomes of them when that goes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIntermediateTable.html

import EmulatorTesting
import JSON
import Testing

struct IntermediateTablesTests {
    private let stage: IntermediateStage

    init() throws {
        stage = try IntermediateStage()
    }

    private func disallow(_ name: String = "cities", _ changes: JSON = [:], as account: Account = .advertiser) -> Reply {
        let shared = stage.collaboration
        let membership = account == .publisher ? shared.publisherMembership : shared.advertiserMembership
        let body: JSON = ["intermediateTableName": .string(name)]
        return stage.send(.post, "/memberships/\(membership)/disallowIntermediateTable", body.with(changes), as: account)
    }

    // MARK: Shape

    @Test func `a new table is CREATED, keeps for thirty days and has no columns`() throws {
        let made = stage.create("Cities", IntermediateStage.cities, ["description": "Where customers are"])
        let table = try #require(made["intermediateTable"])
        #expect(table["status"] == "CREATED" && table["name"] == "Cities" && table["description"] == "Where customers are")
        #expect(table["retentionInDays"] == 30 && table["analysisRuleTypes"] == [])
        #expect(
            table["populationAnalysisConfiguration"] == ["sqlParameters": ["queryString": .string(IntermediateStage.cities)]])
        for absent in ["schema", "intermediateTableVersion", "statusReason", "kmsKeyArn", "childResources"] {
            #expect(table[absent] == nil)
        }
        #expect(
            table["tableDependencies"] == [
                [
                    "id": .string(stage.customers), "name": "customers", "type": "TABLE", "parentType": "DIRECT",
                    "creatorAccountId": "111111111111",
                ]
            ])
        let id = try #require(table["id"]?.string)
        #expect(stage.table(id) == table)
        let summary = try #require(stage.send(.get, stage.tables)["intermediateTableSummaries"]?.array?.first)
        #expect(summary["id"]?.string == id && summary["status"] == "CREATED" && summary["populationAnalysisConfiguration"] == nil)
    }

    // MARK: Validation

    @Test(arguments: [[:], ["queryString": "SELECT 1", "analysisTemplateArn": .string(template)]] as [JSON])
    func `a definition is either text or a template`(parameters: JSON) {
        let reply = stage.create("cities", "", ["populationAnalysisConfiguration": ["sqlParameters": parameters]])
        #expect(reply.status == 400 && reply.errorType == "ValidationException")
    }

    private static let template =
        "arn:aws:cleanrooms:us-east-1:222222222222:membership/00000000-0000-4000-8000-000000000000"
        + "/analysistemplate/00000000-0000-4000-8000-000000000000"

    @Test(arguments: ["SELECT FROM WHERE", "SELECT city FROM nothing"])
    func `SQL has to be readable and to name tables of the collaboration`(sql: String) {
        let reply = stage.create("cities", sql)
        #expect(reply.status == 400 && reply["reason"] == "INVALID_QUERY")
        #expect(reply.fields == ["populationAnalysisConfiguration.sqlParameters"])
    }

    @Test func `a name is taken by tables of all kinds, in whatever case`() throws {
        #expect(stage.create("Customers").errorType == "ConflictException")
        _ = try stage.make("cities")
        #expect(stage.create("CITIES")["reason"] == "ALREADY_EXISTS")
    }

    @Test func `the legacy engine has no intermediate tables`() throws {
        #expect(try IntermediateStage(engine: "CLEAN_ROOMS_SQL").create()["reason"] == "INVALID_CONFIGURATION")
    }

    @Test func `retention is between a day and a year`() throws {
        #expect(stage.create("cities", IntermediateStage.cities, ["retentionInDays": 366]).status == 400)
        #expect(stage.create("cities", IntermediateStage.cities, ["retentionInDays": 365])["intermediateTable"]?["retentionInDays"] == 365)
    }

    // MARK: Access

    @Test func `only the member who queries makes tables`() {
        #expect(stage.create(as: .advertiser).errorType == "AccessDeniedException")
    }

    @Test func `a table is its owner's alone, and a schema to others`() throws {
        let id = try stage.make()
        #expect(stage.send(.get, "\(stage.tables)/\(id)", as: .advertiser).status == 404)
        #expect(stage.send(.get, stage.tables, as: .advertiser).status == 404)
        let other = "/memberships/\(stage.collaboration.advertiserMembership)/intermediateTables"
        #expect(stage.send(.get, other, as: .advertiser)["intermediateTableSummaries"] == [])
        #expect(stage.send(.get, "\(other)/\(id)", as: .advertiser)["resourceType"] == "INTERMEDIATE_TABLE")
        #expect(stage.schema()?["type"] == "INTERMEDIATE_TABLE")
    }

    // MARK: Behaviour

    @Test func `a table made of an intermediate one depends on what is under it, too`() throws {
        let cities = try stage.make()
        try stage.populated(cities)
        let table = try #require(stage.create("big", "SELECT city FROM cities")["intermediateTable"])
        let dependencies = table["tableDependencies"]?.array ?? []
        #expect(dependencies.map { $0["name"] } == ["cities", "customers"])
        #expect(dependencies.map { $0["type"] } == ["INTERMEDIATE_TABLE", "TABLE"])
        #expect(dependencies.map { $0["parentType"] } == ["DIRECT", "INDIRECT"])
        #expect(dependencies.map { $0["creatorAccountId"] } == ["222222222222", "111111111111"])
    }

    @Test func `direct parents show the tables made of them`() throws {
        let cities = try stage.make()
        let big = try stage.make("big", "SELECT city FROM cities")
        let association = "/memberships/\(stage.collaboration.advertiserMembership)/configuredTableAssociations/\(stage.customers)"
        func children() -> JSON? { stage.send(.get, association, as: .advertiser)["configuredTableAssociation"]?["childResources"] }
        #expect(
            children() == [
                [
                    "resourceId": .string(cities), "resourceType": "INTERMEDIATE_TABLE", "resourceName": "cities",
                    "ownerAccountId": "222222222222", "resourceStatus": "CREATED",
                ]
            ])
        #expect(stage.table(cities)?["childResources"]?.array?.map { $0["resourceId"]?.string } == [big])
        #expect(stage.send(.delete, "\(stage.tables)/\(big)").status == 204)
        #expect(stage.send(.delete, "\(stage.tables)/\(cities)").status == 204)
        #expect(children() == nil)
    }

    @Test func `an update changes the description, the key and the types of columns`() throws {
        let id = try stage.make()
        let columns: JSON = [["name": "customers", "type": "decimal(38,0)"]]
        #expect(stage.send(.patch, "\(stage.tables)/\(id)", ["columns": columns])["reason"] == "INVALID_CONFIGURATION")
        try stage.populated(id)
        let key: JSON = "arn:aws:kms:us-east-1:222222222222:key/two"
        let changes: JSON = ["description": "New", "kmsKeyArn": key, "columns": columns]
        let table = try #require(stage.send(.patch, "\(stage.tables)/\(id)", changes)["intermediateTable"])
        #expect(table["description"] == "New" && table["kmsKeyArn"] == key && table["updateTime"] != table["createTime"])
        #expect(
            table["schema"]?["columns"] == [["name": "city", "type": "string"], ["name": "customers", "type": "decimal(38,0)"]])
        // The version was made with no key, and keeps to that.
        #expect(table["intermediateTableVersion"]?["kmsKeyArn"] == nil)
        #expect(stage.send(.patch, "\(stage.tables)/\(id)", ["columns": [["name": "email", "type": "string"]]]).status == 400)
    }

    @Test func `a deleted table is gone with its rule, versions and tags, and may be deleted again`() throws {
        let made = try #require(stage.create("cities", IntermediateStage.cities, ["tags": ["team": "media"]])["intermediateTable"])
        let id = try #require(made["id"]?.string)
        let arn = try #require(made["arn"]?.string)
        let tags = "/tags/" + arn.split(separator: "/").joined(separator: "%2F")
        #expect(stage.send(.get, tags)["tags"] == ["team": "media"])
        #expect(stage.addRule(id).status == 200)
        try stage.populated(id)
        #expect(stage.send(.delete, "\(stage.tables)/\(id)").status == 204)
        #expect(stage.send(.delete, "\(stage.tables)/\(id)").status == 204)
        #expect(stage.send(.get, tags).status == 404)
        #expect(stage.schema() == nil)
        // The end of the retention that was written down must not come.
        stage.emulator.advance(by: .seconds(86_400 * 40))
        #expect(stage.create().status == 200)
    }

    @Test func `a table is not deleted under others, nor while it is populated`() throws {
        let cities = try stage.make()
        let big = try stage.make("big", "SELECT city FROM cities")
        #expect(stage.send(.delete, "\(stage.tables)/\(cities)")["reason"] == "SUBRESOURCES_EXIST")
        #expect(stage.send(.delete, "\(stage.tables)/\(big)").status == 204)
        #expect(stage.populate(cities).status == 200)
        #expect(stage.send(.delete, "\(stage.tables)/\(cities)")["reason"] == "INVALID_STATE")
        stage.emulator.advance(by: .seconds(2))
        #expect(stage.send(.delete, "\(stage.tables)/\(cities)").status == 204)
    }

    @Test func `a member cannot leave while a table is left`() throws {
        _ = try stage.make()
        let membership = "/memberships/\(stage.collaboration.publisherMembership)"
        #expect(stage.send(.delete, membership)["reason"] == "SUBRESOURCES_EXIST")
    }

    // MARK: Behaviour: what is withdrawn

    @Test func `a provider disallows a table and all that is made of it`() throws {
        let cities = try stage.make()
        try stage.populated(cities)
        let big = try stage.make("big", "SELECT city FROM cities")
        #expect(disallow("CITIES").status == 200)
        for id in [cities, big] { #expect(stage.status(id) == "DISALLOWED_BY_DATA_PROVIDER") }
        #expect(stage.table(cities)?["statusReason"] != nil)
        #expect(stage.reasons()?.contains("INTERMEDIATE_TABLE_DISALLOWED_BY_DATA_PROVIDER") == true)
        #expect(disallow().status == 200)
        #expect(stage.populate(cities)["reason"] == "INVALID_STATE")
    }

    @Test func `a provider may spare the descendants`() throws {
        let cities = try stage.make()
        let big = try stage.make("big", "SELECT city FROM cities")
        #expect(disallow("cities", ["includeDescendants": false]).status == 200)
        #expect(stage.status(cities) == "DISALLOWED_BY_DATA_PROVIDER" && stage.status(big) == "CREATED")
    }

    @Test func `only whose data is under a table can disallow it`() throws {
        _ = try stage.make()
        #expect(disallow("nothing").status == 404)
        #expect(disallow(as: .publisher)["resourceType"] == "INTERMEDIATE_TABLE")
    }

    @Test func `a table whose base is no longer associated cannot be used`() throws {
        let cities = try stage.make()
        try stage.populated(cities)
        let big = try stage.make("big", "SELECT city FROM cities")
        let association = "/memberships/\(stage.collaboration.advertiserMembership)/configuredTableAssociations/\(stage.customers)"
        #expect(stage.send(.delete, association, as: .advertiser).status == 204)
        for id in [cities, big] { #expect(stage.status(id) == "BASE_TABLE_REMOVED") }
        #expect(stage.reasons()?.contains("INTERMEDIATE_TABLE_BASE_TABLE_REMOVED") == true)
        #expect(stage.populate(cities)["reason"] == "INVALID_STATE")
        // The data is kept until the retention is over, and the table stays as it is then.
        #expect(stage.table(cities)?["intermediateTableVersion"] != nil)
        stage.emulator.advance(by: .seconds(86_400 * 30))
        #expect(stage.status(cities) == "BASE_TABLE_REMOVED" && stage.table(cities)?["intermediateTableVersion"] == nil)
    }

    @Test func `a table loses its base with the member who brought it`() throws {
        let cities = try stage.make()
        let association = "/memberships/\(stage.collaboration.advertiserMembership)/configuredTableAssociations/\(stage.customers)"
        #expect(stage.send(.delete, association, as: .advertiser).status == 204)
        let own = try stage.emulator.contributeTable(
            "readers", through: stage.collaboration.publisherMembership, as: .publisher, rule: IntermediateStage.policy())
        let readers = try stage.make("readers-by-city", "SELECT city FROM readers")
        #expect(stage.send(.delete, "/collaborations/\(stage.collaboration.id)/member/222222222222", as: .advertiser).status == 204)
        #expect(stage.status(cities) == "BASE_TABLE_REMOVED" && stage.status(readers) == "BASE_TABLE_REMOVED")
        #expect(stage.table(readers)?["tableDependencies"]?.array?.first?["id"]?.string == own.association)
    }

    @Test func `a table over a mapping loses its base when that is deleted`() throws {
        for (name, account, membership) in [
            ("source", Account.publisher, stage.collaboration.publisherMembership),
            ("target", .advertiser, stage.collaboration.advertiserMembership),
        ] {
            let namespace: JSON = .string("arn:aws:entityresolution:us-east-1:\(account.id):idnamespace/\(name)")
            let body: JSON = [
                "name": .string(name), "inputReferenceConfig": ["inputReferenceArn": namespace, "manageResourcePolicies": true],
            ]
            #expect(stage.send(.post, "/memberships/\(membership)/idnamespaceassociations", body, as: account).status == 200)
        }
        let mappings = "/memberships/\(stage.collaboration.publisherMembership)/idmappingtables"
        let workflow: JSON = "arn:aws:entityresolution:us-east-1:222222222222:idmappingworkflow/match"
        let body: JSON = ["name": "mapping", "inputReferenceConfig": ["inputReferenceArn": workflow, "manageResourcePolicies": true]]
        let mapping = try #require(stage.send(.post, mappings, body)["idMappingTable"]?["id"]?.string)
        let id = try stage.make(
            "matched", "SELECT customers.city FROM customers INNER JOIN mapping ON customers.email = mapping.target_id")
        let children = stage.send(.get, "\(mappings)/\(mapping)")["idMappingTable"]?["childResources"]
        #expect(children?.array?.map { $0["resourceId"]?.string } == [id])
        #expect(stage.table(id)?["tableDependencies"]?.array?.map { $0["type"] } == ["TABLE", "ID_MAPPING_TABLE"])
        #expect(stage.send(.delete, "\(mappings)/\(mapping)").status == 204)
        #expect(stage.status(id) == "BASE_TABLE_REMOVED")
    }

    // MARK: Paging

    @Test func `tables are listed in pages, newest first`() throws {
        for name in ["one", "two", "three"] {
            _ = try stage.make(name)
            stage.emulator.advance(by: .seconds(1))
        }
        let first = stage.send(.get, "\(stage.tables)?maxResults=2")
        #expect(first["intermediateTableSummaries"]?.array?.map { $0["name"] } == ["three", "two"])
        let token = try #require(first["nextToken"]?.string)
        let second = stage.send(.get, "\(stage.tables)?maxResults=2&nextToken=\(token)")
        #expect(second["intermediateTableSummaries"]?.array?.map { $0["name"] } == ["one"] && second["nextToken"] == nil)
    }
}
