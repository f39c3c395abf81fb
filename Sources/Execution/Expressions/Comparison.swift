// Comparisons of two values of one type.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-null-semantics.html#comparison-operators

import SQL
import Tables

extension ExpressionCompiler {
    /// `=`, `<>`, `<`, `<=`, `>`, `>=` and `<=>` of values of the type.
    func comparison(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ other: @escaping Evaluation, _ type: DataType
    ) -> Evaluation {
        if operation == .nullSafeEqual {
            let ordering = Orderings.ordering(type)
            return { frame throws(QueryFailure) in
                let (left, right) = (try one(frame), try other(frame))
                if left.isNull || right.isNull { return Datum(left.isNull && right.isNull) }
                return Datum(ordering(left, right) == 0)
            }
        }
        switch type {
        case .boolean, .tinyint, .smallint, .int, .bigint, .date, .timestamp, .timestampNTZ, .yearMonthInterval, .dayTimeInterval:
            return integers(operation, one, other)
        case _ where (type.isText || type == .binary) && (operation == .equal || operation == .notEqual):
            let isEqual = operation == .equal
            return strict(one, other) { left, right, _ in
                let (left, right) = (left.bytes, right.bytes)
                return Datum((left.count == right.count && Orderings.compare(left, right) == 0) == isEqual)
            }
        default:
            let ordering = Orderings.ordering(type)
            return strict(one, other) { left, right, _ in Datum(Self.holds(operation, ordering(left, right))) }
        }
    }

    private func integers(_ operation: BinaryOperator, _ one: @escaping Evaluation, _ other: @escaping Evaluation) -> Evaluation {
        switch operation {
        case .equal: strict(one, other) { left, right, _ in Datum(left.integer == right.integer) }
        case .notEqual: strict(one, other) { left, right, _ in Datum(left.integer != right.integer) }
        case .less: strict(one, other) { left, right, _ in Datum(left.integer < right.integer) }
        case .lessOrEqual: strict(one, other) { left, right, _ in Datum(left.integer <= right.integer) }
        case .greater: strict(one, other) { left, right, _ in Datum(left.integer > right.integer) }
        default: strict(one, other) { left, right, _ in Datum(left.integer >= right.integer) }
        }
    }

    private static func holds(_ operation: BinaryOperator, _ order: Int) -> Bool {
        switch operation {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        default: order >= 0
        }
    }
}
