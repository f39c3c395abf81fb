// A query checked against every rule, for people who want to know why.
// Source: the same rules in the same order as the verdict's.

package import SQL

/// What one rule says of a query.
package struct RuleCheck: Sendable {
    package enum Outcome: Sendable {
        case passed
        case warned([ParsedStatement.Warning])
        case refused(Refusal)
    }

    /// Such as `list.select`.
    package let rule: String
    /// Where AWS says so.
    package let source: String
    /// The tables of the query that ask for the rule; none for what every query has to meet.
    package let tables: [String]
    package let outcome: Outcome

    package init(rule: String, source: String, tables: [String], outcome: Outcome) {
        self.rule = rule
        self.source = source
        self.tables = tables
        self.outcome = outcome
    }
}

/// A verdict with all that led to it.
package struct Examination: Sendable {
    /// The verdict that ``judge(_:in:)-(ParsedStatement,_)`` gives.
    package let verdict: Verdict
    /// In the order in which rules are asked. The first that refuses makes the verdict; the others are asked all the same.
    package let checks: [RuleCheck]
}

extension Examination {
    /// What is left of the examination of a text that cannot be read.
    package init(_ error: SyntaxError) {
        let refusal = Refusal(error)
        self.init(
            verdict: .refused(refusal),
            checks: [RuleCheck(rule: syntaxRule, source: syntaxSource, tables: [], outcome: .refused(refusal))])
    }
}

private let syntaxSource = "SQL reference: Spark SQL, as the engine reads it"
private let namesSource = "guide: only tables of the collaboration and their allowed columns exist"

/// Checks a query against every rule of the tables it names.
package func examine(_ statement: ParsedStatement, in context: QueryContext) -> Examination {
    var checks: [RuleCheck] = []
    func note(_ rule: String, _ source: String, _ tables: [String], _ refusal: Refusal?, _ warnings: [ParsedStatement.Warning] = []) {
        let outcome: RuleCheck.Outcome = refusal.map { .refused($0) } ?? (warnings.isEmpty ? .passed : .warned(warnings))
        checks.append(RuleCheck(rule: rule, source: source, tables: tables, outcome: outcome))
    }
    note(syntaxRule, syntaxSource, [], nil, statement.warnings)
    let subject: Subject
    do {
        subject = try Subject(statement, context)
    } catch {
        let refusal = Refusal(error, in: statement, dialect: Dialect(context.engine))
        note(refusal.rule, namesSource, [], refusal)
        return Examination(verdict: .refused(refusal), checks: checks)
    }
    note(namesRule, namesSource, subject.relations.map(\.name), nil)
    var first: Refusal?
    for family in subject.families {
        let tables = subject.relations.filter(family.binds).map(\.name)
        for rule in family.rules {
            let known = subject.warnings.count
            let refusal = subject.refusal(by: rule)
            first = first ?? refusal
            let warnings = Array(subject.warnings[known...])
            // A rule that no table of the query asks for is left out, unless it refuses or warns.
            if refusal == nil, warnings.isEmpty, tables.isEmpty { continue }
            note(rule.name, rule.source, tables, refusal, warnings)
        }
    }
    return Examination(verdict: first.map { .refused($0) } ?? .accepted(subject.accepted), checks: checks)
}
