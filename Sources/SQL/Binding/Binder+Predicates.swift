// Predicates and conditionals: BETWEEN, IN, LIKE, CASE, CAST.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-operators.html

import Tables

extension Binder {
    /// A condition inside an expression.
    func boolean(_ value: BoundExpression, _ what: String) throws(NameError) -> BoundExpression {
        if value.type == .boolean || value.type.isOpen { return value }
        if value.type == .void { return value.cast(to: .boolean) }
        if value.type.isText { return value.cast(to: .boolean) }
        throw mismatch("DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE", "\(what) takes a condition, not \(value.type)", at: value.mark)
    }

    func not(_ value: BoundExpression, _ mark: Mark) throws(NameError) -> BoundExpression {
        guard value.type == .boolean || value.type.isOpen || value.type == .void || value.type.isText else {
            throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "NOT takes a condition, not \(value.type)", at: mark)
        }
        return BoundExpression(.not(value.cast(to: .boolean)), .boolean, mark)
    }

    /// Two values converted to the type in which they are compared.
    func alike(
        _ left: BoundExpression, _ right: BoundExpression, _ what: String, _ mark: Mark
    ) throws(NameError) -> (BoundExpression, BoundExpression) {
        guard let type = left.type.compared(with: right.type) else {
            throw mismatch("DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "\(what) can't compare \(left.type) with \(right.type)", at: mark)
        }
        guard type.isOrderable || type.isOpen else {
            throw mismatch("DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "\(what) can't compare values of type \(type)", at: mark)
        }
        return (left.cast(to: type), right.cast(to: type))
    }

    func between(
        _ subject: Expression, _ lower: Expression, _ upper: Expression, _ negated: Bool, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        let value = try bind(subject, place)
        let (_, low) = try alike(value, try bind(lower, place), ">=", mark)
        let (_, high) = try alike(value, try bind(upper, place), "<=", mark)
        return BoundExpression(.between(value, lower: low, upper: high, negated: negated), .boolean, mark)
    }

    func inList(
        _ subject: Expression, _ list: [Expression], _ negated: Bool, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        let value = try bind(subject, place)
        var items: [BoundExpression] = []
        for item in list { items.append(try bind(item, place)) }
        // Structs of other names are compared all the same, as they are.
        let alike = items.allSatisfy { value.type.hasShape(of: $0.type) } ? value.type : nil
        guard let type = DataType.common([value.type] + items.map(\.type)) ?? alike else {
            throw mismatch("DATATYPE_MISMATCH.DATA_DIFF_TYPES", "The values that IN compares have no common type", at: mark)
        }
        guard type.isOrderable || type.isOpen else {
            throw mismatch("DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "IN can't compare values of type \(type)", at: mark)
        }
        return BoundExpression(
            .inList(value.cast(to: type), items.map { $0.cast(to: type) }, negated: negated), .boolean, mark)
    }

    func like(_ match: PatternMatch, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        func text(_ expression: Expression) throws(NameError) -> BoundExpression {
            let bound = try bind(expression, place)
            guard let type = SQLFunction.Argument.text.type(for: bound.type) else {
                throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "LIKE takes a string, not \(bound.type)", at: expression.mark)
            }
            return bound.cast(to: type)
        }
        let subject = try text(match.subject)
        var patterns: [BoundExpression] = []
        for pattern in match.patterns { patterns.append(try text(pattern)) }
        guard !patterns.isEmpty else { throw NameError(message: "LIKE needs a pattern", mark: mark) }
        var escape: Unicode.Scalar = "\\"
        if let written = match.escape {
            guard let text = try bind(written, place).textValue, text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first
            else {
                throw mismatch("INVALID_ESCAPE_CHAR", "ESCAPE takes one character", at: written.mark)
            }
            escape = scalar
        }
        return BoundExpression(
            .like(
                BoundPattern(
                    subject: subject, operator: match.operator, quantifier: match.quantifier, patterns: patterns, escape: escape,
                    isNegated: match.isNegated)), .boolean, mark)
    }

    // MARK: CASE and CAST

    func conditional(_ conditional: Conditional, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        let operand = try conditional.operand.map { (operand) throws(NameError) in try bind(operand, place) }
        var conditions: [BoundExpression] = []
        var results: [BoundExpression] = []
        for branch in conditional.branches {
            let condition = try bind(branch.condition, place)
            if let operand {
                conditions.append(try alike(operand, condition, "CASE", branch.condition.mark).1)
            } else {
                guard condition.type == .boolean || condition.type.isOpen else {
                    throw mismatch(
                        "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "WHEN takes a condition, not \(condition.type)",
                        at: branch.condition.mark)
                }
                conditions.append(condition)
            }
            results.append(try bind(branch.result, place))
        }
        let otherwise = try conditional.otherwise.map { (otherwise) throws(NameError) in try bind(otherwise, place) }
        let all = results + (otherwise.map { [$0] } ?? [])
        guard let type = DataType.common(all.map(\.type)) else {
            throw mismatch("DATATYPE_MISMATCH.DATA_DIFF_TYPES", "The results of CASE have no common type", at: mark)
        }
        let branches = zip(conditions, results).map { BoundBranch(condition: $0, result: $1.cast(to: type)) }
        return BoundExpression(.conditional(operand: operand, branches, otherwise: otherwise?.cast(to: type)), type, mark)
    }

    func cast(_ cast: Cast, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        let value = try bind(cast.value, place)
        return try self.cast(value, to: cast.type.plain, cast.form == .tryCast ? .attempt : .written, mark)
    }

    func cast(_ value: BoundExpression, to type: DataType, _ form: BoundCast, _ mark: Mark) throws(NameError) -> BoundExpression {
        guard type != .calendarInterval else {
            throw mismatch("CANNOT_PARSE_DATATYPE", "A value can't be cast to an INTERVAL without its fields", at: mark)
        }
        guard value.type.canCast(to: type) else {
            throw mismatch("DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", "A \(value.type) can't be cast to \(type)", at: mark)
        }
        return BoundExpression(.cast(value, form), type, mark)
    }

    // MARK: Parts of dates

    func extract(_ field: String, _ source: BoundExpression, _ mark: Mark) throws(NameError) -> BoundExpression {
        guard let part = DatePart.named(field) else {
            throw mismatch("INVALID_EXTRACT_FIELD", "There is no date part \(field)", at: mark)
        }
        switch source.type {
        case .yearMonthInterval(let first, let last):
            switch part {
            case .year where first == .year: return BoundExpression(.extract(part, source), .int, mark)
            case .month where last == .month: return BoundExpression(.extract(part, source), .tinyint, mark)
            default: break
            }
        case .dayTimeInterval(let first, let last):
            switch part {
            case .day where first == .day: return BoundExpression(.extract(part, source), .int, mark)
            case .hour where first <= .hour && last >= .hour, .minute where first <= .minute && last >= .minute:
                return BoundExpression(.extract(part, source), .tinyint, mark)
            case .second where last == .second: return BoundExpression(.extract(part, source), .decimal(precision: 8, scale: 6), mark)
            default: break
            }
        case .date, .timestamp, .timestampNTZ, .string, .void, .unknown:
            let target: DataType =
                part.isOfTime || source.type == .timestampNTZ ? (source.type == .timestampNTZ ? .timestampNTZ : .timestamp) : .date
            let value = source.type.isMoment ? source : source.cast(to: target)
            return BoundExpression(.extract(part, value), part == .second ? .decimal(precision: 8, scale: 6) : .int, mark)
        default:
            guard source.type.isOpen else { break }
            return BoundExpression(.extract(part, source), .int, mark)
        }
        throw mismatch("INVALID_EXTRACT_FIELD", "A \(source.type) has no \(field)", at: mark)
    }

    func trim(
        _ side: TrimSide, _ characters: Expression?, _ source: Expression, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        var arguments: [BoundExpression] = []
        for part in [source] + (characters.map { [$0] } ?? []) {
            let bound = try bind(part, place)
            guard let type = SQLFunction.Argument.text.type(for: bound.type) else {
                throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "TRIM takes a string, not \(bound.type)", at: part.mark)
            }
            arguments.append(bound.cast(to: type))
        }
        let name: FunctionName =
            switch side {
            case .both: .btrim
            case .leading: .ltrim
            case .trailing: .rtrim
            }
        return BoundExpression(.call(name, arguments), .string, mark)
    }

    func tuple(_ items: [Expression], _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        var values: [BoundExpression] = []
        var fields: [DataType.Field] = []
        for (index, item) in items.enumerated() {
            let value = try bind(item, place)
            values.append(value)
            fields.append(.init(item.fieldName ?? "col\(index + 1)", value.type))
        }
        return BoundExpression(.structure(values), .structure(fields), mark)
    }
}

extension Expression {
    /// The name that a struct's field has from the value it is made of; nil for what has no name.
    var fieldName: String? {
        switch kind {
        case .column(let path): path.last?.name
        case .field(_, let name): name.name
        default: nil
        }
    }
}

extension DataType {
    /// The type in which two values are compared; nil if they can't be.
    func compared(with other: DataType) -> DataType? {
        if let promoted = promoted(with: other) { return promoted }
        return tightest(with: other) ?? widerDecimal(with: other) ?? (isNested ? wider(with: other) : nil)
    }
}

extension DatePart {
    var isOfTime: Bool { self == .hour || self == .minute || self == .second }

    /// The part of a name, in any case.
    static func named(_ name: String) -> DatePart? { names[name.foldedName] }

    private static let names: [String: DatePart] = {
        let synonyms: [(DatePart, String)] = [
            (.year, "year y years yr yrs"), (.yearOfWeek, "yearofweek"), (.quarter, "quarter qtr"), (.month, "month mon mons months"),
            (.week, "week w weeks"), (.day, "day d days"), (.dayOfWeek, "dayofweek dow"), (.dayOfWeekISO, "dayofweek_iso dow_iso"),
            (.dayOfYear, "doy"), (.hour, "hour h hours hr hrs"), (.minute, "minute m min mins minutes"),
            (.second, "second s sec seconds secs"),
        ]
        var names: [String: DatePart] = [:]
        for (part, words) in synonyms {
            for word in words.split(separator: " ") { names[String(word)] = part }
        }
        return names
    }()
}
