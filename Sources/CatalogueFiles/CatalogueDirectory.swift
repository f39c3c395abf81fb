// A directory of declared tables: DIR/<database>/<table>.json, or another format's ending, with <table>.csv beside it if there is data.
// Source: our own form, described in docs/seeds.md.

package import CleanRooms
import CleanRoomsModel
import Files
package import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Turns the text of a file into JSON. An error is reported after the file's name; a ``CatalogueError`` brings its own full stop.
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
            if AccountID.isOne(folder) {
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
                guard !has(table) else { throw CatalogueError(description: "the table is declared twice.") }
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
    /// Checks the first line of the table's data against its columns.
    ///
    /// - Throws: ``CatalogueError``.
    package func checkData() throws {
        guard let data else { return }
        let start: [UInt8]
        do throws(FileProblem) {
            start = try beginning(of: data, bytes: 1 << 16)
        } catch {
            throw CatalogueError(description: "\(data) cannot be read: \(error.reason).")
        }
        try checkHeader(in: start, of: data)
    }
}

private func entries(of path: String) throws -> [String] {
    let all: [String]
    do throws(FileProblem) {
        all = try names(inDirectory: path)
    } catch {
        throw CatalogueError(description: "\(path) cannot be read: \(error.reason).")
    }
    return all.filter { !$0.hasPrefix(".") }
}

private func contents(of path: String) throws -> [UInt8] {
    do throws(FileProblem) {
        return try wholeFile(path, mostBytes: LocalFiles.mostBytes)
    } catch {
        throw CatalogueError(description: "\(path) cannot be read: \(error.reason).")
    }
}

extension String {
    /// What follows the last dot: `json`; empty without a dot.
    fileprivate var ending: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? "" }
}
