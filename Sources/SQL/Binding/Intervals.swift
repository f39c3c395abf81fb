// What interval literals mean: months, or microseconds, and the fields they are written with.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html#interval-literal

import Tables

/// An interval read from its literal.
struct Interval {
    enum Fault: Error {
        /// Years or months beside days or times.
        case mixed
        case unreadable
    }

    let literal: BoundLiteral
    let type: DataType

    private static let microseconds: [DataType.DayTimeField: Int64] = [
        .day: 86_400_000_000, .hour: 3_600_000_000, .minute: 60_000_000, .second: 1_000_000,
    ]

    init(_ interval: IntervalLiteral) throws(Fault) {
        if let text = interval.text {
            self = try Self.words(text)
            return
        }
        if let upTo = interval.upTo, let part = interval.parts.first {
            self = try Self.fields(try Self.text(of: part.value), from: part.unit, to: upTo)
            return
        }
        var sum = Sum()
        for part in interval.parts { try sum.add(try Self.text(of: part.value), part.unit) }
        self = try sum.interval()
    }

    private init(_ literal: BoundLiteral, _ type: DataType) {
        self.literal = literal
        self.type = type
    }

    private static func text(of value: Expression) throws(Fault) -> String {
        switch value.kind {
        case .literal(.number(let text)): return text
        case .literal(.string(let text)): return text
        case .negative(let inner):
            let text = try text(of: inner)
            return text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text
        case .positive(let inner): return try text(of: inner)
        default: throw .unreadable
        }
    }

    /// `'1 year 2 months'`, also with the word INTERVAL in front.
    private static func words(_ text: String) throws(Fault) -> Interval {
        var words = text.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
        if words.first == "interval" { words.removeFirst() }
        guard !words.isEmpty, words.count.isMultiple(of: 2) else { throw .unreadable }
        var sum = Sum()
        for index in stride(from: 0, to: words.count, by: 2) { try sum.add(words[index], words[index + 1]) }
        return try sum.interval()
    }

    /// `'1-2' YEAR TO MONTH`, `'1 02:03:04.5' DAY TO SECOND`.
    private static func fields(_ text: String, from first: String, to last: String) throws(Fault) -> Interval {
        var rest = Substring(text.filter { $0 != "\n" })
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        var sign: Int64 = 1
        if rest.first == "-" || rest.first == "+" { sign = rest.removeFirst() == "-" ? -1 : 1 }
        if first.hasPrefix("year"), last.hasPrefix("month") {
            let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let years = Int64(parts[0]), let months = Int64(parts[1]), 0...11 ~= months, years <= 200_000_000,
                let value = Int32(exactly: sign * (years * 12 + months))
            else { throw .unreadable }
            return Interval(.months(value), .yearMonthInterval(.year, .month))
        }
        guard let from = DataType.DayTimeField(rawValue: first.singular), let to = DataType.DayTimeField(rawValue: last.singular), from < to
        else { throw .unreadable }
        var numbers = rest.split { $0 == " " || $0 == ":" }.map(String.init)
        var total: Int64 = 0
        for field in [DataType.DayTimeField.day, .hour, .minute, .second] where from <= field && field <= to {
            guard !numbers.isEmpty else { throw .unreadable }
            let text = numbers.removeFirst()
            guard !text.hasPrefix("-"), let part = try Sum.microseconds(text, field) else { throw .unreadable }
            let (value, overflows) = total.addingReportingOverflow(sign * part)
            guard !overflows else { throw .unreadable }
            total = value
        }
        guard numbers.isEmpty else { throw .unreadable }
        return Interval(.microseconds(total), .dayTimeInterval(from, to))
    }

    /// Parts with their units, added up.
    private struct Sum {
        private var months: Int64 = 0
        private var microseconds: Int64 = 0
        private var yearMonth: [DataType.YearMonthField] = []
        private var dayTime: [DataType.DayTimeField] = []

        mutating func add(_ text: String, _ unit: String) throws(Fault) {
            let text = text.filter { $0 != " " }
            switch unit.singular {
            case "year": try add(text, months: 12, .year)
            case "quarter": try add(text, months: 3, .month)
            case "month": try add(text, months: 1, .month)
            case "week": try add(text, .day, times: 7)
            case "day": try add(text, .day)
            case "hour": try add(text, .hour)
            case "minute": try add(text, .minute)
            case "second": try add(text, .second)
            case "millisecond": try add(text, .second, divided: 1_000)
            case "microsecond": try add(text, .second, divided: 1_000_000)
            default: throw .unreadable
            }
        }

        private mutating func add(_ text: String, months factor: Int64, _ field: DataType.YearMonthField) throws(Fault) {
            guard let value = Int64(text.hasPrefix("+") ? String(text.dropFirst()) : text) else { throw .unreadable }
            let (product, tooMany) = value.multipliedReportingOverflow(by: factor)
            let (sum, overflows) = months.addingReportingOverflow(product)
            guard !tooMany, !overflows else { throw .unreadable }
            months = sum
            yearMonth.append(field)
        }

        private mutating func add(
            _ text: String, _ field: DataType.DayTimeField, times factor: Int64 = 1, divided: Int64 = 1
        ) throws(Fault) {
            guard let value = try Self.microseconds(text, field) else { throw .unreadable }
            let (product, tooMany) = value.multipliedReportingOverflow(by: factor)
            let (sum, overflows) = microseconds.addingReportingOverflow(product / divided)
            guard !tooMany, !overflows else { throw .unreadable }
            microseconds = sum
            dayTime.append(field)
        }

        /// The microseconds of one part, whose seconds may have a fraction.
        static func microseconds(_ text: String, _ field: DataType.DayTimeField) throws(Fault) -> Int64? {
            var rest = Substring(text)
            var sign: Int64 = 1
            if rest.first == "-" || rest.first == "+" { sign = rest.removeFirst() == "-" ? -1 : 1 }
            let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let unit = Interval.microseconds[field] else { return nil }
            guard let whole = first.isEmpty ? (parts.count == 2 ? 0 : nil) : Int64(first), whole >= 0 else { return nil }
            var fraction: Int64 = 0
            if parts.count == 2 {
                guard field == .second, parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
                fraction = Int64((String(parts[1]) + "000000").prefix(6)) ?? 0
            }
            let (product, tooMany) = whole.multipliedReportingOverflow(by: unit)
            let (sum, overflows) = product.addingReportingOverflow(fraction)
            guard !tooMany, !overflows else { return nil }
            return sign * sum
        }

        func interval() throws(Fault) -> Interval {
            if !yearMonth.isEmpty, !dayTime.isEmpty { throw .mixed }
            if let first = yearMonth.min(), let last = yearMonth.max() {
                guard let value = Int32(exactly: months) else { throw .unreadable }
                return Interval(.months(value), .yearMonthInterval(first, last))
            }
            guard let first = dayTime.min(), let last = dayTime.max() else { throw .unreadable }
            return Interval(.microseconds(microseconds), .dayTimeInterval(first, last))
        }
    }
}

extension String {
    /// A unit without the s of its plural.
    fileprivate var singular: String { hasSuffix("s") ? String(dropLast()) : self }
}
