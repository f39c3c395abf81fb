// Evaluations that are NULL if one of their operands is.

import Tables

/// Applies a function to a value that is not null.
@inline(__always)
func strict(_ one: @escaping Evaluation, _ body: @escaping (Datum, Frame) throws(QueryFailure) -> Datum) -> Evaluation {
    { frame throws(QueryFailure) in
        let value = try one(frame)
        return value.isNull ? value : try body(value, frame)
    }
}

/// The same for two values. The second is not evaluated if the first is null.
@inline(__always)
func strict(
    _ one: @escaping Evaluation, _ other: @escaping Evaluation, _ body: @escaping (Datum, Datum, Frame) throws(QueryFailure) -> Datum
) -> Evaluation {
    { frame throws(QueryFailure) in
        let left = try one(frame)
        if left.isNull { return left }
        let right = try other(frame)
        return right.isNull ? right : try body(left, right, frame)
    }
}

/// The same for a division, whose divisor is evaluated first, as Spark does: a NULL there keeps the dividend from failing.
@inline(__always)
func strictDivision(
    _ dividend: @escaping Evaluation, _ divisor: @escaping Evaluation,
    _ body: @escaping (Datum, Datum, Frame) throws(QueryFailure) -> Datum
) -> Evaluation {
    { frame throws(QueryFailure) in
        let right = try divisor(frame)
        if right.isNull { return right }
        let left = try dividend(frame)
        return left.isNull ? left : try body(left, right, frame)
    }
}

/// The same for any number of values.
func strict(_ operands: [Evaluation], _ body: @escaping ([Datum], Frame) throws(QueryFailure) -> Datum) -> Evaluation {
    { frame throws(QueryFailure) in
        var values: [Datum] = []
        values.reserveCapacity(operands.count)
        for operand in operands {
            let value = try operand(frame)
            if value.isNull { return .null }
            values.append(value)
        }
        return try body(values, frame)
    }
}
