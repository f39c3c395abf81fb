// Requests that wait: those that a turn of the loop has no time for any more, those that may take long, and writes while another program writes.
// Reference: docs/architecture.md, "Threads": the loop never waits.

import HTTP

/// The port that a request came to, or the part of it.
enum RequestDoor {
    case api, control
}

/// Three queues, each in the order of arrival, of which the one for what is quick comes first.
struct RequestQueue {
    struct Waiting {
        let request: HTTPRequest
        let door: RequestDoor
        let answer: PendingResponse
    }

    /// What has the state beside the loop, and the answer that it makes.
    struct Work {
        let answer: PendingResponse
        let work: () -> HTTPResponse
    }

    private var quick = Line<Waiting>()
    private var long = Line<Waiting>()
    private var writes = Line<Waiting>()
    private var works = Line<Work>()
    /// How many turns began since a request of the long ones was taken.
    private var turns = 0

    /// After how many turns one that may take long is due, however many of the others wait.
    private static let mostTurns = 8

    var hasQuick: Bool { !quick.isEmpty }
    var hasWrites: Bool { !writes.isEmpty }
    var nextLong: Waiting? { long.first }

    /// Whether one that may take long is next.
    var isLongDue: Bool { !long.isEmpty && (quick.isEmpty || turns >= Self.mostTurns) }

    mutating func add(_ waiting: Waiting, mayTakeLong: Bool) {
        if mayTakeLong { long.append(waiting) } else { quick.append(waiting) }
    }

    /// Adds one that waits until no other program writes.
    mutating func addWrite(_ waiting: Waiting) { writes.append(waiting) }

    mutating func add(_ work: Work) { works.append(work) }

    var hasWork: Bool { !works.isEmpty }

    mutating func takeWork() -> Work? { works.takeFirst() }

    mutating func takeWrite() -> Waiting? { writes.takeFirst() }

    mutating func beginTurn() { turns += 1 }

    mutating func takeQuick() -> Waiting? { quick.takeFirst() }

    mutating func takeLong() -> Waiting? {
        turns = 0
        return long.takeFirst()
    }
}

/// Those that wait in one line: whoever came first is taken first.
private struct Line<Element> {
    private var elements: [Element?] = []
    /// Where the first stands; before it are those that were taken.
    private var start = 0

    var isEmpty: Bool { start == elements.count }
    var first: Element? { isEmpty ? nil : elements[start] }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func takeFirst() -> Element? {
        guard !isEmpty else { return nil }
        let first = elements[start].take()
        start += 1
        // The room of those that were taken is given back when it is half of all.
        if start == elements.count {
            elements.removeAll(keepingCapacity: start <= 64)
            start = 0
        } else if start >= 64, start * 2 >= elements.count {
            elements.removeFirst(start)
            start = 0
        }
        return first
    }
}
