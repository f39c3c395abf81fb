// Intervals as text, in Spark's form of ANSI.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html#interval-literal

import Tables

enum IntervalText {
    /// `INTERVAL '-1-2' YEAR TO MONTH`.
    static func text(months: Int64, _ first: DataType.YearMonthField, _ last: DataType.YearMonthField) -> String {
        let sign = months < 0 ? "-" : ""
        let magnitude = months.magnitude
        switch (first, last) {
        case (.year, .year): return "INTERVAL '\(sign)\(magnitude / 12)' YEAR"
        case (.month, _): return "INTERVAL '\(sign)\(magnitude)' MONTH"
        case (.year, .month): return "INTERVAL '\(sign)\(magnitude / 12)-\(magnitude % 12)' YEAR TO MONTH"
        }
    }

    /// `INTERVAL '1 02:03:04.5' DAY TO SECOND`.
    static func text(microseconds: Int64, _ first: DataType.DayTimeField, _ last: DataType.DayTimeField) -> String {
        let units: [(DataType.DayTimeField, UInt64)] = [
            (.day, 86_400_000_000), (.hour, 3_600_000_000), (.minute, 60_000_000), (.second, 1_000_000),
        ]
        var rest = microseconds.magnitude
        var text = microseconds < 0 ? "-" : ""
        for (field, unit) in units where field >= first && field <= last {
            let number = rest / unit
            rest %= unit
            if field == first {
                text += field == .day ? "\(number)" : padded(number)
            } else {
                text += field == .hour ? " " : ":"
                text += padded(number)
            }
            if field == .second, rest != 0 {
                var fraction: [UInt8] = []
                MomentText.appendFraction(Int64(rest), to: &fraction)
                text += String(decoding: fraction, as: UTF8.self)
            }
        }
        let fields = first == last ? first.rawValue : "\(first.rawValue) to \(last.rawValue)"
        return "INTERVAL '\(text)' \(fields.uppercased())"
    }

    private static func padded(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// `1 years 2 months 3 days 4 hours 0.5 seconds`; `0 seconds` for nothing.
    static func text(months: Int32, days: Int32, microseconds: Int64) -> String {
        var parts: [String] = []
        func add(_ number: Int64, _ unit: String) { if number != 0 { parts.append("\(number) \(unit)") } }
        add(Int64(months / 12), "years")
        add(Int64(months % 12), "months")
        add(Int64(days), "days")
        add(microseconds / 3_600_000_000, "hours")
        add(microseconds / 60_000_000 % 60, "minutes")
        let rest = microseconds % 60_000_000
        if rest != 0 { parts.append("\(seconds(rest)) seconds") }
        return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
    }

    private static func seconds(_ microseconds: Int64) -> String {
        var text: [UInt8] = Array((microseconds < 0 ? "-" : "").utf8)
        text.append(contentsOf: String(microseconds.magnitude / 1_000_000).utf8)
        MomentText.appendFraction(Int64(microseconds.magnitude % 1_000_000), to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
