// Tables in a folder that is laid out as buckets.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/troubleshooting.html

import CleanRooms
import Embedded
import EmulatorTesting
import FilesTesting
import Inputs
import JSON
import Testing

struct TablePlacesTests {
    private static let customers: JSON = [
        "database": "crm", "table": "customers", "columns": ["email": "string", "city": "string"], "location": "s3://lake/crm/customers/",
    ]

    private func stage(
        _ files: [String: String], _ table: JSON = customers, columns: [String] = ["email", "city"]
    ) throws -> (TableStage, TemporaryDirectory) {
        let directory = TemporaryDirectory(files)
        var settings = Settings()
        settings.readsLocations = true
        let places = TablePlaces(folder: FolderBuckets(directory.path))
        let stage = try TableStage(
            columns: columns, table: table, settings: settings, engine: InlineEngine(EmbeddedRunner(access: TableAccess(places: places))))
        directories.kept.append(directory)
        return (stage, directory)
    }

    /// The folders last as long as their test.
    private final class Directories {
        var kept: [TemporaryDirectory] = []
    }

    private let directories = Directories()

    @Test func `all files of the folder are the table, but what Spark writes beside them, what is hidden and what is empty`() throws {
        let (stage, _) = try stage([
            "lake/crm/customers/part-1.csv": "email,city\nbob@x.org,Rome\n",
            "lake/crm/customers/part-0.csv": "email,city\nann@x.org,Oslo\n",
            "lake/crm/customers/_SUCCESS": "x", "lake/crm/customers/.part-0.csv.crc": "x", "lake/crm/customers/part-2.csv": "",
            "lake/crm/customers/deeper/part-3.csv": "email,city\nzoe@x.org,Paris\n",
        ])
        #expect(try stage.rows() == [["ann@x.org", "Oslo"], ["bob@x.org", "Rome"]])
    }

    @Test func `Hive's folders have the partition keys`() throws {
        let table = Self.customers.with([
            "columns": ["email": "string"], "partitionKeys": ["city": "string", "day": "date"],
        ])
        let (stage, _) = try stage(
            [
                "lake/crm/customers/city=Oslo/day=2026-01-31/a.csv": "email\nann@x.org\n",
                "lake/crm/customers/city=New%20York%2FNY/day=2026-02-01/a.csv": "email\nbob@x.org\n",
                "lake/crm/customers/city=__HIVE_DEFAULT_PARTITION__/day=2026-02-02/a.csv": "email\nzoe@x.org\n",
                "lake/crm/customers/other/a.csv": "email\nnobody@x.org\n",
            ], table, columns: ["email", "city", "day"])
        #expect(
            try stage.rows("SELECT email, city, day FROM customers ORDER BY email") == [
                ["ann@x.org", "Oslo", "2026-01-31"], ["bob@x.org", "New York/NY", "2026-02-01"], ["zoe@x.org", .null, "2026-02-02"],
            ])
    }

    @Test func `a folder with nothing but folders is an empty table, as the guide says`() throws {
        let (stage, _) = try stage(["lake/crm/customers/deeper/a.csv": "email,city\nann@x.org,Oslo\n"])
        #expect(try stage.rows() == [])
    }

    @Test func `partitions that the table's parameters project are read where they are, and others are not there`() throws {
        let table = Self.customers.with([
            "columns": ["email": "string"], "partitionKeys": ["city": "string", "day": "date"], "format": "csv",
            "parameters": [
                "projection.enabled": "true", "projection.city.type": "enum", "projection.city.values": "Oslo,Rome",
                "projection.day.type": "date", "projection.day.range": "2026-01-30,2026-02-02", "projection.day.format": "yyyy-MM-dd",
            ],
        ])
        let (stage, _) = try stage(
            [
                "lake/crm/customers/city=Oslo/day=2026-01-31/a.csv": "email\nann@x.org\n",
                "lake/crm/customers/city=Rome/day=2026-02-01/a.csv": "email\nbob@x.org\n",
                "lake/crm/customers/city=Rome/day=2026-02-03/a.csv": "email\nlate@x.org\n",
                "lake/crm/customers/city=Bonn/day=2026-02-01/a.csv": "email\nzoe@x.org\n",
            ], table, columns: ["email", "city", "day"])
        let sql = "SELECT email, city, day FROM customers"
        #expect(
            try stage.rows("\(sql) ORDER BY email") == [["ann@x.org", "Oslo", "2026-01-31"], ["bob@x.org", "Rome", "2026-02-01"]])
        #expect(try stage.rows("\(sql) WHERE city = 'Rome' AND day > '2026-01-31'") == [["bob@x.org", "Rome", "2026-02-01"]])
        let injected = table.with(["parameters": ["projection.enabled": "true", "projection.city.type": "injected"]])
        #expect(stage.emulator.control(.post, "/_cleanrooms/catalog", ["tables": [injected]]).status == 200)
        #expect(try stage.failure().message?.contains("values of the type injected are not taken out of queries here") == true)
    }

    @Test func `what is odd in a file is told by an explanation that runs the query`() throws {
        let (stage, _) = try stage(["lake/crm/customers/a.csv": "city,email\nann@x.org,Oslo\n"])
        let reply = stage.emulator.control(
            .post, "/_cleanrooms/explain",
            ["membershipIdentifier": .string(stage.membership), "sql": "SELECT email FROM customers", "run": true])
        #expect(
            reply["warnings"] == [
                """
                Column 1 of the file a.csv is "city" by its first line and "email" in the table: columns are taken by position.
                """
            ])
        #expect(reply["result"]?["rows"] == [["ann@x.org"]])
    }

    @Test func `a partition without files fails the query`() throws {
        let table = Self.customers.with(["columns": ["email": "string"], "partitionKeys": ["city": "string"]])
        let (stage, _) = try stage(
            ["lake/crm/customers/city=Oslo/a.csv": "email\nann@x.org\n", "lake/crm/customers/city=Rome/_SUCCESS": ""], table)
        let failure = try stage.failure()
        #expect(failure.code == "RESOURCE_NOT_FOUND")
        #expect(failure.message?.hasPrefix("Missing partition data: One of the configured tables is partitioned") == true, "\(failure)")
    }

    @Test(
        arguments: [
            ([:], "RESOURCE_ACCESS_DENIED", "One or more tables referenced by the query is not accessible by its associated service role"),
            (["lake/other/a.csv": "x"], "RESOURCE_NOT_FOUND", "s3://lake/crm/customers/, has nothing in it"),
            (["lake/crm/customers/a.orc": "ORC"], "INVALID_RESOURCE", "One of the underlying datasets has an unsupported file format."),
            (["lake/crm/customers/a.csv": "email,city\nann@x.org\n"], "INVALID_RESOURCE", "a.csv"),
        ] as [([String: String], String, String)])
    func `what cannot be read fails the query in the guide's words`(files: [String: String], code: String, part: String) throws {
        let failure = try stage(files).0.failure()
        #expect(failure.code == code && failure.message?.contains(part) == true, "\(failure)")
    }

    @Test func `no link leads out of the folder`() throws {
        let outside = TemporaryDirectory(["secret.csv": "email,city\nspy@x.org,Oslo\n"])
        let (stage, directory) = try stage(["lake/crm/customers/a.csv": "email,city\nann@x.org,Oslo\n"])
        directory.link("\(outside.path)/secret.csv", as: "lake/crm/customers/b.csv")
        directory.link("\(directory.path)/lake/crm/customers/a.csv", as: "lake/crm/customers/c.csv")
        #expect(try stage.rows() == [["ann@x.org", "Oslo"], ["ann@x.org", "Oslo"]], "a link within the folder is a file like others")
        directory.link(outside.path, as: "elsewhere")
        let table = Self.customers.with(["location": "s3://elsewhere/"])
        #expect(stage.emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]]).status == 200)
        #expect(try stage.failure().code == "RESOURCE_ACCESS_DENIED")
    }

    @Test(arguments: ["s3://lake/../etc/", "s3://../etc", "s3://", "lake/crm", "s3://lake/./crm", "file:///etc"])
    func `a location that is no folder of a bucket is refused`(location: String) throws {
        let reply = try Emulator().control(
            .post, "/_cleanrooms/catalog", ["tables": [Self.customers.with(["location": .string(location)])]])
        #expect(reply.status == 400 && reply.message?.contains("a folder such as s3://bucket/prefix/") == true, "\(reply)")
    }

    @Test func `the form of the files can be declared in Glue's words`() throws {
        let table = Self.customers.with([
            "format": "csv", "parameters": ["separatorChar": ";", "skip.header.line.count": "2"],
        ])
        let (stage, _) = try stage(["lake/crm/customers/a.txt": "one\ntwo\nann@x.org;Oslo\n"], table)
        #expect(try stage.rows() == [["ann@x.org", "Oslo"]])
        let declared = try #require(stage.emulator.control(.get, "/_cleanrooms/catalog").list("tables").first)
        #expect(declared["columns"] == [["name": "email", "type": "string"], ["name": "city", "type": "string"]])
        for member in ["database", "table", "location", "format", "parameters"] { #expect(declared[member] == table[member]) }
    }
}
