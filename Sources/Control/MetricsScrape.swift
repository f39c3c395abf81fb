// `GET /metrics`: all that is counted, and all that can be read off at the moment, as one text.
// Reference: docs/control-api.md, "Metrics"; https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics

import CleanRooms
import CleanRoomsModel
import HTTP

extension Control {
    static let metricsRoutes = [
        Route("GET", "/metrics") { control, _ in try control.scrape() },
        Route("GET", "/_cleanrooms/metrics") { control, _ in try control.scrape() },
    ]

    private func scrape() throws -> HTTPResponse {
        var text = MetricsText()
        text.begin("cleanrooms_info", .gauge, "The program's version; always 1.")
        text.sample(1, [("version", version)])
        text.add(metrics)
        text.add(try service.statistics())
        text.begin("cleanrooms_journal_entries", .gauge, "Requests that the journal keeps.")
        text.sample(journal.count)
        text.begin("cleanrooms_journal_size_bytes", .gauge, "What the journal's requests take up, about.")
        text.sample(journal.bytes)
        if let server = metrics.server() { text.add(server) }
        text.add(ProcessFigures(), startTime: metrics.startTime)
        return HTTPResponse(status: 200, headers: ["Content-Type": MetricsText.contentType], body: text.bytes)
    }
}

extension MetricsText {
    fileprivate mutating func add(_ metrics: Metrics) {
        let requests = metrics.requests.all
        begin("cleanrooms_requests_total", .counter, "Requests to the API, by operation and HTTP status.")
        for (asked, status, count) in requests { sample(count, [("operation", asked.name), ("status", "\(status)")]) }
        begin("cleanrooms_request_duration_seconds", .histogram, "The time it took to make an answer, without commit and network.")
        for (asked, histogram) in zip(RequestCounts.Asked.all, metrics.durations) where histogram.counts.contains(where: { $0 > 0 }) {
            sample(histogram, [("operation", asked.name)])
        }
        begin("cleanrooms_errors_total", .counter, "Errors that were answered, by the exception's name.")
        for (type, count) in metrics.errors.sorted(by: { $0.type < $1.type }) { sample(count, [("type", type)]) }
        begin("cleanrooms_loop_turn_duration_seconds", .histogram, "How long a turn of the event loop took; all else waited.")
        sample(metrics.turns)
        begin("cleanrooms_log_lines_dropped_total", .counter, "Lines of the log that were lost, since nobody read them.")
        sample(metrics.droppedLogLines())
    }

    fileprivate mutating func add(_ statistics: Statistics) {
        begin("cleanrooms_resources", .gauge, "Resources, by kind.")
        for (kind, count) in statistics.resources { sample(count, [("kind", kind)]) }
        begin("cleanrooms_protected_queries", .gauge, "Protected queries, by status.")
        for (status, count) in statistics.queries { sample(count, [("status", status.rawValue)]) }
        begin("cleanrooms_protected_jobs", .gauge, "Protected jobs, by status.")
        for (status, count) in statistics.jobs { sample(count, [("status", status.rawValue)]) }
        begin("cleanrooms_due_events", .gauge, "Events of the life cycle that are scheduled.")
        sample(statistics.dueEvents)
        begin("cleanrooms_due_lag_seconds", .gauge, "How late the earliest scheduled event is, by the service's clock.")
        sample(statistics.dueLag / .seconds(1))
        begin("cleanrooms_database_size_bytes", .gauge, "The size of the database, without its write-ahead log.")
        sample(statistics.databaseBytes)
        guard let logBytes = statistics.logBytes else { return }
        begin("cleanrooms_database_wal_size_bytes", .gauge, "The size of the database's write-ahead log.")
        sample(logBytes)
    }

    fileprivate mutating func add(_ server: Metrics.Server) {
        begin("cleanrooms_open_connections", .gauge, "Connections that are open.")
        sample(server.openConnections)
        begin("cleanrooms_connection_buffers_bytes", .gauge, "Unfinished requests and unsent answers of all connections.")
        sample(server.heldBytes)
    }

    fileprivate mutating func add(_ process: ProcessFigures, startTime: Timestamp) {
        begin("process_start_time_seconds", .gauge, "When the process started, in seconds since 1970.")
        sample(Double(startTime.milliseconds) / 1000)
        begin("process_cpu_seconds_total", .counter, "User and system time that the process has used.")
        sample(process.cpuSeconds)
        guard let bytes = process.residentBytes else { return }
        begin("process_resident_memory_bytes", .gauge, "Memory of the process that is in RAM.")
        sample(bytes)
    }
}
