// A catalogue's directory with files in YAML.

import CatalogueFiles
import CleanRooms
import CleanRoomsModel
import FilesTesting
import Testing

struct CatalogueFormatsTests {
    private func catalogue(_ directory: TemporaryDirectory) throws -> Catalogue {
        try Catalogue(directory: directory.path, formats: CatalogueFormats.jsonAndYAML)
    }

    @Test func `tables in YAML stand beside those in JSON`() throws {
        let directory = TemporaryDirectory([
            "crm/customers.yaml": "# Whom we know.\ncolumns:\n  email: string\n  spend: decimal(10,2)\n",
            "crm/orders.yml": "columns: [{name: id, type: bigint}]\npartitionKeys: {day: date}\nregion: eu-west-1\n",
            "crm/cities.json": #"{"columns": {"id": "int"}}"#,
        ])
        let tables = try catalogue(directory).tables
        #expect(tables.map(\.path) == ["crm.cities", "crm.customers", "crm.orders"])
        #expect(tables[1].columns == [Column(name: "email", type: "string"), Column(name: "spend", type: "decimal(10,2)")])
        #expect(tables[2].partitionKeys == [Column(name: "day", type: "date")] && tables[2].region == "eu-west-1")
    }

    @Test(arguments: ["111111111111", "'111111111111'"])
    func `an account needs no quotes`(account: String) throws {
        let directory = TemporaryDirectory(["crm/customers.yaml": "{account: \(account), columns: {id: int}}"])
        #expect(try catalogue(directory).tables.map(\.account) == ["111111111111"])
    }

    @Test func `what the AWS CLI prints of a Glue table in YAML is read`() throws {
        let text = """
            Table:
              CatalogId: '111111111111'
              CreateTime: '2026-01-02T03:04:05+00:00'
              DatabaseName: shop
              Name: orders
              PartitionKeys: []
              StorageDescriptor:
                Columns:
                - Name: id
                  Type: bigint
            """
        let tables = try catalogue(TemporaryDirectory(["shop/orders.yaml": text])).tables
        #expect(tables.map(\.path) == ["shop.orders"] && tables.map(\.account) == ["111111111111"])
    }

    @Test(
        arguments: [
            (["crm/a.yaml": "columns:\n  id: int\n id: int\n"], "crm/a.yaml: line 3, column 2: "),
            (["crm/a.yml": "columns: {id: int}\ncolumns: {id: int}\n"], "crm/a.yml: line 2, column 1: The key 'columns' is there twice."),
            (["crm/a.yaml": ""], "crm/a.yaml: not an object."),
            (
                ["crm/a.yaml": "columns: {id: nix}"],
                "crm/a.yaml: columns.id is not of a type that SQL has, as string and decimal(10,2) are."
            ),
            (["crm/a.yaml": "columns: {id: int}", "crm/a.csv": "city\n"], "crm/a.csv has no column id."),
            (["crm/a.yaml": "columns: {id: int}", "crm/a.json": #"{"columns": {"id": "int"}}"#], "the table is declared twice."),
            (["a.yaml": "columns: {id: int}"], "a.yaml is not in the folder of a database."),
        ] as [([String: String], String)])
    func `a mistake is named with its file and its place`(files: [String: String], part: String) throws {
        let directory = TemporaryDirectory(files)
        let error = try #require(throws: CatalogueError.self) { try catalogue(directory) }
        #expect(error.description.hasPrefix(directory.path) && error.description.contains(part), "\(error)")
        #expect(error.description.hasSuffix(".") && !error.description.hasSuffix(".."), "\(error)")
    }
}
