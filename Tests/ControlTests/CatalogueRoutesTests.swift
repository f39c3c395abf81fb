// The catalogue through the control API.

import EmulatorTesting
import JSON
import Testing

struct CatalogueRoutesTests {
    @Test func `declared tables are listed`() throws {
        let emulator = try Emulator()
        #expect(emulator.control(.get, "/_cleanrooms/catalog").json == ["strict": false, "tables": [], "idNamespaces": []])
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

    private static func namespace(_ name: String, _ type: String) -> JSON {
        ["arn": .string("arn:aws:entityresolution:us-east-1:111111111111:idnamespace/\(name)"), "type": .string(type)]
    }

    @Test func `declared ID namespaces are listed, the last word on each`() throws {
        let emulator = try Emulator()
        let (one, other) = (Self.namespace("one", "SOURCE"), Self.namespace("other", "TARGET"))
        #expect(emulator.control(.post, "/_cleanrooms/catalog", ["idNamespaces": [one, other]])["idNamespaces"] == [one, other])
        let changed = Self.namespace("one", "TARGET")
        #expect(emulator.control(.post, "/_cleanrooms/catalog", ["idNamespaces": [changed]])["idNamespaces"] == [changed, other])
        #expect(emulator.control(.post, "/_cleanrooms/reset").status < 300)
        #expect(emulator.control(.get, "/_cleanrooms/catalog")["idNamespaces"] == [])
    }

    @Test(
        arguments: [
            [:], ["namespaces": []], ["idNamespaces": [["arn": "people", "type": "SOURCE"]]],
            ["idNamespaces": [["arn": "arn:aws:s3:::idnamespace/people", "type": "SOURCE"]]],
            ["idNamespaces": [namespace("people", "BOTH")]], ["idNamespaces": [namespace("people", "SOURCE").with(["name": "people"])]],
        ] as [JSON])
    func `what is no declaration is refused`(body: JSON) throws {
        #expect(try Emulator().control(.post, "/_cleanrooms/catalog", body).status == 400)
    }
}
