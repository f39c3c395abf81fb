// Files of this machine that a tester names in a request.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The bytes of a file.
///
/// - Throws: `badRequest` for a file that cannot be read, and for one of more than 16 MB.
func readFile(_ path: String) throws(ControlError) -> [UInt8] {
    let limit = 16 * 1024 * 1024
    guard let file = fopen(path, "rb") else { throw .badRequest("The file \(path) cannot be read: \(String(cString: strerror(errno))).") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = fread(&chunk, 1, chunk.count, file)
        bytes += chunk[..<count]
        guard bytes.count <= limit else { throw .badRequest("The file \(path) has more than 16 MB.") }
        if count < chunk.count { break }
    }
    guard ferror(file) == 0 else { throw .badRequest("The file \(path) cannot be read: \(String(cString: strerror(errno))).") }
    return bytes
}
