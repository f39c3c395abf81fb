// Calls: which function, whether it takes such arguments, and what it gives.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

import Tables

extension Binder {
    func call(_ call: FunctionCall, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        resolution.calls.append(.init(call: call, clause: place.clause, mark: mark))
        guard let function = call.known(dialect) else {
            // The rules refuse it; until then it is whatever it is.
            return try unknown(call, mark, place)
        }
        guard !call.arguments.contains(where: { $0.name != nil }) else {
            throw mismatch("NAMED_PARAMETERS_NOT_SUPPORTED", "Function \(call.name.name) takes no named arguments", at: mark)
        }
        if function.traits.contains(.volatile) { volatileCount += 1 }
        if call.over != nil { return try window(call, function, mark, place) }
        switch function.kind {
        case .aggregate: return try aggregate(call, function, mark, place)
        case .window: throw mismatch("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", "Function \(call.name.name) needs an OVER clause", at: mark)
        case .generator:
            throw mismatch(
                "UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS", "Function \(call.name.name) stands only at the top of a select item",
                at: mark)
        case .scalar: break
        }
        guard call.filter == nil, !call.isDistinct, call.withinGroup.isEmpty, call.nulls == nil else {
            throw mismatch(
                "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
                "Function \(call.name.name) is no aggregate: it takes no DISTINCT, FILTER or IGNORE NULLS", at: mark)
        }
        if let moved = try dateUnit(call, function, mark, place) { return moved }
        if function.name == .transform || function.name == .arraySort { return try withLambda(call, function, mark, place) }
        let arguments = try self.arguments(call, place)
        return try scalar(function, call, arguments, mark, place)
    }

    /// The arguments as they are, stars spelled out.
    func arguments(_ call: FunctionCall, _ place: Place) throws(NameError) -> [BoundExpression] {
        var arguments: [BoundExpression] = []
        arguments.reserveCapacity(call.arguments.count)
        for argument in call.arguments {
            if case .star(let star) = argument.value.kind {
                guard place.clause == .select || place.clause == .having || place.clause == .orderBy else {
                    throw mismatch(
                        "INVALID_USAGE_OF_STAR_OR_REGEX", "* in a call stands only in a select list", at: argument.value.mark)
                }
                let columns = try expand(star, at: argument.value.mark, place)
                resolution.record(columns.map(\.origin), of: argument.value.mark)
                notes.stars[argument.value.mark.id] = columns.map(\.name)
                arguments += columns.map(\.expression)
            } else if case .scalarQuery(let query) = argument.value.kind, call.arguments.count == 1 {
                arguments.append(try bind(Expression(kind: .scalarQuery(query), mark: argument.value.mark), place))
            } else {
                arguments.append(try bind(argument.value, place))
            }
        }
        return arguments
    }

    private func unknown(_ call: FunctionCall, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        for argument in call.arguments {
            switch argument.value.kind {
            case .star: continue
            case .lambda(let names, let body):
                for name in names {
                    place.variables.append((name.key, BoundExpression(.variable(variableCount), .unknown, name.mark)))
                }
                _ = try bind(body, place)
                place.variables.removeLast(names.count)
            default: _ = try bind(argument.value, place)
            }
        }
        for part in call.parts.dropFirst(call.arguments.count) { _ = try bind(part, place) }
        return BoundExpression(.literal(.null), .unknown, mark)
    }

    // MARK: Signatures

    /// Checks the number of arguments, fills in what Spark fills in, and converts each to what the function takes.
    func checked(
        _ function: SQLFunction, _ call: FunctionCall, _ given: [BoundExpression], _ mark: Mark
    ) throws(NameError) -> [BoundExpression] {
        let most = function.rest == nil ? function.required.count + function.optional.count : Int.max
        guard given.count >= function.required.count, given.count <= most else {
            let wanted =
                function.rest != nil
                ? "at least \(function.required.count)"
                : most == function.required.count ? "\(most)" : "\(function.required.count) to \(most)"
            throw mismatch(
                "WRONG_NUM_ARGS", "Function \(call.name.name) takes \(wanted) arguments, not \(given.count)", at: mark)
        }
        var arguments: [BoundExpression] = []
        arguments.reserveCapacity(given.count)
        for (index, value) in given.enumerated() {
            let accepts = function.argument(index)
            if accepts.isConstant, !value.isConstant, !value.type.isOpen {
                throw mismatch(
                    "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "Argument \(index + 1) of \(call.name.name) must be a constant", at: value.mark)
            }
            if case .within(let least, let most, _) = accepts, let number = value.writtenNumber, number < least || number > most {
                throw mismatch(
                    "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "Argument \(index + 1) of \(call.name.name) is out of its range", at: value.mark
                )
            }
            guard let type = accepts.type(for: value.type) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                    "Argument \(index + 1) of \(call.name.name) is \(accepts.described), not \(value.type)", at: value.mark)
            }
            arguments.append(value.cast(to: type))
        }
        for index in max(0, given.count - function.required.count)..<max(function.optional.count, given.count - function.required.count) {
            guard index < function.optional.count, let standard = function.optional[index].standard else { break }
            let value = try self.standard(standard, mark)
            arguments.append(value.cast(to: function.optional[index].accepts.type(for: value.type) ?? value.type))
        }
        return arguments
    }

    /// An argument that Spark fills in.
    private func standard(_ text: String, _ mark: Mark) throws(NameError) -> BoundExpression {
        if text == "current_timestamp()" { return BoundExpression(.call(.currentTimestamp, []), .timestamp, mark) }
        if text == "NULL" { return BoundExpression(.literal(.null), .void, mark) }
        if text == "false" { return BoundExpression(.literal(.boolean(false)), .boolean, mark) }
        if text.hasPrefix("'") { return BoundExpression(.literal(.string(String(text.dropFirst().dropLast()))), .string, mark) }
        return BoundExpression(.literal(.integer(Int64(text) ?? 0)), .int, mark)
    }

    /// The result's type by the table of functions.
    func result(
        _ function: SQLFunction, _ call: FunctionCall, _ arguments: inout [BoundExpression], _ mark: Mark
    ) throws(NameError) -> DataType {
        switch function.result {
        case .fixed(let type): return type
        case .first: return arguments.first?.type ?? .unknown
        case .common:
            guard let type = DataType.common(arguments.map(\.type)) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.DATA_DIFF_TYPES", "The arguments of \(call.name.name) have no common type", at: mark)
            }
            arguments = arguments.map { $0.cast(to: type) }
            return type
        case .unread:
            guard let type = DataType.commonUnread(arguments.map(\.type)) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.DATA_DIFF_TYPES", "The arguments of \(call.name.name) have no common type", at: mark)
            }
            arguments = arguments.map { $0.cast(to: type) }
            return type
        case .made(let make):
            guard let type = make(arguments.map(\.type)) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                    "Function \(call.name.name) can't take \(arguments.map { "\($0.type)" }.joined(separator: ", "))", at: mark)
            }
            return type
        case .special: return .unknown
        }
    }

    func scalar(
        _ function: SQLFunction, _ call: FunctionCall, _ given: [BoundExpression], _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        if case .special = function.result {
            return try special(function, call, given, mark)
        }
        var arguments = try checked(function, call, given, mark)
        let type = try result(function, call, &arguments, mark)
        switch function.name {
        case .regexpReplace where (arguments.last?.wholeValue ?? 1) < 1:
            throw mismatch("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "The place from which REGEXP_REPLACE looks is 1 or more", at: mark)
        case .isnull: return BoundExpression(.isNull(arguments[0], negated: false), .boolean, mark)
        case .isnotnull: return BoundExpression(.isNull(arguments[0], negated: true), .boolean, mark)
        // The characters come first in a call.
        case .ltrim where arguments.count == 2 && dialect == .spark, .rtrim where arguments.count == 2 && dialect == .spark:
            arguments.swapAt(0, 1)
        case .arrayExcept, .arrayIntersect, .arrayUnion: arguments = arguments.map { $0.cast(to: type) }
        default: break
        }
        return BoundExpression(.call(function.name, arguments), type, mark)
    }

    // MARK: Dates with a unit

    private static let units: [String: String] = {
        var units: [String: String] = [:]
        for unit in ["year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond"] {
            units[unit] = unit
        }
        units["dayofyear"] = "dayofyear"
        return units
    }()

    /// `DATEADD(DAY, 1, x)` and `DATEDIFF(DAY, x, y)`, whose first argument is a bare word.
    private func dateUnit(
        _ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression? {
        guard function.traits.contains(.datePart), call.arguments.count == 3 else { return nil }
        guard case .column(let path) = call.arguments[0].value.kind, path.count == 1, let unit = Self.units[path[0].key] else { return nil }
        let unitText = BoundExpression(.literal(.string(unit.uppercased())), .string, call.arguments[0].value.mark)
        let second = try bind(call.arguments[1].value, place)
        let third = try bind(call.arguments[2].value, place)
        let moment = SQLFunction.Argument.either([.moment, .timestamp])
        func converted(_ value: BoundExpression, _ accepts: SQLFunction.Argument) throws(NameError) -> BoundExpression {
            guard let type = accepts.type(for: value.type) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                    "Function \(call.name.name) takes \(accepts.described) here, not \(value.type)",
                    at: value.mark)
            }
            return value.cast(to: type)
        }
        if function.name == .dateAdd {
            let time = try converted(third, moment)
            return BoundExpression(.call(.timestampadd, [unitText, try converted(second, .int), time]), time.type, mark)
        }
        return BoundExpression(
            .call(.timestampdiff, [unitText, try converted(second, .timestamp), try converted(third, .timestamp)]), .bigint, mark)
    }

    // MARK: Lambdas

    private func withLambda(
        _ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        guard let first = call.arguments.first else {
            throw mismatch("WRONG_NUM_ARGS", "Function \(call.name.name) takes an array", at: mark)
        }
        let array = try checked(
            SQLFunction(function.name, call.function, .scalar, [.list], .first), call, [try bind(first.value, place)], mark)
        let element: DataType
        if case .array(let inner) = array[0].type { element = inner } else { element = .unknown }
        guard call.arguments.count > 1 else {
            guard function.name == .arraySort else {
                throw mismatch("WRONG_NUM_ARGS", "Function \(call.name.name) takes an array and a lambda", at: mark)
            }
            return BoundExpression(.call(.arraySort, array), array[0].type, mark)
        }
        guard call.arguments.count == 2 else {
            throw mismatch("WRONG_NUM_ARGS", "Function \(call.name.name) takes an array and a lambda", at: mark)
        }
        guard case .lambda(let names, let body) = call.arguments[1].value.kind else {
            // What is no lambda is one that looks at nothing.
            let value = try bind(call.arguments[1].value, place)
            guard function.name == .transform || value.type == .int || value.type.isOpen else {
                throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_RETURN_TYPE", "The lambda of ARRAY_SORT gives an int", at: mark)
            }
            let lambda = BoundExpression(.lambda([], value), value.type, value.mark)
            return BoundExpression(
                .call(function.name, [array[0], lambda]), function.name == .transform ? .array(value.type) : array[0].type, mark)
        }
        let parameters: [DataType] = function.name == .transform ? [element, .int] : [element, element]
        guard names.count <= parameters.count, function.name == .transform || names.count == 2 else {
            throw mismatch(
                "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH", "The lambda of \(call.name.name) has too many or too few parameters",
                at: call.arguments[1].value.mark)
        }
        guard Set(names.map(\.key)).count == names.count else {
            throw mismatch("INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES", "The parameters of a lambda have different names", at: mark)
        }
        var numbers: [Int] = []
        for (name, type) in zip(names, parameters) {
            place.variables.append((name.key, BoundExpression(.variable(variableCount), type, name.mark)))
            numbers.append(variableCount)
            variableCount += 1
        }
        let value = try bind(body, place)
        place.variables.removeLast(names.count)
        let lambda = BoundExpression(.lambda(numbers, value), value.type, call.arguments[1].value.mark)
        if function.name == .transform { return BoundExpression(.call(.transform, [array[0], lambda]), .array(value.type), mark) }
        guard value.type == .int || value.type.isOpen else {
            throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_RETURN_TYPE", "The lambda of ARRAY_SORT gives an int", at: mark)
        }
        return BoundExpression(.call(.arraySort, [array[0], lambda]), array[0].type, mark)
    }
}

extension SQLFunction.Argument {
    fileprivate var isConstant: Bool {
        switch self {
        case .constant, .within: true
        default: false
        }
    }
}

extension SQLFunction {
    /// What the argument at an index may be.
    func argument(_ index: Int) -> Argument {
        if index < required.count { return required[index] }
        if index - required.count < optional.count { return optional[index - required.count].accepts }
        return rest ?? .any
    }
}
