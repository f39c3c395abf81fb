// UUIDs as text, which ids of resources and of requests are.
// Reference: https://www.rfc-editor.org/rfc/rfc9562.html#section-4

/// The 36 characters of a UUID of 128 bits, in lower case: `7464211b-2277-4b55-9723-fb4f259aefd2`.
package func uuidText(_ high: UInt64, _ low: UInt64) -> String {
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: 36) { buffer in
        var position = 0
        for index in 0..<16 {
            let byte = UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(56 - index % 8 * 8))
            buffer[position] = digits.utf8Start[Int(byte >> 4)]
            buffer[position + 1] = digits.utf8Start[Int(byte & 15)]
            position += 2
            if index == 3 || index == 5 || index == 7 || index == 9 {
                buffer[position] = UInt8(ascii: "-")
                position += 1
            }
        }
        return position
    }
}
