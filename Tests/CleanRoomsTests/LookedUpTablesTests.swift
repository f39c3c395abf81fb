// Tables that a data catalogue outside tells of when a configured table is made.

import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import JSON
import Tables
import Testing

struct LookedUpTablesTests {
    private static let name = CatalogueName(
        owner: TableOwner(account: Account.advertiser.id, region: "us-east-1"), database: "crm", table: "customers")

    private static func glue(_ columns: [String: String], keys: [String: String] = [:]) -> JSON {
        func list(_ columns: [String: String]) -> JSON {
            .array(columns.sorted { $0.key < $1.key }.map { ["Name": .string($0.key), "Type": .string($0.value)] })
        }
        return [
            "Table": [
                "Name": "customers", "DatabaseName": "crm", "CatalogId": "123456789012", "PartitionKeys": list(keys),
                "StorageDescriptor": ["Columns": list(columns), "Location": "s3://lake/crm/customers/"],
            ]
        ]
    }

    private func emulator(_ answer: LookedUpTable, isStrict: Bool = false) throws -> Emulator {
        var settings = Settings()
        settings.isCatalogueStrict = isStrict
        let emulator = try Emulator(settings: settings)
        emulator.service.note(answer, of: Self.name)
        return emulator
    }

    @Test func `the columns and types that the catalogue told are those of the configured table`() throws {
        let table = LookedUpTable(glue: Self.glue(["email": "string", "spend": "decimal(10,2)"], keys: ["city": "string"]), of: Self.name)
        let emulator = try emulator(table)
        #expect(emulator.createTable(["allowedColumns": ["email", "age"]]).fields == ["allowedColumns"])
        let shared = try emulator.makeCollaboration()
        _ = try emulator.makeAssociation(of: try emulator.makeTable(), as: "customers", through: shared.advertiserMembership)
        let target = "/collaborations/\(shared.id)/schemas/customers"
        let schema = try #require(emulator.send(.get, target, as: .publisher)["schema"])
        #expect(schema["columns"]?.array?.contains(["name": "spend", "type": "decimal(10,2)"]) == true)
        #expect(schema["partitionKeys"] == [["name": "city", "type": "string"]])
        // The schema is the configured table's, whatever a later look finds or does not find.
        emulator.service.note(.missing("gone"), of: Self.name)
        #expect(emulator.send(.get, target, as: .publisher)["schema"] == schema)
    }

    @Test func `what the catalogue told is in snapshots, and gone with its account`() throws {
        let emulator = try emulator(LookedUpTable(glue: Self.glue(["email": "string", "city": "int", "spend": "int"]), of: Self.name))
        let shared = try emulator.makeCollaboration()
        _ = try emulator.makeAssociation(of: try emulator.makeTable(), as: "customers", through: shared.advertiserMembership)
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/one").status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/one/restore").status == 200)
        let target = "/collaborations/\(shared.id)/schemas/customers"
        #expect(
            emulator.send(.get, target, as: .publisher)["schema"]?["columns"]?.array?.contains(["name": "spend", "type": "int"]) == true)
    }

    @Test func `a table that the catalogue does not have is refused where the catalogue is strict`() throws {
        let sentence = "Table crm.customers does not exist in the data catalog."
        let refused = try emulator(.missing(sentence), isStrict: true).createTable()
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["tableReference"] && refused.message == sentence)
        #expect(try emulator(.missing(sentence)).createTable().status == 200)
        #expect(try emulator(.unknown("The data catalog cannot be asked."), isStrict: true).createTable().status == 400)
        #expect(try emulator(.unknown("The data catalog cannot be asked.")).createTable().status == 200)
    }

    @Test(arguments: [["email": "nix", "city": "string", "spend": "int"], [:]])
    func `a table that has no types of SQL cannot be configured`(columns: [String: String]) throws {
        let refused = try emulator(LookedUpTable(glue: Self.glue(columns), of: Self.name)).createTable()
        #expect(refused.fields == ["tableReference"] && refused.message?.contains("of the data catalog cannot be used") == true)
    }

    @Test func `a table that a tester has declared goes before what the catalogue says`() throws {
        let emulator = try emulator(.missing("gone"), isStrict: true)
        let columns: JSON = ["email": "string", "city": "string", "spend": "int"]
        let table: JSON = ["database": "crm", "table": "customers", "columns": columns]
        #expect(emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]]).status == 200)
        #expect(emulator.createTable().status == 200)
    }

    @Test func `a change of the columns looks again, and of the name does not`() throws {
        let emulator = try emulator(LookedUpTable(glue: Self.glue(["email": "string", "city": "int", "spend": "int"]), of: Self.name))
        let id = try emulator.makeTable()
        emulator.service.note(LookedUpTable(glue: Self.glue(["email": "string"]), of: Self.name), of: Self.name)
        #expect(emulator.send(.patch, "/configuredTables/\(id)", ["name": "Clients"], as: .advertiser).status == 200)
        #expect(
            emulator.send(.patch, "/configuredTables/\(id)", ["allowedColumns": ["city"]], as: .advertiser).fields == ["allowedColumns"])
        #expect(emulator.send(.patch, "/configuredTables/\(id)", ["allowedColumns": ["email"]], as: .advertiser).status == 200)
    }
}
