// Where log lines wait until a thread of their own has written them: a reader that does not read holds up nobody else.
// Reference: https://man7.org/linux/man-pages/man7/pipe.7.html (a full pipe blocks its writer, and one without a reader fails it)

import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where all log lines go. It never waits for their reader: lines that do not fit are dropped, and counted in a later line.
final class LogOutput: Sendable {
    private struct State {
        var pending: [UInt8] = []
        /// How many lines are in `pending`.
        var lines = 0
        /// Whether the thread is to take what is pending.
        var isDue = false
        var isWriting = false
        var isOver = false
        /// Lines that are lost and that no line has reported yet.
        var dropped = 0
        var allDropped = 0

        mutating func drop(_ lines: Int) {
            dropped += lines
            allDropped += lines
        }

        mutating func tellOfLoss(_ notice: (Int) -> [UInt8]) {
            pending += notice(dropped)
            dropped = 0
        }
    }

    private let state: Monitor<State>
    private let notice: @Sendable (Int) -> [UInt8]

    /// How much waits at most, in bytes. With a body in it, which is shown at the level `debug`, a line may have some megabytes.
    static let mostPending = 8 * 1024 * 1024
    /// How much is gathered at most before it is written.
    private static let mostGathered = 64 * 1024

    /// - Parameters:
    ///   - notice: The line that tells how many lines were dropped.
    ///   - write: Writes lines, however long that takes. Returns whether it could. Called on a thread of its own.
    /// - Throws: ``EventLoopError`` when the system gives no thread.
    init(
        notice: @escaping @Sendable (Int) -> [UInt8], write: @escaping @Sendable ([UInt8]) -> Bool
    ) throws(EventLoopError) {
        let state = Monitor(State())
        let hasThread = startDetachedThread {
            while let batch = state.wait({ Self.take(&$0, notice) }) {
                let isWritten = write(batch.bytes)
                state.change {
                    $0.isWriting = false
                    // Nobody is left to hear of an error of the log itself; what is counted is told when lines can be written again.
                    if !isWritten { $0.drop(batch.lines) }
                }
            }
        }
        guard hasThread else { throw EventLoopError(description: "The system gave no thread for the log.") }
        self.state = state
        self.notice = notice
    }

    deinit { state.change { $0.isOver = true } }

    static func standardError(notice: @escaping @Sendable (Int) -> [UInt8]) throws(EventLoopError) -> LogOutput {
        try LogOutput(notice: notice) { bytes in
            bytes.withUnsafeBytes { buffer in
                var rest = buffer[...]
                while !rest.isEmpty {
                    let count = writeSome(STDERR_FILENO, rest)
                    guard count > 0 else { return false }
                    rest = rest.dropFirst(count)
                }
                return true
            }
        }
    }

    /// How many lines were lost so far.
    var dropped: Int { state.withLock(\.allDropped) }

    /// - Parameter waits: Whether the line may wait for the end of the loop's turn.
    func append(_ line: [UInt8], waits: Bool) {
        let isDue = state.withLock { state in
            // What could not be written was lost before this line.
            if state.dropped > 0, state.pending.isEmpty { state.tellOfLoss(notice) }
            // Once a line is lost, those after it are as well until there is room again: so the place of what is missing can be told.
            guard state.pending.count + line.count <= Self.mostPending, state.dropped == 0 else {
                state.drop(1)
                return true
            }
            state.pending.append(contentsOf: line)
            state.lines += 1
            return !waits || state.pending.count >= Self.mostGathered
        }
        if isDue { flush() }
    }

    /// Begins to write what is pending, without waiting for it.
    func flush() {
        let hasToWake = state.withLock { state in
            guard !state.isDue, !state.pending.isEmpty else { return false }
            state.isDue = true
            return !state.isWriting
        }
        if hasToWake { state.change { _ in } }
    }

    /// Waits until everything is written, up to a limit.
    func drain(milliseconds: Int) {
        flush()
        _ = state.wait(milliseconds: milliseconds) { $0.pending.isEmpty && !$0.isWriting }
    }

    private struct Batch: Sendable {
        let bytes: [UInt8]
        let lines: Int
    }

    /// What the thread writes next: nil while there is nothing, and nothing once there will be nothing more.
    private static func take(_ state: inout State, _ notice: (Int) -> [UInt8]) -> Batch?? {
        guard state.isDue else { return state.isOver ? .some(nil) : nil }
        if state.dropped > 0 { state.tellOfLoss(notice) }
        let batch = Batch(bytes: state.pending, lines: state.lines)
        state.pending = []
        state.lines = 0
        state.isDue = false
        state.isWriting = true
        return .some(batch)
    }
}

/// `write`, taken up again after a signal.
private func writeSome(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    while true {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: bytes).baseAddress, bytes.count)
        if count >= 0 || errno != EINTR { return count }
    }
}
