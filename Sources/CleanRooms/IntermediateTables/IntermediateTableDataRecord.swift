// The rows that a population of an intermediate table has put into a version.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import CleanRoomsModel
import Store
import Tables

struct IntermediateTableDataRecord: StoredRows {
    static let kind = "intermediateTableData"

    /// Its id is the version's, and its parent the table.
    var row: Row
    /// The JSON text of the rows, in the order of the version's columns.
    var rows: [UInt8]
}

extension CleanRooms {
    /// Keeps what an analysis has computed for the intermediate table that it populates; nothing happens for other analyses.
    func keepPopulation(_ table: ResultTable, by query: some ProtectedAnalysis) throws {
        guard let target = query.populatedTable,
            let version = try store.all(of: IntermediateTableVersionRecord.self, in: .parent(target.id))
                .first(where: { $0.analysisID == query.row.id })
        else { return }
        try allow(table.estimatedBytes, of: LongWork.rows)
        var row = version.row
        row.name = nil
        row.status = nil
        try store.insert(IntermediateTableDataRecord(row: row, rows: JSONRows.text(of: table)))
    }

    /// The retention of a version's rows is over.
    func forgetPopulation(ofVersion id: String) throws {
        try store.delete(IntermediateTableDataRecord.self, id: id)
    }
}
