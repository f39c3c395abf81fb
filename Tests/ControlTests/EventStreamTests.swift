// Events as they are committed: who hears of what, when, and from where on.

import CleanRooms
import Control
import EmulatorTesting
import HTTP
import JSON
import Testing

@Suite struct EventStreamTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// A client of the stream.
    private final class Reader {
        private(set) var text = ""
        private(set) var isEnded = false
        let stream: ResponseStream

        init(_ stream: ResponseStream) {
            self.stream = stream
            stream.open(
                ResponseStream.Outlet(
                    send: { [unowned self] in text += String(decoding: $0, as: UTF8.self) }, end: { [unowned self] in isEnded = true }))
        }

        private func fields(_ name: String) -> [String] {
            text.split(separator: "\n").filter { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) }
        }

        var ids: [String] { fields("id") }
        var types: [String] { fields("event") }
        var data: [JSON] { fields("data").compactMap { try? JSON(parsing: Array($0.utf8)) } }
    }

    private func read(_ query: String = "", lastEventID: String? = nil) throws -> Reader {
        var request = HTTPRequest(method: "GET", path: "/_cleanrooms/events/stream", query: query)
        if let lastEventID { request.headers.append("Last-Event-ID", lastEventID) }
        guard case .stream(let stream) = emulator.control.answer(request) else { throw NoStream() }
        return Reader(stream)
    }

    private struct NoStream: Error {}

    /// Ends the turn, as the program does.
    private func endTurn(isCommitted: Bool = true) {
        emulator.control.eventStreams.publish(emulator.service.eventLog.settle(isCommitted: isCommitted))
    }

    private func kept() -> [JSON] { emulator.control(.get, "/_cleanrooms/events").list("events") }

    // MARK: Shape

    @Test func `an event is a message with its id, its type and its JSON on one line`() throws {
        let reader = try read()
        #expect(reader.stream.headers["Content-Type"] == "text/event-stream")
        #expect(reader.text.isEmpty)
        _ = try emulator.makeCollaboration()
        endTurn()
        #expect(reader.types.first == "Collaboration Created" && reader.types.count == 5)
        #expect(reader.data == kept())
        #expect(reader.ids == kept().compactMap { $0["id"]?.string })
        #expect(reader.text.hasSuffix("}\n\n"))
    }

    @Test func `a heartbeat is a comment`() throws {
        let reader = try read()
        emulator.control.eventStreams.beat()
        #expect(reader.text == ":\n\n")
    }

    @Test func `whoever takes no stream is refused`() {
        #expect(emulator.control(.get, "/_cleanrooms/events/stream").status == 406)
        #expect(emulator.control(.post, "/_cleanrooms/events/stream").status == 405)
        #expect(emulator.control(.get, "/_cleanrooms/events/stream?account=%FF").status == 400)
    }

    // MARK: Behaviour

    @Test func `nothing is told before its commit, and nothing at all without one`() throws {
        let reader = try read()
        _ = try emulator.makeCollaboration()
        #expect(reader.text.isEmpty)
        endTurn(isCommitted: false)
        #expect(reader.text.isEmpty && kept().isEmpty)
        _ = try emulator.makeCollaboration()
        endTurn()
        #expect(reader.types.count == 5)
    }

    @Test func `many read, each what it asked for`() throws {
        let (all, one, other) = (try read(), try read("account=222222222222"), try read("detail-type=Invited%20To%20Collaboration"))
        _ = try emulator.makeCollaboration()
        endTurn()
        #expect(all.types.count == 5 && one.types.count == 2 && other.types == ["Invited To Collaboration"])
    }

    @Test func `a reader who has gone is forgotten, and the streams are empty without readers`() throws {
        var count = 0
        emulator.control.eventStreams.onFirstListener = { count += 1 }
        let (first, second) = (try read(), try read())
        first.stream.disconnect()
        #expect(!emulator.control.eventStreams.isEmpty)
        second.stream.disconnect()
        #expect(emulator.control.eventStreams.isEmpty && count == 1)
        _ = try emulator.makeCollaboration()
        endTurn()
        #expect(first.text.isEmpty)
        _ = try read()
        #expect(count == 2)
    }

    @Test(arguments: ["header", "parameter"])
    func `a reader goes on after the last event that it had`(way: String) throws {
        _ = try emulator.makeCollaboration()
        endTurn()
        let last = try #require(kept()[2]["id"]?.string)
        let reader = try way == "header" ? read("since=\(UInt64.max)", lastEventID: last) : read("since=\(last)")
        #expect(reader.data == Array(kept()[3...]))
        _ = try emulator.makeCollaboration()
        endTurn()
        #expect(reader.data == Array(kept()[3...]))
    }

    @Test func `a reader whose last event is not kept has all that are`() throws {
        _ = try emulator.makeCollaboration()
        endTurn()
        #expect(try read("since=0").types.count == 5)
    }

    @Test func `what is not committed when a reader comes is told once`() throws {
        _ = try emulator.makeCollaboration()
        endTurn()
        _ = try emulator.makeCollaboration()
        let reader = try read("since=0")
        #expect(reader.types.count == 5)
        endTurn()
        #expect(reader.data == kept())
    }

    @Test func `of very many events at once the newest are told`() throws {
        let reader = try read()
        for _ in 0..<300 { _ = try emulator.makeCollaboration() }
        endTurn()
        let left = 1500 - reader.ids.count
        #expect(left > 0 && reader.text.hasPrefix(": \(left) events before these are left out\n\nid: "))
        #expect(reader.text.utf8.count < 520 * 1024)
        #expect(reader.ids.last == kept().last?["id"]?.string)
    }

    @Test func `events that are deleted in the turn of their commit are still told`() throws {
        let reader = try read()
        _ = try emulator.makeCollaboration()
        emulator.control(.delete, "/_cleanrooms/events")
        endTurn()
        #expect(reader.types.count == 5 && kept().isEmpty)
    }

    // MARK: What did not happen

    @Test func `a refused step takes back what was due with it`() throws {
        let query = try emulator.startQuery()
        emulator.control(.delete, "/_cleanrooms/events")
        emulator.advance(by: .seconds(1))
        #expect(emulator.control(.post, "/_cleanrooms/lifecycle/step", ["id": "nothing"]).status == 404)
        #expect(kept().isEmpty)
        #expect(emulator.status(of: query) == "SUCCESS")
        #expect(kept().count == 2)
    }

    @Test func `a script that fails leaves no events`() throws {
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try emulator.service.atomically {
                _ = try emulator.makeCollaboration()
                throw Failure()
            }
        }
        #expect(kept().isEmpty)
    }
}
