// The bytes of a connection's answers, in order: some sent, some awaiting the commit of the turn, all others ready.
// Reference: docs/architecture.md, "Threads": an answer means that the write is committed.

import HTTP

struct Outbox {
    private(set) var bytes: [UInt8] = []
    private var sent = 0
    /// Answers in `bytes` that await the commit of this turn.
    private var awaiting: [Awaiting] = []

    private struct Awaiting {
        let place: Range<Int>
        let delivery: HTTPResponse.Delivery
        let isToHead: Bool
        let persistence: Persistence
    }

    enum Sending {
        /// Everything is sent.
        case done
        /// The socket takes no more now; how many bytes it took.
        case stalled(taken: Int)
        case broken
    }

    var unsent: Int { bytes.count - sent }

    mutating func append(_ response: HTTPResponse, toHead isToHead: Bool, _ persistence: Persistence) {
        let start = bytes.count
        bytes.append(response, toHead: isToHead, persistence)
        guard response.awaitsCommit else { return }
        awaiting.append(
            Awaiting(place: start..<bytes.count, delivery: response.delivery, isToHead: isToHead, persistence: persistence))
    }

    /// Appends what awaits nothing.
    mutating func append(_ write: (inout [UInt8]) -> Void) { write(&bytes) }

    /// Puts the failure of the commit in the place of every answer of this turn that told of a write.
    mutating func replaceAwaiting(with failure: HTTPResponse) {
        guard let first = awaiting.first else { return }
        var replaced = Array(bytes[..<first.place.lowerBound])
        for (index, answer) in awaiting.enumerated() {
            var failure = failure
            failure.delivery = answer.delivery
            replaced.append(failure, toHead: answer.isToHead, answer.persistence)
            let next = index + 1 < awaiting.count ? awaiting[index + 1].place.lowerBound : bytes.count
            replaced.append(contentsOf: bytes[answer.place.upperBound..<next])
        }
        bytes = replaced
        awaiting.removeAll(keepingCapacity: true)
    }

    /// Says that what awaited the commit is committed.
    mutating func commit() { awaiting.removeAll(keepingCapacity: true) }

    /// Sends what the socket takes.
    mutating func send(through transport: Transport) -> Sending {
        guard unsent > 0 else { return .done }
        guard let taken = bytes.withUnsafeBytes({ transport.send($0.baseAddress?.advanced(by: sent), unsent) }) else { return .broken }
        sent += taken
        if unsent == 0 {
            bytes.empty()
            sent = 0
            return .done
        }
        if sent > 64 * 1024, sent > bytes.count / 2 {
            bytes.removeFirst(sent)
            sent = 0
        }
        return .stalled(taken: taken)
    }
}

extension [UInt8] {
    /// Empties a buffer, and keeps it unless it is so large that thousands of idle connections could not each have one.
    mutating func empty() { removeAll(keepingCapacity: capacity <= 4 * 1024) }
}
