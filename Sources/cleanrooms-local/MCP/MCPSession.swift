// One session of the Model Context Protocol: JSON-RPC messages in, JSON-RPC messages out.
// Reference: https://www.jsonrpc.org/specification; https://modelcontextprotocol.io/specification/2025-06-18/server/tools

import JSON

struct MCPSession {
    /// The versions whose messages are the same as far as they are used here; the first is offered where the client asks for another one.
    private static let versions = ["2025-06-18", "2025-03-26", "2024-11-05"]

    private static let instructions = """
        A local emulator of AWS Clean Rooms. Accounts are twelve digits, or display names of members such as Publisher. Begin with \
        list_visible or plant_seed; ask explain before run_query; time can be moved with clock.
        """

    let server: RunningServer

    /// A failure of the protocol itself, by JSON-RPC's codes.
    private struct Fault: Error {
        let code: Int64
        let message: String
    }

    /// The answer to a message; nil to a notification and to an answer, which have none.
    func answer(to line: [UInt8]) -> JSON? {
        guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { return nil }
        guard let message = try? JSON(parsing: line) else {
            return Self.answer(.null, Fault(code: -32700, message: "The line is not JSON."))
        }
        guard message.object != nil, message["jsonrpc"] == "2.0" else {
            return Self.answer(message["id"] ?? .null, Fault(code: -32600, message: "The message is no request of JSON-RPC 2.0."))
        }
        // A message without an id wants no answer, and one without a method is an answer.
        guard let id = message["id"], let method = message["method"]?.string else { return nil }
        do {
            let result = try result(of: method, message["params"]?.object ?? JSON.Object())
            return ["jsonrpc": "2.0", "id": id, "result": result]
        } catch let fault as Fault {
            return Self.answer(id, fault)
        } catch {
            return Self.answer(id, Fault(code: -32603, message: "\(error)"))
        }
    }

    /// The answer to a line of which nothing was kept.
    static var refusalOfLongLine: JSON { answer(.null, Fault(code: -32700, message: "The line is too long.")) }

    private static func answer(_ id: JSON, _ fault: Fault) -> JSON {
        ["jsonrpc": "2.0", "id": id, "error": ["code": .integer(fault.code), "message": .string(fault.message)]]
    }

    private func result(of method: String, _ parameters: JSON.Object) throws -> JSON {
        switch method {
        case "initialize":
            let wanted = parameters["protocolVersion"]?.string ?? ""
            return [
                "protocolVersion": .string(Self.versions.contains(wanted) ? wanted : Self.versions[0]),
                "capabilities": ["tools": ["listChanged": false]],
                "serverInfo": ["name": "cleanrooms-local", "title": "Clean Rooms Local", "version": .string(CleanRoomsLocal.version)],
                "instructions": .string(Self.instructions),
            ]
        case "ping": return [:]
        case "tools/list": return ["tools": .array(MCPTool.all.map(\.description))]
        case "tools/call": return try call(parameters)
        default: throw Fault(code: -32601, message: "There is no method \(method) here.")
        }
    }

    /// Calls a tool. What the tool itself cannot do is a result, which the assistant reads; only a wrong call is a fault.
    private func call(_ parameters: JSON.Object) throws -> JSON {
        guard let name = parameters["name"]?.string, let tool = MCPTool.all.first(where: { $0.name == name }) else {
            throw Fault(code: -32602, message: "There is no such tool; there is \(MCPTool.all.map(\.name).joined(separator: ", ")).")
        }
        let arguments = parameters["arguments"]?.object ?? JSON.Object()
        if let problem = tool.problem(with: arguments) { throw Fault(code: -32602, message: problem) }
        do {
            let result = try tool.call(MCPCall(server: server, arguments: arguments))
            let text = result["report"]?.string ?? String(decoding: result.text, as: UTF8.self)
            var members: [(name: String, value: JSON)] = [("content", [["type": "text", "text": .string(text)]]), ("isError", false)]
            if result.object != nil { members.append(("structuredContent", result)) }
            return .object(JSON.Object(members))
        } catch {
            return ["content": [["type": "text", "text": .string("\(error)")]], "isError": true]
        }
    }
}
