// A directory of declared tables: DIR/<database>/<table>.json, or another format's ending, with <table>.csv beside it if there is data.
// Source: our own form, told in docs/seeds.md.

import CleanRoomsModel
package import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What is wrong with a catalogue on disk, in a sentence that names the file.
package struct CatalogueError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

/// How the text of a file becomes JSON. What it throws is put behind the name of the file; a ``CatalogueError`` ends its sentence itself.
package typealias CatalogueFormat = (_ text: [UInt8]) throws -> JSON

extension Catalogue {
    /// Reads a directory. A folder that is named by an account's twelve digits holds that account's databases; the others are everyone's.
    ///
    /// - Parameter formats: Readers by the ending of a file's name; JSON is one of them.
    /// - Throws: ``CatalogueError``.
    package init(
        directory path: String, formats: [String: CatalogueFormat] = ["json": { try JSON(parsing: $0) }]
    ) throws {
        self.init()
        for folder in try entries(of: path) {
            let place = "\(path)/\(folder)"
            guard isDirectory(place) else {
                guard formats[folder.ending] == nil else {
                    throw CatalogueError(description: "\(place) is not in the folder of a database.")
                }
                continue
            }
            if folder.isAccount {
                for database in try entries(of: place) where isDirectory("\(place)/\(database)") {
                    try read("\(place)/\(database)", .init(account: folder, database: database), formats)
                }
            } else {
                try read(place, .init(database: folder), formats)
            }
        }
    }

    private mutating func read(_ folder: String, _ place: CatalogueTable.Place, _ formats: [String: CatalogueFormat]) throws {
        var place = place
        for file in try entries(of: folder) {
            guard let format = formats[file.ending] else { continue }
            let name = String(file.dropLast(file.ending.count + 1))
            place.name = name
            let path = "\(folder)/\(file)"
            do {
                var table = try CatalogueTable(json: try format(try contents(of: path)), at: place)
                let beside = "\(folder)/\(name).csv"
                if let given = table.data {
                    table.data = given.hasPrefix("/") ? given : "\(folder)/\(given)"
                } else if access(beside, F_OK) == 0 {
                    table.data = beside
                }
                guard
                    variants(Self.key(table.database, table.name)).allSatisfy({ ($0.account, $0.region) != (table.account, table.region) })
                else { throw CatalogueError(description: "the table is declared twice.") }
                try table.checkData()
                declare(table)
            } catch let error as CatalogueError {
                throw CatalogueError(description: "\(path): \(error)")
            } catch {
                throw CatalogueError(description: "\(path): \(error).")
            }
        }
    }
}

extension CatalogueTable {
    /// Holds the first line of the table's data against its columns.
    ///
    /// - Throws: ``CatalogueError``.
    package func checkData() throws {
        guard let data else { return }
        try checkHeader(in: try contents(of: data, limit: 1 << 16), of: data)
    }

    /// Holds the first line of a CSV text against the columns: all of them, in their order, and nothing else. Columns are read by position, as Glue
    /// reads them, so that another order would swap values without a word.
    ///
    /// - Throws: ``CatalogueError`` that calls the text as given.
    func checkHeader(in text: [UInt8], of data: String) throws {
        let header = CSVHeader.names(in: text).map { $0.lowercased() }
        let names = allColumns.map(\.name)
        let missing = names.filter { !header.contains($0) }
        let unknown = header.filter { !names.contains($0) }
        if !missing.isEmpty { throw CatalogueError(description: "\(data) has no column \(missing.joined(separator: ", ")).") }
        if !unknown.isEmpty {
            throw CatalogueError(description: "\(data) has the column \(unknown.joined(separator: ", ")), which the table does not have.")
        }
        if header.count != names.count { throw CatalogueError(description: "\(data) has a column twice.") }
        guard header == names else {
            throw CatalogueError(
                description: "\(data) has its columns in another order than the table, whose order is \(names.joined(separator: ", ")).")
        }
    }
}

/// The first line of a CSV file.
enum CSVHeader {
    /// The names, without their quotes; a byte-order mark does not count.
    static func names(in text: [UInt8]) -> [String] {
        var rest = text[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        var names: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in rest {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: names.append([])
            case UInt8(ascii: "\n") where !isQuoted: return names.map { String(decoding: $0, as: UTF8.self) }
            case UInt8(ascii: "\r") where !isQuoted: continue
            default: names[names.count - 1].append(byte)
            }
        }
        return names.map { String(decoding: $0, as: UTF8.self) }
    }
}

// MARK: Files

private func entries(of path: String) throws -> [String] {
    guard let directory = opendir(path) else {
        throw CatalogueError(description: "\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
}

extension String {
    /// What follows the last dot: `json`; empty without a dot.
    fileprivate var ending: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? "" }
}

private func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// - Parameter limit: How many bytes are enough.
private func contents(of path: String, limit: Int = .max) throws -> [UInt8] {
    guard let file = fopen(path, "r") else {
        throw CatalogueError(description: "\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit, case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
}
