// Fields of a text file as values, read from their bytes: the forms that nearly all fields have, without a string for each.

extension FieldText {
    private static let zero = UInt8(ascii: "0")

    /// The value of a text for a type whose values need no memory of their own; nil for a text that is none of it.
    static func datum(_ text: UnsafeBufferPointer<UInt8>, _ type: DataType) -> Datum? {
        switch type {
        case .tinyint, .smallint, .int, .bigint:
            if let number = shortInteger(text) { return type.integerRange?.contains(number) == true ? Datum(number) : nil }
        case .decimal(let precision, let scale):
            if let value = shortDecimal(text, precision, scale) { return value }
        case .date:
            if text.count == 10 { return civilDays(text).map { Datum(Int64($0)) } }
        case .timestamp, .timestampNTZ:
            if let value = plainMoment(text) { return value }
        case .double:
            if let number = shortDouble(text) { return Datum(number) }
        case .float:
            if let number = shortDouble(text) { return Datum(Double(Float(number))) }
        default: break
        }
        return datum(String(decoding: text, as: UTF8.self), type)
    }

    /// A whole number of up to 18 digits; nil for another form.
    private static func shortInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = text.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard 1...18 ~= text.count - start else { return nil }
        var number: Int64 = 0
        for index in start..<text.count {
            let digit = text[index] &- zero
            guard digit <= 9 else { return nil }
            number = number &* 10 &+ Int64(digit)
        }
        return isNegative ? -number : number
    }

    /// The digits of a number without an exponent, up to 18 of them, and how many stand behind its point.
    private static func shortNumber(_ text: UnsafeBufferPointer<UInt8>) -> (digits: Int64, fraction: Int, isNegative: Bool)? {
        let isNegative = text.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard 1...18 ~= text.count - start else { return nil }
        var number: Int64 = 0
        var point = -1
        for index in start..<text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "."), point < 0 {
                point = index
                continue
            }
            let digit = byte &- zero
            guard digit <= 9 else { return nil }
            number = number &* 10 &+ Int64(digit)
        }
        guard point < 0 || text.count - start > 1 else { return nil }
        return (number, point < 0 ? 0 : text.count - point - 1, isNegative)
    }

    private static let powers: [Int64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
    private static let exactPowers: [Double] = (0...18).map { Double(powers[$0]) }

    private static func shortDecimal(_ text: UnsafeBufferPointer<UInt8>, _ precision: Int, _ scale: Int) -> Datum? {
        guard let number = shortNumber(text), number.fraction <= scale, scale - number.fraction <= 18 else { return nil }
        let (product, isTooMuch) = number.digits.multipliedReportingOverflow(by: powers[scale - number.fraction])
        guard !isTooMuch, precision >= 18 || product < powers[precision] else { return nil }
        guard precision != 18 || product < powers[18] else { return nil }
        return Datum(decimal: Int128(number.isNegative ? -product : product))
    }

    /// A number that is the quotient of two that doubles hold exactly, and so is rounded once.
    private static func shortDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let number = shortNumber(text), number.digits < 1 << 53 else { return nil }
        let value = Double(number.digits) / exactPowers[number.fraction]
        return number.isNegative ? -value : value
    }

    private static func two(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        let (high, low) = (text[index] &- zero, text[index + 1] &- zero)
        return high <= 9 && low <= 9 ? Int(high) * 10 + Int(low) : nil
    }

    /// Days of `2026-01-31`, of which the first ten bytes are looked at.
    private static func civilDays(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard let century = two(text, 0), let year = two(text, 2), let month = two(text, 5), let day = two(text, 8),
            text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-")
        else { return nil }
        return CivilText.days(year: century * 100 + year, month: month, day: day)
    }

    /// `2026-01-31 12:00:00` and a fraction of up to six digits; nil for another form.
    private static func plainMoment(_ text: UnsafeBufferPointer<UInt8>) -> Datum? {
        guard 19...26 ~= text.count, text.count != 20, text[10] == UInt8(ascii: " ") || text[10] == UInt8(ascii: "T"),
            let days = civilDays(text), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), let hour = two(text, 11), hour < 24,
            let minute = two(text, 14), minute < 60, let second = two(text, 17), second < 60
        else { return nil }
        var fraction: Int64 = 0
        if text.count > 19 {
            guard text[19] == UInt8(ascii: ".") else { return nil }
            for index in 20..<26 {
                let digit = index < text.count ? text[index] &- zero : 0
                guard digit <= 9 else { return nil }
                fraction = fraction * 10 + Int64(digit)
            }
        }
        return Datum(Int64(days) * 86_400_000_000 + Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction)
    }
}
