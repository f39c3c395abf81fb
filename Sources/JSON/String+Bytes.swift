// The bytes of a text, in place.

extension String {
    /// Calls a function with the text's UTF-8. Other than `withUTF8` it changes nothing, so that nobody has to make or count a copy before.
    @inlinable
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        var native = self
        return try native.withUTF8(body)
    }
}
