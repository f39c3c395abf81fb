// Would this query be accepted, and by which rules: asked without starting it.
// Source: our own form.

import Rules
import SQL
package import CleanRooms
import CleanRoomsModel
import Gateway
import HTTP
package import JSON
import Tables

extension Control {
    static let explainRoutes = [
        Route(answering: "POST", "/_cleanrooms/explain") { control, request in
            do {
                let members = try request.members()
                let explanation = try control.service.explain(try members.explanationRequest())
                guard try members.optional("run") ?? false else { return .now(try request.answer(explanation)) }
                return try control.rehearse(explanation, rows: try members.optional("limit") ?? 100, request.workbench)
            } catch let error as ExplanationError {
                throw ControlError(status: 400, "\(error)")
            } catch let error as TooManyRehearsals {
                throw ControlError(status: 429, "\(error)")
            }
        }
    ]

    /// Answers with an explanation and, where the query would be accepted, with the rows that it would give.
    private func rehearse(_ explanation: Explanation, rows most: Int, _ workbench: any Workbench) throws -> HTTPAnswer {
        let json = explanation.json
        guard explanation.isAccepted else { return .now(.json(.object(json))) }
        let pending = PendingResponse()
        let isRunning = try service.rehearse(explanation) { outcome in
            // Many rows are much text.
            workbench.run {
                var json = json
                json.append(outcome, rows: max(0, most))
                return HTTPResponse.json(.object(json))
            } then: {
                pending.give($0)
            }
        }
        guard isRunning else {
            guard service.queryEngine == nil else { return .now(.json(.object(json))) }
            throw ControlError.conflict("Queries are not run on rows here: the server was started with --engine off.")
        }
        return .later(pending)
    }
}

extension ControlRequest {
    /// The explanation, with the text for people where it is asked for.
    fileprivate func answer(_ explanation: Explanation) throws(ControlError) -> HTTPResponse {
        switch try parameter("report") {
        case nil: .json(.object(explanation.json))
        case "short": .json(explanation.json(reporting: explanation.report(showsAll: false)))
        case "all": .json(explanation.json(reporting: explanation.report(showsAll: true)))
        case _?: throw ControlError.badRequest("'report' is short, or all for the rules that hold as well.")
        }
    }
}

extension JSON.Object {
    /// - Throws: `JSONMismatch` for members of other kinds; ``ControlError`` for one that there is not, and without a runner.
    fileprivate func explanationRequest() throws -> ExplanationRequest {
        let known = [
            "membershipIdentifier", "account", "region", "collaboration", "sql", "analysisTemplateArn", "parameters", "receivers", "run",
            "limit",
        ]
        if let other = members.first(where: { !known.contains($0.name) }) {
            throw ControlError.badRequest("There is no member \(other.name); there are \(known.joined(separator: ", ")).")
        }
        let runner: ExplanationRequest.Runner
        switch (try optional("membershipIdentifier") as String?, try optional("account") as String?) {
        case (let membership?, nil): runner = .membership(membership)
        case (nil, let account?):
            runner = .account(account, region: try optional("region") ?? "us-east-1", collaboration: try optional("collaboration"))
        case (nil, nil), (_?, _?): throw ControlError.badRequest("Who would run the query is named by membershipIdentifier or by account.")
        }
        return ExplanationRequest(
            runner: runner,
            sql: ProtectedQuerySQLParameters(
                queryString: try optional("sql"), analysisTemplateArn: try optional("analysisTemplateArn"),
                parameters: try optional("parameters")),
            receivers: try optional("receivers"))
    }
}

extension Explanation {
    /// The explanation as the control API tells it, with the text that people read in a terminal.
    fileprivate func json(reporting report: String) -> JSON {
        var object = json
        object.append("report", .string(report))
        return .object(object)
    }

    /// Asks whether another name was meant at the place where the rules refuse; empty if none comes near.
    var question: String {
        guard let position = refusals.first?.position, let text else { return "" }
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(position.line - 1).first ?? ""
        let words = line.unicodeScalars.dropFirst(position.column - 1)
            .prefix { $0.properties.isAlphabetic || $0 == "_" || $0 == "." || ("0"..."9").contains($0) }
        let names = Set(tables.map(\.name) + tables.flatMap(\.columns))
        for word in String(String.UnicodeScalarView(words)).split(separator: ".").map(String.init) where !names.contains(word.lowercased())
        {
            let question = NearestName.question(word, among: names.sorted())
            if !question.isEmpty { return question }
        }
        return ""
    }

    /// The explanation as the control API tells it.
    package var json: JSON.Object {
        var object = JSON.Object([
            ("verdict", isAccepted ? "accepted" : "refused"), ("runner", .string(runner)), ("membershipIdentifier", .string(membershipID)),
            ("collaborationIdentifier", .string(collaborationID)), ("engine", .string(engine.rawValue)),
            ("receivers", .array(receivers.map { .string($0) })),
        ])
        object.add(answer)
        if let refusal = refusals.first { object.add(refusal, in: text) }
        if let text { object.append("sql", .string(text)) }
        if !isAccepted {
            if !question.isEmpty { object.append("question", .string(String(question.dropFirst()))) }
            object.append("allowed", .array(tables.map(\.json)))
        }
        object.append("rules", .array(checks.map { $0.json(in: text) }))
        if !tablesWithoutRows.isEmpty { object.append("tablesWithoutRows", .array(tablesWithoutRows.map { .string($0) })) }
        return object
    }
}

extension JSON.Object {
    /// Appends the outcome of a run: a `result` with at most so many rows, or a `failure`.
    package mutating func append(_ outcome: ExecutionOutcome, rows most: Int) {
        switch outcome {
        case .rows(let result):
            append("result", result.table.json(rows: most))
            let warnings = result.notes.sentences
            if !warnings.isEmpty { append("warnings", .array(warnings.map { .string($0) })) }
        case .failed(let failure): append("failure", failure.json)
        }
    }
}

extension ExecutionFailure {
    fileprivate var json: JSON {
        var object = JSON.Object([("code", .string(code.rawValue)), ("message", .string(message))])
        if let condition { object.append("condition", .string(condition)) }
        return .object(object)
    }
}

extension JSON.Object {
    /// What StartProtectedQuery would answer, and what of it is the message.
    fileprivate mutating func add(_ answer: Explanation.Answer) {
        switch answer {
        case .starts(let query):
            append("answer", ["status": 200, "queryStatus": "SUBMITTED"])
            append("tables", .array(query.tables.map { .string($0) }))
            append(
                "columns",
                .array(query.resultColumns.map { ["name": .string($0.name), "type": .string($0.typeName)] }))
            guard !query.privacyUses.isEmpty else { return }
            append(
                "privacyUses",
                .array(
                    query.privacyUses.map { use in
                        [
                            "aggregation": .string(use.aggregation.rawValue), "expression": .string(use.expression),
                            "account": .string(use.ownerAccountID),
                        ]
                    }))
        case .fails(let error):
            append("answer", ["status": 200, "queryStatus": "FAILED"])
            append("code", .string(error.code))
            append("message", .string(error.message))
        case .refused(let error):
            let answer = ErrorAnswer(error, of: .startProtectedQuery)
            append("answer", ["status": .integer(Int64(answer.status)), "exception": .string(answer.type)])
            append("code", .string(answer.reason ?? answer.type))
            append("message", .string(answer.message))
        }
    }

    fileprivate mutating func add(_ refusal: Refusal, in text: String?) {
        append("rule", .string(refusal.rule))
        append("origin", .string(refusal.origin.rawValue))
        if let table = refusal.table { append("table", .string(table)) }
        if let column = refusal.column { append("column", .string(column)) }
        if let position = refusal.position { add(position, in: text) }
    }

    fileprivate mutating func add(_ position: TextPosition, in text: String?) {
        append("position", ["line": .integer(Int64(position.line)), "column": .integer(Int64(position.column))])
        guard let text else { return }
        let end = position.endOfWord(in: text)
        append("end", ["line": .integer(Int64(end.line)), "column": .integer(Int64(end.column))])
        append("excerpt", .string(Excerpt(of: text, at: position).description))
    }
}

extension AllowedTable {
    fileprivate var json: JSON {
        var object = JSON.Object([("table", .string(name)), ("account", .string(owner))])
        if let rule { object.append("rule", .string(rule)) }
        object.append("columns", .array(columns.map(JSON.string)))
        object.append("uses", .object(JSON.Object(uses.map { ($0.verb, .array($0.things.map(JSON.string))) })))
        return .object(object)
    }
}

extension RuleCheck {
    fileprivate func json(in text: String?) -> JSON {
        var object = JSON.Object([
            ("rule", .string(rule)), ("outcome", .string(outcome.name)), ("tables", .array(tables.map { .string($0) })),
            ("source", .string(source)),
        ])
        switch outcome {
        case .passed: break
        case .warned(let warnings):
            object.append(
                "warnings",
                .array(
                    warnings.map { warning in
                        var object = JSON.Object([("message", .string(warning.message))])
                        object.add(warning.position, in: text)
                        return .object(object)
                    }))
        case .refused(let refusal):
            object.append("message", .string(refusal.message))
            object.append("origin", .string(refusal.origin.rawValue))
            if let table = refusal.table { object.append("table", .string(table)) }
            if let column = refusal.column { object.append("column", .string(column)) }
            if let position = refusal.position { object.add(position, in: text) }
        }
        return .object(object)
    }
}

extension RuleCheck.Outcome {
    fileprivate var name: String {
        switch self {
        case .passed: "passed"
        case .warned: "warned"
        case .refused: "refused"
        }
    }
}
