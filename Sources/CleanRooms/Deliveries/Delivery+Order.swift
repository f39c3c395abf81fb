// What an analysis orders to be written: one table, for each receiver in its own form.
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
    /// Of a script that was run a folder for each result, by its name (user guide).
    func parcels(of table: ResultTable) -> [DeliveryOrder.Parcel] {
        guard let frames else { return deliveries.parcels(of: table, in: resultFolder, named: resultNaming) }
        var receivers = deliveries
        // A job's place has no format of its own: scripts give Parquet (user guide).
        for index in receivers.indices { receivers[index].location.resultFormat = .parquet }
        return frames.flatMap { frame in
            let parcels = receivers.parcels(of: frame.table, in: "\(resultFolder)/\(frame.name)", named: resultNaming)
            // By which Spark's writers say that a folder is whole.
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

    /// What a script puts out is not known without a canned result, and its files are empty then.
    var promisedColumns: [ResultTable.Column] { [] }

    var resultNaming: ResultFiles.Naming { .spark(id: row.id) }
}
