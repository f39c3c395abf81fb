// Tables for Spark: as lines that the emulator writes, or as the files where they are.
// Reference: docs/spark.md

import Embedded
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Writes tables into a folder.
struct TableSpool: Sendable {
    let folder: String
    let budget: MemoryBudget
    let access: TableAccess
    /// Whether Spark reads files of this machine.
    let hasFiles: Bool
    /// Throws where the writing is to end.
    let check: @Sendable () throws(QueryFailure) -> Void

    /// Spark reads files of at least that size where they are.
    private static let largeFile = 32 << 20

    /// - Parameter number: Unique in the folder.
    /// - Returns: The table, and what was odd in its files.
    /// - Throws: What reading the table throws; `brokenFile` where it cannot be written.
    func table(
        _ name: String, number: Int, _ data: TableData
    ) throws(QueryFailure) -> (table: WorkerTable, notes: ReadingNotes) {
        let types = data.columns.map { SpooledRows.sparkName(of: $0.type) }
        let seen = data.places.map { data.columns[$0].name }
        if hasFiles, case .file(let path) = data.source, Self.isLargeCSV(path) {
            let table = WorkerTable(
                name: name, format: .csv(hasHeader: true), file: path, columns: zip(data.columns.map(\.name), types).map { ($0, $1) },
                seen: seen)
            return (table, ReadingNotes())
        }
        let (relation, notes) = try access.rows(of: data, budget: budget, check)
        let path = "\(folder)/\(number).json"
        try SpooledRows.write(relation, to: path, check)
        let table = WorkerTable(
            name: name, format: .spooled, file: path, columns: zip(seen, data.places.map { types[$0] }).map { ($0, $1) }, seen: seen)
        return (table, notes)
    }

    private static func isLargeCSV(_ path: String) -> Bool {
        var status = stat()
        return path.lowercased().hasSuffix(".csv") && stat(path, &status) == 0 && Int(status.st_size) >= largeFile
    }
}
