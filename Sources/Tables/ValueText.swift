// Values of every type as text, as Spark's CAST to a string writes them.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#cast

package enum ValueText {
    /// The text of a value that is not null, of a nested one with all that is in it: `[1, 2]`, `{a -> 1}`, `{1, x}`.
    package static func text(_ value: Datum, of type: DataType) -> String {
        switch type {
        case .string, .char, .varchar, .binary: value.string
        case .boolean: value.isTrue ? "true" : "false"
        case .tinyint, .smallint, .int, .bigint: "\(value.integer)"
        case .float: JavaNumber.text("\(Float(value.double))")
        case .double: JavaNumber.text("\(value.double)")
        case .decimal(_, let scale): DecimalText.text(value.decimal, scale: scale)
        case .date: CivilText.text(days: Int32(truncatingIfNeeded: value.integer))
        case .timestamp, .timestampNTZ: CivilText.text(microseconds: value.integer)
        case .yearMonthInterval: months(value.integer)
        case .dayTimeInterval: microseconds(value.integer)
        case .calendarInterval: calendar(value.calendar)
        case .array(let element): "[" + value.elements.map { nested($0, of: element) }.joined(separator: ", ") + "]"
        case .map(let key, let mapped): map(value, key, mapped)
        case .structure(let fields):
            "{" + zip(fields, value.elements).map { nested($1, of: $0.type) }.joined(separator: ", ") + "}"
        case .void, .unknown: ""
        }
    }

    private static func nested(_ value: Datum, of type: DataType) -> String { value.isNull ? "null" : text(value, of: type) }

    private static func map(_ value: Datum, _ key: DataType, _ mapped: DataType) -> String {
        let elements = value.elements
        let pairs = stride(from: 0, to: elements.count - 1, by: 2).map { index in
            "\(nested(elements[index], of: key)) -> \(nested(elements[index + 1], of: mapped))"
        }
        return "{" + pairs.joined(separator: ", ") + "}"
    }

    private static func months(_ months: Int64) -> String {
        let (years, rest) = months.magnitude.quotientAndRemainder(dividingBy: 12)
        return "INTERVAL '\(months < 0 ? "-" : "")\(years)-\(rest)' YEAR TO MONTH"
    }

    private static func microseconds(_ total: Int64) -> String {
        let (seconds, micros) = total.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let (days, ofDay) = seconds.quotientAndRemainder(dividingBy: 86_400)
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var fraction = "\(micros + 1_000_000)".dropFirst()
        while fraction.last == "0" { fraction = fraction.dropLast() }
        let clock = "\(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))\(fraction.isEmpty ? "" : ".\(fraction)")"
        return "INTERVAL '\(total < 0 ? "-" : "")\(days) \(clock)' DAY TO SECOND"
    }

    private static func calendar(_ parts: (months: Int32, days: Int32, microseconds: Int64)) -> String {
        var words: [String] = []
        func add(_ number: Int64, _ unit: String) { if number != 0 { words.append("\(number) \(unit)") } }
        add(Int64(parts.months) / 12, "years")
        add(Int64(parts.months) % 12, "months")
        add(Int64(parts.days), "days")
        add(parts.microseconds / 3_600_000_000, "hours")
        add(parts.microseconds / 60_000_000 % 60, "minutes")
        let seconds = parts.microseconds % 60_000_000
        if seconds != 0 {
            var fraction = "\(Int64(seconds.magnitude % 1_000_000) + 1_000_000)".dropFirst()
            while fraction.last == "0" { fraction = fraction.dropLast() }
            let sign = seconds < 0 ? "-" : ""
            words.append("\(sign)\(seconds.magnitude / 1_000_000)\(fraction.isEmpty ? "" : ".\(fraction)") seconds")
        }
        return words.isEmpty ? "0 seconds" : words.joined(separator: " ")
    }
}
