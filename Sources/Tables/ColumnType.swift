// The types that columns of results have in files.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

/// The type of a column in a file of results.
package enum ColumnType: Sendable, Equatable {
    /// `bits` is 8, 16 or 32.
    case boolean, integer(bits: Int), long, float, double
    /// Precision 1 to 38, scale 0 to the precision.
    case decimal(precision: Int, scale: Int)
    case date
    /// To the microsecond; with a zone it is a point in time, without one a reading of a clock.
    case timestamp(hasZone: Bool)
    case string

    /// The type of a name in SQL's or the Glue catalogue's spelling, in any case: `bigint`, `decimal(10,2)`, `varchar(32)`.
    ///
    /// What has no place of its own in these files, such as arrays, is written as text, and so is a name that is no type.
    package init(sqlName: String) {
        let name = sqlName.lowercased().filter { $0 != " " }
        let base = name.prefix { $0 != "(" && $0 != "<" }
        switch base {
        case "boolean", "bool": self = .boolean
        case "tinyint", "byte": self = .integer(bits: 8)
        case "smallint", "short": self = .integer(bits: 16)
        case "int", "integer": self = .integer(bits: 32)
        case "bigint", "long": self = .long
        case "float", "real": self = .float
        case "double", "doubleprecision": self = .double
        case "decimal", "dec", "numeric":
            // Spark's defaults: decimal is decimal(10,0).
            let numbers = name.dropFirst(base.count + 1).dropLast().split(separator: ",").compactMap { Int($0) }
            let precision = min(38, max(1, numbers.first ?? 10))
            self = .decimal(precision: precision, scale: min(precision, max(0, numbers.count > 1 ? numbers[1] : 0)))
        case "date": self = .date
        case "timestamp", "timestamp_ltz", "timestamptz": self = .timestamp(hasZone: true)
        case "timestamp_ntz": self = .timestamp(hasZone: false)
        default: self = .string
        }
    }

    /// The name in the Glue catalogue's spelling.
    package var sqlName: String {
        switch self {
        case .boolean: "boolean"
        case .integer(bits: 8): "tinyint"
        case .integer(bits: 16): "smallint"
        case .integer: "int"
        case .long: "bigint"
        case .float: "float"
        case .double: "double"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .date: "date"
        case .timestamp(hasZone: true): "timestamp"
        case .timestamp: "timestamp_ntz"
        case .string: "string"
        }
    }
}
