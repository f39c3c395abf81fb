// Sub-queries in expressions: IN, EXISTS and those that stand for a value.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-null-semantics.html#innot-in-subquery

import SQL
import Tables

extension ExpressionCompiler {
    /// The relation of a sub-query for the frame's row.
    ///
    /// - Parameter isValue: Whether it stands for a value.
    private func rows(
        of subquery: BoundSubquery, isValue: Bool = false
    ) throws(QueryFailure) -> (Frame) throws(QueryFailure) -> Relation {
        vary()
        let runner = scope.subqueries
        let arguments = try compile(subquery.arguments)
        return { frame throws(QueryFailure) in
            let values = try Self.values(arguments, frame)
            return isValue ? try runner.values(of: subquery, arguments: values) : try runner.relation(of: subquery, arguments: values)
        }
    }

    private static func values(_ evaluations: [Evaluation], _ frame: Frame) throws(QueryFailure) -> [Datum] {
        var values: [Datum] = []
        for evaluate in evaluations { values.append(try evaluate(frame)) }
        return values
    }

    func exists(_ subquery: BoundSubquery) throws(QueryFailure) -> Evaluation {
        let rows = try rows(of: subquery)
        return { frame throws(QueryFailure) in Datum(try rows(frame).count > 0) }
    }

    func scalar(_ subquery: BoundSubquery) throws(QueryFailure) -> Evaluation {
        let rows = try rows(of: subquery, isValue: true)
        guard let type = subquery.query.outputs.first?.type else { throw .notRun("A sub-query without columns") }
        return { frame throws(QueryFailure) in
            let relation = try rows(frame)
            guard relation.count <= 1 else {
                throw QueryFailure(.scalarSubqueryTooManyRows, "A sub-query that stands for one value gives several rows.")
            }
            // The relation may go before the value does.
            return relation.count == 0 ? .null : try frame.arena.copy(relation.columns[0][0], of: type)
        }
    }

    func membership(of subjects: [BoundExpression], in subquery: BoundSubquery, negated: Bool) throws(QueryFailure) -> Evaluation {
        let rows = try rows(of: subquery)
        let evaluations = try compile(subjects)
        let types = subjects.map(\.type)
        let given = subquery.query.outputs.prefix(types.count).map(\.type)
        let orderings = types.map(Orderings.ordering)
        var conversions: [Conversion?] = []
        for (from, to) in zip(given, types) { conversions.append(try Casting(context).conversion(from: from, to: to)) }
        let runner = scope.subqueries
        let arguments = try compile(subquery.arguments)
        let isPlain = conversions.allSatisfy { $0 == nil } && subquery.isRemembered
        return { [conversions] frame throws(QueryFailure) in
            // What is looked for among nothing is not evaluated.
            let members = isPlain ? try runner.members(of: subquery, arguments: try Self.values(arguments, frame)) : nil
            if let members, members.isEmpty { return Datum(negated) }
            if members == nil, try rows(frame).count == 0 { return Datum(negated) }
            let values = try Self.values(evaluations, frame)
            if let members, types.count == 1 || !values.contains(where: \.isNull) {
                if !values.contains(where: \.isNull), try members.contains(values) { return Datum(!negated) }
                if types.count == 1 { return values[0].isNull || members.hasNull ? .null : Datum(negated) }
                if !members.hasNull { return Datum(negated) }
            }
            let relation = try rows(frame)
            var isUnknown = false
            for row in 0..<relation.count {
                if row & 4095 == 0 { try frame.context.check() }
                switch try Self.matches(values, relation, row, conversions, orderings, frame) {
                case true?: return Datum(!negated)
                case nil: isUnknown = true
                case false?: break
                }
            }
            return isUnknown ? .null : Datum(negated)
        }
    }

    /// Whether a row has the values; nil where a null keeps that from being known.
    private static func matches(
        _ values: [Datum], _ relation: Relation, _ row: Int, _ conversions: [Conversion?], _ orderings: [Ordering], _ frame: Frame
    ) throws(QueryFailure) -> Bool? {
        var isUnknown = false
        for (index, value) in values.enumerated() {
            var other = relation.columns[index][row]
            if !other.isNull, let conversion = conversions[index] { other = try conversion(other, frame) }
            if value.isNull || other.isNull { isUnknown = true } else if orderings[index](value, other) != 0 { return false }
        }
        return isUnknown ? nil : true
    }
}
