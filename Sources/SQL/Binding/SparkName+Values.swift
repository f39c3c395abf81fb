// Literals, types and intervals in the names of outputs.
// Source: Spark 3.5.3, tried.

import Tables

extension SparkName {
    mutating func write(_ literal: Literal, isNegative: Bool) {
        switch literal {
        case .null: put("NULL")
        case .boolean(let value): put(value ? "true" : "false")
        case .string(let value): put(value)
        case .number: put(Self.number(literal, isNegative))
        case .typed(let word, let text):
            switch word {
            case "X": put("X'\(text.uppercased().utf8.count.isMultiple(of: 2) ? text.uppercased() : "0" + text.uppercased())'")
            case "DATE": put("DATE '\(MomentText(text)?.date ?? text)'")
            default:
                put("\(word == "TIMESTAMP_NTZ" ? word : "TIMESTAMP") '\(MomentText(text)?.timestamp(word != "TIMESTAMP_NTZ") ?? text)'")
            }
        }
    }

    private static func number(_ literal: Literal, _ isNegative: Bool) -> String {
        guard let (value, type) = literal.bound(isNegative: isNegative) else { return "" }
        switch value {
        case .integer(let number): return String(number)
        case .double(let number): return type == .float ? javaText(Float(number)) : javaText(number)
        case .decimal(let digits):
            guard case .decimal(_, let scale) = type, scale > 0 else { return digits }
            let sign = digits.hasPrefix("-") ? "-" : ""
            var figures = String(digits.drop { $0 == "-" })
            while figures.utf8.count <= scale { figures = "0" + figures }
            return "\(sign)\(figures.dropLast(scale)).\(figures.suffix(scale))"
        default: return ""
        }
    }

    /// A number as Java writes it: `1.0E10`, `100.0`, `1.0E-5`.
    static func javaText<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ number: Number) -> String {
        let text = String(number)
        let size = number.magnitude
        if size == 0 || (size >= 0.001 && size < 10_000_000) { return plain(text) }
        let (digits, exponent) = parts(text)
        let first = digits.first.map(String.init) ?? "0"
        let rest = digits.dropFirst()
        return "\(number < 0 ? "-" : "")\(first).\(rest.isEmpty ? "0" : String(rest))E\(exponent)"
    }

    /// A number that Swift may have written with an exponent, without.
    private static func plain(_ text: String) -> String {
        guard text.contains("e") else { return text.contains(".") ? text : "\(text).0" }
        let (digits, exponent) = parts(text)
        let sign = text.hasPrefix("-") ? "-" : ""
        if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
        var figures = digits
        while figures.utf8.count <= exponent { figures += "0" }
        let rest = figures.dropFirst(exponent + 1)
        return "\(sign)\(figures.prefix(exponent + 1)).\(rest.isEmpty ? "0" : String(rest))"
    }

    /// The digits of a number without zeros around them, and the power of ten of the first.
    private static func parts(_ text: String) -> (digits: String, exponent: Int) {
        let halves = text.split(separator: "e", maxSplits: 1)
        let mantissa = halves[0].drop { $0 == "-" }
        let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(pieces[0])
        let fraction = pieces.count > 1 ? String(pieces[1]) : ""
        var exponent = (halves.count > 1 ? Int(halves[1]) ?? 0 : 0) + whole.utf8.count - 1
        var digits = whole + fraction
        while digits.hasPrefix("0"), digits.utf8.count > 1 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.hasSuffix("0"), digits.utf8.count > 1 { digits.removeLast() }
        return (digits, exponent)
    }

    // MARK: Comparisons

    /// `left op right`. A decimal that is written beside a whole number is rounded to one, as Spark compares them then.
    mutating func compare(_ left: Expression, _ operation: BinaryOperator, _ right: Expression) {
        let type = notes.type(of: left.mark) ?? .unknown
        let other = notes.type(of: right.mark) ?? .unknown
        if other.isInteger, let whole = rounded(left, up: operation == .greater || operation == .lessOrEqual) {
            put(whole)
        } else {
            write(left)
        }
        put(" \(operation.rawValue) ")
        if type.isInteger, let whole = rounded(right, up: operation == .greaterOrEqual || operation == .less) {
            put(whole)
        } else {
            write(right)
        }
    }

    /// BETWEEN and IN.
    mutating func range(_ kind: Expression.Kind) {
        switch kind {
        case .between(let subject, let lower, let upper, let negated):
            put(negated ? "(NOT ((" : "((")
            compare(subject, .greaterOrEqual, lower)
            put(") AND (")
            compare(subject, .lessOrEqual, upper)
            put(negated ? ")))" : "))")
        case .inList(let subject, let items, let negated):
            put(negated ? "(NOT (" : "(")
            write(subject)
            wrapped(" IN (", items, negated ? ")))" : "))")
        case .inQuery(let subject, let query, let negated):
            put(negated ? "(NOT (" : "(")
            if case .tuple(let items) = subject.kind { tuple(items) } else { write(subject) }
            put(" IN (listquery(\(outerUses(query))))\(negated ? "))" : ")")")
        default: break
        }
    }

    /// A tuple before IN and a sub-query, whose values have names in quotes.
    private mutating func tuple(_ items: [Expression]) {
        put("named_struct(")
        for (index, item) in items.enumerated() {
            put(index > 0 ? ", '" : "'")
            switch item.kind {
            case .column, .literal: write(item)
            default: put("_\(index)")
            }
            put("', ")
            write(item)
        }
        put(")")
    }

    /// The whole number above or below a decimal that is written out; nil for other expressions.
    private func rounded(_ expression: Expression, up: Bool) -> String? {
        let written: (literal: BoundLiteral, type: DataType)?
        switch expression.kind {
        case .literal(let literal): written = literal.bound(isNegative: false)
        case .negative(let inner):
            guard case .literal(let literal) = inner.kind else { return nil }
            written = literal.bound(isNegative: true)
        default: return nil
        }
        guard let written, case .decimal(let digits) = written.literal, case .decimal(_, let scale) = written.type else { return nil }
        let isNegative = digits.hasPrefix("-")
        let figures = digits.drop { $0 == "-" }
        guard let whole = Int64(figures.dropLast(scale).isEmpty ? "0" : String(figures.dropLast(scale))), whole < .max else { return nil }
        let hasRest = figures.suffix(scale).contains { $0 != "0" }
        let size = hasRest && up != isNegative ? whole + 1 : whole
        return String(isNegative ? -size : size)
    }

    // MARK: Intervals

    mutating func write(_ interval: IntervalLiteral) {
        guard let bound = try? Interval(interval) else {
            put("INTERVAL")
            return
        }
        put("INTERVAL '\(Self.text(bound))' \(bound.type.intervalFields)")
    }

    private static func text(_ interval: Interval) -> String {
        switch (interval.literal, interval.type) {
        case (.months(let months), .yearMonthInterval(let first, let last)):
            let sign = months < 0 ? "-" : ""
            let size = months.magnitude
            if first == .month { return "\(months)" }
            return last == .year ? "\(sign)\(size / 12)" : "\(sign)\(size / 12)-\(size % 12)"
        case (.microseconds(let value), .dayTimeInterval(let first, let last)): return dayTime(value, first, last)
        default: return ""
        }
    }

    private static func dayTime(_ value: Int64, _ first: DataType.DayTimeField, _ last: DataType.DayTimeField) -> String {
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let size = value.magnitude
        let microseconds = size % 1_000_000
        let seconds = size / 1_000_000
        var fraction = ""
        if microseconds > 0 {
            var digits = String(microseconds)
            while digits.utf8.count < 6 { digits = "0" + digits }
            while digits.hasSuffix("0") { digits.removeLast() }
            fraction = "." + digits
        }
        var text = value < 0 ? "-" : ""
        switch first {
        case .day: text += "\(seconds / 86_400)"
        case .hour: text += two(seconds / 3_600)
        case .minute: text += two(seconds / 60)
        case .second: return text + two(seconds) + fraction
        }
        if first == .day, last > .day { text += " \(two(seconds / 3_600 % 24))" }
        if first < .minute, last >= .minute { text += ":\(two(seconds / 60 % 60))" }
        if last == .second { text += ":\(two(seconds % 60))\(fraction)" }
        return text
    }
}

extension MomentText {
    /// `2026-01-31`.
    var date: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var digits = String(year.magnitude)
        while digits.utf8.count < 4 { digits = "0" + digits }
        return "\(year < 0 ? "-" : year > 9_999 ? "+" : "")\(digits)-\(two(month))-\(two(day))"
    }

    /// `2026-01-31 12:00:00.5`, in UTC.
    func timestamp(_ hasZone: Bool) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var text = "\(date) \(two(hour)):\(two(minute)):\(two(second))"
        if microsecond > 0 {
            var digits = String(microsecond)
            while digits.utf8.count < 6 { digits = "0" + digits }
            while digits.hasSuffix("0") { digits.removeLast() }
            text += ".\(digits)"
        }
        return text
    }
}

extension DataType {
    /// `DAY TO SECOND`.
    var intervalFields: String { String("\(self)".dropFirst("interval ".count)).uppercased() }

    /// The type as Spark's CAST writes it: `DECIMAL(10,2)`, `STRUCT<a: INT>`.
    var sparkSQL: String {
        switch self {
        case .array(let element): "ARRAY<\(element.sparkSQL)>"
        case .map(let key, let value): "MAP<\(key.sparkSQL), \(value.sparkSQL)>"
        case .structure(let fields): "STRUCT<\(fields.map { "\($0.name): \($0.type.sparkSQL)" }.joined(separator: ", "))>"
        case .char, .varchar: "STRING"
        default: "\(self)".uppercased()
        }
    }
}
