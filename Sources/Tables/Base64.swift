// Bytes as text.
// Reference: RFC 4648, section 4, with its padding.

package enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// By character, its value; 255 for what is none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The bytes of a text in base64; nil for another text.
    package static func decoded(_ text: String) -> [UInt8]? {
        var text = text
        return text.withUTF8 { decoded($0) }
    }

    private static func decoded(_ characters: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard characters.count.isMultiple(of: 4) else { return nil }
        let padding = characters.suffix(2).count { $0 == UInt8(ascii: "=") }
        let count = characters.count / 4 * 3
        var isText = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, used in
            for group in 0..<characters.count / 4 {
                var bits: UInt32 = 0
                for place in group * 4..<group * 4 + 4 {
                    let value = place >= characters.count - padding ? 0 : values[Int(characters[place])]
                    if value == 255 { isText = false }
                    bits = bits << 6 | UInt32(value & 63)
                }
                for place in 0..<3 {
                    (bytes.baseAddress! + group * 3 + place).initialize(to: UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place)))
                }
            }
            used = count
        }
        return isText ? Array(bytes.dropLast(padding)) : nil
    }

    /// The text of bytes, in UTF-8.
    package static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var bits: UInt32 = 0
        var held = 0
        func append(_ characters: Int) {
            for place in 0..<4 {
                text.append(place < characters ? digits[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 1
            guard held == 3 else { continue }
            append(4)
            (bits, held) = (0, 0)
        }
        if held > 0 {
            bits <<= UInt32(8 * (3 - held))
            append(held + 1)
        }
        return text
    }
}
