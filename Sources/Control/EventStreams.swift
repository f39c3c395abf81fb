// Events as server-sent events, to all listeners, as they are committed.
// Reference: https://html.spec.whatwg.org/multipage/server-sent-events.html

package import CleanRooms
import HTTP
import JSON

/// The clients that listen to events. The server drops a client that does not read.
package final class EventStreams {
    private var listeners: [ObjectIdentifier: Listener] = [:]
    /// The missed events that were made into a text last, and that text.
    private var missedLast: (events: ArraySlice<ServiceEvent>, filter: EventFilter, text: [UInt8])?
    /// Called when the first listener comes.
    package var onFirstListener: () -> Void = {}

    private struct Listener {
        let stream: ResponseStream
        let filter: EventFilter
    }

    /// How many bytes are sent at once: half of what the server holds for a client before it drops it for not reading.
    private static let bytesAtOnce = 512 * 1024

    package init() {}

    package var isEmpty: Bool { listeners.isEmpty }

    /// Begins a stream with what was missed.
    func open(_ filter: EventFilter, after missed: ArraySlice<ServiceEvent>) -> ResponseStream {
        let stream = ResponseStream(headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-store"])
        stream.send(text(of: missed, filter))
        let id = ObjectIdentifier(stream)
        stream.onClose = { [weak self] in self?.listeners[id] = nil }
        if listeners.isEmpty { onFirstListener() }
        listeners[id] = Listener(stream: stream, filter: filter)
        return stream
    }

    /// The events that a listener missed, made once for all that missed the same.
    private func text(of missed: ArraySlice<ServiceEvent>, _ filter: EventFilter) -> [UInt8] {
        if let missedLast, missedLast.filter == filter, missedLast.events == missed { return missedLast.text }
        let text = Self.text(of: missed.filter(filter.admits).map { $0.streamed })
        missedLast = (missed, filter, text)
        return text
    }

    /// Sends what happened to those who asked for it.
    package func publish(_ events: [ServiceEvent]) {
        guard !listeners.isEmpty, !events.isEmpty else { return }
        let events = events.map { (event: $0, text: $0.streamed) }
        // Many ask for the same.
        var texts: [EventFilter: [UInt8]] = [:]
        for listener in listeners.values {
            let text = texts[listener.filter] ?? Self.text(of: events.filter { listener.filter.admits($0.event) }.map(\.text))
            texts[listener.filter] = text
            listener.stream.send(text)
        }
    }

    /// Sends every listener a comment, so that no proxy between here and there takes the connection for dead.
    package func beat() {
        for listener in listeners.values { listener.stream.send(Array(":\n\n".utf8)) }
    }

    /// The newest that can be sent at once, after a comment if these are not all: only a seed makes thousands in one turn.
    private static func text(of events: [[UInt8]]) -> [UInt8] {
        var size = 0
        let newest = events.reversed().prefix { event in
            size += event.count
            return size <= bytesAtOnce
        }
        let left = events.count - newest.count
        return (left == 0 ? [] : Array(": \(left) events before these are left out\n\n".utf8)) + newest.reversed().joined()
    }
}

extension ServiceEvent {
    /// As one message of a stream. Neither an id nor a type has a line break in it, nor has JSON.
    fileprivate var streamed: [UInt8] {
        Array("id: \(id)\nevent: \(detailType)\ndata: ".utf8) + json.text + Array("\n\n".utf8)
    }
}
