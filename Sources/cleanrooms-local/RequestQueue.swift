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

    private var quick: ArraySlice<Waiting> = []
    private var long: ArraySlice<Waiting> = []
    private var writes: ArraySlice<Waiting> = []
    private var works: ArraySlice<Work> = []
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

    mutating func takeWork() -> Work? { works.popFirst() }

    mutating func takeWrite() -> Waiting? { writes.popFirst() }

    mutating func beginTurn() { turns += 1 }

    mutating func takeQuick() -> Waiting? { quick.popFirst() }

    mutating func takeLong() -> Waiting? {
        turns = 0
        return long.popFirst()
    }
}
