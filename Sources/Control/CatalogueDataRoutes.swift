// The rows of declared tables as files, for clients that share no folder with the emulator.
// Source: our own form.

import CleanRooms
import Files
import HTTP
import JSON
import Tables

extension Control {
    static let catalogueDataRoutes = [
        Route("PUT", "/_cleanrooms/catalog/{database}/{table}/data", mayTakeLong: true) { control, request in
            let table = try control.declaredTable(request)
            let bytes = try request.wholeBody(mostBytes: UploadedTable.mostBytes)
            guard !bytes.isEmpty else { throw ControlError.badRequest("The body is a file with the table's rows, and there is none.") }
            let form = try TableForm(ofUpload: bytes, contentType: request.request.headers["Content-Type"])
            do {
                try control.service.upload(UploadedTable(bytes, form: form), for: table)
            } catch let error as CatalogueError {
                throw ControlError.badRequest(error.description)
            }
            return .json([
                "database": .string(table.database), "table": .string(table.name), "format": .string(form.classification ?? ""),
                "bytes": .integer(Int64(bytes.count)),
            ])
        },
        Route("DELETE", "/_cleanrooms/catalog/{database}/{table}/data") { control, request in
            try control.service.dropRows(of: try control.declaredTable(request))
            return HTTPResponse(status: 204)
        },
    ]

    /// The declared table that a path names, and of several the one for `account` and `region`.
    private func declaredTable(_ request: ControlRequest) throws -> CatalogueTable {
        let (database, name) = (request.label("database"), request.label("table"))
        let tables = try service.declaredTables(database, name)
        guard !tables.isEmpty else {
            throw ControlError.notFound("The table \(database).\(name) is not declared; POST /_cleanrooms/catalog declares its columns.")
        }
        let (account, region) = (try request.parameter("account"), try request.parameter("region"))
        if account == nil, region == nil, tables.count == 1 { return tables[0] }
        guard let table = tables.first(where: { $0.account == account && $0.region == region }) else {
            throw ControlError.badRequest(
                "The table \(database).\(name) is declared for accounts or regions of its own: name one by 'account' and 'region'.")
        }
        return table
    }
}

extension ControlRequest {
    /// The body, whether it was held in memory or went into a file.
    fileprivate func wholeBody(mostBytes: Int) throws(ControlError) -> [UInt8] {
        guard let spooled = request.spooledBody else { return request.body }
        do throws(FileProblem) {
            return try wholeFile(spooled.path, mostBytes: mostBytes)
        } catch {
            throw .badRequest("The body cannot be read: \(error.reason).")
        }
    }
}

extension TableForm {
    /// By the type of its content, where that is one of rows, and otherwise by its first bytes.
    init(ofUpload bytes: [UInt8], contentType: String?) throws(ControlError) {
        let type = (contentType ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        switch type {
        case "text/csv", "application/csv": self.init(classification: "csv")
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/json":
            self.init(classification: "json")
        case "application/vnd.apache.parquet", "application/x-parquet", "application/parquet": self.init(classification: "parquet")
        case "", "application/octet-stream", "application/x-www-form-urlencoded", "text/plain", "binary/octet-stream":
            self.init(classification: Self.classification(of: bytes))
        default:
            throw .badRequest(
                "A table's rows come as text/csv, application/x-ndjson or application/vnd.apache.parquet, and not as \(type.prefix(100)).")
        }
    }

    private static func classification(of bytes: [UInt8]) -> String {
        if bytes.starts(with: Array("PAR1".utf8)) { return "parquet" }
        return bytes.first { $0 > 0x20 } == UInt8(ascii: "{") ? "json" : "csv"
    }
}
