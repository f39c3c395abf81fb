// The last verdicts, from the start of a query to the beginning of its run, so that none is judged twice.
// Source: our own; a verdict depends on the text, its arguments and the context, and on nothing else.

import Rules
import SQL

/// The last verdicts, within a bound of text.
struct KnownVerdicts {
    private struct Known {
        let query: AskedQuery
        let context: QueryContext
        let verdict: Verdict

        var bytes: Int { query.text.utf8.count }
        var isShort: Bool { bytes <= LongWork.text }
    }

    /// What is known of a text may take a hundred times as much room as the text.
    private static let mostBytes = 512 * 1024
    /// How many are kept of short texts, whose queries begin at once or are as well judged again.
    private static let mostShort = 32

    /// The oldest first.
    private var known: [Known] = []

    /// Keeps a verdict.
    mutating func keep(_ verdict: Verdict, on query: AskedQuery, in context: QueryContext) {
        known.removeAll { $0.query.saysTheSame(as: query) && $0.context == context }
        known.append(Known(query: query, context: context, verdict: verdict))
        var bytes = known.reduce(0) { $0 + $1.bytes }
        while bytes > Self.mostBytes { bytes -= known.removeFirst().bytes }
        if known.count(where: \.isShort) > Self.mostShort, let oldest = known.firstIndex(where: \.isShort) { known.remove(at: oldest) }
    }

    /// Gives a verdict away; nil where the tables have changed since.
    mutating func take(_ query: AskedQuery, in context: QueryContext) -> Verdict? {
        guard let place = known.firstIndex(where: { $0.query.saysTheSame(as: query) && $0.context == context }) else { return nil }
        return known.remove(at: place).verdict
    }

    mutating func removeAll() { known = [] }
}

extension AskedQuery {
    fileprivate func saysTheSame(as other: AskedQuery) -> Bool { text == other.text && arguments == other.arguments }
}
