// The conditions that a query puts on every row of a table. A reader of files skips the pieces in which no row meets them.
// Source: our own; the order of values is the engine's, in which NaN is above every number.

/// A condition on a column. Every row that the query uses has to meet it.
///
/// It lets a reader leave rows out, and does not oblige it to: the query asks the condition itself.
package struct RowFilter: Sendable, Equatable {
    package enum Comparison: Sendable, Equatable { case equal, less, lessOrEqual, greater, greaterOrEqual }

    package enum Test: Sendable, Equatable {
        case isNull, isPresent
        case compared(Comparison, FilterValue)
        case oneOf([FilterValue])
    }

    /// The column's place, among those that a query may see or among all of the table.
    package let column: Int
    package let type: DataType
    package let test: Test

    package init(column: Int, type: DataType, test: Test) {
        self.column = column
        self.type = type
        self.test = test
    }

    /// The same of the column at another place.
    package func moved(to column: Int) -> RowFilter { RowFilter(column: column, type: type, test: test) }
}

/// A value that is compared. Values of one type have one case.
package enum FilterValue: Sendable, Equatable {
    case integer(Int64)
    case decimal(Int128)
    case double(Double)
    case bytes([UInt8])

    /// Longer texts are not kept.
    private static let longest = 16 << 10

    /// - Returns: Nil for null, NaN, a long text, and a value of a type that is not compared here.
    package init?(_ value: Datum, _ type: DataType) {
        if value.isNull { return nil }
        switch type {
        case .boolean, .tinyint, .smallint, .int, .bigint, .date, .timestamp, .timestampNTZ: self = .integer(value.integer)
        case .decimal: self = .decimal(value.decimal)
        case .float, .double:
            guard !value.double.isNaN else { return nil }
            self = .double(value.double)
        case .string, .char, .varchar, .binary:
            guard value.bytes.count <= Self.longest else { return nil }
            self = .bytes(Array(value.bytes))
        default: return nil
        }
    }

    /// Whether it comes before another one; nil for values of two types.
    func isLess(than other: FilterValue) -> Bool? {
        switch (self, other) {
        case (.integer(let one), .integer(let other)): one < other
        case (.decimal(let one), .decimal(let other)): one < other
        case (.double(let one), .double(let other)): one < other
        case (.bytes(let one), .bytes(let other)): one.lexicographicallyPrecedes(other)
        default: nil
        }
    }
}

/// What is known of the values of a column in a piece of a file.
struct ValueBounds {
    /// No value is less, and none is greater; nil where nobody knows. NaN may be beside them.
    var lower: FilterValue?
    var upper: FilterValue?
    var mayHaveNulls = true
    var mayHaveValues = true

    static let onlyNulls = ValueBounds(mayHaveValues: false)

    /// Whether a row among them may meet a condition.
    func mayMeet(_ test: RowFilter.Test) -> Bool {
        switch test {
        case .isNull: mayHaveNulls
        case .isPresent: mayHaveValues
        case .compared(let comparison, let value): mayHaveValues && mayMeet(comparison, value)
        case .oneOf(let values): mayHaveValues && values.contains { mayMeet(.equal, $0) }
        }
    }

    private func mayMeet(_ comparison: RowFilter.Comparison, _ value: FilterValue) -> Bool {
        let isBelowAll = lower.flatMap { value.isLess(than: $0) } ?? false
        let isAboveAll = upper.flatMap { $0.isLess(than: value) } ?? false
        switch comparison {
        case .equal: return !isBelowAll && !isAboveAll
        case .less: return lower?.isLess(than: value) ?? true
        case .lessOrEqual: return !isBelowAll
        case .greater, .greaterOrEqual:
            // A NaN is greater than every number, and no statistics tell of it.
            if case .double = value { return true }
            return comparison == .greater ? upper.flatMap { value.isLess(than: $0) } ?? true : !isAboveAll
        }
    }
}

/// What was noted while the files of a table were read.
package struct ReadingNotes: Sendable, Equatable {
    /// What is odd and was read all the same, a sentence each.
    package private(set) var warnings: [String] = []
    /// The row groups of Parquet files that were read, and those that were passed over since no row in them meets the query's conditions.
    package var groupsRead = 0
    package var groupsSkipped = 0
    private var moreWarnings = 0

    /// Of a folder with many odd files, the first ones are told.
    private static let mostWarnings = 10

    package init() {}

    package mutating func warn(_ sentence: String) {
        if warnings.count < Self.mostWarnings { warnings.append(sentence) } else { moreWarnings += 1 }
    }

    /// Adds those of another table.
    package mutating func append(_ other: ReadingNotes) {
        groupsRead += other.groupsRead
        groupsSkipped += other.groupsSkipped
        for warning in other.warnings { warn(warning) }
        moreWarnings += other.moreWarnings
    }

    /// The warnings, and how many more there were.
    package var sentences: [String] { moreWarnings == 0 ? warnings : warnings + ["There were \(moreWarnings) more warnings."] }
}
