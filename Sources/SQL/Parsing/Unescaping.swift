// The values of strings and quoted names.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-literals.html#string-literal

/// The value between the quotes of a string: escapes with a backslash, and doubled quotes.
func unescapedString(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var value: [UInt8] = []
    value.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "'") {
            value.append(byte)
            index += 1
        } else if byte == UInt8(ascii: "\\"), index < range.upperBound {
            index = appendEscape(to: &value, bytes, index, range.upperBound)
        } else {
            value.append(byte)
        }
    }
    return String(decoding: value, as: UTF8.self)
}

/// The name between quotes, where a doubled quote stands for one.
func unquotedName(_ bytes: [UInt8], _ range: Range<Int>, quote: UInt8) -> String {
    var value: [UInt8] = []
    value.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
        value.append(bytes[index])
        index += bytes[index] == quote ? 2 : 1
    }
    return String(decoding: value, as: UTF8.self)
}

/// Appends what stands after a backslash and gives the index after it.
private func appendEscape(to value: inout [UInt8], _ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "0"): value.append(0)
    case UInt8(ascii: "b"): value.append(8)
    case UInt8(ascii: "n"): value.append(10)
    case UInt8(ascii: "r"): value.append(13)
    case UInt8(ascii: "t"): value.append(9)
    case UInt8(ascii: "Z"): value.append(26)
    // Patterns of LIKE keep their own escapes.
    case UInt8(ascii: "%"), UInt8(ascii: "_"): value += [UInt8(ascii: "\\"), bytes[index]]
    case UInt8(ascii: "u"):
        guard index + 4 < end, let scalar = hexadecimal(bytes, index + 1) else { fallthrough }
        value.append(contentsOf: String(Character(scalar)).utf8)
        return index + 5
    default: value.append(bytes[index])
    }
    return index + 1
}

private func hexadecimal(_ bytes: [UInt8], _ start: Int) -> Unicode.Scalar? {
    var number: UInt32 = 0
    for offset in start..<start + 4 {
        guard let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else { return nil }
        number = number << 4 | UInt32(digit)
    }
    return Unicode.Scalar(number)
}
