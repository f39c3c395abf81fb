// Snappy blocks, packed.
// Reference: https://github.com/google/snappy/blob/main/format_description.txt

extension Snappy {
    /// Copies reach back within a piece of this size, as in Google's own packer, so that two bytes tell how far.
    private static let piece = 1 << 16
    private static let slotBits = 14

    /// Packs bytes into a block.
    static func pack(_ input: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(input.count / 2 + 16)
        output.appendVarint(UInt64(input.count))
        var slots = [UInt16](repeating: 0, count: 1 << slotBits)
        input.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let end = min(start + piece, bytes.count)
                pack(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), &slots, to: &output)
                start = end
            }
        }
        return output
    }

    private static func pack(_ bytes: UnsafeRawBufferPointer, _ slots: inout [UInt16], to output: inout [UInt8]) {
        for index in slots.indices { slots[index] = 0 }
        var literal = 0
        var position = 0
        // The longer nothing is found, the larger are the steps: what cannot be packed costs little.
        var misses = 32
        while position + 4 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
            let slot = Int((word &* 0x1E35_A7BD) >> UInt32(32 - slotBits))
            let candidate = Int(slots[slot])
            slots[slot] = UInt16(position)
            guard candidate < position, bytes.loadUnaligned(fromByteOffset: candidate, as: UInt32.self) == word else {
                position += misses >> 5
                misses += 1
                continue
            }
            misses = 32
            append(literal: bytes[literal..<position], to: &output)
            var length = 4
            while position + length < bytes.count, bytes[candidate + length] == bytes[position + length] { length += 1 }
            append(copyOf: length, from: position - candidate, to: &output)
            position += length
            literal = position
        }
        append(literal: bytes[literal...], to: &output)
    }

    private static func append(literal: Slice<UnsafeRawBufferPointer>, to output: inout [UInt8]) {
        guard !literal.isEmpty else { return }
        let count = literal.count - 1
        switch count {
        case 0..<60: output.append(UInt8(count) << 2)
        case 60..<256: output += [60 << 2, UInt8(count)]
        default: output += [61 << 2, UInt8(count & 255), UInt8(count >> 8)]
        }
        output.append(contentsOf: literal)
    }

    private static func append(copyOf length: Int, from offset: Int, to output: inout [UInt8]) {
        var rest = length
        while rest > 0 {
            // A copy has 64 bytes at most; what is left must not be shorter than the shortest.
            let count = rest > 64 ? min(64, rest - 4) : rest
            output += [UInt8(count - 1) << 2 | 2, UInt8(offset & 255), UInt8(offset >> 8)]
            rest -= count
        }
    }
}
