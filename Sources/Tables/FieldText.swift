// A field of a text file, or a text in JSON, as a value of a type.
// Reference: Spark's CSV reader; https://spark.apache.org/docs/3.5.3/sql-data-sources-csv.html

enum FieldText {
    /// The value of a text for a type whose values need no memory of their own; nil for a text that is none of it.
    static func datum(_ text: String, _ type: DataType) -> Datum? {
        switch type {
        case .boolean:
            switch text.lowercased() {
            case "true": return .true
            case "false": return .false
            default: return nil
            }
        case .tinyint, .smallint, .int, .bigint:
            guard let number = Int64(text), type.integerRange?.contains(number) == true else { return nil }
            return Datum(number)
        case .float: return double(text).map { Datum(Double(Float($0))) }
        case .double: return double(text).map { Datum($0) }
        case .decimal(let precision, let scale):
            return DecimalText(text)?.unscaled(precision: precision, scale: scale).map { Datum(decimal: $0) }
        case .date: return CivilText.days(text).map { Datum(Int64($0)) }
        case .timestamp, .timestampNTZ: return CivilText.microseconds(text).map { Datum($0) }
        default: return nil
        }
    }

    private static func double(_ text: String) -> Double? {
        switch text {
        case "NaN", "nan": .nan
        case "Infinity", "Inf", "+Infinity": .infinity
        case "-Infinity", "-Inf": -.infinity
        default:
            text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") })
                ? nil : Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}
