// Swift strings as C reads them, for as long as a call of C takes.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Copies of texts that end in a zero byte and live as long as this does.
final class CTexts {
    private var copies: [UnsafeMutablePointer<CChar>] = []

    deinit { for copy in copies { free(copy) } }

    func pointer(to text: String) -> UnsafePointer<CChar> {
        guard let copy = strdup(text) else { preconditionFailure("there is no memory for a text") }
        copies.append(copy)
        return UnsafePointer(copy)
    }
}
