// Files of rows that were uploaded for tables. They are reset, saved and restored with everything else.
// Source: our own form, described in docs/tables.md.

import CleanRoomsModel
import Clocks
import JSON
import Store
package import Tables

/// A file as somebody uploads it.
package struct UploadedTable: Sendable {
    package var bytes: [UInt8]
    package var form: TableForm

    /// How large it may be. A larger one belongs where tables are: in a folder or on S3.
    package static let mostBytes = 64 << 20

    package init(_ bytes: [UInt8], form: TableForm) {
        self.bytes = bytes
        self.form = form
    }
}

/// What is known of an uploaded file.
struct CatalogueUploadRecord: Record {
    static let kind = "catalogueUpload"

    /// Its id is that of the table's rows.
    var row: Row
    /// Distinguishes the file from all others.
    var token: String
    var classification: String?
    var parts: Int

    init(row: Row, token: String, classification: String?, parts: Int) {
        self.row = row
        self.token = token
        self.classification = classification
        self.parts = parts
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        token = try body.required("token")
        classification = try body.optional("classification")
        parts = try body.count("parts")
        guard 0...CatalogueUploadPart.most ~= parts else { throw JSONMismatch(path: "parts", expected: "a count of parts") }
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("token", token)
        writer.member("classification", classification)
        writer.member("parts", parts)
        writer.endObject()
    }
}

/// A piece of an uploaded file, since no row of a database may be as large as a file.
struct CatalogueUploadPart: Record {
    static let kind = "catalogueUploadPart"

    /// Its id is the file's, and its number.
    var row: Row
    var bytes: [UInt8]

    /// How many bytes a piece has.
    static let size = 3 << 18
    /// How many pieces the largest file has.
    static let most = (UploadedTable.mostBytes + size - 1) / size

    init(row: Row, bytes: [UInt8]) {
        self.row = row
        self.bytes = bytes
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        self.row = row
        let text: String = try body.members().required("base64")
        guard text.utf8.count <= Self.size / 3 * 4, let bytes = Base64.decoded(text) else {
            throw JSONMismatch(path: "base64", expected: "bytes in base64, \(Self.size) at most")
        }
        self.bytes = bytes
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("base64")
        // No character of base64 needs an escape.
        writer.verbatim([UInt8(ascii: "\"")] + Base64.encoded(bytes) + [UInt8(ascii: "\"")])
        writer.endObject()
    }

    static func id(_ upload: String, _ number: Int) -> String { "\(upload)|\(number)" }
}

/// Uploaded files as files of this machine, which runs read on threads of their own.
///
/// They are copies of what the store has: one that is not there is written again when a run needs it.
struct UploadedFiles {
    private var files: [String: SpooledFile] = [:]

    /// Where they are written.
    var directory = "/tmp"

    subscript(token: String) -> SpooledFile? { files[token] }

    mutating func keep(_ bytes: [UInt8], as token: String) throws -> SpooledFile {
        let file = try SpooledFile.holding(bytes, in: directory)
        files[token] = file
        return file
    }

    mutating func remove(_ token: String) { files[token] = nil }

    mutating func removeAll() { files = [:] }
}

extension CleanRooms {
    /// Where uploaded files are kept for the runs that read them.
    package func keepUploads(in directory: String) { uploads.directory = directory }

    /// The declared tables of a name: what an upload may be for.
    package func declaredTables(_ database: String, _ table: String) throws -> [CatalogueTable] {
        try catalogue().variants(Catalogue.key(database, table))
    }

    /// Keeps a file for a declared table, in place of its rows and of an earlier file.
    ///
    /// - Throws: ``CatalogueError`` for CSV whose first line is not the table's columns.
    package func upload(_ file: UploadedTable, for table: CatalogueTable) throws {
        if file.form.classification == "csv" { try table.checkHeader(in: Array(file.bytes.prefix(1 << 16)), of: "The file") }
        let id = CatalogueRowsRecord.id(of: table)
        try store.transaction {
            try keep(nil, of: table)
            let token = steeringIDs.next(at: clock.now)
            func row(_ id: String) -> Row {
                Row(
                    id: id, account: CatalogueRecord.scope.account, region: CatalogueRecord.scope.region, createdAt: clock.now.milliseconds)
            }
            var count = 0
            for start in stride(from: 0, to: file.bytes.count, by: CatalogueUploadPart.size) {
                let bytes = Array(file.bytes[start..<min(start + CatalogueUploadPart.size, file.bytes.count)])
                try store.insert(CatalogueUploadPart(row: row(CatalogueUploadPart.id(id, count)), bytes: bytes))
                count += 1
            }
            try store.insert(
                CatalogueUploadRecord(row: row(id), token: token, classification: file.form.classification, parts: count))
            _ = try uploads.keep(file.bytes, as: token)
        }
    }

    /// Drops the rows of a declared table, whether they were declared or uploaded.
    package func dropRows(of table: CatalogueTable) throws {
        try store.transaction { try keep(nil, of: table) }
    }

    func dropUpload(_ id: String) throws {
        guard let upload = try store.find(CatalogueUploadRecord.self, id: id) else { return }
        for number in 0..<upload.parts { try store.delete(CatalogueUploadPart.self, id: CatalogueUploadPart.id(id, number)) }
        try store.delete(CatalogueUploadRecord.self, id: id)
        uploads.remove(upload.token)
    }

    /// The file that was uploaded for a table; nil where none was.
    func upload(of table: CatalogueTable) throws -> (SpooledFile, TableForm)? {
        let id = CatalogueRowsRecord.id(of: table)
        guard let upload = try store.find(CatalogueUploadRecord.self, id: id) else { return nil }
        let form = TableForm(classification: upload.classification)
        if let file = uploads[upload.token] { return (file, form) }
        // After a restart or with a restored state: up to 64 MB, once.
        try allow(upload.parts * CatalogueUploadPart.size, of: LongWork.rows)
        var bytes: [UInt8] = []
        for number in 0..<upload.parts {
            bytes += try store.find(CatalogueUploadPart.self, id: CatalogueUploadPart.id(id, number))?.bytes ?? []
        }
        return (try uploads.keep(bytes, as: upload.token), form)
    }
}
