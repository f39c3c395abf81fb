// From what a Parquet file holds to what its table says: which types may be read as which, and how.
// Reference: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md; which conversions there are is Spark 3.5's
// `ParquetVectorUpdaterFactory`, and those that lose nothing besides (int to bigint, float to double). That AWS reads as Spark does is [inferred].

enum ParquetConversion: Equatable {
    case same
    /// Whole numbers of the range; another one is refused.
    case integers(ClosedRange<Int64>)
    /// Numbers without a sign, of 32 and of 64 bits.
    case unsigned32(ClosedRange<Int64>)
    case unsigned64AsDecimal, unsigned64AsInteger
    case decimalOfInteger(precision: Int)
    case decimalOfBytes(precision: Int)
    case dates
    /// Points in time, by what makes microseconds of them.
    case moments(times: Int64, over: Int64)
    case int96
    case uuid
    case clock(ParquetMeaning.Unit)

    /// - Throws: `brokenFile` where the two do not go together.
    init(_ node: ParquetNode, to type: DataType, _ file: FileSource) throws(QueryFailure) {
        guard case .leaf(let physical, _, _) = node.content else { throw Self.refusal(node, type, file) }
        guard let conversion = Self.conversion(physical, node.meaning, type) else { throw Self.refusal(node, type, file) }
        self = conversion
    }

    static func refusal(_ node: ParquetNode, _ type: DataType, _ file: FileSource) -> QueryFailure {
        file.broken("column \(node.name) holds \(node.description), and its table says \(type)")
    }

    private static func conversion(_ physical: PhysicalType, _ meaning: ParquetMeaning, _ type: DataType) -> ParquetConversion? {
        switch type {
        case .boolean: physical == .boolean ? .same : nil
        case .tinyint, .smallint, .int, .bigint: integer(physical, meaning, type)
        case .float: physical == .float && meaning == .none ? .same : nil
        case .double: (physical == .double || physical == .float) && meaning == .none ? .same : nil
        case .decimal(let precision, let scale): decimal(physical, meaning, precision, scale)
        case .string, .char, .varchar: text(physical, meaning)
        case .binary: physical == .byteArray || physical == .fixedLengthByteArray ? .same : nil
        case .date: physical == .int32 && meaning == .date ? .dates : nil
        case .timestamp: moment(physical, meaning)
        case .timestampNTZ:
            if case .timestamp(_, isUTC: true) = meaning { nil } else { physical == .int96 ? nil : moment(physical, meaning) }
        default: nil
        }
    }

    private static func integer(_ physical: PhysicalType, _ meaning: ParquetMeaning, _ type: DataType) -> ParquetConversion? {
        guard let range = type.integerRange else { return nil }
        switch (physical, meaning) {
        case (.int32, .none), (.int32, .integer(_, isSigned: true)):
            return type == .int || type == .bigint ? .same : .integers(range)
        case (.int32, .integer(let bits, isSigned: false)): return bits == 32 && type != .bigint ? nil : .unsigned32(range)
        case (.int64, .none), (.int64, .integer(_, isSigned: true)): return type == .bigint ? .same : nil
        case (.int64, .integer(_, isSigned: false)): return type == .bigint ? .unsigned64AsInteger : nil
        default: return nil
        }
    }

    private static func decimal(_ physical: PhysicalType, _ meaning: ParquetMeaning, _ precision: Int, _ scale: Int) -> ParquetConversion? {
        if physical == .int64, case .integer(_, isSigned: false) = meaning {
            return precision >= 20 && scale == 0 ? .unsigned64AsDecimal : nil
        }
        guard case .decimal(let givenPrecision, scale) = meaning, givenPrecision <= precision else { return nil }
        switch physical {
        case .int32, .int64: return .decimalOfInteger(precision: precision)
        case .byteArray, .fixedLengthByteArray: return .decimalOfBytes(precision: precision)
        default: return nil
        }
    }

    private static func text(_ physical: PhysicalType, _ meaning: ParquetMeaning) -> ParquetConversion? {
        switch (physical, meaning) {
        case (.byteArray, .none), (.byteArray, .text): .same
        case (.fixedLengthByteArray, .uuid): .uuid
        case (.int32, .time(.milliseconds)): .clock(.milliseconds)
        case (.int64, .time(let unit)) where unit != .milliseconds: .clock(unit)
        default: nil
        }
    }

    private static func moment(_ physical: PhysicalType, _ meaning: ParquetMeaning) -> ParquetConversion? {
        switch (physical, meaning) {
        case (.int96, _): .int96
        case (.int64, .timestamp(.milliseconds, _)): .moments(times: 1000, over: 1)
        case (.int64, .timestamp(.microseconds, _)): .moments(times: 1, over: 1)
        case (.int64, .timestamp(.nanoseconds, _)): .moments(times: 1, over: 1000)
        default: nil
        }
    }
}

extension ParquetNode: CustomStringConvertible {
    /// What a message says of it: "INT64 as timestamp", "a group".
    var description: String {
        guard case .leaf(let physical, _, _) = content else { return meaning == .list ? "a list" : meaning == .map ? "a map" : "a group" }
        let word: String? =
            switch meaning {
            case .none, .list, .map: nil
            case .text: "text"
            case .uuid: "UUID"
            case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
            case .date: "date"
            case .time: "time"
            case .timestamp(_, let isUTC): isUTC ? "timestamp" : "timestamp without a zone"
            case .integer(let bits, let isSigned): "\(isSigned ? "" : "unsigned ")integer of \(bits) bits"
            case .nothing: "null"
            case .other(let name): name
            }
        return physical.name + (word.map { " as \($0)" } ?? "")
    }
}

extension PhysicalType: CustomStringConvertible {
    var name: String {
        switch self {
        case .boolean: "BOOLEAN"
        case .int32: "INT32"
        case .int64: "INT64"
        case .int96: "INT96"
        case .float: "FLOAT"
        case .double: "DOUBLE"
        case .byteArray: "BYTE_ARRAY"
        case .fixedLengthByteArray: "FIXED_LEN_BYTE_ARRAY"
        }
    }

    var description: String { name }
}
