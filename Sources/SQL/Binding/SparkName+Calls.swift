// Calls and windows in the names of outputs.
// Source: Spark 3.5.3, tried.

import Tables

extension SparkName {
    mutating func write(_ call: FunctionCall, at mark: Mark) {
        let function = call.known(dialect)
        if call.over != nil || function?.kind == .aggregate {
            aggregate(call, function)
            if let over = call.over { self.over(over, call, function) }
            return
        }
        let values = call.arguments.map(\.value)
        switch function?.name {
        case .if:
            put("(IF(")
            list(values)
            put("))")
        case .isnull: parenthesized(values, " IS NULL")
        case .isnotnull: parenthesized(values, " IS NOT NULL")
        case .date, .timestamp: list(values)
        case .div:
            put("(")
            list(values, separator: " div ")
            put(")")
        case .struct:
            put("struct(")
            for (index, argument) in call.arguments.enumerated() {
                if index > 0 { put(", ") }
                write(argument.value)
                if let alias = argument.alias { put(" AS \(alias.name)") }
            }
            put(")")
        case .datePart where call.function == "datepart" && values.count == 2:
            put("datepart(")
            list(values, separator: " FROM ")
            put(")")
        case .log where values.count == 1:
            put("LOG(E(), ")
            list(values)
            put(")")
        case .dateAdd where values.count == 3: unit("timestampadd", values)
        case .dateDiff where values.count == 3: unit("timestampdiff", values)
        case .ltrim where values.count == 2: trim("LEADING", values)
        case .rtrim where values.count == 2: trim("TRAILING", values)
        case .toJson: wrapped("to_json(", Array(values.prefix(1)), ")")
        case .convertTimezone where values.count == 2: wrapped("convert_timezone(current_timezone(), ", values, ")")
        case .arraySort where values.count == 1:
            put("array_sort(")
            list(values)
            put(", lambdafunction((IF(((namedlambdavariable() IS NULL) AND (namedlambdavariable() IS NULL)), 0, ")
            put("(IF((namedlambdavariable() IS NULL), 1, (IF((namedlambdavariable() IS NULL), -1, ")
            put(
                "(IF((namedlambdavariable() < namedlambdavariable()), -1, (IF((namedlambdavariable() > namedlambdavariable()), 1, 0))))))))))"
            )
            put(", namedlambdavariable(), namedlambdavariable()))")
        default:
            put("\(shownName(call, function))(")
            list(values)
            standards(function, values.count, binaryFirst: values.first.flatMap { notes.type(of: $0.mark) } == .binary)
            put(")")
        }
    }

    private mutating func parenthesized(_ values: [Expression], _ suffix: String) {
        put("(")
        list(values)
        put("\(suffix))")
    }

    private mutating func trim(_ side: String, _ values: [Expression]) {
        put("TRIM(\(side) ")
        list(values, separator: " FROM ")
        put(")")
    }

    private mutating func unit(_ name: String, _ values: [Expression]) {
        put("\(name)(")
        if case .column(let path) = values[0].kind { put(path[0].name.uppercased()) }
        put(", ")
        list(Array(values[1...]))
        put(")")
    }

    private func shownName(_ call: FunctionCall, _ function: SQLFunction?) -> String {
        guard let function else { return call.function }
        switch function.name {
        case .rand: return "rand"
        case .dateAdd: return "date_add"
        case .btrim where call.function == "trim": return "trim"
        case .ceil, .floor:
            return call.arguments.count == 1 && call.function == function.names[0] ? call.function.uppercased() : call.function
        default:
            let isCapital = function.traits.contains(.capitals) && call.function == function.names[0]
            return isCapital ? call.function.uppercased() : call.function
        }
    }

    /// The arguments that Spark fills in.
    private mutating func standards(_ function: SQLFunction?, _ given: Int, binaryFirst: Bool) {
        guard let function else { return }
        if function.name == .lpad || function.name == .rpad {
            if given == 2 { put(binaryFirst ? ", X'00'" : ",  ") }
            return
        }
        for index in function.optional.indices where function.required.count + index >= given {
            guard let standard = function.optional[index].standard else { return }
            if given + index > 0 { put(", ") }
            put(standard.hasPrefix("'") ? String(standard.dropFirst().dropLast()) : standard)
        }
    }

    // MARK: Aggregates and windows

    private mutating func aggregate(_ call: FunctionCall, _ function: SQLFunction?) {
        var values = call.arguments.map(\.value)
        var suffix = call.nulls == .ignore ? " ignore nulls" : ""
        var name = shownName(call, function)
        switch function?.name {
        case .first, .last, .anyValue, .lag, .lead:
            // Written behind the call, it makes another of it, which has Spark's own name.
            if call.nulls == .ignore, let function { name = function.names[0] }
            suffix = ""
        default: break
        }
        switch function?.name {
        case .first, .last, .anyValue, .nthValue:
            let standard = function?.name == .nthValue ? 2 : 1
            if values.count > standard, case .literal(.boolean) = values[standard].kind { values.removeLast() }
        case .rank, .denseRank, .percentRank: values = []
        // Spark does not show how exact it is.
        case .approxCountDistinct: values = Array(values.prefix(1))
        default: break
        }
        put("\(name)(")
        if call.isDistinct { put("DISTINCT ") }
        list(values)
        standards(function, values.count, binaryFirst: false)
        put(")\(suffix)")
        if let key = call.withinGroup.first {
            put(" WITHIN GROUP (ORDER BY ")
            write(key.expression)
            if key.direction == .desc { put(" DESC") }
            put(")")
        }
        if let filter = call.filter {
            put(" FILTER (WHERE ")
            write(filter)
            put(")")
        }
    }

    private mutating func over(_ over: FunctionCall.Window, _ call: FunctionCall, _ function: SQLFunction?) {
        guard let window = notes.window(over) else { return }
        put(" OVER (")
        if !window.partition.isEmpty {
            put("PARTITION BY ")
            list(window.partition)
            put(" ")
        }
        if !window.order.isEmpty {
            put("ORDER BY ")
            for (index, item) in window.order.enumerated() {
                if index > 0 { put(", ") }
                write(item.expression)
                let isDescending = item.direction == .desc
                let nullsFirst = item.nulls.map { $0 == .first } ?? !isDescending
                put(isDescending ? " DESC" : " ASC")
                put(nullsFirst ? " NULLS FIRST" : " NULLS LAST")
            }
            put(" ")
        }
        frame(window, call, function)
        put(")")
    }

    private mutating func frame(_ window: WindowSpecification, _ call: FunctionCall, _ function: SQLFunction?) {
        switch function?.name {
        case .lag, .lead:
            let isLag = function?.name == .lag
            var distance = SparkName(notes: notes, dialect: dialect)
            if call.arguments.count > 1 { distance.write(call.arguments[1].value) } else { distance.put("1") }
            var text = distance.text
            if isLag, text != "0" { text = text.hasPrefix("-") ? String(text.dropFirst()) : "-\(text)" }
            put("ROWS BETWEEN \(text) FOLLOWING AND \(text) FOLLOWING")
            return
        case .cumeDist:
            put("RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")
            return
        case .rank, .denseRank, .rowNumber, .ntile, .percentRank:
            put("ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")
            return
        default: break
        }
        guard let frame = window.frame else {
            put(
                window.order.isEmpty
                    ? "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
                    : "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW")
            return
        }
        let key = frame.unit == .range ? window.order.first.flatMap { notes.type(of: $0.expression.mark) } : nil
        put("\(frame.unit.rawValue.uppercased()) BETWEEN ")
        bound(frame.start, key)
        put(" AND ")
        bound(frame.end ?? .currentRow, key)
    }

    /// - Parameter key: The type of the key that a distance is taken off; nil where rows are counted.
    private mutating func bound(_ bound: WindowFrame.Bound, _ key: DataType?) {
        switch bound {
        case .unboundedPreceding: put("UNBOUNDED PRECEDING")
        case .unboundedFollowing: put("UNBOUNDED FOLLOWING")
        case .currentRow: put("CURRENT ROW")
        case .preceding(let distance):
            // Where Spark converts the distance, it shows what it turned it into.
            if let key, key.isNumeric, let type = notes.type(of: distance.mark), type != key {
                wrapped("(- ", [distance], ") FOLLOWING")
                return
            }
            write(distance)
            put(" PRECEDING")
        case .following(let distance):
            write(distance)
            put(" FOLLOWING")
        }
    }
}
