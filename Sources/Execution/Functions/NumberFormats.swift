// TO_CHAR and TO_NUMBER: numbers by a format of digits.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/to_char.html; Spark's ToNumberParser

import SQL
import Tables

extension ExpressionCompiler {
    func numberText(_ call: Call) throws(QueryFailure) -> Evaluation {
        guard case .decimal(_, let scale) = call.type(0) else { throw .notRun("TO_CHAR of the type \(call.type(0))") }
        let format = try numberFormat(call)
        return call.two { value, _, frame throws(QueryFailure) in try frame.arena.value(format.text(of: value.decimal, scale: scale)) }
    }

    func numberOfText(_ call: Call) throws(QueryFailure) -> Evaluation {
        let format = try numberFormat(call)
        return call.two { text, _, _ throws(QueryFailure) in
            guard let number = format.number(of: text.bytes) else {
                throw QueryFailure(.invalidFormat, "A text is no number of its format.")
            }
            return Datum(decimal: number)
        }
    }

    private func numberFormat(_ call: Call) throws(QueryFailure) -> NumberFormat {
        guard let text = try call.constantText(1) else { throw .notRun("A format of numbers that differs from row to row") }
        guard let format = NumberFormat(text) else { throw QueryFailure(.invalidFormat, "A text is no format of numbers.") }
        return format
    }
}

/// A format such as `$999,990.00` or `S099.9`.
struct NumberFormat {
    private enum Sign { case none, start, end, minusStart, minusEnd, angles }
    private enum Place { case zero, nine, comma }

    private var sign = Sign.none
    private var hasDollar = false
    private var places: [Place] = []
    private(set) var fraction = 0
    private var hasPoint = false

    /// Nil for what is no format.
    init?(_ text: String) {
        var rest = Substring(text.uppercased())
        if rest.hasPrefix("S") {
            sign = .start; rest = rest.dropFirst()
        } else if rest.hasPrefix("MI") {
            sign = .minusStart; rest = rest.dropFirst(2)
        }
        if rest.hasPrefix("$") { hasDollar = true; rest = rest.dropFirst() }
        if sign == .none {
            if rest.hasSuffix("S") {
                sign = .end; rest = rest.dropLast()
            } else if rest.hasSuffix("MI") {
                sign = .minusEnd; rest = rest.dropLast(2)
            } else if rest.hasSuffix("PR") {
                sign = .angles; rest = rest.dropLast(2)
            }
        }
        for character in rest {
            switch character {
            case "0", "9":
                if hasPoint { fraction += 1 } else { places.append(character == "0" ? .zero : .nine) }
            case ",", "G":
                guard !hasPoint, !places.isEmpty else { return nil }
                places.append(.comma)
            case ".", "D":
                guard !hasPoint else { return nil }
                hasPoint = true
            default: return nil
            }
        }
        guard digits + fraction > 0, digits + fraction <= DataType.widestDecimal, places.last != .comma else { return nil }
    }

    private var digits: Int { places.count { $0 != .comma } }

    /// The number of a text at the format's scale; nil for what does not fit.
    func number(of text: UnsafeBufferPointer<UInt8>) -> Int128? {
        var reader = ByteReader.trimmed(text)
        var isNegative = false
        switch sign {
        case .start: isNegative = reader.sign()
        case .minusStart: isNegative = reader.skip("-")
        case .angles: isNegative = reader.skip("<")
        case .none, .end, .minusEnd: break
        }
        if hasDollar, !reader.skip("$") { return nil }
        // Groups of digits from the left, each as long as the format's, but the first, which may be shorter.
        let wanted = places.split(separator: .comma, omittingEmptySubsequences: false).map(\.count)
        var groups: [[Int64]] = [[]]
        while true {
            if let digit = reader.digit() {
                groups[groups.count - 1].append(digit)
            } else if reader.skip(",") {
                groups.append([])
            } else {
                break
            }
        }
        guard groups.count <= wanted.count else { return nil }
        for (offset, group) in groups.reversed().enumerated() {
            let most = wanted[wanted.count - 1 - offset]
            guard group.count <= most, offset == groups.count - 1 || group.count == most else { return nil }
        }
        var number = groups.joined().reduce(Int128(0)) { $0 * 10 + Int128($1) }
        var behind = 0
        if reader.skip(".") {
            guard hasPoint else { return nil }
            while behind < fraction, let digit = reader.digit() {
                number = number * 10 + Int128(digit)
                behind += 1
            }
        }
        guard groups.joined().count + behind > 0 else { return nil }
        number *= Decimals.powers[fraction - behind]
        switch sign {
        case .end: isNegative = reader.sign()
        case .minusEnd: isNegative = reader.skip("-")
        case .angles: if isNegative, !reader.skip(">") { return nil }
        case .none, .start, .minusStart: break
        }
        return reader.isAtEnd ? isNegative ? -number : number : nil
    }

    /// The number in the format; number signs for one that does not fit.
    func text(of value: Int128, scale: Int) -> String {
        // Nothing is rounded: digits behind the format's last one do not fit.
        let isExact = scale <= fraction || value % Decimals.powers[scale - fraction] == 0
        let number = isExact ? Decimals.rescaled(value, from: scale, to: fraction, precision: DataType.widestDecimal) : nil
        let text = number.map { Decimals.text(Int128($0.magnitude), scale: fraction) } ?? ""
        let whole = Array(text.prefix { $0 != "." }.drop { $0 == "0" })
        guard number != nil, whole.count <= digits else { return overflown(isNegative: value < 0) }
        var written = ""
        var left = digits
        var hasBegun = false
        for place in places {
            if place == .comma {
                written.append(hasBegun ? "," : " ")
                continue
            }
            if left <= whole.count {
                written.append(whole[whole.count - left])
                hasBegun = true
            } else if place == .zero || hasBegun || left == 1 && hasPoint {
                written.append("0")
                hasBegun = true
            } else {
                written.append(" ")
            }
            left -= 1
        }
        if hasPoint { written += "." + text.suffix(fraction) }
        return signed(written, isNegative: value < 0)
    }

    private func overflown(isNegative: Bool) -> String {
        // With blanks between the groups, as Spark has it.
        let whole = places.map { $0 == .comma ? " " : "#" }.joined()
        return signed(whole + (hasPoint ? "." + String(repeating: "#", count: fraction) : ""), isNegative: isNegative)
    }

    /// With the dollar and the sign in front of the first digit.
    private func signed(_ text: String, isNegative: Bool) -> String {
        let blanks = text.prefix { $0 == " " }
        var body = (hasDollar ? "$" : "") + text.dropFirst(blanks.count)
        switch sign {
        // A format without a sign shows none.
        case .none: break
        case .start: body = (isNegative ? "-" : "+") + body
        case .minusStart: body = (isNegative ? "-" : " ") + body
        case .end: body += isNegative ? "-" : "+"
        case .minusEnd: body += isNegative ? "-" : " "
        case .angles: body = isNegative ? "<\(body)>" : body
        }
        return blanks + body
    }
}
