// Calls of scalar functions, by family.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

import SQL
import Tables

/// A call that is being compiled: its arguments are complete and have the types that the function takes.
struct Call {
    let name: FunctionName
    let expressions: [BoundExpression]
    let arguments: [Evaluation]
    /// Of the result.
    let type: DataType
    let mark: Mark
    let compiler: ExpressionCompiler

    var context: RunContext { compiler.context }
    /// Where random values of this call begin: not where those of another call of the same query do.
    var seed: UInt64 { context.seed ^ (UInt64(truncatingIfNeeded: mark.id) &+ 1) &* 0x9E37_79B9_7F4A_7C15 }
    var types: [DataType] { expressions.map(\.type) }
    var count: Int { arguments.count }

    /// The argument at a place, or NULL for one that is not there.
    subscript(_ place: Int) -> Evaluation {
        arguments.indices.contains(place) ? arguments[place] : { _ in .null }
    }

    /// The type of an argument; void for one that is not there.
    func type(_ place: Int) -> DataType { expressions.indices.contains(place) ? expressions[place].type : .void }

    /// An argument as a text, for messages and formats that are looked at before rows are; nil if it differs from row to row or is NULL.
    func constantText(_ place: Int) throws(QueryFailure) -> String? {
        guard expressions.indices.contains(place), let value = try compiler.constant(expressions[place]), !value.isNull else { return nil }
        return value.string
    }

    /// NULL if an argument is; else what the body makes of them.
    func strict(_ body: @escaping ([Datum], Frame) throws(QueryFailure) -> Datum) -> Evaluation {
        Execution.strict(arguments, body)
    }

    func one(_ body: @escaping (Datum, Frame) throws(QueryFailure) -> Datum) -> Evaluation { Execution.strict(self[0], body) }

    func two(_ body: @escaping (Datum, Datum, Frame) throws(QueryFailure) -> Datum) -> Evaluation {
        Execution.strict(self[0], self[1], body)
    }
}

extension ExpressionCompiler {
    func call(
        _ name: FunctionName, _ expressions: [BoundExpression], _ type: DataType, _ mark: Mark
    ) throws(QueryFailure) -> Evaluation {
        if name == .transform { return try transform(expressions) }
        if name == .arraySort, expressions.count > 1 { return try sortedByLambda(expressions) }
        let isLazy = Self.lazyFunctions.contains(name)
        if isLazy { lazyDepth += 1 }
        defer { if isLazy { lazyDepth -= 1 } }
        let call = Call(name: name, expressions: expressions, arguments: try compile(expressions), type: type, mark: mark, compiler: self)
        let families: [(Call) throws(QueryFailure) -> Evaluation?] = [
            conditions, texts, searches, numbers, roundings, dates, zones, encodings, hashes, collections, formats,
        ]
        for family in families {
            if let evaluation = try family(call) { return evaluation }
        }
        throw .notRun(name)
    }

    /// Those that do not evaluate each of their arguments.
    private static let lazyFunctions: Set<FunctionName> = [.coalesce, .nvl, .ifnull, .if, .nvl2, .nullif]

    // MARK: Conditions

    private func conditions(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .coalesce, .nvl, .ifnull: return Self.firstNotNull(call.arguments)
        case .if:
            let (condition, yes, no) = (call[0], call[1], call[2])
            return { frame throws(QueryFailure) in try condition(frame).isTrue ? try yes(frame) : try no(frame) }
        case .nvl2:
            let (test, yes, no) = (call[0], call[1], call[2])
            return { frame throws(QueryFailure) in try test(frame).isNull ? try no(frame) : try yes(frame) }
        case .nullif:
            // The second argument has the type in which the two are compared.
            let type = call.type(1) == .void ? call.type(0) : call.type(1)
            let same = comparison(.equal, try argument(call, 0, as: type), call[1], type)
            let value = call[0]
            return { frame throws(QueryFailure) in try same(frame).isTrue ? .null : try value(frame) }
        case .isnull:
            let value = call[0]
            return { frame throws(QueryFailure) in Datum(try value(frame).isNull) }
        case .isnotnull:
            let value = call[0]
            return { frame throws(QueryFailure) in Datum(!(try value(frame).isNull)) }
        case .greatest: return Self.extreme(call.arguments, Orderings.ordering(call.type), sign: 1)
        case .least: return Self.extreme(call.arguments, Orderings.ordering(call.type), sign: -1)
        default: return nil
        }
    }

    private static func firstNotNull(_ values: [Evaluation]) -> Evaluation {
        { frame throws(QueryFailure) in
            for evaluate in values {
                let value = try evaluate(frame)
                if !value.isNull { return value }
            }
            return .null
        }
    }

    /// The greatest or the least of values, nulls aside.
    private static func extreme(_ values: [Evaluation], _ ordering: @escaping Ordering, sign: Int) -> Evaluation {
        { frame throws(QueryFailure) in
            var best = Datum.null
            for evaluate in values {
                let value = try evaluate(frame)
                if !value.isNull, best.isNull || ordering(value, best) * sign > 0 { best = value }
            }
            return best
        }
    }
}
