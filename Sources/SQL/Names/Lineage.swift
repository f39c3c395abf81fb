// Which table columns a value comes from.
// Source: our own form.

/// A set of table columns, by their numbers in a ``Resolution``.
///
/// The first 64 columns need no memory of their own, which is all there are in most queries.
package struct Lineage: Sendable, Equatable {
    private var low: UInt64 = 0
    private var high: [UInt64] = []

    package init() {}

    package init(_ number: Int) { insert(number) }

    package var isEmpty: Bool { low == 0 && high.isEmpty }

    package mutating func insert(_ number: Int) {
        guard number >= 64 else {
            low |= 1 << number
            return
        }
        let word = number / 64 - 1
        while high.count <= word { high.append(0) }
        high[word] |= 1 << (number % 64)
    }

    package mutating func formUnion(_ other: Lineage) {
        low |= other.low
        for (word, bits) in other.high.enumerated() {
            if word < high.count { high[word] |= bits } else { high.append(bits) }
        }
    }

    package func contains(_ number: Int) -> Bool {
        guard number >= 64 else { return low & (1 << number) != 0 }
        let word = number / 64 - 1
        return word < high.count && high[word] & (1 << (number % 64)) != 0
    }

    /// The numbers in ascending order.
    package var numbers: [Int] {
        var numbers: [Int] = []
        for (word, bits) in ([low] + high).enumerated() {
            var rest = bits
            while rest != 0 {
                numbers.append(word * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return numbers
    }
}
