// Decimal numbers as text, taken apart without going through binary fractions.

/// The digits of a number and where its point is: `-12.50` is 1250 with 2 digits behind the point.
struct DecimalText {
    let isNegative: Bool
    /// From 0 to 9, without leading zeros; none for zero.
    let digits: [UInt8]
    /// How many of the digits stand behind the point; negative where zeros follow them.
    let fraction: Int

    /// Reads `12`, `-12.50`, `.5`, `1e-3` and `1.5E+10`; nil for anything else.
    init?(_ text: String) {
        var rest = text.utf8[...]
        isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let mantissa = rest.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        var exponent = 0
        if mantissa.endIndex < rest.endIndex {
            guard let number = Int(Substring(rest[rest.index(after: mantissa.endIndex)...])), number.magnitude < 1000 else { return nil }
            exponent = number
        }
        let parts = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let all = parts.joined()
        guard !all.isEmpty, all.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        digits = all.map { $0 - UInt8(ascii: "0") }.drop { $0 == 0 }.map(\.self)
        fraction = (parts.count > 1 ? parts[1].count : 0) - exponent
    }

    /// The number times ten to the scale; nil if it has more digits than that type takes, on either side of the point.
    func unscaled(precision: Int, scale: Int) -> Int128? {
        var digits = digits[...]
        var excess = fraction - scale
        while excess > 0, let last = digits.last {
            guard last == 0 else { return nil }
            digits.removeLast()
            excess -= 1
        }
        if digits.isEmpty { return 0 }
        guard excess <= 0, digits.count - excess <= precision else { return nil }
        var number: Int128 = 0
        for digit in digits { number = number * 10 + Int128(digit) }
        for _ in 0..<(-excess) { number *= 10 }
        return isNegative ? -number : number
    }

    /// The text of a number that was multiplied by ten to the scale: all digits behind the point, at least one before it.
    static func text(_ unscaled: Int128, scale: Int) -> String {
        var digits = String(unscaled.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale - digits.count + 1) + digits }
        let whole = digits.dropLast(scale)
        let text = scale == 0 ? String(whole) : "\(whole).\(digits.suffix(scale))"
        return unscaled < 0 ? "-" + text : text
    }
}
