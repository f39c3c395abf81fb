// Rules for how queries, jobs and exports end: listed, added and removed.
// Reference: docs/control-api.md; the shape is ours, in the manner of WireMock's stubs.

import CleanRooms
import CleanRoomsModel
import Files
import HTTP
import JSON
import Lifecycle
import Tables

extension Control {
    static let outcomeRoutes = [
        Route("GET", "/_cleanrooms/outcomes") { control, _ in
            try .json(["outcomes": .array(control.service.outcomeRules().map(\.json))])
        },
        Route("POST", "/_cleanrooms/outcomes", mayTakeLong: true) { control, request in try control.addOutcome(request) },
        Route("DELETE", "/_cleanrooms/outcomes") { control, _ in
            try control.service.setOutcomeRules([])
            return HTTPResponse(status: 204)
        },
        Route("DELETE", "/_cleanrooms/outcomes/{id}") { control, request in
            let id = request.label("id")
            let rules = try control.service.outcomeRules()
            guard rules.contains(where: { $0.id == id }) else { throw ControlError.notFound("There is no outcome \(id).") }
            try control.service.setOutcomeRules(rules.filter { $0.id != id })
            return HTTPResponse(status: 204)
        },
    ]

    /// How many rules there may be: each that is added or has decided is written down with all others.
    private static let mostOutcomes = 1000
    /// How much they may take up together.
    private static let mostOutcomeBytes = 32 * 1024 * 1024

    private func addOutcome(_ request: ControlRequest) throws -> HTTPResponse {
        let body = try request.members(
            among: ["id", "model_name", "match", "status", "error", "duration", "result", "differentialPrivacy", "times", "position"])
        var rules = try service.outcomeRules()
        let id: String? = try body.optional("id")
        if let id, rules.contains(where: { $0.id == id }) { throw ControlError.conflict("There is an outcome \(id) already.") }
        let rule = try OutcomeRule(body, id: id ?? service.newOutcomeID(), files)
        let position: Int? = try body.optional("position")
        guard position.map({ (0...rules.count).contains($0) }) ?? true else {
            throw ControlError.badRequest("'position' is a whole number from 0, for the first, to \(rules.count), for the last.")
        }
        rules.insert(rule, at: position ?? rules.count)
        guard rules.count <= Self.mostOutcomes else { throw ControlError.badRequest("There are \(Self.mostOutcomes) outcomes at most.") }
        guard rules.count(where: { $0.match.sqlPattern != nil }) <= OutcomeRule.mostPatterns else {
            throw ControlError.badRequest("There are \(OutcomeRule.mostPatterns) outcomes with an 'sqlPattern' at most.")
        }
        guard try service.setOutcomeRules(rules, mostBytes: Self.mostOutcomeBytes) else {
            throw ControlError.badRequest("All outcomes together have \(Self.mostOutcomeBytes / 1_048_576) MB at most, with their rows.")
        }
        return .json(rule.json, status: 201)
    }
}

extension OutcomeRule {
    fileprivate var json: JSON {
        var writer = JSONWriter()
        write(to: &writer)
        // What was just written is JSON.
        return (try? JSON(parsing: writer.bytes)) ?? .null
    }

    fileprivate init(_ body: JSON.Object, id: String, _ files: LocalFiles) throws {
        let model = try Control.model(of: body) ?? .protectedQuery
        let statuses = PlannedOutcome.Status.all(of: model)
        guard !statuses.isEmpty else { throw ControlError.badRequest("How something of \(model.rawValue) ends is nowhere to be seen.") }
        let status: String? = try body.optional("status")
        guard let status = status.flatMap(PlannedOutcome.Status.init(rawValue:)), statuses.contains(status) else {
            throw ControlError.badRequest("'status' of \(model.rawValue) is one of \(statuses.map(\.rawValue).joined(separator: ", ")).")
        }
        let times: Int? = try body.optional("times")
        guard times.map({ $0 > 0 }) ?? true else { throw ControlError.badRequest("'times' is a whole number from 1.") }
        self.init(
            id: id, model: model, match: try Match(checking: body["match"], for: model),
            plan: PlannedOutcome(
                status: status, failure: try PlannedOutcome.Failure(of: body["error"], for: status, model),
                duration: try body.duration("duration"),
                differentialPrivacy: try DifferentialPrivacyParameters(checking: body["differentialPrivacy"], for: status, model)),
            result: try CannedResult(checking: body["result"], for: status, model, files), timesLeft: times)
    }
}

extension OutcomeRule.Match {
    /// - Parameter json: Nil for a rule that fits everything of its kind.
    fileprivate init(checking json: JSON?, for model: LifecycleModel) throws {
        guard let json else {
            self.init()
            return
        }
        guard let members = json.object else { throw ControlError.badRequest("'match' is an object.") }
        try members.check(among: Self.names)
        try self.init(json: json)
        if model != .protectedQuery, sql != nil || sqlPattern != nil {
            throw ControlError.badRequest("Only queries have SQL to match: \(model.rawValue) has none.")
        }
        if let sqlPattern {
            do {
                _ = try Pattern(sqlPattern)
            } catch {
                throw ControlError.badRequest("'sqlPattern' is no pattern that can be matched in linear time: \(error).")
            }
        }
    }
}

extension PlannedOutcome.Failure {
    /// - Returns: Nil for an end without an error.
    fileprivate init?(of json: JSON?, for status: PlannedOutcome.Status, _ model: LifecycleModel) throws {
        switch status {
        case .success, .cancelled:
            guard json == nil else { throw ControlError.badRequest("There is no 'error' with \(status.rawValue).") }
            return nil
        case .failed, .timedOut:
            guard let json else {
                guard status == .timedOut else {
                    throw ControlError.badRequest("FAILED has an 'error': {\"code\": \"INTERNAL_ERROR\", \"message\": \"…\"}.")
                }
                self = .timeLimit
                return
            }
            guard let members = json.object else { throw ControlError.badRequest("'error' is an object with a code and a message.") }
            try members.check(among: ["code", "message", "retryable"])
            try self.init(json: json)
            let codes = Self.codes(of: model)
            guard codes.contains(code) else {
                throw ControlError.badRequest(
                    "'error.code' of \(model.rawValue) is one of \(codes.joined(separator: ", ")), and not \(code).")
            }
        }
    }
}

extension DifferentialPrivacyParameters {
    /// - Returns: Nil where there are none.
    fileprivate init?(checking json: JSON?, for status: PlannedOutcome.Status, _ model: LifecycleModel) throws {
        guard let json else { return nil }
        guard status == .success, model == .protectedQuery else {
            throw ControlError.badRequest("Only a query that ends as SUCCESS has 'differentialPrivacy'.")
        }
        guard let members = json.object else {
            throw ControlError.badRequest("'differentialPrivacy' is an object of sensitivityParameters.")
        }
        try members.check(among: ["sensitivityParameters"])
        try self.init(json: json)
        for parameters in sensitivityParameters {
            guard parameters.userContributionLimit >= 1 else {
                throw ControlError.badRequest("'userContributionLimit' is a whole number from 1.")
            }
            if let least = parameters.minColumnValue, let most = parameters.maxColumnValue, least > most {
                throw ControlError.badRequest("'minColumnValue' is not more than 'maxColumnValue'.")
            }
        }
    }
}

extension CannedResult {
    /// - Returns: Nil where there is none.
    fileprivate init?(
        checking json: JSON?, for status: PlannedOutcome.Status, _ model: LifecycleModel, _ files: LocalFiles
    ) throws {
        guard let json else { return nil }
        guard status == .success, model != .analysisLogExport else {
            throw ControlError.badRequest("Only a query or a job that ends as SUCCESS has a 'result'.")
        }
        guard let members = json.object else {
            throw ControlError.badRequest("'result' is an object: {\"columns\": [{\"name\": \"city\"}], \"rows\": [[\"Paris\"]]}.")
        }
        try members.check(among: ["columns", "rows", "csv", "file"])
        let sources = ["rows", "csv", "file"].filter { members[$0] != nil }
        guard sources.count == 1 else { throw ControlError.badRequest("'result' has one of rows, csv and file.") }
        switch sources[0] {
        case "rows": try self.init(json: json)
        case "csv": try self.init(csv: Array(String(json: members["csv"] ?? .null).utf8), columns: members.optional("columns"))
        default: try self.init(csv: Self.contents(of: String(json: members["file"] ?? .null), files), columns: members.optional("columns"))
        }
        if let problem { throw ControlError.badRequest("The result cannot be: \(problem)") }
    }

    private static func contents(of path: String, _ files: LocalFiles) throws(ControlError) -> [UInt8] {
        do throws(LocalFiles.Refusal) {
            return try files.contents(of: path)
        } catch {
            throw .badRequest(error.description)
        }
    }

    private init(csv: [UInt8], columns: [Column]?) throws(ControlError) {
        do {
            let table = try CSVTable(csv)
            self.init(columns: columns ?? table.columns.map { Column(name: $0) }, rows: table.rows)
        } catch {
            throw .badRequest("The result is no CSV: \(error.description).")
        }
    }
}
