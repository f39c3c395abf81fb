// A hash table from keys of bytes to dense numbers.
// Source: our own.

package import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Numbers keys from 0 in the order in which they come.
///
/// A key is made in ``scratch`` and then looked for. One thread uses a table.
package final class KeyTable {
    /// Where the key is made that is asked for.
    package var scratch = KeyBuffer()
    /// How many keys there are.
    package private(set) var count = 0

    private struct Entry {
        let hash: UInt64
        let key: UnsafePointer<UInt8>
        let length: Int
    }

    private let arena: Arena
    private let budget: MemoryBudget
    private var entries: [Entry] = []
    /// Numbers of entries plus one, by hash; 0 for an empty place. Its count is a power of two.
    private var places: [Int32]
    private var taken = 0

    package init(budget: MemoryBudget) {
        self.budget = budget
        arena = Arena(budget: budget)
        places = Array(repeating: 0, count: 16)
    }

    deinit { budget.give(taken) }

    /// The number of the key in ``scratch``; nil for one that is not there.
    @inline(__always)
    package func index(ofScratch: Void) -> Int? {
        scratch.withBytes { find($0, Self.hash($0)) }
    }

    /// The number of the key in ``scratch``, which is added if it is not there.
    package func insertScratch() throws(QueryFailure) -> (index: Int, isNew: Bool) {
        try scratch.withBytes { (key) throws(QueryFailure) in
            let hash = Self.hash(key)
            if let index = find(key, hash) { return (index, false) }
            try grow()
            let copy = try arena.bytes(key.count)
            if let start = key.baseAddress { copy.update(from: start, count: key.count) }
            entries.append(Entry(hash: hash, key: UnsafePointer(copy), length: key.count))
            count += 1
            place(Int32(count), hash)
            return (count - 1, true)
        }
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int? {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let number = places[place]
            if number == 0 { return nil }
            let entry = entries[Int(number) - 1]
            if entry.hash == hash, entry.length == key.count, Self.isEqual(entry.key, key) { return Int(number) - 1 }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    private static func isEqual(_ stored: UnsafePointer<UInt8>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = key.baseAddress else { return true }
        return memcmp(stored, start, key.count) == 0
    }

    private func place(_ number: Int32, _ hash: UInt64) {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = number
    }

    /// Keeps at least half of the places empty.
    private func grow() throws(QueryFailure) {
        guard count < Int(Int32.max) - 1 else { throw QueryFailure(.outOfMemory, "The query makes more than two thousand million groups.") }
        guard (count + 1) * 2 > places.count else { return }
        let size = places.count * 2
        let bytes = size * MemoryLayout<Int32>.stride + size / 2 * MemoryLayout<Entry>.stride
        try budget.take(bytes - taken)
        taken = bytes
        places = Array(repeating: 0, count: size)
        entries.reserveCapacity(size / 2)
        for (index, entry) in entries.enumerated() { place(Int32(index + 1), entry.hash) }
    }

    /// Eight bytes at a time, each folded in by a multiplication whose high half is mixed with the low one (as wyhash does).
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(key.count)
        guard let base = key.baseAddress else { return mix(hash, 0xA076_1D64_78BD_642F) }
        let raw = UnsafeRawPointer(base)
        var offset = 0
        while offset + 8 <= key.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < key.count {
            rest = rest << 8 | UInt64(raw.load(fromByteOffset: offset, as: UInt8.self))
            offset += 1
        }
        return mix(hash ^ rest, 0xA076_1D64_78BD_642F)
    }

    @inline(__always)
    private static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
