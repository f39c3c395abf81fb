// Expressions with their types, in which every name is a number and every conversion is a node.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-ansi-compliance.html#type-conversion

package import Tables

/// An expression, its type, and the place in the text where it was written.
///
/// As in the tree of the syntax, operators of one level stay one flat chain, so that nothing that walks a tree goes deeper than the parser's
/// limit on nesting. Whether two expressions are equal does not depend on their marks.
package struct BoundExpression: Sendable, Equatable {
    package let kind: Kind
    /// The type of its value. `.unknown` if it depends on a column that no catalogue declares: such a value is what the data says it is.
    package let type: DataType
    package let mark: Mark

    package init(_ kind: Kind, _ type: DataType, _ mark: Mark) {
        self.kind = kind
        self.type = type
        self.mark = mark
    }

    package indirect enum Kind: Sendable, Equatable {
        case literal(BoundLiteral)
        /// `:name` without a value; only in templates, which are judged and never run.
        case parameter(String)

        // What a row holds. Which of these an expression sees is said at BoundSelect.

        case column(instance: Int, ordinal: Int)
        /// An argument of the sub-query around; see ``BoundSubquery``.
        case outer(Int)
        /// A key of GROUP BY.
        case key(Int)
        case aggregate(Int)
        case window(Int)
        /// An earlier item of the same select list, named by its alias.
        case item(Int)
        /// A place of the row of a query's body, in ORDER BY.
        case output(Int)
        /// A parameter of a lambda around, numbered in the whole statement.
        case variable(Int)

        // Operators.

        case negative(BoundExpression)
        /// `~`, of a whole number.
        case complement(BoundExpression)
        case not(BoundExpression)
        /// Operators of one level from left to right, without AND and OR: `first op operand op operand …`.
        case chain(BoundExpression, [BoundLink])
        /// AND: false if one is false, else NULL if one is NULL; evaluated from left to right until one is false.
        case all([BoundExpression])
        /// OR.
        case any([BoundExpression])
        case isNull(BoundExpression, negated: Bool)
        /// Never NULL: `NULL IS TRUE` is false.
        case isTruth(BoundExpression, Truth, negated: Bool)
        /// Both sides have one type; NULL is not distinct from NULL.
        case isDistinct(BoundExpression, from: BoundExpression, negated: Bool)
        /// `lower <= subject AND subject <= upper`. Each limit has the type in which it is compared: convert the subject to it.
        case between(BoundExpression, lower: BoundExpression, upper: BoundExpression, negated: Bool)
        /// All have one type.
        case inList(BoundExpression, [BoundExpression], negated: Bool)
        /// One subject for each output of the query; each output is converted to its subject's type.
        case inQuery([BoundExpression], BoundSubquery, negated: Bool)
        case exists(BoundSubquery)
        /// The only column of the only row; NULL without a row, an error with two.
        case scalarQuery(BoundSubquery)
        case like(BoundPattern)
        /// `CASE`. With an operand, conditions are values to compare with it: each has the type in which it is compared; convert the operand
        /// to it. Else they are boolean. Results have the expression's type. IF is one, too.
        case conditional(operand: BoundExpression?, [BoundBranch], otherwise: BoundExpression?)
        /// Conversion to the expression's type.
        case cast(BoundExpression, BoundCast)
        case extract(DatePart, BoundExpression)

        // Values of parts.

        /// A struct of the expression's type, field by field: tuples, STRUCT and NAMED_STRUCT.
        case structure([BoundExpression])
        /// `array[index]`, from 0, and `map[key]`; the index is an int, the key has the map's key type.
        case element(BoundExpression, at: BoundExpression)
        /// A field of a struct by its ordinal. Of an array of structs: the array of the field's values.
        case field(BoundExpression, ordinal: Int)

        /// A call of a scalar function. Arguments are complete (Spark's defaults are filled in) and converted to the types that the function
        /// takes.
        case call(FunctionName, [BoundExpression])
        /// An argument of a function such as TRANSFORM: the numbers of its parameters and what it gives.
        case lambda([Int], BoundExpression)
        /// Whether a key is left out of the grouping set of the row: 1 if it is, else 0.
        case grouping(key: Int)
        /// The bits of ``grouping(key:)`` of these keys, the first the highest.
        case groupingID(keys: [Int])
    }
}

/// An operator of a chain and the operand to its right.
package struct BoundLink: Sendable, Equatable {
    /// Arithmetic, comparison, bits or `||`; never AND or OR.
    package let `operator`: BinaryOperator
    /// Convert what stands to the left to this type before the operator sees it. Comparisons, bits, and numbers without decimals have both
    /// sides of one type; decimals keep their own precision; dates, timestamps and intervals have theirs.
    package let leftType: DataType
    package let operand: BoundExpression
    /// The type of the result.
    package let type: DataType
}

package struct BoundBranch: Sendable, Equatable {
    package let condition: BoundExpression
    package let result: BoundExpression
}

package enum BoundCast: Sendable, Equatable {
    /// Written in the text: CAST, `::`, and functions that are casts (`date(x)`). An error if the value can't be converted.
    case written
    /// Put in by the binder where Spark does it; fails as a written one.
    case implicit
    /// TRY_CAST: NULL if the value can't be converted.
    case attempt
}

/// LIKE, ILIKE, RLIKE and SIMILAR TO (of the legacy engine).
package struct BoundPattern: Sendable, Equatable {
    package let subject: BoundExpression
    package let `operator`: PatternMatch.Operator
    package let quantifier: PatternMatch.Quantifier?
    /// One, or the list after ANY or ALL; strings.
    package let patterns: [BoundExpression]
    /// `\` unless said otherwise.
    package let escape: Unicode.Scalar
    package let isNegated: Bool
}

/// A constant. Its type is the expression's.
package enum BoundLiteral: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// Of tinyint, smallint, int or bigint, within its range.
    case integer(Int64)
    /// The digits of a decimal without its point; the value is `digits * 10^-scale` of the type's scale. At most 38 digits, signed.
    case decimal(digits: String)
    /// Of float or double.
    case double(Double)
    case string(String)
    case binary([UInt8])
    /// A date, timestamp or timestamp_ntz in its text, checked to be one: read it as a CAST of the text does.
    case moment(String)
    /// Of year-month intervals.
    case months(Int32)
    /// Of day-time intervals: microseconds.
    case microseconds(Int64)
}

/// A part of a date, a time or an interval.
package enum DatePart: String, Sendable, Equatable, CaseIterable {
    case year, yearOfWeek, quarter, month, week, day, dayOfWeek, dayOfWeekISO, dayOfYear, hour, minute
    /// Decimal(8,6), with the microseconds.
    case second
}
