// The verdict on a query, and the one door to it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

package import CleanRoomsModel
package import SQL
package import Tables

package enum Verdict: Sendable {
    case accepted(AcceptedQuery)
    case refused(Refusal)
}

/// What is known of a query that may run.
package struct AcceptedQuery: Sendable {
    /// The query as it was read, with the values of its parameters.
    package let statement: ParsedStatement
    /// Names of the collaboration's tables the query reads, as the collaboration spells them, in the order of first mention.
    package let tables: [String]
    package let outputs: [OutputColumn]
    /// The aggregates that draw on a privacy budget, each once.
    package let privacyUses: [PrivacyUse]
    /// What was accepted although the guide can be read otherwise.
    package let warnings: [ParsedStatement.Warning]
    /// What every name means, for translations of the query.
    package let resolution: Resolution
    /// The query as it is run. Nil only of the legacy engine's SQL, where it goes beyond Spark's.
    package let bound: BoundStatement?
    /// What has to happen to rows, but for noise.
    package let policy: RowPolicy
    /// Whose privacy noise protects; empty without differential privacy.
    package let privateUsers: [PrivateUsers]
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

/// Reads a text and checks it against the rules of the tables it names.
package func judge(_ text: String, in context: QueryContext) -> Verdict {
    do {
        return judge(try parse(text, dialect: Dialect(context.engine)), in: context)
    } catch {
        return .refused(Refusal(error))
    }
}

/// Checks a query against the rules of the tables it names; the first rule that refuses is the verdict.
package func judge(_ statement: ParsedStatement, in context: QueryContext) -> Verdict {
    do throws(Refusal) {
        return .accepted(try judge(bind(statement, in: context)))
    } catch {
        return .refused(error)
    }
}

/// Settles what the names of a query mean, and its types.
///
/// - Throws: The refusal of a query that cannot be bound.
package func bind(_ statement: ParsedStatement, in context: QueryContext) throws(Refusal) -> Subject {
    do {
        return try Subject(statement, context)
    } catch {
        throw Refusal(error, in: statement, dialect: Dialect(context.engine))
    }
}

/// Checks a bound query against the rules of the tables it names.
///
/// - Throws: The refusal of the first rule that refuses.
package func judge(_ subject: Subject) throws(Refusal) -> AcceptedQuery {
    for family in subject.families {
        for rule in family.rules {
            if let refusal = subject.refusal(by: rule) { throw refusal }
        }
    }
    return subject.accepted
}

let syntaxRule = "syntax"
let namesRule = "names"
let bindingRule = "dialect.binding"
let functionsRule = "dialect.functions"

extension Subject {
    func refusal(by rule: QueryRule) -> Refusal? {
        do {
            try rule.check(self)
            return nil
        } catch {
            return error.refusal(by: rule.name, in: statement, table: error.mark.flatMap(table))
        }
    }

    /// What is known of the query once no rule refuses it.
    var accepted: AcceptedQuery {
        AcceptedQuery(
            statement: statement, tables: relations.map(\.name), outputs: typedOutputs, privacyUses: privacyUses,
            warnings: statement.warnings + warnings, resolution: resolution, bound: try? binding.get(), policy: rowPolicy,
            privateUsers: privateUsers)
    }

    /// The outputs with the names and types that binding gives them.
    private var typedOutputs: [OutputColumn] {
        guard case .success(let bound) = binding, bound.query.outputs.count == resolution.outputs.count else { return resolution.outputs }
        return zip(resolution.outputs, bound.query.outputs).map { $0.renamed($1.name, $1.type) }
    }

    /// The table that is named at a place, or whose column is.
    private func table(at mark: Mark) -> String? {
        if let index = resolution.relations.firstIndex(where: { $0.mark.id == mark.id }) { return relations[index].name }
        if let number = resolution.binding(of: mark)?.column.direct { return relation(ofColumn: number).name }
        return resolution.instance(of: mark).flatMap { resolution.instances[$0].relation }.map { context.schemas.relations[$0].name }
    }
}
