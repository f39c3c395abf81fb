// What is read as a declared table, from JSON and from a directory.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html

import CatalogueFiles
import CleanRooms
import CleanRoomsModel
import FilesTesting
import JSON
import Testing

struct CatalogueTableTests {
    // MARK: JSON

    @Test func `columns are a list, or types by name in order`() throws {
        let list = try CatalogueTable(json: [
            "database": "d", "table": "t", "columns": [["name": "B", "type": "INT"], ["name": "a", "type": "string"]],
        ])
        let object = try CatalogueTable(json: ["database": "d", "table": "t", "columns": ["b": "int", "a": "string"]])
        #expect(list == object)
        #expect(list.columns == [Column(name: "b", type: "int"), Column(name: "a", type: "string")])
    }

    @Test func `what the AWS CLI prints of a Glue table is read`() throws {
        let table = try CatalogueTable(
            json: [
                "Table": [
                    "Name": "orders", "DatabaseName": "shop", "CatalogId": "111111111111", "CreateTime": 1.5, "Retention": 0,
                    "StorageDescriptor": [
                        "Columns": [["Name": "id", "Type": "bigint", "Comment": "key"]], "Location": "s3://bucket/orders/",
                    ],
                    "PartitionKeys": [["Name": "day", "Type": "date"]],
                ]
            ])
        #expect(table.path == "shop.orders" && table.account == "111111111111")
        #expect(table.allColumns == [Column(name: "id", type: "bigint"), Column(name: "day", type: "date")])
    }

    @Test(
        arguments: [
            (["table": "t", "columns": ["a": "int"]], "database is not there"),
            (["database": "d", "table": "t"], "columns is not a list of columns"),
            (["database": "d", "table": "t", "columns": [:]], "columns is not a list of at least one column"),
            (
                ["database": "d", "table": "t", "columns": ["a": "strng"]],
                "columns.a is not of a type that SQL has, as string and decimal(10,2) are"
            ),
            (["database": "d", "table": "t", "columns": [["name": "a"]]], "columns[0] is not a column with a name and a type"),
            (["database": "d", "table": "t", "columns": ["a": "int", "A": "int"]], "columns.a is not there only once"),
            (["database": "d", "table": "t", "columns": ["a": "int"], "partitionKeys": ["a": "int"]], "columns.a is not there only once"),
            (
                ["database": "d", "table": "t", "columns": ["a": "int"], "acount": "1"],
                "acount is not one of account, region, database, table, columns, partitionKeys, data, rows, location, format, library, parameters"
            ),
            (["database": "d", "table": "t", "columns": ["a": "int"], "account": "12"], "account is not the twelve digits of an account"),
        ] as [(JSON, String)])
    func `a table that cannot be is refused with the place`(json: JSON, sentence: String) {
        do {
            _ = try CatalogueTable(json: json)
            Issue.record("it was taken")
        } catch {
            #expect("\(error)" == sentence)
        }
    }

    @Test func `a table reads itself from what it writes`() throws {
        let table = try CatalogueTable(
            account: "111111111111", region: "us-east-1", database: "d", name: "t", columns: [Column(name: "a", type: "array<string>")],
            partitionKeys: [Column(name: "p", type: "date")], data: "t.csv")
        var writer = JSONWriter()
        table.write(to: &writer)
        #expect(try CatalogueTable(json: try JSON(parsing: writer.bytes)) == table)
    }

    // MARK: A directory

    @Test func `a directory's folders are databases, and accounts of databases`() throws {
        let folder = TemporaryDirectory([
            "crm/customers.json": #"{"columns": {"id": "int"}}"#, "crm/README.md": "not a table",
            "111111111111/shop/orders.json": #"{"columns": {"id": "int"}, "region": "eu-west-1"}"#, "notes.txt": "not a table",
        ])
        let tables = try Catalogue(directory: folder.path).tables
        #expect(tables.map(\.path) == ["crm.customers", "shop.orders"])
        #expect(tables.map(\.account) == [nil, "111111111111"] && tables.map(\.region) == [nil, "eu-west-1"])
    }

    @Test func `rows lie beside the table, or where it says`() throws {
        let folder = TemporaryDirectory([
            "crm/a.json": #"{"columns": {"id": "int", "name": "string"}}"#, "crm/a.csv": "ID,\"name\"\r\n1,x\r\n",
            "crm/b.json": #"{"columns": {"id": "int", "name": "string"}, "data": "a.csv"}"#, "crm/c.json": #"{"columns": {"id": "int"}}"#,
        ])
        #expect(try Catalogue(directory: folder.path).tables.map(\.data) == ["\(folder.path)/crm/a.csv", "\(folder.path)/crm/a.csv", nil])
    }

    @Test(
        arguments: [
            (["crm/a.json": "{"], "crm/a.json: "), (["a.json": "{}"], "a.json is not in the folder of a database."),
            (
                ["crm/a.json": #"{"columns": {"id": "nix"}}"#],
                "crm/a.json: columns.id is not of a type that SQL has, as string and decimal(10,2) are."
            ),
            (["crm/a.json": #"{"columns": {"id": "int"}, "table": "b"}"#], "crm/a.json: table is not a, as the place of the file says."),
            (
                ["crm/a.json": #"{"columns": {"id": "int"}}"#, "crm/a.csv": "id,city\n"],
                "a.csv has the column city, which the table does not have."
            ),
            (["crm/a.json": #"{"columns": {"id": "int"}}"#, "crm/a.csv": "city\n"], "a.csv has no column id."),
            (["crm/a.json": #"{"columns": {"id": "int"}}"#, "crm/a.csv": "id,ID\n"], "a.csv has a column twice."),
            (
                ["crm/a.json": #"{"columns": {"id": "int", "name": "string"}}"#, "crm/a.csv": "name,id\n"],
                "a.csv has its columns in another order than the table, whose order is id, name."
            ),
            (["crm/a.json": #"{"columns": {"id": "int"}, "data": "b.csv"}"#], "b.csv cannot be read: No such file or directory."),
            (["crm/a.json": #"{"columns": {"id": "int"}}"#, "crm/A.json": #"{"columns": {"id": "int"}}"#], "the table is declared twice."),
        ] as [([String: String], String)])
    func `a bad file is named with what is wrong`(files: [String: String], part: String) throws {
        let folder = TemporaryDirectory(files)
        do {
            _ = try Catalogue(directory: folder.path)
            Issue.record("it was taken")
        } catch {
            #expect("\(error)".hasPrefix(folder.path) && "\(error)".contains(part), "\(error)")
        }
    }

    @Test func `a directory that is not there is named`() {
        #expect(throws: CatalogueError.self) { try Catalogue(directory: "/nowhere/catalog") }
    }
}
