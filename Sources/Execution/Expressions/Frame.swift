// What expressions see while they are evaluated, and what they see when they are compiled.
// Source: our own; tried beside other shapes before the engine was written.

package import SQL
package import Tables

/// What a run gives to all of its expressions.
package struct RunContext: Sendable {
    package let budget: MemoryBudget
    /// The time of the run: microseconds since 1970 in UTC.
    package let microseconds: Int64
    /// The name of a zone of the tz database.
    package let timeZone: String
    /// Where the rules of zones come from.
    package let zones: TimeZones
    /// The rules of ``timeZone``; a name that stands for none means UTC.
    let zone: ZoneRules
    /// What random functions begin with, so that a run repeats.
    package let seed: UInt64
    /// Asked every few thousand rows; throws where the run is to end.
    package let check: @Sendable () throws(QueryFailure) -> Void

    package init(
        budget: MemoryBudget, microseconds: Int64, timeZone: String = "UTC", zones: TimeZones = .none, seed: UInt64 = 0,
        check: @escaping @Sendable () throws(QueryFailure) -> Void = { () throws(QueryFailure) in }
    ) {
        self.budget = budget
        self.microseconds = microseconds
        self.timeZone = timeZone
        self.zones = zones
        zone = zones.rules(of: timeZone) ?? .utc
        self.seed = seed
        self.check = check
    }
}

/// The row that expressions are evaluated for.
///
/// Operators move it from row to row: they write ``rows`` and release ``arena`` once they have copied what came out.
package final class Frame {
    /// The row of each source; -1 for one that an outer join has filled up with NULLs.
    package let rows: UnsafeMutablePointer<Int>
    /// The arguments of the sub-query around.
    package var outer: [Datum] = []
    /// The items of the select list that were computed already.
    package var items: [Datum] = []
    /// The parameters of lambdas, by their numbers in the statement.
    package let variables: UnsafeMutablePointer<Datum>
    /// Where values are made.
    package let arena: Arena
    package let context: RunContext

    /// The bytes that one value may take. Functions make copies beside the budget on their way to one, and ask for nothing while they are at it.
    static let largestValue = 64 << 20

    package init(sources: Int, variables: Int, context: RunContext) {
        rows = .allocate(capacity: max(1, sources))
        rows.initialize(repeating: -1, count: max(1, sources))
        self.variables = .allocate(capacity: max(1, variables))
        self.variables.initialize(repeating: .null, count: max(1, variables))
        arena = Arena(budget: context.budget, largest: Self.largestValue, check: context.check)
        self.context = context
    }

    deinit {
        rows.deallocate()
        variables.deallocate()
    }
}

/// A compiled expression. A value with bytes or elements is valid until the frame's arena is released.
package typealias Evaluation = (Frame) throws(QueryFailure) -> Datum

/// Where a column's or a slot's value comes from: the row of a source in a column.
package struct ColumnPlace {
    package let source: Int
    package let column: Column

    package init(source: Int, column: Column) {
        self.source = source
        self.column = column
    }
}

/// What an expression sees, by the numbers of the bound tree.
package struct Scope {
    /// By instance, the columns in the order of their ordinals.
    package var instances: [Int: [ColumnPlace]] = [:]
    package var keys: [ColumnPlace] = []
    package var aggregates: [ColumnPlace] = []
    package var windows: [ColumnPlace] = []
    package var outputs: [ColumnPlace] = []
    /// The bits of the grouping set of the row: bit `key` is set where the key is left out. Nil without GROUPING SETS.
    package var groupingSet: ColumnPlace?
    package let subqueries: any SubqueryRunning
    package let context: RunContext
    /// Where constants are computed, and where they stay as long as an expression needs them.
    let constants: Frame
    let randoms: RandomSources

    /// - Parameter randoms: Those of the run, where an expression may be compiled several times in it.
    package init(subqueries: any SubqueryRunning, context: RunContext, randoms: RandomSources = RandomSources()) {
        self.subqueries = subqueries
        self.context = context
        self.randoms = randoms
        constants = Frame(sources: 0, variables: 0, context: context)
    }
}

/// Runs the sub-queries of expressions.
package protocol SubqueryRunning: AnyObject {
    /// The rows of a sub-query for some arguments; the same relation again for the same arguments if it is deterministic.
    func relation(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation
    /// The rows of a sub-query that stands for a value, without those that have fewer identities behind them than the rules of the tables that
    /// it reads demand: what it stands for would otherwise be told whoever else is behind the row in which it stands. Inferred.
    func values(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation
    /// How to find a list of values among a deterministic sub-query's rows: made once for each list of arguments.
    func members(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Membership
}

/// The rows of a sub-query as IN asks for them.
package final class Membership {
    /// Whether a row holds a null.
    package let hasNull: Bool
    package let isEmpty: Bool
    private let table: KeyTable
    private let types: [DataType]

    init(_ table: KeyTable, types: [DataType], hasNull: Bool, isEmpty: Bool) {
        self.table = table
        self.types = types
        self.hasNull = hasNull
        self.isEmpty = isEmpty
    }

    /// Whether a row has these values, none of which is null.
    package func contains(_ values: [Datum]) throws(QueryFailure) -> Bool {
        table.scratch.removeAll()
        for (value, type) in zip(values, types) { try table.scratch.append(value, of: type) }
        return table.index(ofScratch: ()) != nil
    }
}
