// Turns bound expressions into closures, once, before any row is seen.
// Source: our own; tried beside other layouts before the engine was written.

package import SQL
package import Tables

extension Scope {
    /// Compiles an expression; every conversion that the bound tree asks for is part of it.
    ///
    /// Its value has the expression's type. Evaluating it fails only where Spark does: CASE, AND, OR and COALESCE stay lazy.
    /// - Throws: `notRun` for what this engine does not run, and what a constant fails with that stands in no branch: Spark computes it first
    ///   too, whether or not there are rows.
    package func compile(_ expression: BoundExpression) throws(QueryFailure) -> Evaluation {
        try ExpressionCompiler(self).compile(expression)
    }
}

/// Compiles the parts of one expression, and keeps in mind whether they are constant.
final class ExpressionCompiler {
    let scope: Scope
    var context: RunContext { scope.context }
    /// Whether everything that was compiled since the last look is the same for all rows.
    private(set) var isConstant = true
    /// How many expressions are around that do not evaluate each of their parts.
    var lazyDepth = 0

    init(_ scope: Scope) { self.scope = scope }

    /// Says that what is being compiled differs from row to row, or from call to call.
    func vary() { isConstant = false }

    func compile(_ expression: BoundExpression) throws(QueryFailure) -> Evaluation {
        // What else is in it is not evaluated then, and cannot fail.
        if expression.isSurelyNull { return always(.null) }
        let before = isConstant
        isConstant = true
        let evaluation = try evaluation(of: expression)
        defer { isConstant = isConstant && before }
        return isConstant ? try folded(evaluation, expression.type) : evaluation
    }

    func compile(_ expressions: [BoundExpression]) throws(QueryFailure) -> [Evaluation] {
        var evaluations: [Evaluation] = []
        for expression in expressions { evaluations.append(try compile(expression)) }
        return evaluations
    }

    /// Compiles an expression and its conversion to a type.
    func compile(_ expression: BoundExpression, as type: DataType) throws(QueryFailure) -> Evaluation {
        converted(try compile(expression), try Casting(context).conversion(from: expression.type, to: type))
    }

    /// The value of an expression that every row shares, computed now; nil if it differs from row to row.
    ///
    /// - Throws: What computing it throws.
    func constant(_ expression: BoundExpression) throws(QueryFailure) -> Datum? {
        let before = isConstant
        isConstant = true
        defer { isConstant = isConstant && before }
        let evaluation = try evaluation(of: expression)
        return isConstant ? try evaluation(scope.constants) : nil
    }

    private func folded(_ evaluation: @escaping Evaluation, _ type: DataType) throws(QueryFailure) -> Evaluation {
        let constants = scope.constants
        do throws(QueryFailure) {
            let value = try evaluation(constants)
            // Whoever makes a large value for each row is told to end; whoever only reads it is not.
            guard !Self.isLarge(value, type) else { return evaluation }
            // The frame holds what the value points to.
            return { _ in withExtendedLifetime(constants) { value } }
        } catch {
            guard lazyDepth > 0 else { throw error }
            return evaluation
        }
    }

    private static func isLarge(_ value: Datum, _ type: DataType) -> Bool {
        if value.isNull { return false }
        if type.isText || type == .binary { return value.bytes.count > 64 << 10 }
        return type.isNested && value.elements.count > 4096
    }

    func converted(_ evaluation: @escaping Evaluation, _ conversion: Conversion?) -> Evaluation {
        guard let conversion else { return evaluation }
        return { frame throws(QueryFailure) in
            let value = try evaluation(frame)
            return value.isNull ? value : try conversion(value, frame)
        }
    }

    /// A value that stays.
    func always(_ value: Datum) -> Evaluation {
        let constants = scope.constants
        return { _ in withExtendedLifetime(constants) { value } }
    }

    private func evaluation(of expression: BoundExpression) throws(QueryFailure) -> Evaluation {
        let type = expression.type
        switch expression.kind {
        case .literal(let literal): return always(try value(of: literal, type))
        case .parameter(let name): throw .notRun("The parameter :\(name), which has no value,")
        case .column, .outer, .key, .aggregate, .window, .item, .output, .variable, .grouping, .groupingID:
            return try slot(expression)
        case .negative(let operand): return try negative(compile(operand), type)
        case .complement(let operand):
            return strict(try compile(operand)) { value, _ in Datum(~value.integer) }
        case .not(let operand): return strict(try compile(operand)) { value, _ in Datum(value.low == 0) }
        case .chain(let first, let links): return try chain(first, links)
        case .all(let parts): return all(try compile(parts))
        case .any(let parts): return any(try compile(parts))
        case .isNull, .isTruth, .isDistinct, .between, .inList: return try predicate(expression.kind)
        case .inQuery(let subjects, let subquery, let negated): return try membership(of: subjects, in: subquery, negated: negated)
        case .exists(let subquery): return try exists(subquery)
        case .scalarQuery(let subquery): return try scalar(subquery)
        case .like(let pattern): return try like(pattern)
        case .conditional(let operand, let branches, let otherwise): return try conditional(operand, branches, otherwise: otherwise)
        case .cast(let operand, let form):
            let casting = Casting(context, isAttempt: form == .attempt)
            return converted(try compile(operand), try casting.conversion(from: operand.type, to: type))
        case .extract(let part, let operand): return try extract(part, operand)
        case .structure(let fields): return structure(try compile(fields))
        case .element(let base, let index): return try element(base, at: index)
        case .field(let base, let ordinal): return try field(base, ordinal)
        case .call(let name, let arguments): return try call(name, arguments, type, expression.mark)
        case .lambda: throw .notRun("A lambda that stands alone")
        }
    }
}
