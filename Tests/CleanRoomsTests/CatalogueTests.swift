// Declared tables: their columns are the ones that can be allowed, and schemas show their types.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-config-table.html; that the service looks is inferred.

import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import JSON
import Testing

struct CatalogueTests {
    private let customers: [JSON] = [
        ["name": "email", "type": "string"], ["name": "city", "type": "varchar(40)"], ["name": "spend", "type": "decimal(10,2)"],
    ]

    private func emulator(_ table: JSON? = nil, isStrict: Bool = false) throws -> Emulator {
        var settings = Settings()
        let table = table ?? ["database": "crm", "table": "customers", "columns": .array(customers)]
        settings.catalogue = Catalogue([try CatalogueTable(json: table)])
        settings.isCatalogueStrict = isStrict
        return try Emulator(settings: settings)
    }

    // MARK: Configured tables

    @Test func `a column that a declared table does not have cannot be allowed`() throws {
        let refused = try emulator().createTable(["allowedColumns": ["email", "age", "town"]])
        #expect(refused.errorType == "ValidationException" && refused["reason"] == "INVALID_CONFIGURATION")
        #expect(refused.fields == ["allowedColumns"])
        #expect(refused.message == "Column(s) [age, town] is not in the table's schema.")
    }

    @Test func `nor can it be allowed later, while another name can be given`() throws {
        let emulator = try emulator()
        let id = try emulator.makeTable()
        let refused = emulator.send(.patch, "/configuredTables/\(id)", ["allowedColumns": ["age"]], as: .advertiser)
        #expect(refused.fields == ["allowedColumns"])
        #expect(emulator.send(.patch, "/configuredTables/\(id)", ["name": "Clients"], as: .advertiser).status == 200)
    }

    @Test func `Athena and Databricks tables are looked up by database or schema`() throws {
        for reference in [TableBodies.athena, TableBodies.databricks] {
            let refused = try emulator().createTable(["tableReference": reference, "allowedColumns": ["age"]])
            #expect(refused.fields == ["allowedColumns"])
            #expect(try emulator().createTable(["tableReference": reference]).status == 200)
        }
    }

    @Test func `a Snowflake table states its columns itself, whatever the catalogue says`() throws {
        let emulator = try emulator(["database": "crm", "table": "customers", "columns": ["id": "int"]], isStrict: true)
        #expect(emulator.createTable(["tableReference": TableBodies.snowflake]).status == 200)
    }

    @Test func `a table that nobody has declared is taken at its word, unless the catalogue is strict`() throws {
        let other: JSON = ["glue": ["tableName": "clients", "databaseName": "crm"]]
        #expect(try emulator().createTable(["tableReference": other, "allowedColumns": ["age"]]).status == 200)
        let refused = try emulator(isStrict: true).createTable(["tableReference": other])
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["tableReference"])
        #expect(refused.message == "Table crm.clients does not exist in the data catalog.")
    }

    @Test func `a table of one account or region is no other's`() throws {
        let mine = try emulator(["account": "222222222222", "database": "crm", "table": "customers", "columns": ["id": "int"]])
        #expect(mine.createTable([:]).status == 200)
        let here = try emulator(["region": "eu-west-1", "database": "crm", "table": "customers", "columns": ["id": "int"]])
        #expect(here.createTable([:]).status == 200)
        let there = try emulator([
            "account": "111111111111", "region": "us-east-1", "database": "crm", "table": "customers", "columns": ["id": "int"],
        ])
        #expect(there.createTable([:]).fields == ["allowedColumns"])
    }

    @Test func `a column that identifies people has to be text by the catalogue too`() throws {
        let emulator = try emulator()
        let id = try emulator.makeTable()
        let threshold: JSON = [
            "identityColumns": ["spend"], "minimumIdentityCount": 2, "type": "COUNT_DISTINCT",
            "allowedAggregateExpressionType": "COLUMNS_ONLY",
        ]
        let policy = TableBodies.custom.with(["aggregationThresholds": [threshold]])
        let reply = emulator.send(.post, "/configuredTables/\(id)/analysisRule", TableBodies.rule("CUSTOM", policy), as: .advertiser)
        #expect(reply.status == 400)
        #expect(reply.message?.contains("[spend] is not of type string") == true, "\(reply)")
    }

    // MARK: Schemas

    @Test func `a schema shows the catalogue's types, and text for columns it does not know`() throws {
        let emulator = try emulator([
            "database": "crm", "table": "customers", "columns": ["email": "string", "spend": "DECIMAL(10,2)"],
            "partitionKeys": ["city": "string"],
        ])
        let schema = try #require(try self.schema(emulator)["schema"])
        #expect(
            schema["columns"] == [
                ["name": "email", "type": "string"], ["name": "city", "type": "string"], ["name": "spend", "type": "decimal(10,2)"],
            ])
        #expect(schema["partitionKeys"] == [["name": "city", "type": "string"]])
    }

    @Test func `without a catalogue all columns are text`() throws {
        let schema = try #require(try self.schema(try Emulator())["schema"])
        #expect(schema["columns"] == .array(["email", "city", "spend"].map { ["name": .string($0), "type": "string"] }))
        #expect(schema["partitionKeys"] == [])
    }

    private func schema(_ emulator: Emulator) throws -> Reply {
        let collaboration = try emulator.makeCollaboration()
        _ = try emulator.makeAssociation(of: try emulator.makeTable(), as: "customers", through: collaboration.advertiserMembership)
        return emulator.send(.get, "/collaborations/\(collaboration.id)/schemas/customers", as: .publisher)
    }

    // MARK: Declaring while running

    @Test func `a table declared while running goes before the one it was started with`() throws {
        let emulator = try emulator()
        try emulator.service.declare([try CatalogueTable(json: ["database": "CRM", "table": "Customers", "columns": ["age": "int"]])])
        #expect(emulator.createTable(["allowedColumns": ["age"]]).status == 200)
        #expect(emulator.createTable([:]).fields == ["allowedColumns"])
        #expect(try emulator.service.catalogue().tables.map(\.columns) == [[Column(name: "age", type: "int")]])
    }

    @Test func `declaring a table again replaces it`() throws {
        let emulator = try Emulator()
        for column in ["a", "b"] {
            try emulator.service.declare([
                try CatalogueTable(database: "crm", name: "customers", columns: [Column(name: column, type: "int")])
            ])
        }
        #expect(try emulator.service.catalogue().tables.flatMap(\.columns).map(\.name) == ["b"])
    }
}
