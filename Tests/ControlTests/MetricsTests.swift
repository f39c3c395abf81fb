// Metrics: what is counted, what is read off, and the text of it.

import CleanRooms
import EmulatorTesting
import Gateway
import HTTP
import JSON
import Testing

@testable import Control

@Suite struct MetricsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func scrape(_ path: String = "/metrics") -> [Substring] {
        let response = emulator.control.respond(to: HTTPRequest(method: "GET", path: path))
        return String(decoding: response.body, as: UTF8.self).split(separator: "\n")
    }

    /// The value of a sample, such as `cleanrooms_resources{kind="member"}`.
    private func value(_ sample: String) -> String? {
        scrape().first { $0.hasPrefix(sample + " ") }.map { String($0.dropFirst(sample.utf8.count + 1)) }
    }

    private func makeTable(_ name: String) -> Reply {
        emulator.createTable(["name": .string(name)])
    }

    // MARK: The text

    @Test(arguments: ["/metrics", "/_cleanrooms/metrics"])
    func `metrics answer in the text of Prometheus`(path: String) {
        #expect(Control.owns(path))
        let response = emulator.control.respond(to: HTTPRequest(method: "GET", path: path))
        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(response.body.last == UInt8(ascii: "\n"))
        #expect(!response.awaitsCommit)
        #expect(scrape(path).contains("cleanrooms_info{version=\"0.0.0\"} 1"))
    }

    @Test func `every family has its help and its type once, before its samples`() {
        _ = makeTable("a")
        var families: Set<Substring> = []
        var current: Substring = ""
        for line in scrape() {
            let words = line.split(separator: " ")
            if words[0] == "#" {
                #expect(["HELP", "TYPE"].contains(words[1]))
                if words[1] == "HELP" { #expect(families.insert(words[2]).inserted, "\(line)") }
                current = words[2]
            } else {
                #expect(line.hasPrefix(current), "\(line)")
            }
        }
        #expect(families.count > 15)
    }

    @Test func `labels and help are escaped`() {
        var text = MetricsText()
        text.begin("a_total", .counter, "One\\two\n\"three\".")
        text.sample(1, [("x", "a\"b\\c\nd"), ("y", "é")])
        let wanted = "# HELP a_total One\\\\two\\n\"three\".\n# TYPE a_total counter\na_total{x=\"a\\\"b\\\\c\\nd\",y=\"é\"} 1\n"
        #expect(String(decoding: text.bytes, as: UTF8.self) == wanted)
    }

    @Test func `numbers that are none have the names of the format`() {
        var text = MetricsText()
        text.begin("a", .gauge, "A.")
        for value in [1.5, .infinity, -.infinity, .nan] { text.sample(value) }
        #expect(String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").suffix(4) == ["a 1.5", "a +Inf", "a -Inf", "a NaN"])
    }

    @Test func `a histogram counts up to each bound, with the bound itself`() {
        var histogram = Histogram()
        for nanoseconds: Int64 in [0, 5_000, 5_001, 1_000_000, 60_000_000_000] { histogram.record(nanoseconds: nanoseconds) }
        var text = MetricsText()
        text.begin("h", .histogram, "H.")
        text.sample(histogram, [("of", "x")])
        let lines = String(decoding: text.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2 + Histogram.bounds.count + 3)
        #expect(lines[2] == "h_bucket{of=\"x\",le=\"5e-06\"} 2")
        #expect(lines[3] == "h_bucket{of=\"x\",le=\"1e-05\"} 3")
        #expect(lines.contains("h_bucket{of=\"x\",le=\"0.001\"} 4"))
        #expect(lines.contains("h_bucket{of=\"x\",le=\"5.0\"} 4"))
        #expect(lines.suffix(3) == ["h_bucket{of=\"x\",le=\"+Inf\"} 5", "h_sum{of=\"x\"} 60.001010001", "h_count{of=\"x\"} 5"])
    }

    // MARK: Requests

    @Test func `requests are counted by operation and status, and their errors by type`() {
        _ = makeTable("a")
        _ = makeTable("b")
        _ = makeTable("")
        _ = emulator.send(.get, "/configuredTables/00000000-0000-0000-0000-000000000000", as: .advertiser)
        _ = emulator.send(.get, "/nothing", as: .advertiser)
        #expect(value("cleanrooms_requests_total{operation=\"CreateConfiguredTable\",status=\"200\"}") == "2")
        #expect(value("cleanrooms_requests_total{operation=\"CreateConfiguredTable\",status=\"400\"}") == "1")
        #expect(value("cleanrooms_requests_total{operation=\"GetConfiguredTable\",status=\"404\"}") == "1")
        #expect(value("cleanrooms_requests_total{operation=\"unknown\",status=\"404\"}") == "1")
        #expect(value("cleanrooms_errors_total{type=\"ValidationException\"}") == "1")
        #expect(value("cleanrooms_errors_total{type=\"ResourceNotFoundException\"}") == "1")
        #expect(value("cleanrooms_errors_total{type=\"UnknownOperationException\"}") == "1")
        #expect(value("cleanrooms_request_duration_seconds_count{operation=\"CreateConfiguredTable\"}") == "3")
        #expect(value("cleanrooms_request_duration_seconds_bucket{operation=\"CreateConfiguredTable\",le=\"+Inf\"}") == "3")
        #expect(value("cleanrooms_request_duration_seconds_count{operation=\"ListMemberships\"}") == nil)
    }

    @Test func `a message that is no request counts as unknown`() {
        _ = emulator.gateway.refuse(431, "Too long.")
        #expect(value("cleanrooms_requests_total{operation=\"unknown\",status=\"431\"}") == "1")
    }

    @Test func `a call of the token service counts as one of STS`() {
        var request = HTTPRequest(method: "POST", path: "/", query: "", body: Array("Action=GetCallerIdentity&Version=2011-06-15".utf8))
        request.headers = [
            "Host": "sts.amazonaws.com", "Content-Type": "application/x-www-form-urlencoded", "X-Amz-Date": "20260101T000000Z",
            "Authorization": "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/sts/aws4_request, "
                + "SignedHeaders=host;x-amz-date, Signature=\(String(repeating: "0", count: 64))",
        ]
        #expect(emulator.gateway.respond(to: request).status == 200)
        #expect(value("cleanrooms_requests_total{operation=\"STS\",status=\"200\"}") == "1")
    }

    @Test func `requests to the control API are not counted`() {
        _ = emulator.control(.get, "/_cleanrooms/health")
        #expect(!scrape().contains { $0.hasPrefix("cleanrooms_requests_total{") })
    }

    @Test func `a reset leaves the counters, and takes the resources and what is due`() throws {
        try emulator.startQuery()
        #expect(value("cleanrooms_requests_total{operation=\"StartProtectedQuery\",status=\"200\"}") == "1")
        #expect(value("cleanrooms_due_events") == "1")
        emulator.control(.post, "/_cleanrooms/reset")
        #expect(value("cleanrooms_requests_total{operation=\"StartProtectedQuery\",status=\"200\"}") == "1")
        #expect(value("cleanrooms_resources{kind=\"protectedQuery\"}") == "0")
        #expect(value("cleanrooms_protected_queries{status=\"SUBMITTED\"}") == "0")
        #expect(value("cleanrooms_due_events") == "0")
    }

    // MARK: What there is

    @Test func `resources are told by kind, and queries and jobs by status`() throws {
        let query = try emulator.startQuery()
        #expect(value("cleanrooms_resources{kind=\"collaboration\"}") == "1")
        #expect(value("cleanrooms_resources{kind=\"membership\"}") == "2")
        #expect(value("cleanrooms_protected_queries{status=\"SUBMITTED\"}") == "1")
        #expect(value("cleanrooms_protected_jobs{status=\"SUBMITTED\"}") == "0")
        emulator.advance(by: .seconds(60))
        #expect(try #require(value("cleanrooms_due_lag_seconds").flatMap(Double.init)) > 50)
        #expect(emulator.status(of: query) == "SUCCESS")
        #expect(value("cleanrooms_protected_queries{status=\"SUBMITTED\"}") == "0")
        #expect(value("cleanrooms_protected_queries{status=\"SUCCESS\"}") == "1")
        #expect(value("cleanrooms_resources{kind=\"protectedQuery\"}") == "1")
        #expect(value("cleanrooms_due_lag_seconds") == "0.0")
    }

    @Test func `the process, the database and the journal are told`() throws {
        _ = makeTable("a")
        #expect(try #require(value("cleanrooms_database_size_bytes").flatMap(Int.init)) > 4096)
        #expect(value("cleanrooms_database_wal_size_bytes") == nil)
        #expect(value("cleanrooms_journal_entries") == "1")
        #expect(try #require(value("cleanrooms_journal_size_bytes").flatMap(Int.init)) > 100)
        #expect(try #require(value("process_start_time_seconds").flatMap(Double.init)) > 1_700_000_000)
        #if os(Linux)
            #expect(try #require(value("process_resident_memory_bytes").flatMap(Int.init)) > 1_000_000)
        #endif
    }

    // MARK: The server

    @Test func `without a server there is nothing of one, and with one its connections`() {
        #expect(value("cleanrooms_open_connections") == nil)
        emulator.control.metrics.server = { Metrics.Server(openConnections: 3, heldBytes: 17) }
        #expect(value("cleanrooms_open_connections") == "3")
        #expect(value("cleanrooms_connection_buffers_bytes") == "17")
    }

    @Test func `turns of the loop are counted by how long they took`() {
        emulator.control.metrics.recordTurn(nanoseconds: 20_000)
        emulator.control.metrics.recordTurn(nanoseconds: 3_000_000)
        #expect(value("cleanrooms_loop_turn_duration_seconds_bucket{le=\"2.5e-05\"}") == "1")
        #expect(value("cleanrooms_loop_turn_duration_seconds_count") == "2")
        #expect(value("cleanrooms_loop_turn_duration_seconds_sum") == "0.00302")
    }
}
