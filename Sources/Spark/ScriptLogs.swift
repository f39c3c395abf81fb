// What scripts printed, kept so that people can find out why one failed.
// Source: our own; AWS shows no logs of scripts.

import HTTPServer

/// The last jobs' output, within bounds. Any thread may call it.
package final class ScriptLogs: Sendable {
    private struct State {
        var texts: [String: [UInt8]] = [:]
        /// From the oldest to the newest.
        var order: [String] = []
    }

    private static let jobs = 50
    /// The last bytes of each job's output, up to this many.
    private static let bytes = 256 << 10

    private let state = Monitor(State())

    package init() {}

    /// The output of a job so far; nil for one that was not run, or long ago.
    package func text(of job: String) -> [UInt8]? { state.withLock { $0.texts[job] } }

    func begin(_ job: String) {
        state.change { state in
            state.order.removeAll { $0 == job }
            state.order.append(job)
            state.texts[job] = []
            if state.order.count > Self.jobs { state.texts[state.order.removeFirst()] = nil }
        }
    }

    func append(_ line: [UInt8], to job: String) {
        state.change { state in
            guard var text = state.texts.removeValue(forKey: job) else { return }
            text += line
            text.append(UInt8(ascii: "\n"))
            // Cut by half at a time, so that lines are not moved for each new one.
            if text.count > 2 * Self.bytes { text.removeFirst(text.count - Self.bytes) }
            state.texts[job] = text
        }
    }
}
