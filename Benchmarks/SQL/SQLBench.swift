// How long the verdict on a query takes: reading the text, finding its names, holding it against the rules.
// Run with `make sqlbench`; the aim is 100 µs for a typical query in a release build.

import Rules
import SQL
import SQLTesting

@main
enum SQLBench {
    static func main() {
        let arguments = CommandLine.arguments
        // For counting instructions: `valgrind --tool=callgrind sqlbench "joins" 100`.
        if arguments.count == 3, let size = Int(arguments[2]) { return repeatedly(arguments[1], size) }
        print("| query | characters | read µs | verdict µs |")
        print("| --- | ---: | ---: | ---: |")
        for query in Queries.typical + Queries.reports { row(query) }
        everyCase()
        print("\n| growth | n | 2n | 4n | µs a part at 4n, over that at n |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for family in Queries.growing { growth(family) }
    }

    /// A growing text of a size ten times, or a query whose name begins so as often as said.
    private static func repeatedly(_ name: String, _ size: Int) {
        if let family = Queries.growing.first(where: { $0.name == name }) {
            let (context, sql) = (context(family.world), family.sql(size))
            for _ in 0..<10 { _ = judge(sql, in: context) }
        } else if let query = (Queries.typical + Queries.reports).first(where: { $0.name.hasPrefix(name) }) {
            let context = context(query.world)
            for _ in 0..<size { _ = judge(query.sql, in: context) }
        }
    }

    private static func row(_ query: Queries.Query) {
        let context = context(query.world)
        let reading = median { _ = try? parse(query.sql) }
        let judging = median { _ = judge(query.sql, in: context) }
        var outcome = ""
        if case .refused(let refusal) = judge(query.sql, in: context) { outcome = " (refused: \(refusal.rule))" }
        print("| \(query.name)\(outcome) | \(query.sql.utf8.count) | \(text(reading)) | \(text(judging)) |")
    }

    /// What half, and what nine of ten, of the queries that the tests' cases take need at most: the guide's examples and what is written like them.
    private static func everyCase() {
        let taken = Cases.verdicts.filter { one in
            if case .accepted = judge(one.sql, in: one.context) { true } else { false }
        }
        let reading = taken.map { one in median(rounds: 21) { _ = try? parse(one.sql, dialect: Dialect(one.context.engine)) } }.sorted()
        let judging = taken.map { one in
            let context = one.context
            return median(rounds: 21) { _ = judge(one.sql, in: context) }
        }.sorted()
        let lengths = taken.map(\.sql.utf8.count).sorted()
        for (name, share) in [("half", 0.5), ("nine of ten", 0.9)] {
            let place = Int(Double(taken.count - 1) * share)
            print(
                "| \(name) of the \(taken.count) cases that are taken | \(lengths[place]) | \(text(reading[place])) | \(text(judging[place])) |"
            )
        }
    }

    private static func growth(_ family: Queries.Growing) {
        let context = context(family.world)
        let times = [1, 2, 4].map { factor in
            let sql = family.sql(family.size * factor)
            return median(rounds: 21) { _ = judge(sql, in: context) }
        }
        let ratio = (times[2] / 4) / times[0]
        print("| \(family.name), n = \(family.size) | \(times.map(text).joined(separator: " | ")) | \((ratio * 100).rounded() / 100) |")
    }

    private static func context(_ world: String) -> QueryContext {
        QueryContext(runnerAccountID: World.runner, receivers: [World.runner], schemas: World.all[world] ?? .init([]), tableLimit: 1_000)
    }

    /// The median time of one run, in microseconds.
    private static func median(rounds: Int = 301, _ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        for _ in 0..<rounds / 10 { work() }
        let times = (0..<rounds).map { _ in clock.measure(work) }.sorted()
        return times[rounds / 2] / .microseconds(1)
    }

    private static func text(_ microseconds: Double) -> String { "\((microseconds * 10).rounded() / 10)" }
}
