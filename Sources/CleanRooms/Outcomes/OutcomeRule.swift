// The tester's rules for how things end: what each applies to, and what it makes happen.
// Reference: our own form, in the manner of WireMock's stubs; other emulators have no outcomes to choose.

import CleanRoomsModel
package import JSON
package import Lifecycle
import Store

/// One rule. Of those that fit what is being started, the first decides.
package struct OutcomeRule: Sendable, Equatable {
    package var id: String
    package var model: LifecycleModel
    package var match: Match
    package var plan: PlannedOutcome
    /// What an analysis puts out; for a SUCCESS.
    package var result: CannedResult?
    /// How often the rule may still decide; nil for always.
    package var timesLeft: Int?

    package init(
        id: String, model: LifecycleModel, match: Match, plan: PlannedOutcome, result: CannedResult? = nil, timesLeft: Int? = nil
    ) {
        self.id = id
        self.model = model
        self.match = match
        self.plan = plan
        self.result = result
        self.timesLeft = timesLeft
    }

    /// What a rule asks of the thing that is started; nil for what it does not care about.
    package struct Match: Sendable, Equatable {
        /// The account that starts it.
        package var account: String?
        package var collaboration: String?
        /// The membership through which it is started.
        package var membership: String?
        /// Text that the SQL contains. Neither case nor the amount of white space counts.
        package var sql: String?
        /// An expression, in the model's dialect of patterns, that the whole of the SQL matches once its white space is single blanks.
        package var sqlPattern: String?
        /// The ARN or the id of the template.
        package var template: String?
        /// The name of the template, or of the intermediate table that is populated.
        package var name: String?

        package init() {}
    }
}

/// What is started, as rules look at it.
struct OutcomeSubject {
    let model: LifecycleModel
    let account: String
    let collaboration: String
    let membership: String
    /// With single blanks for its white space.
    let sql: String?
    let template: AnalysisTemplateRecord?
    let populatedTable: String?

    init(
        _ model: LifecycleModel, of membership: ActiveMembership, sql: String? = nil, template: AnalysisTemplateRecord? = nil,
        populatedTable: String? = nil
    ) {
        self.model = model
        account = membership.record.row.account
        collaboration = membership.collaborationID
        self.membership = membership.id
        self.sql = sql.map(\.withSingleBlanks)
        self.template = template
        self.populatedTable = populatedTable
    }
}

extension OutcomeRule {
    /// How many rules may have a pattern: making one takes up to some hundredths of a second and half a megabyte.
    package static let mostPatterns = 100

    /// - Parameter pattern: Makes a pattern, or has made it before.
    func fits(_ subject: OutcomeSubject, pattern: (String) -> Pattern?) -> Bool {
        guard model == subject.model, timesLeft != 0 else { return false }
        let equal = [
            (match.account, [subject.account]), (match.collaboration, [subject.collaboration]), (match.membership, [subject.membership]),
            (match.template, [subject.template?.row.id, subject.template?.arn.description]),
            (match.name, [subject.template?.name, subject.populatedTable]),
        ].allSatisfy { wanted, values in wanted == nil || values.contains(wanted) }
        guard equal else { return false }
        if let text = match.sql {
            guard let sql = subject.sql, sql.lowercased().contains(text.withSingleBlanks.lowercased()) else { return false }
        }
        if let source = match.sqlPattern {
            guard let sql = subject.sql, let pattern = pattern(source), pattern.matches(sql) else { return false }
        }
        return true
    }
}

extension String {
    fileprivate var withSingleBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension OutcomeRule: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let members = try json.members()
        id = try members.required("id")
        model = try members.required("model_name")
        match = try members.required("match")
        plan = try PlannedOutcome(json: json)
        result = try members.optional("result")
        timesLeft = try members.optionalCount("times")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("model_name", model)
        writer.member("match", match)
        writer.member("status", plan.status)
        writer.member("error", plan.failure)
        writer.member("duration", plan.duration.map { $0 / .seconds(1) })
        writer.member("differentialPrivacy", plan.differentialPrivacy)
        writer.member("result", result)
        writer.member("times", timesLeft)
        writer.endObject()
    }
}

extension OutcomeRule.Match: JSONCoding {
    private static var fields: [(name: StaticString, WritableKeyPath<Self, String?>)] {
        [
            ("account", \.account), ("collaboration", \.collaboration), ("membership", \.membership), ("sql", \.sql),
            ("sqlPattern", \.sqlPattern), ("template", \.template), ("name", \.name),
        ]
    }

    /// What there is to match by.
    package static var names: [String] { fields.map(\.name.description) }

    package init(json: JSON) throws(JSONMismatch) {
        let members = try json.members()
        self.init()
        for (name, path) in Self.fields { self[keyPath: path] = try members.optional(name.description) }
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for (name, path) in Self.fields { writer.member(name, self[keyPath: path]) }
        writer.endObject()
    }
}

extension LifecycleModel: JSONCoding {}
