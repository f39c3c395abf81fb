// Operators between values: arithmetic, comparison, bits, text.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#type-conversion

import Tables

extension Binder {
    func chain(_ first: Expression, _ links: [ChainLink], _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        guard let level = links.first?.operator.precedence else { return try bind(first, place) }
        var left = try bind(first, place)
        if level == .and || level == .or {
            var operands = [left]
            for link in links { operands.append(try bind(link.operand, place)) }
            let word = level == .and ? "AND" : "OR"
            // Two texts are no conditions; one beside a condition is read as one.
            if operands.allSatisfy({ $0.type.isText }) {
                throw mismatch("DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE", "\(word) takes conditions, not strings", at: mark)
            }
            var conditions: [BoundExpression] = []
            for operand in operands { conditions.append(try boolean(operand, word)) }
            return BoundExpression(level == .and ? .all(conditions) : .any(conditions), .boolean, mark)
        }
        if links.first?.operator == .concat, links.allSatisfy({ $0.operator == .concat }) {
            var operands = [left]
            for link in links { operands.append(try bind(link.operand, place)) }
            return try concat(operands, mark)
        }
        var start = left
        var bound: [BoundLink] = []
        var type = left.type
        for link in links {
            if !bound.isEmpty { left = BoundExpression(.chain(start, bound), type, mark) }
            let right = try bind(link.operand, place)
            let made = try self.link(left, link.operator, right, mark, isFirst: bound.isEmpty)
            // A date on the right goes to the left: a day plus a date is the date plus a day.
            if made.isTurned {
                start = right
                bound = [BoundLink(operator: link.operator, leftType: made.link.leftType, operand: left, type: made.link.type)]
            } else {
                bound.append(made.link)
            }
            type = made.link.type
        }
        return BoundExpression(.chain(start, bound), type, mark)
    }

    func comparison(
        _ left: BoundExpression, _ operation: BinaryOperator, _ right: BoundExpression, _ mark: Mark
    ) throws(NameError) -> BoundExpression {
        let made = try link(left, operation, right, mark, isFirst: true)
        return BoundExpression(.chain(left, [made.link]), .boolean, mark)
    }

    /// Two values and an operator that is no comparison.
    func binary(
        _ left: BoundExpression, _ operation: BinaryOperator, _ right: BoundExpression, _ mark: Mark
    ) throws(NameError) -> BoundExpression {
        let made = try link(left, operation, right, mark, isFirst: true)
        guard made.isTurned else { return BoundExpression(.chain(left, [made.link]), made.link.type, mark) }
        let turned = BoundLink(operator: operation, leftType: made.link.leftType, operand: left, type: made.link.type)
        return BoundExpression(.chain(right, [turned]), made.link.type, mark)
    }

    /// An operator, with the types that it has on its sides.
    private func link(
        _ left: BoundExpression, _ operation: BinaryOperator, _ right: BoundExpression, _ mark: Mark, isFirst: Bool
    ) throws(NameError) -> (link: BoundLink, isTurned: Bool) {
        func make(_ leftType: DataType, _ operand: BoundExpression, _ type: DataType, turned: Bool = false) -> (BoundLink, Bool) {
            (BoundLink(operator: operation, leftType: leftType, operand: operand, type: type), turned)
        }
        if operation.isComparison {
            let (one, other) = try alike(left, right, operation.rawValue, mark)
            return make(one.type, other, .boolean)
        }
        if operation == .concat {
            let joined = try concat([left, right], mark)
            return make(joined.type, right.cast(to: joined.type), joined.type)
        }
        if left.type.isOpen || right.type.isOpen {
            return make(left.type, right, .unknown)
        }
        if let (type, turned) = Self.moments(left.type, operation, right) {
            return make(turned ? right.type : left.type, right, type, turned: turned)
        }
        if let types = numbers(left, operation, right, isFirst) { return make(types.left, right.cast(to: types.right), types.result) }
        let isSame = left.type == right.type || left.type.compared(with: right.type) != nil
        throw mismatch(
            isSame ? "DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE" : "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES",
            "\(operation.rawValue) can't take \(left.type) and \(right.type)", at: mark)
    }

    /// Dates, timestamps and intervals; nil if neither side is one. Turned: what stands right goes left.
    private static func moments(_ left: DataType, _ operation: BinaryOperator, _ right: BoundExpression) -> (DataType, turned: Bool)? {
        let other = right.type
        let dayOnly = DataType.dayTimeInterval(.day, .day)
        switch operation {
        case .plus:
            if left.isInterval, other == .date || other.isMoment { return moment(other, plus: left).map { ($0, true) } }
            if left.isDayTime, other.isText { return (.string, true) }
            if other.isInterval, left == .date || left.isMoment || left.isText && !other.isYearMonth {
                return moment(left, plus: other).map { ($0, false) }
            }
            if left == .date, other == .void { return (.date, false) }
            if left == .void, other == .date { return (.date, true) }
            if left == .date, other.isInteger && other != .bigint { return (.date, false) }
            if other == .date, left.isInteger && left != .bigint { return (.date, true) }
        case .minus:
            if other.isInterval, left == .date || left.isMoment || left.isText && !other.isYearMonth {
                return moment(left, plus: other).map { ($0, false) }
            }
            if left.isMoment && (other.isMoment || other == .date || other.isText || other == .void)
                || other.isMoment && (left == .date || left.isText || left == .void)
            {
                return (.dayTimeInterval(.day, .second), false)
            }
            if other == .date, left == .date || left.isText || left == .void { return (dayOnly, false) }
            if left == .date, other.isText { return (dayOnly, false) }
            if left == .date, other == .void { return (.date, false) }
            if left == .date, other.isInteger && other != .bigint { return (.date, false) }
        case .times:
            if left.isInterval, other.isNumeric || other.isText || other == .void { return (scaled(left), false) }
            if other.isInterval, left.isNumeric || left.isText || left == .void { return (scaled(other), true) }
            return nil
        case .divided:
            if left.isInterval, other.isNumeric || other.isText || other == .void { return (scaled(left), false) }
        case .integerDivided:
            if left.isInterval, other.isInterval, left.tightest(with: other) != nil { return (.bigint, false) }
        default: break
        }
        if operation == .plus || operation == .minus, left.isInterval, other.isInterval, let type = left.tightest(with: other) {
            return (type, false)
        }
        if operation == .plus || operation == .minus, left.isInterval && other == .void { return (left, false) }
        if operation == .plus || operation == .minus, other.isInterval && left == .void { return (other, false) }
        return nil
    }

    private static func moment(_ type: DataType, plus interval: DataType) -> DataType? {
        switch (type, interval) {
        case (.date, .dayTimeInterval(.day, .day)): .date
        case (.date, .dayTimeInterval): .timestamp
        default: type
        }
    }

    /// An interval times a number has all fields of its kind.
    private static func scaled(_ interval: DataType) -> DataType {
        switch interval {
        case .yearMonthInterval: .yearMonthInterval(.year, .month)
        case .dayTimeInterval: .dayTimeInterval(.day, .second)
        default: interval
        }
    }

    private func numbers(
        _ left: BoundExpression, _ operation: BinaryOperator, _ right: BoundExpression, _ isFirst: Bool
    ) -> (left: DataType, right: DataType, result: DataType)? {
        var one = left.type
        var other = right.type
        if let promoted = one.promoted(with: other) {
            guard promoted.isNumeric else { return nil }
            (one, other) = (promoted, promoted)
        }
        if one == .void, other == .void || operation == .divided && other.isNumeric { (one, other) = (.double, .double) }
        if one == .void { one = other }
        if other == .void { other = one }
        guard one.isNumeric, other.isNumeric else { return nil }
        switch operation {
        case .bitAnd, .bitOr, .bitXor:
            guard one.isInteger, other.isInteger, let type = one.tightest(with: other) else { return nil }
            return (type, type, type)
        default: break
        }
        if (one.isDecimal || other.isDecimal) && (one.isFloating || other.isFloating) { (one, other) = (.double, .double) }
        if one.isDecimal || other.isDecimal {
            guard let mine = (isFirst ? left.writtenDecimal(beside: other) : nil) ?? one.asDecimal,
                let theirs = right.writtenDecimal(beside: one) ?? other.asDecimal
            else { return nil }
            if operation == .integerDivided { return (mine, theirs, .bigint) }
            return DataType.decimal(mine, operation, theirs).map { (mine, theirs, $0) }
        }
        switch operation {
        case .divided: return (.double, .double, .double)
        case .integerDivided: return one.isInteger && other.isInteger ? (.bigint, .bigint, .bigint) : nil
        default: return one.tightest(with: other).map { ($0, $0, $0) }
        }
    }

    /// `||` and CONCAT: arrays, binary values, or texts of whatever it is.
    func concat(_ operands: [BoundExpression], _ mark: Mark) throws(NameError) -> BoundExpression {
        let types = operands.map(\.type)
        let type: DataType?
        if types.contains(where: { if case .array = $0 { true } else { false } }) {
            type = types.contains(.void) ? nil : DataType.common(types)
        } else if !types.isEmpty, types.allSatisfy({ $0 == .binary }) {
            type = .binary
        } else if types.contains(where: { $0 == .unknown }) {
            type = .string
        } else {
            type = types.contains { $0.isNested } ? nil : .string
        }
        guard let type else {
            throw mismatch("DATATYPE_MISMATCH.DATA_DIFF_TYPES", "The values to be joined have no common type", at: mark)
        }
        return BoundExpression(.call(.concat, operands.map { $0.cast(to: type) }), type, mark)
    }
}

extension BoundExpression {
    /// The decimal that a whole number as it is written needs beside a decimal: no more digits than it shows.
    fileprivate func writtenDecimal(beside other: DataType) -> DataType? {
        guard other.isDecimal, type.isInteger, case .literal(.integer(let value)) = kind else { return nil }
        return .decimal(precision: String(value.magnitude).utf8.count, scale: 0)
    }
}
