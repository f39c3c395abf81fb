// Types of columns and expressions.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

package indirect enum SQLType: Sendable, Equatable {
    case boolean, tinyint, smallint, int, bigint, float, double
    case decimal(precision: Int, scale: Int)
    case date, timestamp, timestampNTZ, binary, string, interval
    case char(length: Int?)
    case varchar(length: Int?)
    case array(SQLType)
    case map(key: SQLType, value: SQLType)
    case structure([Field])
    /// The type of NULL.
    case null
    /// A type we do not know, of a column or of an expression.
    case unknown

    package struct Field: Sendable, Equatable {
        package let name: String
        package let type: SQLType
    }

    /// The types of the columns that a generator makes of a value: an array's element, or a map's key and value; nil for another value.
    var elementTypes: [SQLType]? {
        switch self {
        case .array(let element): [element]
        case .map(let key, let value): [key, value]
        default: nil
        }
    }

    /// The type of a field, or of a field of a field; unknown where there is none.
    func field(_ path: some Sequence<Identifier>) -> SQLType {
        path.reduce(self) { type, name in
            guard case .structure(let fields) = type else { return .unknown }
            return fields.first { $0.name.foldedName == name.key }?.type ?? .unknown
        }
    }

    package var isText: Bool {
        switch self {
        case .string, .char, .varchar: true
        default: false
        }
    }

    private static let decimalRank = 5

    /// Place among the numbers, the wider the higher; nil for what is no number.
    var rank: Int? {
        switch self {
        case .tinyint: 1
        case .smallint: 2
        case .int: 3
        case .bigint: 4
        case .decimal: Self.decimalRank
        case .float: 6
        case .double: 7
        default: nil
        }
    }

    /// The type of a value that may be of either type; approximated after Spark's widening [inferred].
    func common(with other: SQLType) -> SQLType {
        if self == other || other == .null { return self }
        if self == .null { return other }
        if let mine = rank, let theirs = other.rank {
            if max(mine, theirs) == SQLType.decimalRank, let one = exactDigits, let other = other.exactDigits {
                return .widerDecimal(one, other)
            }
            return mine >= theirs ? self : other
        }
        if isText && other.isText { return .string }
        switch (self, other) {
        case (.date, .timestamp), (.timestamp, .date): return .timestamp
        default: return .unknown
        }
    }
}

extension SQLType: CustomStringConvertible {
    /// The type in Spark's spelling, lower case: `decimal(10,2)`, `array<string>`.
    package var description: String {
        switch self {
        case .boolean: "boolean"
        case .tinyint: "tinyint"
        case .smallint: "smallint"
        case .int: "int"
        case .bigint: "bigint"
        case .float: "float"
        case .double: "double"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .date: "date"
        case .timestamp: "timestamp"
        case .timestampNTZ: "timestamp_ntz"
        case .binary: "binary"
        case .string: "string"
        case .interval: "interval"
        case .char(let length): length.map { "char(\($0))" } ?? "char"
        case .varchar(let length): length.map { "varchar(\($0))" } ?? "varchar"
        case .array(let element): "array<\(element)>"
        case .map(let key, let value): "map<\(key),\(value)>"
        case .structure(let fields): "struct<\(fields.map { "\(quotedName($0.name)):\($0.type)" }.joined(separator: ","))>"
        case .null: "void"
        case .unknown: "unknown"
        }
    }
}
