// Schemas through the door, with the tables that they are derived from.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Schema.html

import EmulatorTesting
import JSON
import Testing

@Suite struct SchemasTests: SchemaSuite {
    let emulator: Emulator
    let collaboration: SharedCollaboration

    // MARK: Shape

    @Test func `a schema shows the table's columns and methods under the association's name, times and description`() throws {
        let table = try table(rule: SchemaPolicy.list)
        emulator.advance(by: .seconds(5))
        let association = try associate(table, as: "Customers")
        let schema = try #require(self.schema("customers"))
        #expect(schema["name"] == "customers" && schema["type"] == "TABLE" && schema["creatorAccountId"] == "111111111111")
        #expect(schema["columns"] == [["name": "email", "type": "string"], ["name": "city", "type": "string"]])
        #expect(schema["partitionKeys"] == [] && schema["analysisRuleTypes"] == ["LIST"] && schema["description"] == "")
        #expect(schema["analysisMethod"] == "DIRECT_QUERY" && schema["selectedAnalysisMethods"] == nil)
        #expect(schema["createTime"] == association["createTime"] && schema["updateTime"] == association["updateTime"])
        #expect(schema["resourceArn"] == association["arn"])
        #expect(schema["collaborationArn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(collaboration.id)")
        let id = try #require(association["id"])
        #expect(schema["schemaTypeProperties"] == ["configuredTableAssociation": ["configuredTableAssociationId": id]])
    }

    @Test func `a summary has neither columns nor a status`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        let summary = try #require(list()["schemaSummaries"]?.array?.first)
        #expect(summary["name"] == "customers" && summary["analysisRuleTypes"] == ["LIST"])
        #expect(summary["columns"] == nil && summary["schemaStatusDetails"] == nil && summary["description"] == nil)
    }

    @Test func `the columns of a Snowflake table have the types that the table states`() throws {
        let columns: JSON = ["v1": [["columnName": "email", "columnType": "varchar"], ["columnName": "city", "columnType": "char"]]]
        let reference: JSON = [
            "snowflake": [
                "secretArn": "arn:aws:secretsmanager:us-east-1:111111111111:secret:snowflake", "accountIdentifier": "account",
                "databaseName": "crm", "schemaName": "public", "tableName": "customers", "tableSchema": columns,
            ]
        ]
        _ = try associate(try table(reference: reference, rule: nil), as: "customers")
        #expect(schema("customers")?["columns"] == [["name": "email", "type": "varchar"], ["name": "city", "type": "char"]])
    }

    // MARK: Validation

    @Test func `names, types and tokens are held against the model`() {
        #expect(emulator.send(.get, "\(schemas)?schemaType=VIEW", as: .advertiser).status == 400)
        #expect(emulator.send(.get, "\(schemas)/customers/analysisRule/SOME", as: .advertiser).status == 400)
        #expect(batch([]).status == 400)
        #expect(emulator.send(.get, "\(schemas)?nextToken=nonsense", as: .advertiser).status == 400)
    }

    // MARK: Access

    @Test func `no stranger sees schemas, nor does who has only been invited`() throws {
        let members: JSON = [["accountId": "222222222222", "displayName": "Publisher", "memberAbilities": ["CAN_QUERY"]]]
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "New", "description": "New", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [], "members": members,
                "queryLogStatus": "DISABLED",
            ], as: .advertiser)
        let id = try #require(made["collaboration"]?["id"]?.string)
        #expect(emulator.send(.get, "/collaborations/\(id)/schemas", as: .publisher).status == 403)
        #expect(list(as: .stranger).status == 403)
        #expect(batch(["customers"], as: .stranger).status == 403)
        #expect(ruleReply("customers", "LIST", as: .stranger).status == 403)
    }

    // MARK: Behaviour

    @Test func `every member sees all tables, in whatever case their names are asked for`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        _ = try associate(try table(rule: SchemaPolicy.list, as: .publisher), as: "readers", as: .publisher)
        for account in [Account.advertiser, .publisher] {
            #expect(names(list(as: account)) == ["readers", "customers"])
            #expect(emulator.send(.get, "\(schemas)/CUSTOMERS", as: account)["schema"]?["name"] == "customers")
        }
    }

    @Test func `a missing schema is told by its name`() {
        let missing = emulator.send(.get, "\(schemas)/nothing", as: .advertiser)
        #expect(missing.status == 404 && missing["resourceType"] == "SCHEMA" && missing["resourceId"] == "nothing")
        #expect(missing.message == "No such schema with name: nothing")
    }

    @Test func `schemas can be listed by their type`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        #expect(names(emulator.send(.get, "\(schemas)?schemaType=TABLE", as: .advertiser)) == ["customers"])
        #expect(names(emulator.send(.get, "\(schemas)?schemaType=ID_MAPPING_TABLE", as: .advertiser)) == [])
    }

    @Test func `a batch answers each name once, found or not`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        let reply = batch(["customers", "CUSTOMERS", "nothing", "nothing"])
        #expect(reply["schemas"]?.array?.map { $0["name"] } == ["customers"])
        #expect(
            reply["errors"]
                == [["name": "nothing", "code": "ResourceNotFoundException", "message": "No such schema with name: nothing"]])
    }

    @Test func `who is removed takes tables along`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list, as: .publisher), as: "readers", as: .publisher)
        #expect(emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser).status == 204)
        #expect(list()["schemaSummaries"] == [])
        #expect(emulator.send(.get, "\(schemas)/readers", as: .advertiser).status == 404)
    }

    @Test func `the schema goes with its association`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        let id = try #require(association["id"]?.string)
        #expect(emulator.send(.delete, "\(associations)/\(id)", as: .advertiser).status == 204)
        #expect(list()["schemaSummaries"] == [])
    }

    // MARK: Paging

    @Test func `schemas are listed from the newest to the oldest, page by page`() throws {
        let table = try table(rule: SchemaPolicy.list)
        for name in ["one", "two", "three"] {
            _ = try associate(table, as: name)
            emulator.advance(by: .seconds(1))
        }
        let first = emulator.send(.get, "\(schemas)?maxResults=2", as: .advertiser)
        #expect(names(first) == ["three", "two"])
        let token = try #require(first["nextToken"]?.string)
        _ = try associate(table, as: "four")
        let second = emulator.send(.get, "\(schemas)?maxResults=2&nextToken=\(token)", as: .advertiser)
        #expect(names(second) == ["one"] && second["nextToken"] == nil)
        #expect(emulator.send(.get, "\(schemas)?maxResults=2&nextToken=\(token)&schemaType=TABLE", as: .advertiser).status == 400)
    }
}
