// Checks the declaration of a table against the first line of its data.
// Source: our own form, described in docs/seeds.md.

import CleanRoomsModel
import Tables

/// What is wrong with a declaration, in a sentence that names the file or the table.
package struct CatalogueError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

extension CatalogueTable {
    /// Checks the first line of a CSV text against the columns: all of them, in their order, and nothing else. Columns are read by
    /// position, as Glue reads them, so another order would swap values silently.
    ///
    /// - Throws: ``CatalogueError``, which names the text as given.
    package func checkHeader(in text: [UInt8], of data: String) throws {
        let header: [String]
        do throws(QueryFailure) {
            header = (try csvRecords(of: text, named: data, atMost: 1).first ?? []).map { $0.text.lowercased() }
        } catch {
            throw CatalogueError(description: error.message)
        }
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
