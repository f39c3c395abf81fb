// A search for a short text in a request's body.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension [UInt8] {
    /// Whether a text stands somewhere in the bytes. The standard library's search takes a hundred times as long, for each query that starts.
    func contains(_ text: StaticString) -> Bool {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var place = 0
            while place + text.utf8CodeUnitCount <= bytes.count {
                guard let found = memchr(base + place, Int32(text.utf8Start.pointee), bytes.count - place) else { return false }
                place = UnsafeRawPointer(found) - base
                guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
                if memcmp(found, text.utf8Start, text.utf8CodeUnitCount) == 0 { return true }
                place += 1
            }
            return false
        }
    }
}
