// Every function is run, and has a case, or has its reason.

import Execution
import SQL
import Testing

struct FunctionCoverageTests {
    /// Bound to nodes of the tree, which other tests are about, or by syntax of their own.
    private static let special: Set<FunctionName> = [.grouping, .groupingID, .datePart]

    @Test func `every function that runs is called in a case that Spark answered`() throws {
        let files = [
            "aggregates", "casts", "collections", "comparisons", "dates", "decimals", "encodings", "groups", "intervals", "joins",
            "numbers",
            "regexes", "subqueries", "texts", "windows",
        ]
        let queries = try files.flatMap { try RowCase.all(in: $0) }.filter { $0.failure == nil }.map { $0.query.lowercased() }
        for name in FunctionName.allCases where name.reasonNotRun == nil && !Self.special.contains(name) {
            // What Spark does not know can't be recorded from it.
            guard let function = SQLFunction.named(name.rawValue, dialect: .spark), !function.isLegacy, name != .truncate else { continue }
            let isCalled = queries.contains { query in function.names.contains { query.contains("\($0)(") || query.contains("\($0) (") } }
            #expect(isCalled, "\(name.rawValue)")
        }
    }
}
