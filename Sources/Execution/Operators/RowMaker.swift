// Rows that are made of a row to the left: EXPLODE and its like, UNPIVOT, LATERAL sub-queries.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-lateral-view.html

import SQL
import Tables

/// Makes the rows of an instance, row by row of what stands to its left.
final class RowMaker {
    /// Whether a row of which nothing is made stays, by the instance's own word.
    let isOuter: Bool
    var count: Int { builder.count }

    private let builder: RelationBuilder
    private let trace: Trace?
    private let make: (RowMaker, Frame) throws(QueryFailure) -> Void

    init(_ instance: BoundInstance, in scope: Scope, _ run: QueryRun) throws(QueryFailure) {
        builder = RelationBuilder(
            names: instance.columns.map(\.name), types: instance.columns.map(\.type), budget: run.context.budget)
        var isOuter = false
        var traces = false
        switch instance.kind {
        case .generator(let generator):
            isOuter = generator.isOuter
            make = try Self.maker(of: generator, in: scope)
        case .query(let subquery):
            traces = !run.demands.isEmpty
            make = try Self.maker(of: subquery, as: instance.number, in: scope, run)
        case .values(let rows):
            make = try Self.maker(of: rows, valueCount: 0, dropsNulls: false, in: scope)
        case .relation, .commonTable: throw .notRun("A LATERAL table")
        }
        self.isOuter = isOuter
        trace = traces ? Trace(demands: run.demands.count, budget: run.context.budget) : nil
    }

    /// Makes the rows of the frame's row.
    func make(of frame: Frame) throws(QueryFailure) { try make(self, frame) }

    func finish() throws(QueryFailure) -> TracedRelation { TracedRelation(try builder.finish(), trace) }

    private static func maker(
        of generator: BoundGenerator, in scope: Scope
    ) throws(QueryFailure) -> (RowMaker, Frame) throws(QueryFailure) -> Void {
        switch generator.kind {
        case .explode(let expression, let hasPosition):
            let evaluate = try scope.compile(expression)
            let width = if case .map = expression.type { 2 } else { 1 }
            return { (maker, frame) throws(QueryFailure) in
                let value = try evaluate(frame)
                guard !value.isNull else { return }
                let elements = value.elements
                for index in stride(from: 0, to: elements.count, by: width) {
                    var row = hasPosition ? [Datum(index / width)] : []
                    for offset in 0..<width { row.append(elements[index + offset]) }
                    try maker.builder.append(row)
                }
            }
        case .rows(let rows, let valueCount, let dropsNulls):
            return try maker(of: rows, valueCount: valueCount, dropsNulls: dropsNulls, in: scope)
        case .function(let name, _): throw .notRun("The generator \(name.rawValue)")
        }
    }

    private static func maker(
        of rows: [[BoundExpression]], valueCount: Int, dropsNulls: Bool, in scope: Scope
    ) throws(QueryFailure) -> (RowMaker, Frame) throws(QueryFailure) -> Void {
        var evaluations: [[Evaluation]] = []
        for row in rows {
            var list: [Evaluation] = []
            for expression in row { list.append(try scope.compile(expression)) }
            evaluations.append(list)
        }
        return { (maker, frame) throws(QueryFailure) in
            for list in evaluations {
                var row: [Datum] = []
                for evaluate in list { row.append(try evaluate(frame)) }
                if dropsNulls, row.suffix(valueCount).allSatisfy(\.isNull) { continue }
                try maker.builder.append(row)
            }
        }
    }

    private static func maker(
        of subquery: BoundSubquery, as instance: Int, in scope: Scope, _ run: QueryRun
    ) throws(QueryFailure) -> (RowMaker, Frame) throws(QueryFailure) -> Void {
        var evaluations: [Evaluation] = []
        for argument in subquery.arguments { evaluations.append(try scope.compile(argument)) }
        return { [unowned run] (maker, frame) throws(QueryFailure) in
            var arguments: [Datum] = []
            for evaluate in evaluations { arguments.append(try evaluate(frame)) }
            let rows = try run.traced(subquery, arguments, as: instance)
            for row in 0..<rows.relation.count {
                try maker.builder.append(rows.relation.row(row))
                if let trace = maker.trace { try trace.append(rows.trace?.lists(of: row) ?? Array(repeating: [], count: trace.demands)) }
            }
        }
    }
}
