// `cleanrooms-local mcp`: the emulator as tools of an assistant, over standard input and output.
// Reference: https://modelcontextprotocol.io/specification/2025-06-18 (lifecycle, stdio transport, tools)

import ArgumentParser
import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Speaks the Model Context Protocol with the process that started it, and with a running server for that.
struct MCPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp", abstract: "Offer a running server to an assistant, by the Model Context Protocol on standard input and output.",
        discussion:
            "An assistant starts it itself: its command is cleanrooms-local with the argument mcp, and --endpoint where it is needed.")

    @OptionGroup var server: RunningServer

    func run() throws {
        // The parent process may be gone when an answer is written.
        signal(SIGPIPE, SIG_IGN)
        let session = MCPSession(server: server)
        var lines = LineReader()
        while let line = lines.next() {
            let answer =
                switch line {
                case .whole(let bytes): session.answer(to: bytes)
                case .tooLong: MCPSession.refusalOfLongLine
                }
            guard let answer else { continue }
            guard Self.put(answer.text + [UInt8(ascii: "\n")]) else { return }
        }
    }

    private static func put(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// The lines of standard input, of bounded length.
private struct LineReader {
    enum Line {
        case whole([UInt8])
        /// One that was passed over.
        case tooLong
    }

    /// More than any call has; a seed of ten thousand steps is a megabyte.
    private static let mostBytes = 16 * 1024 * 1024

    private var buffer: [UInt8] = []
    private var searched = 0

    /// The next line without its end, also where the input ends without one; nil after the last.
    mutating func next() -> Line? {
        var isTooLong = false
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                searched = 0
                return isTooLong ? .tooLong : .whole(line)
            }
            if buffer.count >= Self.mostBytes {
                isTooLong = true
                buffer = []
            }
            searched = buffer.count
            guard receive() else {
                defer {
                    buffer = []
                    searched = 0
                }
                return isTooLong ? .tooLong : buffer.isEmpty ? nil : .whole(buffer)
            }
        }
    }

    /// - Returns: False at the end of the input.
    private mutating func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            buffer += chunk[..<count]
            return true
        }
    }
}
