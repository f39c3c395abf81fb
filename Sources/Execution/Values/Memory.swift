// The C library's comparison of bytes.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Below 0 if the first bytes are less, 0 if they are equal.
@inline(__always)
func memoryOrder(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int) -> Int {
    Int(memcmp(one, other, count))
}
