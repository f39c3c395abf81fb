// The control API of a test's emulator.

import Control
import HTTP
package import JSON

extension Emulator {
    /// Sends a request to the control API.
    ///
    /// - Parameter target: The raw path, and the query if there is one: `/_cleanrooms/reset?account=111111111111`.
    @discardableResult
    package func control(_ method: Method, _ target: String, _ body: JSON? = nil) -> Reply {
        control(method, target, text: body?.text ?? [])
    }

    /// Sends a request whose body need not be JSON.
    @discardableResult
    package func control(_ method: Method, _ target: String, text: [UInt8], type: String? = nil) -> Reply {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var request = HTTPRequest(
            method: method.rawValue, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", body: text)
        if let type { request.headers.append("Content-Type", type) }
        let response = control.respond(to: request)
        let json = response.body.isEmpty ? nil : try? JSON(parsing: response.body)
        return Reply(status: response.status, json: json ?? .null, headers: response.headers)
    }
}
