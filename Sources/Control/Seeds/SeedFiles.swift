// Files with the rows of a seed's tables: they stand beside the seed, and become part of the state with it.
// Source: docs/seeds.md.

import CleanRooms
import Files
import HTTP
import JSON

/// Where the files of a seed are.
enum SeedFiles: Sendable {
    /// Below the directory of the seed's own file.
    case beside(String)
    /// Below the directories from which requests may have files read: the seed was posted.
    case ofRequests
}

extension SeedFiles {
    /// The bytes of a file.
    ///
    /// - Throws: ``ControlError`` with one sentence.
    func contents(of path: String, for control: Control) throws(ControlError) -> [UInt8] {
        let files =
            switch self {
            case .ofRequests: control.files
            case .beside(let directory): LocalFiles([directory])
            }
        do throws(LocalFiles.Refusal) {
            return try files.contents(of: path, mostBytes: UploadedTable.mostBytes)
        } catch {
            // So that a shipped seed, and an edited copy of one, has its rows wherever it is.
            guard let shipped = SeedShelf.shippedFile(path) else { throw .badRequest(error.description) }
            return shipped
        }
    }
}

/// A table's rows in a file.
struct SeedTableData {
    let path: String
    /// What ``HTTPRequest/init(uploading:)`` needs to know of the table.
    fileprivate let table: JSON

    /// Takes the files out of the body of a declaration: its route would look for them on its own machine.
    static func taken(from request: inout HTTPRequest) -> [SeedTableData] {
        guard request.method == "POST", request.path == "/_cleanrooms/catalog", case .object(var body)? = try? JSON(parsing: request.body),
            let place = body.members.firstIndex(where: { $0.name == "tables" }), case .array(var tables) = body.members[place].value
        else { return [] }
        var taken: [SeedTableData] = []
        for (index, table) in tables.enumerated() {
            guard case .object(var members) = table, let path = members["data"]?.string else { continue }
            taken.append(SeedTableData(path: path, table: table))
            members.members.removeAll { $0.name == "data" }
            tables[index] = .object(members)
        }
        guard !taken.isEmpty else { return [] }
        body.members[place].value = .array(tables)
        request.body = JSON.object(body).text
        return taken
    }

    /// The request that gives the table its rows.
    func request(with bytes: [UInt8]) -> HTTPRequest {
        let name = [table["database"], table["table"]].map { PercentEncoding.encode($0?.word ?? "") }.joined(separator: "/")
        let scope = ["account", "region"].compactMap { key in table[key].map { "\(key)=\(PercentEncoding.encode($0.word))" } }
        var request = HTTPRequest(
            method: "PUT", path: "/_cleanrooms/catalog/\(name)/data", query: scope.joined(separator: "&"), body: bytes)
        if let type = Self.types[path.split(separator: ".").last.map { $0.lowercased() } ?? ""] {
            request.headers.append("Content-Type", type)
        }
        return request
    }

    private static let types = [
        "csv": "text/csv", "json": "application/x-ndjson", "jsonl": "application/x-ndjson", "ndjson": "application/x-ndjson",
        "parquet": "application/vnd.apache.parquet",
    ]
}

extension JSON {
    /// A text, or a number's digits.
    fileprivate var word: String {
        if case .integer(let number) = self { "\(number)" } else { string ?? "" }
    }
}
