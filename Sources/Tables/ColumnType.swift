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

    /// The type for values of a type of SQL. What has no place of its own in these files, such as arrays, is written as text.
    package init(_ type: DataType) {
        switch type {
        case .boolean: self = .boolean
        case .tinyint: self = .integer(bits: 8)
        case .smallint: self = .integer(bits: 16)
        case .int: self = .integer(bits: 32)
        case .bigint: self = .long
        case .float: self = .float
        case .double: self = .double
        case .decimal(let precision, let scale): self = .decimal(precision: precision, scale: scale)
        case .date: self = .date
        case .timestamp: self = .timestamp(hasZone: true)
        case .timestampNTZ: self = .timestamp(hasZone: false)
        default: self = .string
        }
    }

    /// The type of a name in SQL's or the Glue catalogue's spelling, in any case: `bigint`, `decimal(10,2)`, `varchar(32)`. A name that is
    /// no type is text.
    package init(sqlName: String) { self.init(DataType(sqlName) ?? .string) }
}

extension ColumnType: CustomStringConvertible {
    /// In the spelling of Spark and of the Glue catalogue: `decimal(10,2)`.
    package var description: String {
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
        case .timestamp(let hasZone): hasZone ? "timestamp" : "timestamp_ntz"
        case .string: "string"
        }
    }
}
