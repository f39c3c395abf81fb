// Searches and checks over runs of bytes, which the parser does for every byte of a head.
// Reference: https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Span<UInt8> {
    /// The place of the first line feed in a range.
    func firstLineFeed(in range: Range<Int>) -> Int? {
        extracting(range).withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else { return nil }
            return range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(start))
        }
    }

    /// Whether a range holds a control byte that no field value may have: all but the tab.
    func hasControlByte(in range: Range<Int>) -> Bool {
        extracting(range).withUnsafeBytes { bytes in
            var index = 0
            // Eight at a time: a byte below 0x20, or one that is 0x7F, sets its top bit in the sum.
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
                let below = (word &- 0x2020_2020_2020_2020) & ~word
                let equal = (delete &- 0x0101_0101_0101_0101) & ~delete
                if (below | equal) & 0x8080_8080_8080_8080 != 0, bytes[index..<index + 8].contains(where: isControl) { return true }
                index += 8
            }
            return bytes[index...].contains(where: isControl)
        }
    }

    func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
        range.contains { self[$0] == byte }
    }

    func text(_ range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

private func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09) || byte == 0x7F
}

extension Collection<UInt8> {
    /// Whether the bytes are that lower-case word, in any case.
    func isWord(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            zip(self, word).allSatisfy { byte, letter in
                byte == letter || (byte | 0x20 == letter && letter &- UInt8(ascii: "a") < 26)
            }
        }
    }
}
