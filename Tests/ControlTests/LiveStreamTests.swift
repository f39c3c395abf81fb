// The one stream: what it tells, in which order, and from where on.

import CleanRooms
import EmulatorTesting
import Foundation
import HTTP
import JSON
import Testing

@testable import Control

@Suite struct LiveStreamTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private struct Message {
        let id: String?
        let kind: String
        let data: JSON
    }

    /// A client of the stream.
    private final class Reader {
        private var text = ""
        let stream: ResponseStream

        init(_ stream: ResponseStream) {
            self.stream = stream
            stream.open(ResponseStream.Outlet(send: { [unowned self] in text += String(decoding: $0, as: UTF8.self) }, end: {}))
        }

        /// What has come since the last time.
        func take() -> [Message] {
            defer { text = "" }
            return text.components(separatedBy: "\n\n").filter { !$0.isEmpty && !$0.hasPrefix(":") }.map { block in
                var fields: [String: String] = [:]
                for line in block.split(separator: "\n") {
                    let parts = line.split(separator: " ", maxSplits: 1)
                    fields[String(parts[0].dropLast())] = parts.count > 1 ? String(parts[1]) : ""
                }
                return Message(
                    id: fields["id"], kind: fields["event"] ?? "", data: (try? JSON(parsing: Array((fields["data"] ?? "").utf8))) ?? .null)
            }
        }
    }

    private struct NoStream: Error {}

    private func read(_ query: String = "", lastEventID: String? = nil) throws -> Reader {
        var request = HTTPRequest(method: "GET", path: "/_cleanrooms/stream", query: query)
        if let lastEventID { request.headers.append("Last-Event-ID", lastEventID) }
        guard case .stream(let stream) = emulator.control.answer(request) else { throw NoStream() }
        return Reader(stream)
    }

    private func endTurn(isCommitted: Bool = true) { emulator.control.endTurn(isCommitted: isCommitted) }

    // MARK: What it tells

    @Test func `it begins with a greeting`() throws {
        let reader = try read()
        let greeting = try #require(reader.take().first)
        #expect(reader.stream.headers["Content-Type"] == "text/event-stream")
        #expect(greeting.kind == "hello")
        #expect(greeting.data["version"] == "0.0.0")
        #expect(greeting.data["state"] == 1)
        #expect(greeting.data["clock"]?["now"] == "2026-01-01T00:00:00Z")
        #expect(greeting.data["run"]?.string?.isEmpty == false)
    }

    @Test func `a request is told without its bodies at the end of its turn`() throws {
        let reader = try read("kinds=request")
        _ = reader.take()
        _ = emulator.send(.get, "/memberships", as: .publisher)
        #expect(reader.take().isEmpty)
        endTurn()
        let message = try #require(reader.take().first)
        #expect(message.kind == "request")
        #expect(message.data["operation"] == "ListMemberships")
        #expect(message.data["from"] == "client")
        #expect(message.data["response"] == nil)
        #expect(message.data["input"] == nil)
    }

    @Test func `events and lives are told as they happen, lives to the millisecond`() throws {
        let reader = try read("kinds=event,life")
        let query = try emulator.startQuery()
        endTurn()
        _ = reader.take()
        emulator.advance(by: .milliseconds(300))
        #expect(emulator.status(of: query) == "STARTED")
        endTurn()
        let messages = reader.take()
        #expect(messages.filter { $0.kind == "event" }.map { $0.data["detail-type"] } == ["Protected Query Started"])
        let life = try #require(messages.first { $0.kind == "life" })
        #expect(life.data["id"]?.string == query.id)
        #expect(life.data["from"] == "SUBMITTED")
        #expect(life.data["to"] == "STARTED")
        #expect(life.data["at"] == "2026-01-01T00:00:00.300Z")
        #expect(life.data["model_name"] == "cleanrooms::protected-query")
    }

    @Test func `what did not happen is not told`() throws {
        let reader = try read("kinds=event,life")
        _ = reader.take()
        try emulator.startQuery()
        endTurn(isCommitted: false)
        #expect(reader.take().isEmpty)
    }

    @Test func `a clock that is moved and rules that change are told, once a turn`() throws {
        let reader = try read("kinds=clock,rules,state")
        _ = reader.take()
        emulator.control(.post, "/_cleanrooms/clock/freeze")
        emulator.control(.post, "/_cleanrooms/clock/advance", ["duration": "PT1H"])
        emulator.control(.post, "/_cleanrooms/faults", ["operation": "GetSchema"])
        emulator.control(.post, "/_cleanrooms/outcomes", ["status": "SUCCESS"])
        endTurn()
        let messages = reader.take()
        #expect(messages.map(\.kind) == ["clock", "rules"])
        #expect(messages.first?.data["frozen"] == true)
        #expect(messages.first?.data["now"] == "2026-01-01T01:00:00Z")
        endTurn()
        #expect(reader.take().isEmpty)
    }

    @Test func `a rule that decides has changed`() throws {
        let shared = try emulator.readyCollaboration()
        emulator.control(.post, "/_cleanrooms/outcomes", ["status": "TIMED_OUT", "times": 1])
        let reader = try read("kinds=rules")
        endTurn()
        _ = reader.take()
        try emulator.startQuery(in: shared)
        endTurn()
        #expect(reader.take().map(\.kind) == ["rules"])
    }

    @Test func `a state that was exchanged is told with how and with another number`() throws {
        let reader = try read("kinds=state")
        _ = reader.take()
        emulator.control(.post, "/_cleanrooms/snapshots/one")
        emulator.control(.post, "/_cleanrooms/reset")
        emulator.control(.post, "/_cleanrooms/seeds/two-members")
        emulator.control(.post, "/_cleanrooms/snapshots/one/restore")
        endTurn()
        let messages = reader.take()
        #expect(messages.map { $0.data["how"] } == ["reset", "seeded", "restored"])
        #expect(messages.map { $0.data["state"] } == [2, 3, 4])
    }

    @Test func `a kind that there is not is refused`() {
        #expect(emulator.control(.get, "/_cleanrooms/stream?kinds=weather").status == 400)
    }

    // MARK: From where on

    @Test func `who comes back hears what was missed and nothing twice`() throws {
        let first = try read("kinds=request")
        _ = emulator.send(.get, "/memberships", as: .publisher)
        endTurn()
        let last = try #require(first.take().last?.id)
        first.stream.disconnect()
        _ = emulator.send(.get, "/collaborations", as: .publisher)
        endTurn()
        let second = try read("kinds=request", lastEventID: last)
        let messages = second.take()
        #expect(messages.map(\.kind) == ["hello", "request"])
        #expect(messages.last?.data["operation"] == "ListCollaborations")
        endTurn()
        #expect(second.take().isEmpty)
    }

    @Test func `who has missed more than is kept is told of the gap`() throws {
        let live = LiveStream(run: "run", capacity: 10)
        let reader = Reader(live.open([.clock], after: nil, greeting: [:]))
        for number in 1...100 { live.publish(.clock, ["number": .integer(Int64(number))]) }
        live.flush()
        #expect(reader.take().map(\.kind) == ["hello", "gap"])
        let late = Reader(live.open([.clock], after: "run-95", greeting: [:]))
        #expect(late.take().map(\.kind) == ["hello", "clock", "clock", "clock", "clock", "clock"])
        let lost = Reader(live.open([.clock], after: "run-3", greeting: [:])).take()
        #expect(lost.map(\.kind) == ["hello", "gap"])
        #expect(lost.last?.data["left"] == 97)
        #expect(Reader(live.open([.clock], after: "another-3", greeting: [:])).take().map(\.kind) == ["hello"])
    }

    @Test func `nothing is made for nobody`() {
        let live = LiveStream(run: "run", capacity: 10)
        live.publish(
            .clock,
            {
                Issue.record("a message was made"); return [:]
            }())
        let stream = live.open([.clock], after: nil, greeting: [:])
        let reader = Reader(stream)
        _ = reader.take()
        stream.disconnect()
        for _ in 0..<20 { live.publish(.clock, [:]) }
        #expect(!live.isRecording)
    }
}
