// Random rules and queries of four accounts over rows: nothing that a rule protects is ever seen, in a result or anywhere else.
// `make test-all` asks 20,000 queries: ISOLATION_QUERIES; ISOLATION_SEED begins with another seed, such as that of a failure.

import Foundation
import Testing

@Suite struct RowIsolationTests {
    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    private static let first = UInt64(number("ISOLATION_SEED") ?? 1)
    private static let queriesOfAWorld = 130

    @Test func `no value that a rule protects is in a result, a preview, an answer, a log, the journal, an event or an object`() throws {
        let most = max(1, Self.number("ISOLATION_QUERIES") ?? 260)
        var tally = RowTally()
        var seed = Self.first
        while tally.queries < most {
            var run = try RowRun(seed: seed)
            if let leak = try run.ask(min(Self.queriesOfAWorld, most - tally.queries), &tally) {
                Issue.record("ISOLATION_SEED=\(seed): \(leak)")
                return
            }
            seed += 1
        }
        print("isolation with rows: \(tally)")
        #expect(tally.withRows * 100 >= tally.queries * 30, "\(tally)")
    }

    /// Without this the test above would pass as well if it looked at nothing.
    @Test(arguments: Filter.allCases)
    func `with any one filter taken out something is seen`(missing: Filter) throws {
        var tally = RowTally()
        for seed in Self.first..<Self.first + 3 {
            var run = try RowRun(seed: seed, without: missing)
            if try run.ask(Self.queriesOfAWorld, &tally) != nil { return }
        }
        Issue.record("\(missing): nothing is seen in \(tally)")
    }
}
