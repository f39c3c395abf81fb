// Functions whose result depends on more than a table of types.
// Reference: https://spark.apache.org/docs/3.5.3/api/sql/

import Tables

extension Binder {
    func special(
        _ function: SQLFunction, _ call: FunctionCall, _ given: [BoundExpression], _ mark: Mark
    ) throws(NameError) -> BoundExpression {
        func made(_ arguments: [BoundExpression], _ type: DataType) -> BoundExpression {
            BoundExpression(.call(function.name, arguments), type, mark)
        }
        func refused() -> NameError {
            mismatch(
                "DATATYPE_MISMATCH.DATA_DIFF_TYPES",
                "Function \(call.name.name) can't take \(given.map { "\($0.type)" }.joined(separator: ", "))", at: mark)
        }
        if given.contains(where: { $0.type == .unknown }), Self.openSpecials.contains(function.name) {
            return made(try checked(function, call, given, mark), .unknown)
        }
        let arguments = try checked(function, call, given, mark)
        switch function.name {
        case .array:
            guard let type = DataType.common(arguments.map(\.type)) else { throw refused() }
            return made(arguments.map { $0.cast(to: type) }, .array(type))
        case .map: return try map(arguments, mark, refused)
        case .struct:
            var fields: [DataType.Field] = []
            for (index, value) in arguments.enumerated() {
                fields.append(.init(name(ofField: index, call, arguments.count), value.type))
            }
            return BoundExpression(.structure(arguments), .structure(fields), mark)
        case .namedStruct: return try namedStruct(arguments, mark)
        case .arrayContains, .arrayRemove:
            let sought = arguments[1].type
            guard case .array(let element) = arguments[0].type, given[0].type != .void, function.name == .arrayRemove || sought != .void,
                let type = function.name == .arrayRemove
                    ? element.tightestInline(with: sought) : element.tightest(with: sought) ?? element.widerDecimal(with: sought),
                type.isOrderable
            else { throw refused() }
            let values = [arguments[0].cast(to: .array(type)), arguments[1].cast(to: type)]
            return made(values, function.name == .arrayContains ? .boolean : .array(type))
        case .if, .nvl2, .nullif: return try choice(function.name, arguments, mark, refused)
        case .date: return try cast(arguments[0], to: .date, .written, mark)
        case .timestamp: return try cast(arguments[0], to: .timestamp, .written, mark)
        case .decode: return try decode(arguments, mark, refused)
        case .toJson:
            guard arguments[0].type.isNested || arguments[0].type.isOpen || arguments[0].type == .void else { throw refused() }
            guard arguments.count < 2 || arguments[1].type == .map(key: .string, value: .string) || arguments[1].type.isOpen else {
                throw mismatch("INVALID_OPTIONS.NON_MAP_FUNCTION", "The options of TO_JSON are a map of strings", at: arguments[1].mark)
            }
            return made(arguments, .string)
        case .toNumber: return made(arguments, Self.number(format: arguments[1].textValue))
        case .convertTimezone:
            let accepts = SQLFunction.Argument.of(.timestampNTZ)
            guard let last = arguments.last, let type = accepts.type(for: last.type),
                arguments.dropLast().allSatisfy({ $0.type.isText || $0.type == .void })
            else { throw refused() }
            return made(arguments.dropLast() + [last.cast(to: type)], .timestampNTZ)
        case .datePart:
            // No part of anything is NULL.
            if case .literal(.null) = arguments[0].kind { return BoundExpression(.literal(.null), .double, mark) }
            guard let field = arguments[0].textValue else {
                throw mismatch("NON_FOLDABLE_ARGUMENT", "The first argument of \(call.name.name) is a date part", at: arguments[0].mark)
            }
            return try extract(field, arguments[1], mark)
        case .ceil, .floor, .round: return try rounded(function.name, call, arguments, given, mark)
        case .div: return try operation(arguments, .integerDivided, mark)
        case .mod: return try operation(arguments, .modulo, mark)
        case .concat: return try concat(arguments, mark)
        case .lpad, .rpad: return try pad(function.name, arguments, mark)
        default: throw refused()
        }
    }

    /// IF, NVL2 and NULLIF.
    private func choice(
        _ name: FunctionName, _ arguments: [BoundExpression], _ mark: Mark, _ refused: () -> NameError
    ) throws(NameError) -> BoundExpression {
        if name == .nullif {
            let (_, other) = try alike(arguments[0], arguments[1], "NULLIF", mark)
            return BoundExpression(.call(.nullif, [arguments[0], other]), arguments[0].type, mark)
        }
        guard let type = arguments[1].type.wider(with: arguments[2].type) else { throw refused() }
        let results = arguments[1...].map { $0.cast(to: type) }
        if name == .nvl2 { return BoundExpression(.call(.nvl2, [arguments[0]] + results), type, mark) }
        return BoundExpression(
            .conditional(operand: nil, [BoundBranch(condition: arguments[0], result: results[0])], otherwise: results[1]), type, mark)
    }

    private static let openSpecials: Set<FunctionName> = [.arrayContains, .arrayRemove, .map, .decode, .toJson, .ceil, .floor, .round]

    private func name(ofField index: Int, _ call: FunctionCall, _ count: Int) -> String {
        guard call.arguments.count == count else {
            // Stars in the call: the names of what they stand for.
            var names: [String] = []
            for argument in call.arguments {
                names +=
                    notes.stars[argument.value.mark.id] ?? [argument.alias?.name ?? argument.value.fieldName ?? "col\(names.count + 1)"]
            }
            return index < names.count ? names[index] : "col\(index + 1)"
        }
        let argument = call.arguments[index]
        if let only = notes.stars[argument.value.mark.id]?.first { return only }
        return argument.alias?.name ?? argument.value.fieldName ?? "col\(index + 1)"
    }

    private func operation(_ arguments: [BoundExpression], _ operation: BinaryOperator, _ mark: Mark) throws(NameError) -> BoundExpression {
        try binary(arguments[0], operation, arguments[1], mark)
    }

    private func map(_ arguments: [BoundExpression], _ mark: Mark, _ refused: () -> NameError) throws(NameError) -> BoundExpression {
        guard arguments.count.isMultiple(of: 2) else {
            throw mismatch("WRONG_NUM_ARGS", "MAP takes keys and values in turn", at: mark)
        }
        let keys = stride(from: 0, to: arguments.count, by: 2).map { arguments[$0] }
        let values = stride(from: 1, to: arguments.count, by: 2).map { arguments[$0] }
        guard let key = DataType.common(keys.map(\.type)), let value = DataType.common(values.map(\.type)), !key.hasMap else {
            throw refused()
        }
        var converted: [BoundExpression] = []
        for (one, other) in zip(keys, values) { converted += [one.cast(to: key), other.cast(to: value)] }
        return BoundExpression(.call(.map, converted), .map(key: key, value: value), mark)
    }

    private func namedStruct(_ arguments: [BoundExpression], _ mark: Mark) throws(NameError) -> BoundExpression {
        guard arguments.count.isMultiple(of: 2), !arguments.isEmpty else {
            throw mismatch("WRONG_NUM_ARGS", "NAMED_STRUCT takes names and values in turn", at: mark)
        }
        var fields: [DataType.Field] = []
        var values: [BoundExpression] = []
        for index in stride(from: 0, to: arguments.count, by: 2) {
            guard let name = arguments[index].textValue else {
                throw mismatch(
                    "DATATYPE_MISMATCH.CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING", "A name in NAMED_STRUCT is a string", at: mark)
            }
            fields.append(.init(name, arguments[index + 1].type))
            values.append(arguments[index + 1])
        }
        return BoundExpression(.structure(values), .structure(fields), mark)
    }

    /// `DECODE(binary, charset)`, or pairs of a value and a result.
    private func decode(_ arguments: [BoundExpression], _ mark: Mark, _ refused: () -> NameError) throws(NameError) -> BoundExpression {
        if arguments.count == 2 {
            let accepts = SQLFunction.Argument.self
            guard let binary = accepts.binary.type(for: arguments[0].type), let text = accepts.text.type(for: arguments[1].type) else {
                throw refused()
            }
            return BoundExpression(.call(.decode, [arguments[0].cast(to: binary), arguments[1].cast(to: text)]), .string, mark)
        }
        var branches: [(BoundExpression, BoundExpression)] = []
        var index = 1
        while index + 1 < arguments.count {
            // Unlike CASE, DECODE finds NULL by NULL.
            let (value, search) = try alike(arguments[0], arguments[index], "DECODE", mark)
            branches.append(
                (BoundExpression(.isDistinct(value, from: search, negated: true), .boolean, search.mark), arguments[index + 1]))
            index += 2
        }
        let otherwise = index < arguments.count ? arguments[index] : nil
        guard let type = DataType.common(branches.map(\.1.type) + (otherwise.map { [$0.type] } ?? [])) else { throw refused() }
        return BoundExpression(
            .conditional(
                operand: nil, branches.map { BoundBranch(condition: $0, result: $1.cast(to: type)) },
                otherwise: otherwise?.cast(to: type)), type, mark)
    }

    private func rounded(
        _ name: FunctionName, _ call: FunctionCall, _ arguments: [BoundExpression], _ given: [BoundExpression], _ mark: Mark
    ) throws(NameError) -> BoundExpression {
        var arguments = arguments
        var type = arguments[0].type
        let given = given[0].type
        if name != .round, arguments.count == 1 {
            if type.isInteger { arguments[0] = arguments[0].cast(to: .bigint) }
            if type.isFloating || type.isText || type == .void { arguments[0] = arguments[0].cast(to: .double) }
            type = arguments[0].type
            guard case .decimal(let precision, let scale) = type else { return BoundExpression(.call(name, arguments), .bigint, mark) }
            // What has no digits behind the point stays as wide as it is.
            let digits = scale == 0 ? precision : min(38, precision - scale + 1)
            return BoundExpression(.call(name, arguments), .decimal(precision: digits, scale: 0), mark)
        }
        guard let digits = name == .round ? arguments[1].writtenScale : arguments[1].wholeValue else {
            guard arguments[1].type == .void || arguments[1].type.isOpen else {
                throw mismatch("REQUIRES_PARAMETER_LITERAL", "The scale of \(call.name.name) is a whole number", at: arguments[1].mark)
            }
            return BoundExpression(.call(name, arguments), type, mark)
        }
        if name != .round {
            // With a scale, whole numbers and floating ones are decimals.
            let isRead = given.isText || given == .void
            guard let decimal = isRead ? .decimal(precision: 38, scale: 18) : type.asDecimal else {
                return BoundExpression(.call(name, arguments), type, mark)
            }
            arguments[0] = arguments[0].cast(to: decimal)
            type = decimal
        }
        return BoundExpression(.call(name, arguments), type.rounded(to: Int(digits)), mark)
    }

    private func pad(_ name: FunctionName, _ arguments: [BoundExpression], _ mark: Mark) throws(NameError) -> BoundExpression {
        var arguments = arguments
        let type = arguments[0].type
        if arguments.count == 2 {
            let filler: BoundLiteral = type == .binary ? .binary([0]) : .string(" ")
            arguments.append(BoundExpression(.literal(filler), type == .binary ? .binary : .string, mark))
        }
        // A binary value beside a text is read as a text.
        let both: DataType = arguments[0].type == .binary && arguments[2].type == .binary ? .binary : .string
        arguments[0] = arguments[0].cast(to: both)
        arguments[2] = arguments[2].cast(to: both)
        return BoundExpression(.call(name, arguments), both, mark)
    }

    /// The decimal that a format of TO_NUMBER reads.
    private static func number(format: String?) -> DataType {
        guard let format else { return .unknown }
        var whole = 0
        var scale = 0
        var isBehind = false
        for scalar in format.unicodeScalars {
            switch scalar {
            case "0", "9": if isBehind { scale += 1 } else { whole += 1 }
            case ".", "D", "d": isBehind = true
            default: continue
            }
        }
        return .decimal(precision: max(1, min(38, whole + scale)), scale: min(38, scale))
    }
}
