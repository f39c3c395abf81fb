// Files of rows that are uploaded for declared tables.

import Control
import EmulatorTesting
import Files
import FilesTesting
import JSON
import Testing

struct CatalogueUploadTests {
    private static let customers: JSON = ["database": "crm", "table": "customers", "columns": ["email": "string", "city": "string"]]
    private static let target = "/_cleanrooms/catalog/crm/customers/data"
    private static let csv = "email,city\nann@x.org,Oslo\nbob@x.org,\"Bergen, by\"\n"
    private static let rows: [JSON] = [["ann@x.org", "Oslo"], ["bob@x.org", "Bergen, by"]]

    private func stage() throws -> TableStage { try TableStage(table: Self.customers) }

    @Test func `queries run on an uploaded file, and on the next one once that is uploaded`() throws {
        let stage = try stage()
        let reply = stage.upload(Self.csv, "text/csv; charset=utf-8")
        #expect(reply.status == 200 && reply["format"] == "csv" && reply["bytes"] == .integer(Int64(Self.csv.utf8.count)))
        #expect(try stage.rows() == Self.rows)
        stage.upload("email,city\nzoe@x.org,Rome\n")
        #expect(try stage.rows() == [["zoe@x.org", "Rome"]])
    }

    @Test(arguments: [nil, "application/x-ndjson", "application/octet-stream"])
    func `JSON lines are known by their type or their first byte`(type: String?) throws {
        let stage = try stage()
        let reply = stage.upload(#"{"city": "Oslo", "email": "ann@x.org"}"# + "\n" + #"{"email": "bob@x.org"}"# + "\n", type)
        #expect(reply["format"] == "json")
        #expect(try stage.rows() == [["ann@x.org", "Oslo"], ["bob@x.org", .null]])
    }

    @Test func `rows that were declared give way to a file, and a file to rows`() throws {
        let stage = try TableStage(table: Self.customers.with(["rows": [["old@x.org", "Rome"]]]))
        stage.upload(Self.csv)
        #expect(try stage.rows() == Self.rows)
        let again = Self.customers.with(["rows": [["new@x.org", "Rome"]]])
        #expect(stage.emulator.control(.post, "/_cleanrooms/catalog", ["tables": [again]]).status == 200)
        #expect(try stage.rows() == [["new@x.org", "Rome"]])
    }

    @Test func `a deleted file leaves a table without rows`() throws {
        let stage = try stage()
        stage.upload(Self.csv)
        #expect(stage.emulator.control(.delete, Self.target).status == 204)
        #expect(try stage.run("SELECT email FROM customers")["status"] == "SUCCESS")
        let explained = stage.emulator.control(
            .post, "/_cleanrooms/explain", ["account": .string(Account.publisher.id), "sql": "SELECT email FROM customers"])
        #expect(explained["tablesWithoutRows"] == ["customers"])
    }

    @Test func `a snapshot has the file, and a reset has not`() throws {
        let stage = try stage()
        stage.upload(Self.csv)
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/with-rows").status == 200)
        stage.upload("email,city\nzoe@x.org,Rome\n")
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/with-rows/restore").status == 200)
        #expect(try stage.rows() == Self.rows)
        #expect(stage.emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(stage.upload(Self.csv).status == 404)
    }

    @Test func `a file of several pieces comes back whole from a snapshot`() throws {
        let stage = try stage()
        let rows = 60_000
        let text = "email,city\n" + (0..<rows).map { "person\($0)@example.com,city number \($0)\n" }.joined()
        stage.upload(text)
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/large").status == 200)
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/large/restore").status == 200)
        #expect(try stage.rows("SELECT COUNT(*) AS n, COUNT(DISTINCT city) AS c FROM customers") == [[60_000, 60_000]])
    }

    @Test(
        arguments: [
            ("city,email\nOslo,ann@x.org\n", "text/csv", "The file has its columns in another order"),
            ("email\nann@x.org\n", "text/csv", "The file has no column city."), ("", "text/csv", "there is none"),
            ("email,city\n", "image/png", "not as image/png"),
        ])
    func `what cannot be the table's rows is refused`(text: String, type: String, part: String) throws {
        let reply = try stage().upload(text, type)
        #expect(reply.status == 400 && reply.message?.contains(part) == true, "\(reply.message ?? "")")
    }

    @Test func `a file that breaks off fails its query, and nothing else`() throws {
        let stage = try stage()
        stage.upload("PAR1 and nothing more", "application/vnd.apache.parquet")
        let failure = try stage.failure()
        #expect(failure.code == "INVALID_RESOURCE", "\(failure)")
        stage.upload(Self.csv)
        #expect(try stage.rows() == Self.rows)
    }

    @Test func `a table that nobody declared has no rows to upload, and of several one is named`() throws {
        let stage = try stage()
        let none = stage.upload(Self.csv, to: "/_cleanrooms/catalog/crm/nobody/data")
        #expect(none.status == 404 && none.message?.hasPrefix("The table crm.nobody is not declared") == true)
        let own = Self.customers.with(["account": .string(Account.advertiser.id)])
        #expect(stage.emulator.control(.post, "/_cleanrooms/catalog", ["tables": [own]]).status == 200)
        #expect(stage.upload(Self.csv).status == 200, "the one for everybody is meant")
        let other = stage.emulator.control(.delete, "\(Self.target)?account=999999999999")
        #expect(other.status == 400 && other.message?.contains("name one by 'account' and 'region'") == true)
        #expect(stage.emulator.control(.delete, "\(Self.target)?account=\(Account.advertiser.id)").status == 204)
    }

    // MARK: Files of declarations

    @Test func `a declaration over the control API names a file below --files-dir, and no other`() throws {
        let directory = TemporaryDirectory(["customers.csv": Self.csv])
        let table = Self.customers.with(["data": "customers.csv"])
        #expect(try TableStage(table: table, files: LocalFiles([directory.path])).rows() == Self.rows)
        let emulator = try Emulator(files: LocalFiles([directory.path]))
        for path in ["/etc/passwd", "../customers.csv", "\(directory.path)/../x", "none.csv"] {
            let reply = emulator.control(.post, "/_cleanrooms/catalog", ["tables": [Self.customers.with(["data": .string(path)])]])
            #expect(reply.status == 400, "\(path): \(reply)")
        }
        #expect(emulator.control(.get, "/_cleanrooms/catalog")["tables"] == [])
    }

    private static let seed = "catalog: [{database: crm, table: customers, columns: {email: string, city: string}, data: customers.csv}]\n"

    @Test func `a seed in a file has its tables' files beside it, and they become part of the state`() throws {
        let directory = TemporaryDirectory(["seed.yaml": Self.seed, "customers.csv": Self.csv])
        let stage = try TableStage()
        #expect(try stage.emulator.control.begin(with: [SeedShelf.script(inFile: "\(directory.path)/seed.yaml")]).count == 1)
        directory.delete("customers.csv")
        #expect(try stage.rows() == Self.rows)
    }

    @Test func `a seed of a directory is run by its name with its files`() throws {
        let directory = TemporaryDirectory(["mine.yaml": Self.seed, "customers.csv": Self.csv])
        let emulator = try Emulator(seeds: SeedShelf(directory: directory.path))
        #expect(emulator.control(.post, "/_cleanrooms/seeds/mine").status == 200)
        directory.delete("customers.csv")
        let refused = emulator.control(.post, "/_cleanrooms/seeds/mine")
        #expect(refused.status == 422 && refused.message?.contains("There is no file customers.csv below") == true, "\(refused)")
    }

    @Test func `a posted seed has no files beside it, but those below --files-dir`() throws {
        let directory = TemporaryDirectory(["customers.csv": Self.csv])
        let text = Array(Self.seed.utf8)
        let refused = try Emulator().control(.post, "/_cleanrooms/seeds", text: text)
        #expect(refused.status == 422 && refused.message?.contains("No file is read for a request") == true, "\(refused)")
        #expect(try Emulator(files: LocalFiles([directory.path])).control(.post, "/_cleanrooms/seeds", text: text).status == 200)
    }
}
