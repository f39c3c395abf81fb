// The order to write the results of an analysis: one table, in the form that each receiver wants.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/receive-query-results.html

import CleanRoomsModel
import Objects
import Tables
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

extension ProtectedAnalysis {
    func order(of table: ResultTable) -> DeliveryOrder {
        DeliveryOrder(subject: row.id, region: row.region, parcels: parcels(of: table))
    }
}

extension ProtectedQueryRecord {
    func parcels(of table: ResultTable) -> [DeliveryOrder.Parcel] { deliveries.parcels(of: table, in: resultFolder, named: resultNaming) }
}

extension ProtectedJobRecord {
    /// A script that was run has a folder for each of its results, by name (user guide).
    func parcels(of table: ResultTable) -> [DeliveryOrder.Parcel] {
        guard let frames else { return deliveries.parcels(of: table, in: resultFolder, named: resultNaming) }
        var receivers = deliveries
        // A job's place has no format of its own: scripts give Parquet (user guide).
        for index in receivers.indices { receivers[index].location.resultFormat = .parquet }
        return frames.flatMap { frame in
            let parcels = receivers.parcels(of: frame.table, in: "\(resultFolder)/\(frame.name)", named: resultNaming)
            // The object by which Spark's writers mark a folder as complete.
            return parcels + parcels.map { .init(bucket: $0.bucket, folder: $0.folder, contents: .objects([.init("_SUCCESS", [])])) }
        }
    }
}

extension ProtectedQueryRecord {
    /// It is the one seen in an AWS connector.
    var resultFolder: String { "collaboration=\(collaborationID)/\(row.id)" }

    var promisedColumns: [ResultTable.Column] { columns.map { ResultTable.Column($0.name, ColumnType(sqlName: $0.type)) } }

    /// Only the legacy engine has no workers to choose.
    var resultNaming: ResultFiles.Naming { computeConfiguration == nil ? .numbered : .spark(id: row.id) }
}

extension ProtectedJobRecord {
    /// Named after the job (user guide).
    var resultFolder: String { row.id }

    /// Without a canned result the output of a script is not known, and its files are empty.
    var promisedColumns: [ResultTable.Column] { [] }

    var resultNaming: ResultFiles.Naming { .spark(id: row.id) }
}
