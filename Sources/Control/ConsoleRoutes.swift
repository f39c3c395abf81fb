// The console's files, which are inside the program, and the redirect that leads a browser to them.
// Reference: https://www.w3.org/TR/CSP3/ and https://www.rfc-editor.org/rfc/rfc9110.html#section-13.1.2

package import HTTP
import ShippedConsole

extension Control {
    private static let consolePath = "/_cleanrooms/console"

    /// Leads a browser that opens the emulator's address to the console; nil for every other request, such as all of an SDK's.
    package func consoleDoor(for request: HTTPRequest) -> HTTPResponse? {
        guard isConsoleOn, request.path == "/", request.method == "GET", request.query.isEmpty, request.headers["Authorization"] == nil,
            request.headers["Accept"]?.lowercased().contains("text/html") == true
        else { return nil }
        return Self.leading(to: "_cleanrooms/console/")
    }

    /// A file of the console; nil for what is not the console's. Files hold no state, so they need no token.
    func consoleFile(for request: HTTPRequest) throws(ControlError) -> HTTPResponse? {
        guard isConsoleOn, request.path.hasPrefix(Self.consolePath) else { return nil }
        let rest = request.path.dropFirst(Self.consolePath.count)
        guard rest.isEmpty || rest.first == "/" else { return nil }
        try doors.admitHost(of: request)
        guard request.method == "GET" || request.method == "HEAD" else {
            throw ControlError(status: 405, "\(request.path) takes GET, HEAD, and not \(request.method).")
        }
        // Relative to the address that was asked for, which a proxy may have put a prefix before.
        guard !rest.isEmpty else { return Self.leading(to: "console/") }
        guard let file = ConsoleFiles.file(named: rest == "/" ? "index.html" : String(rest.dropFirst())) else {
            throw .notFound("The console has no file \(request.path).")
        }
        var headers = Self.safety
        headers.append("ETag", ConsoleFiles.tag)
        headers.append("Content-Type", file.type)
        guard request.headers["If-None-Match"] != ConsoleFiles.tag else { return HTTPResponse(status: 304, headers: headers) }
        return HTTPResponse(status: 200, headers: headers, body: file.bytes)
    }

    private static func leading(to location: String) -> HTTPResponse {
        HTTPResponse(status: 303, headers: ["Location": location, "Cache-Control": "no-store"])
    }

    /// The page runs and loads nothing but the console's own files, connects to nothing else, and cannot be framed.
    private static let safety: HTTPHeaders = [
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
        // The files change with the program, and are asked for anew each time; mostly the answer is that nothing has changed.
        "Cache-Control": "no-cache",
    ]
}

/// The files of `Console/`.
enum ConsoleFiles {
    struct File {
        let type: String
        let bytes: [UInt8]
    }

    /// The paths of all files, as the folder has them.
    static var names: [String] { places.keys.sorted() }

    static func file(named name: String) -> File? {
        guard let place = places[name], let type = types[String(name.split(separator: ".").last ?? "")] else { return nil }
        return File(type: type, bytes: bytes(ofFileAt: place))
    }

    private static func bytes(ofFileAt place: Int) -> [UInt8] {
        let file = console_file_at(Int32(place))
        return Array(UnsafeBufferPointer(start: file.text, count: Int(file.count)))
    }

    private static let places = Dictionary(
        uniqueKeysWithValues: (0..<Int(console_file_count())).map { (String(cString: console_file_at(Int32($0)).path), $0) })

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
    ]

    /// A hash of all files (Fowler, Noll and Vo's), so that none is ever mixed with those of another build.
    static let tag: String = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in 0..<Int(console_file_count()) {
            for byte in bytes(ofFileAt: place) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return "\"\(String(hash, radix: 16))\""
    }()
}
