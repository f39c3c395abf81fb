// Whether SQL may run, for its results or as an intermediate table's data, and what it takes of budgets.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import Rules
import SQL
import CleanRoomsModel
import Store

/// The outcome of checking SQL against the rules.
struct Admission {
    /// The error with which the query will end without having started; nil for SQL that may run.
    var refusal: ProtectedQueryError?
    /// The aggregates over tables with differential privacy.
    var sensitivityParameters: [DifferentialPrivacySensitivityParameters] = []
    /// What the SQL puts out; nil where that is not known.
    var columns: [Column]?
    /// What binds an intermediate table that holds the results.
    var constraints = IntermediateTableInheritedConstraints()
}

/// What the rows of a query are for.
enum QueryPurpose {
    /// Results, with the accounts that receive them.
    case results(receivers: [String])
    /// The data of an intermediate table. Controls that are deferred to the use of the table do not apply yet.
    case population(IntermediateTableRecord)
}

extension Call {
    /// What becomes of SQL on which there is a verdict.
    ///
    /// - Throws: As ``admit(_:for:in:)`` does.
    func admission(on verdict: Verdict, for purpose: QueryPurpose, over sources: [SchemaSource], in seat: Seat) throws -> Admission {
        switch verdict {
        case .refused(let refusal): return Admission(refusal: try refused(refusal, in: seat))
        case .accepted(let accepted):
            if let message = purpose.objection(to: accepted, over: sources) {
                return Admission(refusal: try failure(message, code: .malformedQuery, in: seat))
            }
            if let refusal = try spend(for: accepted, over: sources, in: seat) { return Admission(refusal: refusal) }
            var admission = purpose.admission(of: accepted, over: sources)
            admission.sensitivityParameters = accepted.privacyUses.map(\.sensitivity)
            return admission
        }
    }

    /// What becomes of SQL of which the emulator is set to ask no more than whether it can be read, or nothing.
    func uncheckedAdmission(
        of query: AskedQuery, in context: QueryContext, for purpose: QueryPurpose, over sources: [SchemaSource], in seat: Seat
    ) throws -> Admission {
        if settings.queryValidation == .parse, let refusal = query.syntaxRefusal(on: context.engine) {
            return Admission(refusal: try refused(refusal, in: seat))
        }
        // The output is known only if the rules would have let the query run.
        guard case .accepted(let accepted)? = try? verdict(onAsked: query, in: context) else { return Admission() }
        return purpose.admission(of: accepted, over: sources)
    }

    /// Takes what accepted SQL uses of the budgets of its tables, also of those under intermediate tables.
    ///
    /// - Returns: The error with which the query will end where too little is left of the privacy budget; nil where there is enough.
    func spend(for query: AcceptedQuery, over sources: [SchemaSource], in seat: Seat) throws -> ProtectedQueryError? {
        if let refusal = try spendPrivacyBudget(of: query.privacyUses, in: seat.collaboration.row.id) {
            return try failure(refusal, code: .malformedQuery, in: seat)
        }
        try spendBudgets(on: sources.associations(named: query.tables))
        return nil
    }

    /// The error with which a query whose SQL is refused will end.
    private func refused(_ refusal: Refusal, in seat: Seat) throws -> ProtectedQueryError {
        remarks.refusal = refusal
        return try failure(refusal.message, code: refusal.code, in: seat)
    }

    /// The error with which a query will end.
    ///
    /// - Throws: `validation` with the same message where refused SQL is answered at once.
    func failure(_ message: String, code: Refusal.Code, in seat: Seat) throws -> ProtectedQueryError {
        guard settings.refusedSQL.endsInFailure(on: seat.collaboration.analyticsEngine) else {
            throw ServiceError.validation(nil, message: message, fields: [])
        }
        return ProtectedQueryError(message: message, code: code.rawValue, retry: RetryInfo(retryable: false))
    }
}

extension QueryPurpose {
    var ofContext: QueryContext.Purpose {
        switch self {
        case .results: .results
        case .population: .population
        }
    }

    var receivers: [String] {
        switch self {
        case .results(let receivers): receivers
        case .population: []
        }
    }

    /// What is known of the results of accepted SQL.
    fileprivate func admission(of query: AcceptedQuery, over sources: [SchemaSource]) -> Admission {
        switch self {
        case .results: Admission(columns: query.resultColumns.map { Column(name: $0.name, type: $0.typeName) })
        case .population(let table):
            Admission(
                columns: query.resultColumns.map { Column(name: $0.name.lowercased(), type: $0.typeName) },
                // The guide exempts tables that are made of their owner's data alone.
                constraints: table.isOverOthersData ? .init(from: query.parents(among: sources), query, over: sources) : .init())
        }
    }

    /// Why accepted SQL cannot serve the purpose of its rows.
    fileprivate func objection(to query: AcceptedQuery, over sources: [SchemaSource]) -> String? {
        switch self {
        case .results: nil
        case .population: IntermediateTableRecord.objection(to: query.outputs, from: query.parents(among: sources))
        }
    }
}

extension AcceptedQuery {
    /// The schemas that the SQL reads.
    fileprivate func parents(among sources: [SchemaSource]) -> [SchemaSource] { resolution.relations.map { sources[$0.index] } }
}

extension [SchemaSource] {
    /// The associations that have these names in SQL, and those that intermediate tables of these names are made of.
    func associations(named names: [String]) -> [AssociationRecord] {
        var bases: Set<String> = []
        for source in self where names.contains(source.name) {
            switch source {
            case .table(let relation): bases.insert(relation.association.row.id)
            case .intermediateTable(let shared): bases.formUnion(shared.table.dependencies.map(\.id))
            case .idMappingTable: continue
            }
        }
        return compactMap { source in
            guard case .table(let relation) = source, bases.contains(relation.association.row.id) else { return nil }
            return relation.association
        }
    }
}

extension Settings.RefusedSQL {
    /// Whether what is refused makes an analysis that ends FAILED, rather than none.
    func endsInFailure(on engine: AnalyticsEngine) -> Bool {
        switch self {
        case .byEngine: engine == .spark
        case .failed: true
        case .refused: false
        }
    }
}

extension PrivacyUse {
    /// The limit is 1, as documented for the distinct count of users; for the others the service estimates it from the data, which the
    /// emulator does not have, and so are the bounds of the columns, which it leaves out (inferred). An outcome can give them all.
    fileprivate var sensitivity: DifferentialPrivacySensitivityParameters {
        DifferentialPrivacySensitivityParameters(
            aggregationType: aggregation, aggregationExpression: expression, userContributionLimit: 1)
    }
}
