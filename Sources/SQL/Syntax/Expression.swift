// Expressions: what stands in select lists, conditions and keys.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax.html

package import Tables

/// An expression and its place.
///
/// Operators of one level are held as one flat chain, so that a sum of 100 000 terms is a list and not a tower: nothing that
/// walks, compares or frees a tree goes deeper than the parser's limit on nesting.
package struct Expression: Sendable, Equatable {
    package var kind: Kind
    package let mark: Mark

    package enum Kind: Sendable, Equatable {
        indirect case literal(Literal)
        /// `:name`, without the colon.
        indirect case parameter(String)
        /// `column`, `table.column`, or a field of a struct further to the right.
        case column([Identifier])
        indirect case star(Star)
        indirect case negative(Expression)
        indirect case positive(Expression)
        indirect case complement(Expression)
        indirect case not(Expression)
        indirect case chain(Expression, [ChainLink])
        indirect case isNull(Expression, negated: Bool)
        indirect case isTruth(Expression, Truth, negated: Bool)
        indirect case isDistinct(Expression, from: Expression, negated: Bool)
        indirect case between(Expression, lower: Expression, upper: Expression, negated: Bool)
        indirect case inList(Expression, [Expression], negated: Bool)
        indirect case inQuery(Expression, Query, negated: Bool)
        indirect case like(PatternMatch)
        case exists(Query)
        case scalarQuery(Query)
        case call(FunctionCall)
        indirect case cast(Cast)
        indirect case conditional(Conditional)
        indirect case extract(field: String, from: Expression)
        indirect case trim(TrimSide, characters: Expression?, from: Expression)
        indirect case interval(IntervalLiteral)
        case tuple([Expression])
        indirect case element(Expression, at: Expression)
        indirect case field(Expression, Identifier)
        indirect case lambda([Identifier], Expression)
    }
}

/// One operator of a chain and the operand to its right.
package struct ChainLink: Sendable, Equatable {
    package let `operator`: BinaryOperator
    package let operand: Expression
}

package enum Literal: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// A number as written, suffix included: `1`, `1.5`, `1e3`, `10L`, `2.5BD`.
    case number(String)
    /// The value of a string, escapes resolved.
    case string(String)
    /// `DATE '…'`, `TIMESTAMP '…'`, `X'…'`: the word in upper case and the string.
    case typed(String, String)
}

package enum Truth: String, Sendable, Equatable { case `true`, `false`, unknown }

package enum TrimSide: String, Sendable, Equatable { case both, leading, trailing }

/// `*`, `t.*`, and `* EXCEPT (a, b)`.
package struct Star: Sendable, Equatable {
    package let qualifier: [Identifier]
    package let except: [Identifier]
}

package struct PatternMatch: Sendable, Equatable {
    package enum Operator: String, Sendable, Equatable { case like, ilike, rlike, similarTo }
    package enum Quantifier: String, Sendable, Equatable { case any, all }

    package let subject: Expression
    package let `operator`: Operator
    package let quantifier: Quantifier?
    /// One pattern, or the list after ANY or ALL.
    package let patterns: [Expression]
    package let escape: Expression?
    package let isNegated: Bool
}

/// A call of a function, aggregates and windows included.
package final class FunctionCall: Sendable, Equatable {
    package struct Argument: Sendable, Equatable {
        /// The name in `name => value`.
        package let name: Identifier?
        package let value: Expression
        /// The name after AS, in STRUCT(value AS name).
        package var alias: Identifier?
    }
    package enum Nulls: String, Sendable, Equatable { case ignore, respect }
    package enum Window: Sendable, Equatable { case named(Identifier), inline(WindowSpecification) }

    package let name: Identifier
    /// The name in the form in which names are compared.
    package let function: String
    /// The function that one dialect or the other knows by the name.
    let known: SQLFunction?
    /// The schema that the function belongs to; no function that Clean Rooms knows has one.
    package let qualifier: [Identifier]
    /// The text that names the function, in `IDENTIFIER('abs')(-1)`; ``name`` is then IDENTIFIER.
    package let naming: Expression?
    package let isDistinct: Bool
    package let arguments: [Argument]
    /// `CURRENT_DATE` is a call without parentheses.
    package let hasParentheses: Bool
    package let withinGroup: [SortItem]
    package let filter: Expression?
    package let nulls: Nulls?
    package let over: Window?
    /// The legacy engine's `APPROXIMATE COUNT(…)`.
    package let isApproximate: Bool

    init(
        name: Identifier, qualifier: [Identifier] = [], naming: Expression? = nil, isDistinct: Bool = false, arguments: [Argument],
        hasParentheses: Bool, withinGroup: [SortItem] = [], filter: Expression? = nil, nulls: Nulls? = nil, over: Window? = nil,
        isApproximate: Bool = false
    ) {
        self.name = name
        function = name.key
        known = SQLFunction.named(function, dialect: .cleanRoomsSQL)
        self.qualifier = qualifier
        self.naming = naming
        self.isDistinct = isDistinct
        self.arguments = arguments
        self.hasParentheses = hasParentheses
        self.withinGroup = withinGroup
        self.filter = filter
        self.nulls = nulls
        self.over = over
        self.isApproximate = isApproximate
    }

    /// By what is written; the function follows from the name.
    package static func == (one: FunctionCall, other: FunctionCall) -> Bool {
        one === other
            || one.name == other.name && one.qualifier == other.qualifier && one.naming == other.naming
                && one.isDistinct == other.isDistinct && one.arguments == other.arguments && one.hasParentheses == other.hasParentheses
                && one.withinGroup == other.withinGroup && one.filter == other.filter && one.nulls == other.nulls && one.over == other.over
                && one.isApproximate == other.isApproximate
    }
}

package struct WindowSpecification: Sendable, Equatable {
    /// A window named elsewhere, on which this one builds.
    package let base: Identifier?
    package let partition: [Expression]
    package let order: [SortItem]
    package let frame: WindowFrame?
}

package struct WindowFrame: Sendable, Equatable {
    package enum Unit: String, Sendable, Equatable { case rows, range }
    package enum Bound: Sendable, Equatable {
        case unboundedPreceding, unboundedFollowing, currentRow
        case preceding(Expression), following(Expression)
    }
    package let unit: Unit
    package let start: Bound
    package let end: Bound?
}

package struct Cast: Sendable, Equatable {
    package enum Form: Sendable, Equatable { case cast, tryCast, colons }

    package let value: Expression
    package let type: DataType
    package let form: Form
}

package struct Conditional: Sendable, Equatable {
    package struct Branch: Sendable, Equatable {
        package let condition: Expression
        package let result: Expression
    }
    package let operand: Expression?
    package let branches: [Branch]
    package let otherwise: Expression?
}

package struct IntervalLiteral: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package let value: Expression
        /// In lower case, singular or plural as written.
        package let unit: String
    }
    /// `INTERVAL '7 days'`: the whole interval in one string.
    package let text: String?
    package let parts: [Part]
    /// The second unit of `YEAR TO MONTH`.
    package let upTo: String?
}
