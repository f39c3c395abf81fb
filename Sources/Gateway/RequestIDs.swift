// The ids of requests: random version 4 UUIDs, of which nothing but difference is asked.
// Reference: https://www.rfc-editor.org/rfc/rfc9562.html#section-5.4

/// Makes ids from a small generator, since the system's costs more than the rest of an answer's headers.
package struct RequestIDs {
    private var random: SplitMix64

    /// - Parameter seed: The same seed gives the same ids; without one they start at random.
    package init(seed: UInt64? = nil) {
        random = SplitMix64(seed: seed ?? .random(in: .min ... .max))
    }

    /// A new id: 36 characters, such as `7464211b-2277-4b55-9723-fb4f259aefd2`.
    package mutating func next() -> String {
        let high = random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                // Dashes stand after 8, 12 and 16 digits, and after the 20th: the fourth of the lower half.
                if shift == 28 || shift == 12 { Self.put(UInt8(ascii: "-"), buffer, &position) }
                Self.put(Self.digit(high >> shift), buffer, &position)
            }
            Self.put(UInt8(ascii: "-"), buffer, &position)
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                if shift == 44 { Self.put(UInt8(ascii: "-"), buffer, &position) }
                Self.put(Self.digit(low >> shift), buffer, &position)
            }
            return position
        }
    }

    private static func put(_ byte: UInt8, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ position: inout Int) {
        buffer[position] = byte
        position += 1
    }

    private static func digit(_ bits: UInt64) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: bits) & 0xF
        return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
