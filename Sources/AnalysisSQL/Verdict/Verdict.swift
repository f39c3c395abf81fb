// The verdict on a query, and the one door to it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

package import CleanRoomsModel

package enum Verdict: Sendable {
    case accepted(Analysis)
    case refused(Refusal)
}

/// What is known of a query that may run.
package struct Analysis: Sendable {
    /// Names of the collaboration's tables the query reads, as the collaboration spells them, in the order of first mention.
    package let tables: [String]
    package let outputs: [OutputColumn]
    /// The aggregates that draw on a privacy budget, each once.
    package let privacyUses: [PrivacyUse]
    /// What was accepted although the guide can be read otherwise.
    package let warnings: [ParsedStatement.Warning]
    /// What every name means, for whoever translates the query.
    package let resolution: Resolution
}

/// One aggregate over tables with differential privacy.
package struct PrivacyUse: Sendable, Equatable {
    package let aggregation: DifferentialPrivacyAggregationType
    /// The argument's text: `user_id` for `COUNT(DISTINCT user_id)`.
    package let expression: String
    /// The protected tables the query reads; their owner is one, whose budget is drawn on.
    package let tables: [String]
    package let ownerAccountID: String
}

extension Dialect {
    package init(_ engine: AnalyticsEngine) {
        switch engine {
        case .spark: self = .spark
        case .cleanRoomsSql: self = .cleanRoomsSQL
        }
    }
}

/// Reads a text and holds it against the rules of the tables it names.
package func judge(_ text: String, in context: AnalysisContext) -> Verdict {
    do {
        return judge(try parse(text, dialect: Dialect(context.engine)), in: context)
    } catch {
        return .refused(
            Refusal(
                rule: "syntax", code: .malformedQuery, message: error.description, origin: .ours, column: nil, position: error.position))
    }
}

/// Holds a query against the rules of the tables it names; the first rule that refuses is the verdict.
package func judge(_ statement: ParsedStatement, in context: AnalysisContext) -> Verdict {
    let dialect = Dialect(context.engine)
    let resolution: Resolution
    do {
        var resolver = Resolver(statement, context.schemas, dialect)
        resolution = try resolver.run()
    } catch {
        return .refused(error.refusal(by: "names", in: statement))
    }
    let subject = Subject(statement, context, resolution)
    for rule in subject.rules {
        do {
            try rule.check(subject)
        } catch {
            return .refused(error.refusal(by: rule.name, in: statement))
        }
    }
    return .accepted(
        Analysis(
            tables: subject.relations.map(\.name), outputs: resolution.outputs, privacyUses: subject.privacyUses,
            warnings: statement.warnings + subject.warnings, resolution: resolution))
}
