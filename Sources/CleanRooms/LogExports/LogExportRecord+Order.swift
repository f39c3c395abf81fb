// The objects of an exported log: what Spark's history server reads.
// Reference: the user guide on exporting analysis logs for the keys; https://spark.apache.org/docs/3.5.1/monitoring.html for the files.

import CleanRoomsModel
import JSON
import Objects
import Store

extension LogExportRecord {
    /// The log of a query, and the empty object by which the service first tries the place.
    ///
    /// The emulator runs no Spark, so the log has the application's start and end and no stages in between. The probe is written with
    /// the log and not at the start of the export, since an answer does not wait for an endpoint.
    func order(of query: ProtectedQueryRecord) -> DeliveryOrder {
        let place = resultConfiguration.outputConfiguration.s3
        let prefix = Delivery.keyPrefix(place.keyPrefix)
        let log = "eventlog_v2_\(query.row.id)"
        return DeliveryOrder(
            subject: row.id, region: row.region,
            parcels: [
                .init(bucket: place.bucket, folder: prefix, contents: .objects([.init("validationSuccess", [])])),
                .init(
                    bucket: place.bucket,
                    folder: "\(prefix)collaboration=\(row.collaboration ?? "")/analysis=\(query.row.id)/\(row.id)/",
                    contents: .objects([
                        .init("\(log)/appstatus_\(query.row.id)", []),
                        .init("\(log)/events_1_\(query.row.id)", Self.events(of: query)),
                    ])),
            ])
    }

    private static func events(of query: ProtectedQueryRecord) -> [UInt8] {
        let begin = query.run.startTime ?? query.row.createTime
        let end = query.run.endTime ?? begin
        var events: [JSON] = [
            ["Event": "SparkListenerLogStart", "Spark Version": "3.5.1"],
            [
                "Event": "SparkListenerApplicationStart", "App Name": "cleanrooms-local", "App ID": .string(query.row.id),
                "Timestamp": .integer(begin.milliseconds), "User": "cleanrooms",
            ],
        ]
        if let error = query.run.error {
            let name = ExecutionFailure.logName(ofMessage: error.message).map { "\($0): " } ?? ""
            events.append([
                "Event": "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd", "executionId": 0,
                "time": .integer(end.milliseconds), "errorMessage": .string(name + error.message),
            ])
        }
        events.append(["Event": "SparkListenerApplicationEnd", "Timestamp": .integer(end.milliseconds)])
        return events.flatMap { event in
            var writer = JSONWriter()
            writer.value(event)
            return writer.bytes + [UInt8(ascii: "\n")]
        }
    }
}
