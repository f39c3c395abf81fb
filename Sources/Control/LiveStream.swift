// One stream of everything that happens: events, requests, life cycles, the clock, rules, and the replacement of the state.
// Reference: https://html.spec.whatwg.org/multipage/server-sent-events.html

import HTTP
import JSON

/// The recent messages, and the clients that listen to them.
///
/// It keeps messages from the first listener on, so that a listener that comes back misses nothing. It stops when no listener has come back for as many messages as it keeps.
package final class LiveStream {
    enum Kind: String, CaseIterable {
        case hello, event, request, life, clock, rules, state
        /// Messages were lost before they were sent: a client has to read again what it keeps.
        case gap
    }

    private struct Message {
        let number: Int
        let kind: Kind
        let text: [UInt8]
    }

    private struct Listener {
        let stream: ResponseStream
        let kinds: Set<Kind>
    }

    /// Called when the first listener comes.
    package var onFirstListener: () -> Void = {}
    /// Identifies this run of the program in ids and greetings.
    let run: String
    /// Whether there is anybody to make messages for.
    private(set) var isRecording = false

    private var listeners: [ObjectIdentifier: Listener] = [:]
    /// What was recorded since the last turn. A request that is answered beside the loop touches nothing else.
    private var pending: [(kind: Kind, text: [UInt8])] = []
    /// How many messages were left out because there were too many.
    private var leftOut = 0
    private var kept: [Message] = []
    private var number = 0
    private var numberOfLastListener = 0
    private let capacity: Int

    /// How many bytes are sent at once: a quarter of what the server holds for a client before it drops it for not reading.
    private static let bytesAtOnce = 256 * 1024

    init(run: String, capacity: Int = 2000) {
        self.run = run
        self.capacity = capacity
    }

    package var isEmpty: Bool { listeners.isEmpty }

    /// Begins a stream with a greeting and what was missed.
    ///
    /// - Parameter last: The id of the last message that was received; nil for a listener who comes for the first time.
    func open(_ kinds: Set<Kind>, after last: String?, greeting: JSON) -> ResponseStream {
        let stream = ResponseStream(headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-store"])
        // What this turn has brought so far is sent at its end.
        let lastNumber = last.flatMap(number(ofID:))
        stream.send(message(.hello, greeting.text, number: lastNumber == nil ? number : nil))
        if let lastNumber { stream.send(missed(kinds, after: lastNumber)) }
        let id = ObjectIdentifier(stream)
        stream.onClose = { [weak self] in self?.close(id) }
        if listeners.isEmpty { onFirstListener() }
        listeners[id] = Listener(stream: stream, kinds: kinds)
        isRecording = true
        return stream
    }

    private func close(_ id: ObjectIdentifier) {
        listeners[id] = nil
        numberOfLastListener = number
    }

    /// Notes a message, which ``flush()`` sends.
    func publish(_ kind: Kind, _ json: @autoclosure () -> JSON) {
        guard isRecording else { return }
        pending.append((kind, json().text))
        // In one go, since it moves what stays.
        guard pending.count > 2 * capacity else { return }
        pending.removeFirst(capacity)
        leftOut += capacity
    }

    /// Sends what was recorded since the last time. Called at the end of a turn of the loop, once its work is committed.
    func flush() {
        guard !pending.isEmpty else { return }
        let last = number
        number += leftOut
        leftOut = 0
        for (kind, text) in pending {
            number += 1
            kept.append(Message(number: number, kind: kind, text: message(kind, text, number: number)))
        }
        pending = []
        if kept.count > capacity + capacity / 4 { kept.removeFirst(kept.count - capacity) }
        for listener in listeners.values { listener.stream.send(missed(listener.kinds, after: last)) }
        guard listeners.isEmpty, number - numberOfLastListener > capacity else { return }
        isRecording = false
        kept = []
    }

    /// Sends every listener a comment, so that no proxy between here and there takes the connection for dead.
    package func beat() {
        for listener in listeners.values { listener.stream.send(Array(":\n\n".utf8)) }
    }

    /// All messages after one; a gap in their place where some are gone, or are more than can be sent at once.
    private func missed(_ kinds: Set<Kind>, after last: Int) -> [UInt8] {
        guard last < number else { return [] }
        let gap = message(.gap, (["left": .integer(Int64(number - last))] as JSON).text, number: number)
        // From the first kept message on, numbers have no gaps except for what was left out of one turn.
        guard let first = kept.first?.number, first <= last + 1, number - first == kept.count - 1 else { return gap }
        var bytes: [UInt8] = []
        for message in kept[(last + 1 - first)...] where kinds.contains(message.kind) { bytes += message.text }
        return bytes.count > Self.bytesAtOnce ? gap : bytes
    }

    /// The number of an id of this run of the program; nil for another run's, whose messages are not known here.
    private func number(ofID id: String) -> Int? {
        let parts = id.split(separator: "-")
        guard parts.count == 2, parts[0] == run, let number = Int(parts[1]), (0...self.number).contains(number) else { return nil }
        return number
    }

    /// One message. JSON has no line break in it.
    private func message(_ kind: Kind, _ json: [UInt8], number: Int?) -> [UInt8] {
        let id = number.map { "id: \(run)-\($0)\n" } ?? ""
        return Array("\(id)event: \(kind.rawValue)\ndata: ".utf8) + json + Array("\n\n".utf8)
    }
}
