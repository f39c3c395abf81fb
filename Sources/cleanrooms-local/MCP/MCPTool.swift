// The tools that an assistant is offered: what each is for, what it takes, and which route it calls.
// Reference: the README's table of the control API.

import HTTP
import JSON

/// A tool.
struct MCPTool: Sendable {
    let name: String
    let summary: String
    let parameters: [Parameter]
    /// Whether it leaves everything as it is.
    var isReading = false
    let call: @Sendable (MCPCall) throws -> JSON

    struct Parameter: Sendable {
        let name: String
        /// A type of JSON Schema.
        let type: String
        let summary: String
        var isRequired = false
        var choices: [String] = []
    }

    /// As `tools/list` has it.
    var description: JSON {
        let properties = parameters.map { parameter -> (name: String, value: JSON) in
            var schema: [(name: String, value: JSON)] = [("type", .string(parameter.type)), ("description", .string(parameter.summary))]
            if !parameter.choices.isEmpty { schema.append(("enum", .array(parameter.choices.map(JSON.string)))) }
            return (parameter.name, .object(JSON.Object(schema)))
        }
        return [
            "name": .string(name), "description": .string(summary),
            "inputSchema": [
                "type": "object", "properties": .object(JSON.Object(properties)),
                "required": .array(parameters.filter(\.isRequired).map { .string($0.name) }), "additionalProperties": false,
            ],
            "annotations": ["readOnlyHint": .bool(isReading), "openWorldHint": false],
        ]
    }

    /// What is wrong with the arguments of a call, in a sentence; nil where nothing is.
    func problem(with arguments: JSON.Object) -> String? {
        for (name, value) in arguments.members {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let names = parameters.map(\.name).joined(separator: ", ")
                return "\(self.name) takes no \(name); it takes \(names.isEmpty ? "nothing" : names)."
            }
            guard parameter.takes(value) else { return "\(name) is of type \(parameter.type)." }
        }
        let missing = parameters.first { $0.isRequired && arguments[$0.name] == nil }
        return missing.map { "\(name) needs \($0.name)." }
    }
}

extension MCPTool.Parameter {
    fileprivate func takes(_ value: JSON) -> Bool {
        switch (type, value) {
        case ("string", .string(let text)): choices.isEmpty || choices.contains(text)
        case ("integer", .integer), ("object", .object), ("boolean", .bool): true
        default: false
        }
    }

    fileprivate static func text(_ name: String, _ summary: String, isRequired: Bool = false, choices: [String] = []) -> MCPTool.Parameter {
        MCPTool.Parameter(name: name, type: "string", summary: summary, isRequired: isRequired, choices: choices)
    }

    fileprivate static let account = text("account", "Who acts: twelve digits, or a member's display name.", isRequired: true)
    fileprivate static let region = text("region", "The region, by default us-east-1.")
    fileprivate static let sql = text("sql", "The query, in Spark SQL.", isRequired: true)
    fileprivate static let collaboration = text("collaboration", "The collaboration's name or id, where the account can query in several.")
}

extension MCPTool {
    static let all = [
        MCPTool(
            name: "explain",
            summary: "Whether the analysis rules would accept a query, why not, and what they would accept. Starts nothing.",
            parameters: [.sql, .account, .region, .collaboration], isReading: true
        ) { call in
            var body = JSON.Object([("sql", call.value("sql")), ("account", call.value("account")), ("region", .string(call.region))])
            if let collaboration = call.text("collaboration") { body.append("collaboration", .string(collaboration)) }
            return try call.server.send("POST", "/_cleanrooms/explain?report=short", .object(body))
        },
        MCPTool(
            name: "run_query",
            summary:
                "Runs a protected query as an account through its whole life, moving a clock that stands still, and answers its end and rows.",
            parameters: [
                .sql, .account, .region, .collaboration,
                Parameter(name: "limit", type: "integer", summary: "The most rows, by default 100."),
            ]
        ) { try $0.runQuery() },
        MCPTool(
            name: "list_visible",
            summary: "What an account sees: its collaborations with their tables, its memberships and configured tables.",
            parameters: [.account, .region], isReading: true
        ) { try $0.listVisible() },
        MCPTool(
            name: "list_seeds", summary: "The seeds, which are ready states of several accounts, by name.", parameters: [], isReading: true
        ) {
            try $0.server.send("GET", "/_cleanrooms/seeds")
        },
        MCPTool(
            name: "plant_seed", summary: "Runs a seed by its name, or one that is given as YAML. With reset, everything is erased before.",
            parameters: [
                .text("name", "The seed's name."), .text("yaml", "The text of a seed."),
                Parameter(name: "reset", type: "boolean", summary: "Whether to erase everything before."),
            ]
        ) { try $0.plantSeed() },
        MCPTool(
            name: "clock", summary: "Reads the emulator's clock, or moves it; what is due by then happens.",
            parameters: [
                .text("action", "What to do.", isRequired: true, choices: ["read", "freeze", "resume", "advance", "set"]),
                .text("duration", "How far to advance: 90s, 1h30m, PT1H, 7d."), .text("time", "The time to set: 2026-01-31T12:00:00Z."),
            ]
        ) { try $0.steerClock() },
        MCPTool(
            name: "outcomes",
            summary: """
                Says how queries, jobs and exports end that fit, lists such rules, or clears them. A rule is as in POST /_cleanrooms/outcomes: \
                {"match": {"sql": "FROM orders"}, "status": "FAILED", "error": {"code": "INTERNAL_ERROR", "message": "…"}}.
                """,
            parameters: [
                .text("action", "What to do.", isRequired: true, choices: ["list", "add", "clear"]),
                Parameter(name: "rule", type: "object", summary: "The rule to add."),
            ]
        ) { try $0.steer("/_cleanrooms/outcomes") },
        MCPTool(
            name: "faults",
            summary: """
                Says what goes wrong on the way, lists such rules, or clears them. A rule is as in POST /_cleanrooms/faults: \
                {"operation": "GetSchema", "count": 2, "error": {"code": "ThrottlingException"}}.
                """,
            parameters: [
                .text("action", "What to do.", isRequired: true, choices: ["list", "add", "clear"]),
                Parameter(name: "rule", type: "object", summary: "The rule to add."),
            ]
        ) { try $0.steer("/_cleanrooms/faults") },
        MCPTool(
            name: "journal", summary: "The last requests to the API, newest first, with what was asked and answered.",
            parameters: [
                .text("operation", "Only this operation, such as StartProtectedQuery."), .text("account", "Only of this account."),
                Parameter(name: "limit", type: "integer", summary: "The most requests, by default 20."),
            ], isReading: true
        ) { try $0.readJournal() },
    ]
}
