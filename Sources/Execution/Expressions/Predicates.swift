// Conditions: AND, OR, IS, BETWEEN, IN and CASE.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-null-semantics.html

import SQL
import Tables

extension ExpressionCompiler {
    func all(_ parts: [Evaluation]) -> Evaluation {
        if parts.count == 2 {
            let (first, second) = (parts[0], parts[1])
            return { frame throws(QueryFailure) in
                let left = try first(frame)
                if !left.isNull, left.low == 0 { return left }
                let right = try second(frame)
                return right.isTrue ? left : right
            }
        }
        return { frame throws(QueryFailure) in
            var result = Datum.true
            for part in parts {
                let value = try part(frame)
                if value.isNull { result = .null } else if value.low == 0 { return value }
            }
            return result
        }
    }

    func any(_ parts: [Evaluation]) -> Evaluation {
        { frame throws(QueryFailure) in
            var result = Datum.false
            for part in parts {
                let value = try part(frame)
                if value.isNull { result = .null } else if value.low != 0 { return value }
            }
            return result
        }
    }

    func predicate(_ kind: BoundExpression.Kind) throws(QueryFailure) -> Evaluation {
        switch kind {
        case .isNull(let operand, let negated):
            let value = try compile(operand)
            return { frame throws(QueryFailure) in Datum(try value(frame).isNull != negated) }
        case .isTruth(let operand, let truth, let negated):
            let value = try compile(operand)
            return { frame throws(QueryFailure) in
                let value = try value(frame)
                let holds =
                    switch truth {
                    case .true: value.isTrue
                    case .false: !value.isNull && value.low == 0
                    case .unknown: value.isNull
                    }
                return Datum(holds != negated)
            }
        case .isDistinct(let one, let other, let negated):
            let ordering = Orderings.ordering(one.type == .void ? other.type : one.type)
            let (left, right) = (try compile(one), try compile(other))
            return { frame throws(QueryFailure) in
                let (left, right) = (try left(frame), try right(frame))
                let isDistinct = left.isNull || right.isNull ? left.isNull != right.isNull : ordering(left, right) != 0
                return Datum(isDistinct != negated)
            }
        case .between(let subject, let lower, let upper, let negated):
            let above = comparison(
                .greaterOrEqual, try compile(subject, as: lower.type), try compile(lower), lower.type)
            let below = comparison(.lessOrEqual, try compile(subject, as: upper.type), try compile(upper), upper.type)
            let both = all([above, below])
            return negated ? strict(both) { value, _ in Datum(value.low == 0) } : both
        case .inList(let subject, let list, let negated): return try inList(subject, list, negated: negated)
        default: throw .notRun("This condition")
        }
    }

    private func inList(_ subject: BoundExpression, _ list: [BoundExpression], negated: Bool) throws(QueryFailure) -> Evaluation {
        let type = subject.type == .void ? list.first?.type ?? .void : subject.type
        let value = try compile(subject)
        let ordering = Orderings.ordering(type)
        let items = try compile(list)
        return { frame throws(QueryFailure) in
            let value = try value(frame)
            if value.isNull { return .null }
            var hasNull = false
            for item in items {
                let item = try item(frame)
                if item.isNull { hasNull = true } else if ordering(value, item) == 0 { return Datum(!negated) }
            }
            return hasNull ? .null : Datum(negated)
        }
    }

    /// CASE: the first branch whose condition is true, and no other, is evaluated.
    func conditional(
        _ operand: BoundExpression?, _ branches: [BoundBranch], otherwise: BoundExpression?
    ) throws(QueryFailure) -> Evaluation {
        lazyDepth += 1
        defer { lazyDepth -= 1 }
        var compiled: [(condition: Evaluation, result: Evaluation)] = []
        for branch in branches {
            var condition = try compile(branch.condition)
            if let operand {
                let type = branch.condition.type
                condition = comparison(.equal, try compile(operand, as: type), condition, type)
            }
            compiled.append((condition, try compile(branch.result)))
        }
        let last: Evaluation = try otherwise.map { (expression) throws(QueryFailure) in try compile(expression) } ?? { _ in .null }
        if compiled.count == 1 {
            let (condition, result) = compiled[0]
            return { frame throws(QueryFailure) in try condition(frame).isTrue ? try result(frame) : try last(frame) }
        }
        return { [compiled] frame throws(QueryFailure) in
            for (condition, result) in compiled where try condition(frame).isTrue { return try result(frame) }
            return try last(frame)
        }
    }
}
