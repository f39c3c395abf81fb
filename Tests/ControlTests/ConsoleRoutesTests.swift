// The console's files: which there are, how they are served, and who is led to them.

import EmulatorTesting
import Foundation
import HTTP
import JSON
import Testing

@testable import Control

@Suite struct ConsoleRoutesTests {
    private let emulator: Emulator
    private let folder: URL

    init() throws {
        emulator = try Emulator()
        folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Console")
    }

    private func get(_ path: String, _ headers: HTTPHeaders = [:], method: String = "GET", on other: Emulator? = nil) -> HTTPResponse {
        (other ?? emulator).control.respond(to: HTTPRequest(method: method, path: path, headers: headers))
    }

    /// The paths of the folder's files, and what they hold.
    private func files() throws -> [String: Data] {
        let paths = try #require(FileManager.default.subpaths(atPath: folder.path))
        var files: [String: Data] = [:]
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files[path] = try Data(contentsOf: folder.appendingPathComponent(path))
        }
        return files
    }

    // MARK: The files

    @Test func `the program has the files of the folder, and no others`() throws {
        let files = try files()
        #expect(ConsoleFiles.names == files.keys.sorted())
        for (path, data) in files {
            #expect(ConsoleFiles.file(named: path)?.bytes == Array(data), "\(path) is not as in the folder: build anew")
        }
    }

    @Test func `all files together stay small, and each can be read at one go`() throws {
        let files = try files()
        #expect(files.values.reduce(0) { $0 + $1.count } <= 250 * 1024)
        for (path, data) in files {
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= 250, "\(path) has \(lines) lines")
        }
    }

    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "setAttribute('style", " style=",
        "javascript:", "style:", "cssText",
    ])
    func `nothing makes markup, styles or programs of text`(word: String) throws {
        for (path, data) in try files() where path.hasSuffix(".js") || path.hasSuffix(".html") {
            #expect(!String(decoding: data, as: UTF8.self).contains(word), "\(path) has \(word)")
        }
    }

    @Test func `no file names another origin`() throws {
        for (path, data) in try files() {
            let text = String(decoding: data, as: UTF8.self)
                .replacing("http://www.w3.org/2000/svg", with: "").replacing("https://docs.aws.amazon.com", with: "")
            for word in ["src=\"http", "href=\"http", "from 'http", "@import"] { #expect(!text.contains(word), "\(path)") }
            #expect(!path.hasSuffix(".css") || !text.contains("url("), "\(path)")
        }
    }

    // MARK: How they are served

    @Test func `a file comes with a policy that lets nothing else in`() throws {
        let page = get("/_cleanrooms/console/")
        #expect(page.status == 200)
        #expect(page.body == ConsoleFiles.file(named: "index.html")?.bytes)
        #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
        let policy = try #require(page.headers["Content-Security-Policy"])
        for part in [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
            "form-action 'none'",
        ] {
            #expect(policy.contains(part))
        }
        #expect(!policy.contains("unsafe"))
        #expect(page.headers["X-Content-Type-Options"] == "nosniff")
        #expect(page.headers["Referrer-Policy"] == "no-referrer")
        #expect(page.headers["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(page.headers["Cache-Control"] == "no-cache")
        #expect(get("/_cleanrooms/console/script/main.js").headers["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(get("/_cleanrooms/console/style/tokens.css").headers["Content-Type"] == "text/css; charset=utf-8")
        #expect(get("/_cleanrooms/console/icons.svg").headers["Content-Type"] == "image/svg+xml")
    }

    @Test func `a file that the browser has is not sent again`() throws {
        let tag = try #require(get("/_cleanrooms/console/").headers["ETag"])
        let again = get("/_cleanrooms/console/script/main.js", ["If-None-Match": tag])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(get("/_cleanrooms/console/", ["If-None-Match": "\"other\""]).status == 200)
    }

    @Test func `files are read by GET and HEAD, and what is none is not found`() {
        #expect(get("/_cleanrooms/console/", method: "HEAD").status == 200)
        #expect(get("/_cleanrooms/console/", method: "POST").status == 405)
        #expect(get("/_cleanrooms/console/nothing.js").status == 404)
        #expect(get("/_cleanrooms/console/../clock").status == 404)
        #expect(get("/_cleanrooms/consoles").status == 404)
        #expect(get("/_cleanrooms/console").headers["Location"] == "console/")
    }

    @Test func `files need no token, and a host that is ours`() throws {
        let guarded = try Emulator(doors: Doors(token: "secret"))
        #expect(get("/_cleanrooms/console/", on: guarded).status == 200)
        #expect(get("/_cleanrooms/clock", on: guarded).status == 401)
        #expect(get("/_cleanrooms/console/", ["Host": "evil.example.com"]).status == 403)
    }

    // MARK: The door

    @Test func `a browser that opens the address is led to the console`() {
        let door = get("/", ["Accept": "text/html,application/xhtml+xml;q=0.9"])
        #expect(door.status == 303)
        #expect(door.headers["Location"] == "_cleanrooms/console/")
    }

    @Test func `every other request to the address goes where it always went`() {
        func door(_ method: String, _ headers: HTTPHeaders, query: String = "") -> HTTPResponse? {
            emulator.control.consoleDoor(for: HTTPRequest(method: method, path: "/", query: query, headers: headers))
        }
        #expect(door("GET", ["Accept": "text/html"]) != nil)
        #expect(door("GET", ["Accept": "*/*"]) == nil)
        #expect(door("GET", [:]) == nil)
        #expect(door("POST", ["Accept": "text/html"]) == nil)
        #expect(door("GET", ["Accept": "text/html"], query: "Action=GetCallerIdentity") == nil)
        #expect(door("GET", ["Accept": "text/html", "Authorization": "AWS4-HMAC-SHA256 x"]) == nil)
    }

    @Test func `without the console there are no files and no door`() throws {
        let bare = try Emulator(isConsoleOn: false)
        #expect(get("/_cleanrooms/console/", on: bare).status == 404)
        #expect(get("/_cleanrooms/console", on: bare).status == 404)
        #expect(bare.control.consoleDoor(for: HTTPRequest(method: "GET", path: "/", headers: ["Accept": "text/html"])) == nil)
    }
}
