// What an analysis orders to be written: one table, for each receiver in its own form.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/receive-query-results.html

import CleanRoomsModel
import Results
import Store

extension [Delivery] {
    /// The table, for each of the receivers.
    ///
    /// - Parameter folder: Under each place, without a slash at its end.
    func parcels(of table: ResultTable, in folder: String, named naming: ResultFiles.Naming) -> [DeliveryOrder.Parcel] {
        map { delivery in
            let format: ResultFiles.Format =
                switch delivery.location.resultFormat {
                case .csv: .csv
                case .parquet: .parquet
                }
            let files = ResultFiles(format, naming, isSingle: naming == .numbered || delivery.location.singleFileOutput == true)
            return DeliveryOrder.Parcel(
                bucket: delivery.location.bucket, folder: delivery.keys(of: folder), contents: .table(table, files))
        }
    }
}

extension ProtectedQueryRecord {
    /// The folder of the results under each receiver's place. It is the one seen in an AWS connector.
    var resultFolder: String { "collaboration=\(collaborationID)/\(row.id)" }

    /// - Throws: ``ResultTable/Mismatch`` for a canned result that the columns have no room for.
    func order() throws(ResultTable.Mismatch) -> DeliveryOrder {
        let promised = columns.map { ResultTable.Column($0.name, ColumnType(sqlName: $0.type)) }
        let table = try run.cannedResult?.table(promised: promised) ?? ResultTable(columns: promised)
        // Only the legacy engine has no workers to choose.
        let naming: ResultFiles.Naming = computeConfiguration == nil ? .numbered : .spark(id: row.id)
        return DeliveryOrder(
            subject: row.id, region: row.region, parcels: deliveries.parcels(of: table, in: resultFolder, named: naming))
    }
}

extension ProtectedJobRecord {
    /// The folder of the results under each receiver's place: named after the job (user guide).
    var resultFolder: String { row.id }

    /// What a script puts out is not known without a canned result, and its files are empty then.
    ///
    /// - Throws: ``ResultTable/Mismatch`` for a canned result whose rows are not as wide as its columns.
    func order() throws(ResultTable.Mismatch) -> DeliveryOrder {
        let table = try run.cannedResult?.table(promised: []) ?? ResultTable(columns: [])
        return DeliveryOrder(
            subject: row.id, region: row.region,
            parcels: deliveries.parcels(of: table, in: resultFolder, named: .spark(id: row.id)))
    }
}
