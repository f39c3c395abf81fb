// The types of columns and of values: one set for SQL, files and the engine.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-datatypes.html

/// A type of Spark SQL.
///
/// Its description is Spark's own spelling, such as `decimal(10,2)` and `array<string>`, which ``init(_:)`` reads back.
package enum DataType: Hashable, Sendable {
    /// The type of a bare NULL.
    case void
    case boolean
    /// Whole numbers of 8, 16, 32 and 64 bits.
    case tinyint, smallint, int, bigint
    case float, double
    /// Precision 1 to 38 digits in all, of which scale, 0 to the precision, stand behind the point.
    case decimal(precision: Int, scale: Int)
    case string
    /// Lengths count characters. No value is cut or padded by them, as in Spark's expressions.
    case char(length: Int), varchar(length: Int)
    case binary
    case date
    /// A point in time, to the microsecond.
    case timestamp
    /// A reading of a clock on a wall, to the microsecond.
    case timestampNTZ
    /// Whole months, of which the fields say how they are written.
    case yearMonthInterval(YearMonthField, YearMonthField)
    /// Microseconds, of which the fields say how they are written.
    case dayTimeInterval(DayTimeField, DayTimeField)
    /// Months, days and microseconds side by side: Spark's older kind of interval.
    case calendarInterval
    indirect case array(DataType)
    indirect case map(key: DataType, value: DataType)
    indirect case structure([Field])
    /// A type that we do not know, of a column or of an expression.
    case unknown

    package struct Field: Hashable, Sendable {
        package let name: String
        package let type: DataType

        package init(_ name: String, _ type: DataType) {
            self.name = name
            self.type = type
        }
    }

    package enum YearMonthField: String, Sendable, Comparable {
        case year, month

        package static func < (one: Self, other: Self) -> Bool { one == .year && other == .month }
    }

    package enum DayTimeField: String, Sendable, Comparable {
        case day, hour, minute, second

        private var place: Int {
            switch self {
            case .day: 0
            case .hour: 1
            case .minute: 2
            case .second: 3
            }
        }

        package static func < (one: Self, other: Self) -> Bool { one.place < other.place }
    }

    /// The most digits of a decimal.
    package static let widestDecimal = 38
}

extension DataType {
    package var isText: Bool {
        switch self {
        case .string, .char, .varchar: true
        default: false
        }
    }

    /// Whether its values are whole numbers of two to the something.
    package var isInteger: Bool {
        switch self {
        case .tinyint, .smallint, .int, .bigint: true
        default: false
        }
    }

    package var isDecimal: Bool {
        if case .decimal = self { true } else { false }
    }

    package var isFloating: Bool { self == .float || self == .double }

    package var isNumeric: Bool { isInteger || isDecimal || isFloating }

    package var isInterval: Bool {
        switch self {
        case .yearMonthInterval, .dayTimeInterval, .calendarInterval: true
        default: false
        }
    }

    /// Whether a value of it is made of values.
    package var isNested: Bool {
        switch self {
        case .array, .map, .structure: true
        default: false
        }
    }

    /// Whether it is made of more types than a limit, itself among them.
    package func hasMoreParts(than limit: Int) -> Bool {
        var parts = [self]
        var count = 0
        while let part = parts.popLast() {
            count += 1
            guard count + parts.count <= limit else { return true }
            switch part {
            case .array(let element): parts.append(element)
            case .map(let key, let value): parts += [key, value]
            case .structure(let fields): parts += fields.lazy.map(\.type)
            default: break
            }
        }
        return false
    }

    /// The least and the greatest whole number of the type; nil for what is no such type.
    package var integerRange: ClosedRange<Int64>? {
        switch self {
        case .tinyint: Int64(Int8.min)...Int64(Int8.max)
        case .smallint: Int64(Int16.min)...Int64(Int16.max)
        case .int: Int64(Int32.min)...Int64(Int32.max)
        case .bigint: Int64.min...Int64.max
        default: nil
        }
    }
}

extension DataType: CustomStringConvertible {
    /// The type in Spark's spelling, lower case: `decimal(10,2)`, `array<string>`, `interval day to second`.
    package var description: String {
        switch self {
        case .void: "void"
        case .boolean: "boolean"
        case .tinyint: "tinyint"
        case .smallint: "smallint"
        case .int: "int"
        case .bigint: "bigint"
        case .float: "float"
        case .double: "double"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .string: "string"
        case .char(let length): "char(\(length))"
        case .varchar(let length): "varchar(\(length))"
        case .binary: "binary"
        case .date: "date"
        case .timestamp: "timestamp"
        case .timestampNTZ: "timestamp_ntz"
        case .yearMonthInterval(let first, let last): Self.interval(first.rawValue, last.rawValue)
        case .dayTimeInterval(let first, let last): Self.interval(first.rawValue, last.rawValue)
        case .calendarInterval: "interval"
        case .array(let element): "array<\(element)>"
        case .map(let key, let value): "map<\(key),\(value)>"
        case .structure(let fields): "struct<\(fields.map { "\(Self.spelled($0.name)):\($0.type)" }.joined(separator: ","))>"
        case .unknown: "unknown"
        }
    }

    private static func interval(_ first: String, _ last: String) -> String {
        first == last ? "interval \(first)" : "interval \(first) to \(last)"
    }

    /// A field's name, in backquotes where it is no plain word.
    private static func spelled(_ name: String) -> String {
        let isPlain = !name.isEmpty && name.utf8.allSatisfy { isWordByte($0) }
        return isPlain ? name : "`\(name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``"))`"
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
