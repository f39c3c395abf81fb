// Searches and checks over runs of bytes, which the parser does for every byte of a head.
// Reference: https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord

import HTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Span<UInt8> {
    /// The place of the first such byte in a range.
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        extracting(range).withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
            return range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(start))
        }
    }

    /// Whether a range is a token.
    func isToken(in range: Range<Int>) -> Bool {
        extracting(range).withUnsafeBufferPointer { !$0.isEmpty && $0.allSatisfy(isTokenByte) }
    }

    /// Whether a range holds a control byte that no field value may have: all but the tab.
    func hasControlByte(in range: Range<Int>) -> Bool {
        any(in: range, isControl) { word in
            // A byte below 0x20, or one that is 0x7F, sets its top bit.
            let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
            return (word &- 0x2020_2020_2020_2020) & ~word | (delete &- 0x0101_0101_0101_0101) & ~delete
        }
    }

    /// Whether a range holds only visible ASCII: no control bytes and no spaces.
    func isVisibleASCII(in range: Range<Int>) -> Bool {
        !any(in: range, { $0 <= 0x20 || $0 >= 0x7F }) { word in
            let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
            return word | (word &- 0x2121_2121_2121_2121) & ~word | (delete &- 0x0101_0101_0101_0101) & ~delete
        }
    }

    /// Whether a range has a byte of a kind, looking at eight at a time.
    ///
    /// - Parameter suspects: Sets the top bit of each byte of that kind; it may do so for others as well.
    @inline(__always)
    private func any(in range: Range<Int>, _ isWanted: (UInt8) -> Bool, _ suspects: (UInt64) -> UInt64) -> Bool {
        extracting(range).withUnsafeBytes { bytes in
            var index = 0
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if suspects(word) & 0x8080_8080_8080_8080 != 0, bytes[index..<index + 8].contains(where: isWanted) { return true }
                index += 8
            }
            return bytes[index...].contains(where: isWanted)
        }
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
