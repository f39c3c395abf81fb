// The ids of requests: random version 4 UUIDs, which only have to differ.
// Reference: https://www.rfc-editor.org/rfc/rfc9562.html#section-5.4

import APIModel

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
        return uuidText(high, low)
    }
}
