// Sub-queries in expressions.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-subqueries.html

import Tables

extension Binder {
    /// - Parameter isScalar: Whether it stands for a value, and not behind IN or EXISTS.
    func subquery(_ query: Query, _ place: Place, isScalar: Bool = false) throws(NameError) -> BoundSubquery {
        if place.isInAggregate, place.clause == .groupBy { throw NameError(message: "A sub-query can't stand here", mark: query.mark) }
        let edge = SubqueryEdge(place)
        let bound = try subquery(query, edge, isStart: true)
        if !edge.arguments.isEmpty { check(correlationOf: bound.query, takesSets: isScalar, query.mark) }
        return bound
    }

    /// A correlated sub-query that stands for a value must not find several rows, as far as its shape says.
    func checkScalar(_ query: BoundSubquery, _ mark: Mark) throws(NameError) {
        guard !query.arguments.isEmpty else { return }
        guard case .select(let select) = query.query.body, query.query.limit == nil else { return }
        if !select.generators.isEmpty || query.query.hasOneRow(commonTables) { return }
        if let grouping = select.grouping, !grouping.aggregates.isEmpty || grouping.keys.isEmpty {
            guard !select.groupsByUncorrelated(grouping) else {
                throw mismatch(
                    "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_CORRELATED_COLUMNS_IN_GROUP_BY",
                    "A sub-query that stands for a value groups only by columns that it compares with outer ones", at: mark)
            }
            return
        }
        throw mismatch(
            "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY",
            "A sub-query that stands for a value and uses an outer column must aggregate", at: mark)
    }

    func inQuery(
        _ subject: Expression, _ query: Query, _ negated: Bool, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        var subjects: [BoundExpression] = []
        if case .tuple(let items) = subject.kind {
            for item in items { subjects.append(try bind(item, place)) }
        } else {
            let bound = try bind(subject, place)
            if case .structure(let parts) = bound.kind { subjects = parts } else { subjects = [bound] }
        }
        let inner = try subquery(query, place)
        let outputs = inner.query.outputs
        guard outputs.count == subjects.count else {
            throw mismatch(
                "DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH",
                "IN compares \(subjects.count) values with a sub-query of \(outputs.count) columns", at: mark)
        }
        for (index, output) in outputs.enumerated() {
            guard let type = subjects[index].type.wider(with: output.type) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH", "IN can't compare \(subjects[index].type) with \(output.type)",
                    at: mark)
            }
            subjects[index] = subjects[index].cast(to: type)
        }
        return BoundExpression(.inQuery(subjects, inner, negated: negated), .boolean, mark)
    }
}
