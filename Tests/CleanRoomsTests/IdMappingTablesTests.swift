// ID mapping tables: what they need, how they are filled, and what the collaboration sees of them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIdMappingTable.html

import CleanRooms
import EmulatorTesting
import JSON
import Lifecycle
import Testing

struct IdMappingTablesTests {
    private let emulator: Emulator
    private let collaboration: SharedCollaboration

    init() throws {
        try self.init(Settings())
    }

    private init(_ settings: Settings) throws {
        emulator = try Emulator(settings: settings)
        collaboration = try emulator.makeCollaboration()
    }

    private var tables: String { "/memberships/\(collaboration.publisherMembership)/idmappingtables" }

    private static let workflow: JSON = [
        "inputReferenceArn": "arn:aws:entityresolution:us-east-1:222222222222:idmappingworkflow/match", "manageResourcePolicies": true,
    ]

    private func membership(of account: Account) -> String {
        account == .publisher ? collaboration.publisherMembership : collaboration.advertiserMembership
    }

    /// Associates a namespace and answers the association's id.
    @discardableResult
    private func makeNamespace(_ name: String, of account: Account, dimension: Bool? = nil) throws -> String {
        var body =
            [
                ("name", .string(name)),
                (
                    "inputReferenceConfig",
                    [
                        "inputReferenceArn": .string("arn:aws:entityresolution:us-east-1:\(account.id):idnamespace/\(name)"),
                        "manageResourcePolicies": true,
                    ]
                ),
            ] as [(name: String, value: JSON)]
        if let dimension { body.append(("idMappingConfig", ["allowUseAsDimensionColumn": .bool(dimension)])) }
        let made = emulator.send(
            .post, "/memberships/\(membership(of: account))/idnamespaceassociations", .object(JSON.Object(body)), as: account)
        return try #require(made["idNamespaceAssociation"]?["id"]?.string)
    }

    private func create(_ changes: JSON = [:], as account: Account = .publisher) -> Reply {
        let body: JSON = ["name": "Mapping", "inputReferenceConfig": Self.workflow]
        return emulator.send(.post, "/memberships/\(membership(of: account))/idmappingtables", body.with(changes), as: account)
    }

    /// Makes both namespaces and the table over them, and answers the table's id.
    private func makeTable(sourceDimension: Bool? = nil, targetDimension: Bool? = nil) throws -> String {
        try makeNamespace("source", of: .publisher, dimension: sourceDimension)
        try makeNamespace("target", of: .advertiser, dimension: targetDimension)
        return try #require(create()["idMappingTable"]?["id"]?.string)
    }

    private func populate(_ id: String, _ body: JSON = [:]) -> Reply {
        emulator.send(.post, "\(tables)/\(id)/populate", body, as: .publisher)
    }

    private func schema(_ name: String = "mapping", as account: Account = .advertiser) -> JSON? {
        emulator.send(.get, "/collaborations/\(collaboration.id)/schemas/\(name)", as: account)["schema"]
    }

    private func reasons() -> [String?]? {
        schema()?["schemaStatusDetails"]?.array?.first?["reasons"]?.array?.map { $0["code"]?.string }
    }

    // MARK: Shape

    @Test func `a table shows its workflow and the two namespaces that it maps`() throws {
        let source = try makeNamespace("source", of: .publisher)
        let target = try makeNamespace("target", of: .advertiser)
        let made = create(["description": "Who is who", "kmsKeyArn": "arn:aws:kms:us-east-1:222222222222:key/one"])
        let table = try #require(made["idMappingTable"])
        #expect(table["name"] == "Mapping" && table["description"] == "Who is who" && table["inputReferenceConfig"] == Self.workflow)
        #expect(
            table["inputReferenceProperties"]?["idMappingTableInputSource"] == [
                ["idNamespaceAssociationId": .string(source), "type": "SOURCE"],
                ["idNamespaceAssociationId": .string(target), "type": "TARGET"],
            ])
        #expect(table["kmsKeyArn"] == "arn:aws:kms:us-east-1:222222222222:key/one")
        #expect(table["createTime"] == table["updateTime"] && table["childResources"] == nil)
        let id = try #require(table["id"]?.string)
        #expect(emulator.send(.get, "\(tables)/\(id)", as: .publisher)["idMappingTable"] == table)
        let summary = emulator.send(.get, tables, as: .publisher)["idMappingTableSummaries"]?.array?.first
        #expect(summary?["id"]?.string == id && summary?["inputReferenceProperties"] == nil)
    }

    // MARK: Validation

    @Test(arguments: [[], ["source"], ["target"]] as [[String]])
    func `a table needs a source and a target in the collaboration`(namespaces: [String]) throws {
        for name in namespaces { try makeNamespace(name, of: .advertiser) }
        let reply = create()
        #expect(reply.status == 400 && reply["reason"] == "INVALID_CONFIGURATION")
        #expect(reply.fields == ["inputReferenceConfig.inputReferenceArn"])
    }

    @Test func `a table shares the names of all tables in SQL`() throws {
        try emulator.contributeTable("mapping", through: collaboration.advertiserMembership, as: .advertiser)
        try makeNamespace("source", of: .publisher)
        try makeNamespace("target", of: .advertiser)
        #expect(create().errorType == "ConflictException")
        #expect(create(["name": "Other"]).status == 200)
        let association: JSON = [
            "name": "other", "configuredTableIdentifier": .string(try emulator.makeTable(as: .advertiser)),
            "roleArn": TableBodies.role(of: .advertiser),
        ]
        let target = "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations"
        #expect(emulator.send(.post, target, association, as: .advertiser).errorType == "ConflictException")
    }

    // MARK: Access

    @Test func `a table is its owner's alone`() throws {
        let id = try makeTable()
        for reply in [
            emulator.send(.get, "\(tables)/\(id)", as: .advertiser), emulator.send(.get, tables, as: .advertiser),
            emulator.send(.post, "\(tables)/\(id)/populate", [:], as: .advertiser),
            emulator.send(.delete, "\(tables)/\(id)", as: .advertiser),
        ] {
            #expect(reply.status == 404 && reply["resourceType"] == "MEMBERSHIP")
        }
        let other = "/memberships/\(collaboration.advertiserMembership)/idmappingtables/\(id)"
        let missing = emulator.send(.get, other, as: .advertiser)
        #expect(missing.status == 404 && missing["resourceType"] == "ID_MAPPING_TABLE")
    }

    @Test func `a member who was removed keeps the table, and cannot fill it`() throws {
        let id = try makeTable()
        #expect(emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser).status == 204)
        #expect(schema() == nil)
        #expect(emulator.send(.get, "\(tables)/\(id)", as: .publisher).status == 200)
        #expect(populate(id).errorType == "ConflictException")
        #expect(emulator.send(.patch, "\(tables)/\(id)", ["description": "Other"], as: .publisher).errorType == "AccessDeniedException")
        #expect(emulator.send(.delete, "\(tables)/\(id)", as: .publisher).status == 204)
    }

    // MARK: Behaviour

    @Test func `the caller's own namespace is mapped before others', and the oldest of these`() throws {
        let older = try makeNamespace("target-one", of: .advertiser)
        emulator.advance(by: .seconds(1))
        try makeNamespace("target-two", of: .advertiser)
        try makeNamespace("source-theirs", of: .advertiser)
        let own = try makeNamespace("source-own", of: .publisher)
        let sources = create()["idMappingTable"]?["inputReferenceProperties"]?["idMappingTableInputSource"]?.array
        #expect(sources?.map { $0["idNamespaceAssociationId"]?.string } == [own, older])
    }

    @Test func `a table can be analysed once its job has ended`() throws {
        let id = try makeTable()
        #expect(reasons() == ["ID_MAPPING_TABLE_NOT_POPULATED"])
        let job = try #require(populate(id)["idMappingJobId"]?.string)
        #expect(job != id)
        #expect(reasons() == ["ID_MAPPING_TABLE_NOT_POPULATED"])
        emulator.advance(by: .milliseconds(700))
        #expect(schema()?["schemaStatusDetails"]?.array?.map { $0["status"] } == ["READY", "READY"])
    }

    @Test func `a table has one job at a time`() throws {
        let id = try makeTable()
        #expect(populate(id).status == 200)
        let second = populate(id)
        #expect(second.errorType == "ConflictException" && second["reason"] == "INVALID_STATE")
        emulator.advance(by: .seconds(1))
        #expect(populate(id, ["jobType": "INCREMENTAL"]).status == 200)
    }

    @Test func `a job that only deletes leaves an empty table empty, and a filled one filled`() throws {
        let id = try makeTable()
        #expect(populate(id, ["jobType": "DELETE_ONLY"]).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(reasons() == ["ID_MAPPING_TABLE_NOT_POPULATED"])
        #expect(populate(id).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(populate(id, ["jobType": "DELETE_ONLY"]).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(reasons() == nil)
        #expect(schema()?["schemaStatusDetails"]?.array?.first?["status"] == "READY")
    }

    @Test func `nothing fills a table by itself where the tester steps tables`() throws {
        var settings = Settings()
        settings.timing.idMappingTables = .manual
        let suite = try Self(settings)
        let id = try suite.makeTable()
        #expect(suite.populate(id).status == 200)
        suite.emulator.advance(by: .seconds(86_400))
        #expect(suite.reasons() == ["ID_MAPPING_TABLE_NOT_POPULATED"])
    }

    @Test func `every member sees the schema with its two columns`() throws {
        let id = try makeTable()
        let schema = try #require(self.schema())
        #expect(schema["type"] == "ID_MAPPING_TABLE" && schema["name"] == "mapping" && schema["creatorAccountId"] == "222222222222")
        #expect(schema["columns"] == [["name": "source_id", "type": "string"], ["name": "target_id", "type": "string"]])
        #expect(schema["analysisRuleTypes"] == ["ID_MAPPING_TABLE"])
        #expect(schema["schemaTypeProperties"]?["idMappingTable"]?["idMappingTableId"]?.string == id)
        let listed = emulator.send(.get, "/collaborations/\(collaboration.id)/schemas?schemaType=ID_MAPPING_TABLE", as: .advertiser)
        #expect(listed["schemaSummaries"]?.array?.map { $0["name"] } == ["mapping"])
    }

    /// The table of protection in the user guide.
    private static let protections: [(source: Bool?, target: Bool?, overlap: [String]?, dimensions: [String])] = [
        (nil, nil, ["source_id", "target_id"], []),
        (false, false, ["source_id", "target_id"], []),
        (true, false, ["target_id"], ["source_id"]),
        (false, true, ["source_id"], ["target_id"]),
        (true, true, nil, ["source_id", "target_id"]),
    ]

    @Test(arguments: protections.indices)
    func `the managed rule protects what the namespaces do not release`(row: Int) throws {
        let (source, target, overlap, dimensions) = Self.protections[row]
        _ = try makeTable(sourceDimension: source, targetDimension: target)
        let reply = emulator.send(
            .get, "/collaborations/\(collaboration.id)/schemas/mapping/analysisRule/ID_MAPPING_TABLE", as: .advertiser)
        let rule = try #require(reply["analysisRule"]?["policy"]?["v1"]?["idMappingTable"])
        #expect(rule["joinColumns"] == ["source_id", "target_id"])
        #expect(rule["dimensionColumns"] == .array(dimensions.map(JSON.string)))
        let constraints = overlap.map { [["requireOverlap": ["columns": JSON.array($0.map(JSON.string))]] as JSON] } ?? []
        #expect(rule["queryConstraints"] == .array(constraints))
        #expect(reply["analysisRule"]?["consolidatedPolicy"] == nil)
    }

    @Test func `a query over an empty table fails, and over a filled one succeeds`() throws {
        let id = try makeTable()
        try emulator.contributeTable("customers", through: collaboration.advertiserMembership, as: .advertiser)
        try emulator.contributeTable("readers", through: collaboration.publisherMembership, as: .publisher)
        let sql = """
            SELECT DISTINCT customers.city FROM customers INNER JOIN mapping ON customers.email = mapping.target_id
            INNER JOIN readers ON mapping.source_id = readers.email
            """
        func status() throws -> JSON? {
            let target = "/memberships/\(collaboration.publisherMembership)/protectedQueries"
            let body: JSON = [
                "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
                "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
            ]
            let query = try #require(emulator.send(.post, target, body, as: .publisher)["protectedQuery"]?["id"]?.string)
            emulator.advance(by: .seconds(2))
            return emulator.send(.get, "\(target)/\(query)", as: .publisher)["protectedQuery"]?["status"]
        }
        #expect(try status() == "FAILED")
        #expect(populate(id).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(try status() == "SUCCESS")
    }

    @Test func `an update changes what it names`() throws {
        let id = try makeTable()
        emulator.advance(by: .seconds(5))
        let updated = emulator.send(.patch, "\(tables)/\(id)", ["description": "Other"], as: .publisher)["idMappingTable"]
        #expect(updated?["description"] == "Other" && updated?["kmsKeyArn"] == nil && updated?["updateTime"] != updated?["createTime"])
        let key: JSON = ["kmsKeyArn": "arn:aws:kms:us-east-1:222222222222:key/two"]
        let again = emulator.send(.patch, "\(tables)/\(id)", key, as: .publisher)["idMappingTable"]
        #expect(again?["description"] == "Other" && again?["kmsKeyArn"] == "arn:aws:kms:us-east-1:222222222222:key/two")
    }

    @Test func `a deleted table is gone with its schema, its tags and the job that fills it`() throws {
        try makeNamespace("source", of: .publisher)
        try makeNamespace("target", of: .advertiser)
        let table = try #require(create(["tags": ["team": "media"]])["idMappingTable"])
        let id = try #require(table["id"]?.string)
        let arn = try #require(table["arn"]?.string)
        let tags = "/tags/" + arn.split(separator: "/").joined(separator: "%2F")
        #expect(emulator.send(.get, tags, as: .publisher)["tags"] == ["team": "media"])
        #expect(populate(id).status == 200)
        #expect(emulator.send(.delete, "\(tables)/\(id)", as: .publisher).status == 204)
        emulator.advance(by: .seconds(2))
        #expect(emulator.send(.delete, "\(tables)/\(id)", as: .publisher).status == 404)
        #expect(schema() == nil)
        #expect(emulator.send(.get, tags, as: .publisher).status == 404)
        #expect(create().status == 200)
    }

    @Test func `a member cannot leave while a table is left`() throws {
        try makeNamespace("source", of: .advertiser)
        try makeNamespace("target", of: .advertiser)
        let id = try #require(create()["idMappingTable"]?["id"]?.string)
        let membership = "/memberships/\(collaboration.publisherMembership)"
        #expect(emulator.send(.delete, membership, as: .publisher)["reason"] == "SUBRESOURCES_EXIST")
        #expect(emulator.send(.delete, "\(tables)/\(id)", as: .publisher).status == 204)
        #expect(emulator.send(.delete, membership, as: .publisher).status == 204)
    }

    // MARK: Paging

    @Test func `tables are listed in pages, newest first`() throws {
        try makeNamespace("source", of: .publisher)
        try makeNamespace("target", of: .advertiser)
        for name in ["one", "two", "three"] {
            #expect(create(["name": .string(name)]).status == 200)
            emulator.advance(by: .seconds(1))
        }
        let first = emulator.send(.get, "\(tables)?maxResults=2", as: .publisher)
        #expect(first["idMappingTableSummaries"]?.array?.map { $0["name"] } == ["three", "two"])
        let token = try #require(first["nextToken"]?.string)
        let second = emulator.send(.get, "\(tables)?maxResults=2&nextToken=\(token)", as: .publisher)
        #expect(second["idMappingTableSummaries"]?.array?.map { $0["name"] } == ["one"] && second["nextToken"] == nil)
    }
}
