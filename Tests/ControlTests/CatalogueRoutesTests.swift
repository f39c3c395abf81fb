// The catalogue through the control API.

import EmulatorTesting
import JSON
import Testing

struct CatalogueRoutesTests {
    @Test func `declared tables are listed`() throws {
        let emulator = try Emulator()
        #expect(emulator.control(.get, "/_cleanrooms/catalog").json == ["strict": false, "tables": []])
        let table: JSON = ["database": "crm", "table": "customers", "columns": [["name": "id", "type": "int"]]]
        let declared = emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]])
        #expect(declared.status == 200 && declared["tables"] == [table])
        #expect(emulator.control(.get, "/_cleanrooms/catalog")["tables"] == [table])
    }

    @Test func `a table that cannot be is refused, and none of the others is declared`() throws {
        let emulator = try Emulator()
        let tables: JSON = [
            ["database": "crm", "table": "a", "columns": ["id": "int"]], ["database": "crm", "table": "b", "columns": ["id": "nix"]],
        ]
        let refused = emulator.control(.post, "/_cleanrooms/catalog", ["tables": tables])
        #expect(refused.status == 400)
        #expect(
            refused.message
                == "The request body is not as it should be: tables[1].columns.id is not of a type that SQL has, as string and decimal(10,2) are."
        )
        #expect(emulator.control(.get, "/_cleanrooms/catalog")["tables"] == [])
    }
}
