// Arithmetic of numbers, each operation checked.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#arithmetic-operations

import SQL
import Tables

extension ExpressionCompiler {
    /// Operators of one level from left to right.
    func chain(_ first: BoundExpression, _ links: [BoundLink]) throws(QueryFailure) -> Evaluation {
        var left = try compile(first)
        var type = first.type
        for link in links {
            left = converted(left, try Casting(context).conversion(from: type, to: link.leftType))
            left = try operation(link.operator, left, link.leftType, try compile(link.operand), link.operand.type, link.type)
            type = link.type
        }
        return left
    }

    private func operation(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ oneType: DataType, _ other: @escaping Evaluation,
        _ otherType: DataType, _ type: DataType
    ) throws(QueryFailure) -> Evaluation {
        if oneType == .void || otherType == .void, operation != .nullSafeEqual {
            // One of them is NULL, and so is the result; the other may still fail.
            return strict(one, other) { _, _, _ in .null }
        }
        switch operation {
        case .equal, .nullSafeEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return comparison(operation, one, other, oneType == .void ? otherType : oneType)
        case .bitOr: return strict(one, other) { left, right, _ in Datum(left.integer | right.integer) }
        case .bitXor: return strict(one, other) { left, right, _ in Datum(left.integer ^ right.integer) }
        case .bitAnd: return strict(one, other) { left, right, _ in Datum(left.integer & right.integer) }
        case .concat: return concatenation([one, other], type)
        case .plus, .minus, .times, .divided, .modulo, .integerDivided:
            if oneType.isNumeric, otherType.isNumeric {
                return try arithmetic(operation, one, oneType, other, otherType, type)
            }
            return try moments(operation, one, oneType, other, otherType, type)
        case .or: return any([one, other])
        case .and: return all([one, other])
        }
    }

    func arithmetic(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ oneType: DataType, _ other: @escaping Evaluation,
        _ otherType: DataType, _ type: DataType
    ) throws(QueryFailure) -> Evaluation {
        if case .decimal(_, let oneScale) = oneType, case .decimal(_, let otherScale) = otherType {
            return try decimals(operation, one, oneScale, other, otherScale, type)
        }
        if oneType.isFloating, otherType.isFloating { return try floating(operation, one, other, isFloat: type == .float) }
        if oneType.isInteger, otherType.isInteger { return integers(operation, one, other, type) }
        throw .notRun("\(oneType) \(operation.rawValue) \(otherType)")
    }

    // MARK: Whole numbers

    static func overflow(_ type: DataType) -> QueryFailure {
        // Spark has a name of its own for the two short types.
        QueryFailure(
            type == .tinyint || type == .smallint ? .binaryArithmeticOverflow : .arithmeticOverflow,
            "The result of an operation is out of the range of the type \(type).")
    }

    static var divisionByZero: QueryFailure { QueryFailure(.divideByZero, "A number is divided by zero.") }

    private func integers(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ other: @escaping Evaluation, _ type: DataType
    ) -> Evaluation {
        let range = type.integerRange ?? Int64.min...Int64.max
        switch operation {
        case .plus: return checked(one, other, type, range) { $0.addingReportingOverflow($1) }
        case .minus: return checked(one, other, type, range) { $0.subtractingReportingOverflow($1) }
        case .times: return checked(one, other, type, range) { $0.multipliedReportingOverflow(by: $1) }
        default:
            let isModulo = operation == .modulo
            return strictDivision(one, other) { left, right, _ throws(QueryFailure) in
                guard right.integer != 0 else { throw Self.divisionByZero }
                if isModulo { return Datum(right.integer == -1 ? 0 : left.integer % right.integer) }
                let (quotient, isTooWide) = left.integer.dividedReportingOverflow(by: right.integer)
                guard !isTooWide else { throw Self.overflow(type) }
                return Datum(quotient)
            }
        }
    }

    @inline(__always)
    private func checked(
        _ one: @escaping Evaluation, _ other: @escaping Evaluation, _ type: DataType, _ range: ClosedRange<Int64>,
        _ operation: @escaping (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> Evaluation {
        strict(one, other) { left, right, _ throws(QueryFailure) in
            let (result, isTooWide) = operation(left.integer, right.integer)
            guard !isTooWide, range.contains(result) else { throw Self.overflow(type) }
            return Datum(result)
        }
    }

    // MARK: Floating numbers

    private func floating(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ other: @escaping Evaluation, isFloat: Bool
    ) throws(QueryFailure) -> Evaluation {
        func fitted(_ number: Double) -> Datum { Datum(isFloat ? Double(Float(number)) : number) }
        switch operation {
        case .plus: return strict(one, other) { left, right, _ in fitted(left.double + right.double) }
        case .minus: return strict(one, other) { left, right, _ in fitted(left.double - right.double) }
        case .times: return strict(one, other) { left, right, _ in fitted(left.double * right.double) }
        case .divided:
            return strictDivision(one, other) { left, right, _ throws(QueryFailure) in
                guard right.double != 0 else { throw Self.divisionByZero }
                return fitted(left.double / right.double)
            }
        case .modulo:
            return strictDivision(one, other) { left, right, _ throws(QueryFailure) in
                guard right.double != 0 else { throw Self.divisionByZero }
                return fitted(left.double.truncatingRemainder(dividingBy: right.double))
            }
        default: throw .notRun("\(operation.rawValue) of floating numbers")
        }
    }

    // MARK: Decimals

    private func decimals(
        _ operation: BinaryOperator, _ one: @escaping Evaluation, _ oneScale: Int, _ other: @escaping Evaluation, _ otherScale: Int,
        _ type: DataType
    ) throws(QueryFailure) -> Evaluation {
        if operation == .integerDivided {
            return strictDivision(one, other) { left, right, _ throws(QueryFailure) in
                guard right.decimal != 0 else { throw Self.divisionByZero }
                return Datum(try Self.wholeQuotient(left.decimal, oneScale, right.decimal, otherScale))
            }
        }
        guard case .decimal(let precision, let scale) = type else { throw .notRun("A decimal operation of the type \(type)") }
        let bounds = (precision: precision, scale: scale)
        func checked(_ number: Int128?) throws(QueryFailure) -> Datum {
            guard let number else { throw Casting.outOfRange(type) }
            return Datum(decimal: number)
        }
        switch operation {
        case .plus where oneScale == scale && otherScale == scale:
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                let (sum, isTooWide) = left.decimal.addingReportingOverflow(right.decimal)
                return try checked(!isTooWide && Decimals.fits(sum, precision: precision) ? sum : nil)
            }
        case .plus:
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try checked(Decimals.sum(left.decimal, oneScale, right.decimal, otherScale, to: bounds))
            }
        case .minus:
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try checked(Decimals.sum(left.decimal, oneScale, -right.decimal, otherScale, to: bounds))
            }
        case .times:
            return strict(one, other) { left, right, _ throws(QueryFailure) in
                try checked(Decimals.product(left.decimal, right.decimal, scale: oneScale + otherScale, to: bounds))
            }
        case .divided:
            return strictDivision(one, other) { left, right, _ throws(QueryFailure) in
                guard right.decimal != 0 else { throw Self.divisionByZero }
                return try checked(Decimals.quotient(left.decimal, oneScale, right.decimal, otherScale, to: bounds))
            }
        default:
            let finer = max(oneScale, otherScale)
            return strictDivision(one, other) { left, right, _ throws(QueryFailure) in
                guard right.decimal != 0 else { throw Self.divisionByZero }
                let rest = Decimals.remainder(left.decimal, oneScale, right.decimal, otherScale)
                return try checked(rest.flatMap { Decimals.rescaled($0, from: finer, to: scale, precision: precision) })
            }
        }
    }

    /// DIV of decimals: the whole part of the quotient.
    private static func wholeQuotient(_ one: Int128, _ oneScale: Int, _ other: Int128, _ otherScale: Int) throws(QueryFailure) -> Int64 {
        let finer = max(oneScale, otherScale)
        let (left, isLeftTooWide) = one.multipliedReportingOverflow(by: Decimals.powers[finer - oneScale])
        let (right, isRightTooWide) = other.multipliedReportingOverflow(by: Decimals.powers[finer - otherScale])
        // A divisor that is too wide is greater than every dividend.
        if isRightTooWide { return 0 }
        guard !isLeftTooWide else { throw overflow(.bigint) }
        // Of a quotient beyond 64 bits Spark keeps the lower ones, without a word.
        return Int64(truncatingIfNeeded: left / right)
    }

    // MARK: Signs

    func negative(_ operand: @escaping Evaluation, _ type: DataType) throws(QueryFailure) -> Evaluation {
        switch type {
        case .decimal: return strict(operand) { value, _ in Datum(decimal: -value.decimal) }
        case .float, .double: return strict(operand) { value, _ in Datum(-value.double) }
        case .tinyint, .smallint, .int, .bigint, .yearMonthInterval, .dayTimeInterval:
            let range = type.integerRange ?? (type.isYearMonth ? Int64(Int32.min)...Int64(Int32.max) : Int64.min...Int64.max)
            let isInterval = type.isInterval
            return strict(operand) { value, _ throws(QueryFailure) in
                guard value.integer != range.lowerBound else { throw isInterval ? Self.intervalOverflow : Self.overflow(type) }
                return Datum(-value.integer)
            }
        case .void: return { _ in .null }
        default: throw .notRun("The negative of the type \(type)")
        }
    }

    static var intervalOverflow: QueryFailure {
        QueryFailure(.intervalArithmeticOverflow, "The result of an operation is too long for an interval.")
    }
}

extension DataType {
    var isYearMonth: Bool {
        if case .yearMonthInterval = self { true } else { false }
    }
}
