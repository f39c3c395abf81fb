// What a scalar without quotes stands for.
// Reference: https://yaml.org/spec/1.2.2/#103-core-schema

import JSON

/// Plain scalars by YAML 1.2's core schema, so that `yes`, `no` and `2026-01-01` are texts.
///
/// Two numbers of the schema are texts here: one with a leading zero, since `000000000001` is an account and not 1, and one that 64 bits cannot
/// hold, since none of its digits may be lost.
enum PlainScalar {
    /// - Returns: nil for infinities and NaN, which JSON does not have.
    static func value(_ text: String) -> JSON? {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        if [".inf", ".Inf", ".INF"].contains(unsigned) || [".nan", ".NaN", ".NAN"].contains(text) { return nil }
        if text.hasPrefix("0x"), text.utf8.count > 2 { return based(text.dropFirst(2), radix: 16) ?? .string(text) }
        if text.hasPrefix("0o"), text.utf8.count > 2 { return based(text.dropFirst(2), radix: 8) ?? .string(text) }
        return number(text, unsigned.utf8) ?? .string(text)
    }

    private static func based(_ digits: Substring, radix: Int) -> JSON? {
        // A sign would be read as well.
        guard digits.utf8.first.map(isSign) == false else { return nil }
        return Int64(digits, radix: radix).map(JSON.integer)
    }

    /// `-12`, `.5`, `1e3`.
    private static func number(_ text: String, _ unsigned: Substring.UTF8View) -> JSON? {
        let whole = unsigned.prefix(while: isDigit)
        var rest = unsigned[whole.endIndex...]
        if whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
        guard !rest.isEmpty else { return Int64(text).map(JSON.integer) }
        var hasDigits = !whole.isEmpty
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            hasDigits = hasDigits || !fraction.isEmpty
            rest = rest[fraction.endIndex...]
        }
        if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if rest.first.map(isSign) == true { rest = rest.dropFirst() }
            let exponent = rest.prefix(while: isDigit)
            guard !exponent.isEmpty else { return nil }
            rest = rest[exponent.endIndex...]
        }
        guard hasDigits, rest.isEmpty, let number = Double(text), number.isFinite else { return nil }
        return .double(number)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
}
