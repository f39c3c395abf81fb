// The bytes of a text, in place.

extension String {
    /// Calls a function with the text's UTF-8. Unlike `withUTF8` it changes nothing, so no copy has to be made for it.
    @inlinable
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        var native = self
        return try native.withUTF8(body)
    }
}
