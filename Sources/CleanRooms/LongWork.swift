// Work that takes longer than others can wait: it is put off until somebody does it where nobody waits.
// Reference: docs/architecture.md, "Threads": what may take more than a millisecond is not the loop's.

/// Thrown within an event or the end of a run that would hold up everybody: nothing of it has happened then.
struct TakesLong: Error {}

/// What was put off.
struct PutOffWork {
    /// Whether the next event that is due takes long.
    var hasEvent = false
    /// Runs that have ended, and whose rows are many.
    var ends: [ExecutionOrder.Run] = []
}

/// How much is done at once, in bytes.
enum LongWork {
    /// A query's text is judged in some 3 µs a byte.
    static let text = 2048
    /// Rows are read and written in a hundredth of that.
    static let rows = 256 * 1024
}

extension CleanRooms {
    /// Whether something waits that takes long.
    package var hasLongWork: Bool { putOff.hasEvent || !putOff.ends.isEmpty }

    /// Does what was put off, and then what is due, as far as ``dueAllowance`` goes.
    package func doLongWork() throws {
        let work = putOff
        putOff = PutOffWork()
        for run in work.ends { try finishPutOff(run) }
        try advanceWithinAllowance()
    }

    /// - Throws: ``TakesLong`` where so much work is put off.
    func allow(_ bytes: Int, of most: Int) throws(TakesLong) {
        if putsOffLongWork, bytes > most { throw TakesLong() }
    }
}
