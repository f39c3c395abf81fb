// Ids as the service issues them: version 4 UUIDs in lower case.
// Reference: the `UUID` shape of the model; recorded ids have a 4 in the third group.

package import CleanRoomsModel

/// Makes UUIDs whose first 48 bits are the time, so that ids made one after another stand side by side in an index.
///
/// An insert beside random ids costs twice as much (measured); the rest of each id is random.
package final class IDGenerator {
    private let seed: UInt64?
    private var seeded: SplitMix64?
    /// Seeded at random. The system's generator is a system call for each word, and ids here need not be hard to guess.
    private var unseeded = SplitMix64(seed: .random(in: .min ... .max))

    /// - Parameter seed: The same seed, times and calls give the same ids; without one they are random.
    package init(seed: UInt64? = nil) {
        self.seed = seed
        restart()
    }

    /// A generator beside this one, which is repeatable if this one is and issues other ids.
    func apart(_ number: UInt64 = 0) -> IDGenerator {
        IDGenerator(seed: seed.map { ~$0 &- number })
    }

    /// Begins again, as a new generator of the same seed does.
    func restart() {
        seeded = seed.map(SplitMix64.init)
    }

    /// The place in a seed's sequence: `seed:state`. Nil without a seed.
    var position: String? {
        guard let seed, let seeded else { return nil }
        return "\(seed):\(seeded.state)"
    }

    /// Continues from a place in the sequence. A place in another seed's sequence is ignored.
    func resume(at position: String) {
        guard let place = Self.place(position), place.seed == seed else { return }
        seeded = SplitMix64(seed: place.state)
    }

    /// Reads what ``position`` gives; nil for any other text.
    static func place(_ position: String) -> (seed: UInt64, state: UInt64)? {
        let parts = position.split(separator: ":", omittingEmptySubsequences: false).map { UInt64($0) }
        guard parts.count == 2, let seed = parts[0], let state = parts[1] else { return nil }
        return (seed, state)
    }

    /// A new id: 36 characters, such as `019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071`.
    package func next(at time: Timestamp) -> String {
        let high = UInt64(truncatingIfNeeded: time.milliseconds) << 16 | 0x4000 | nextWord() & 0x0FFF
        let low = 0x8000_0000_0000_0000 | nextWord() & 0x3FFF_FFFF_FFFF_FFFF
        return uuidText(high, low)
    }

    private func nextWord() -> UInt64 {
        seeded?.next() ?? unseeded.next()
    }
}
