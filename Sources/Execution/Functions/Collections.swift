// Functions of arrays, maps and structs.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Array_functions-spark.html

import SQL
import Tables

extension ExpressionCompiler {
    func collections(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .array, .struct: return structure(call.arguments)
        case .namedStruct: return structure(stride(from: 1, to: call.count, by: 2).map { call.arguments[$0] })
        case .map: return map(call)
        case .size:
            let perElement = if case .map = call.type(0) { 2 } else { 1 }
            return call.one { value, _ in Datum(value.elements.count / perElement) }
        case .arrayContains:
            let ordering = Orderings.ordering(call.type(1))
            return call.two { array, wanted, _ in
                var hasNull = false
                for element in array.elements {
                    if element.isNull { hasNull = true } else if ordering(element, wanted) == 0 { return .true }
                }
                return hasNull ? .null : .false
            }
        case .arrayRemove:
            let ordering = Orderings.ordering(call.type(1))
            return call.two { array, unwanted, frame throws(QueryFailure) in
                try frame.arena.value(elements: array.elements.filter { $0.isNull || ordering($0, unwanted) != 0 })
            }
        case .arrayDistinct, .arrayUnion, .arrayExcept, .arrayIntersect: return sets(call)
        case .arrayJoin: return joinedElements(call)
        case .arraySort: return try sortedElements(call)
        case .flatten:
            return call.one { array, frame throws(QueryFailure) in
                if array.elements.contains(where: \.isNull) { return .null }
                let copy = try frame.arena.data(array.elements.reduce(0) { $0 + $1.elements.count })
                var index = 0
                for inner in array.elements {
                    for element in inner.elements {
                        copy[index] = element
                        index += 1
                    }
                }
                return Datum(elements: UnsafeBufferPointer(copy))
            }
        case .strToMap: return mapOfText(call)
        default: return nil
        }
    }

    // MARK: Maps

    private func map(_ call: Call) -> Evaluation {
        guard case .map(let key, _) = call.type else { return { _ in .null } }
        let values = call.arguments
        return { frame throws(QueryFailure) in
            var elements: [Datum] = []
            for evaluate in values { elements.append(try evaluate(frame)) }
            return try Self.checkedMap(elements, key, frame)
        }
    }

    /// A map of keys and values in turn; no key may be NULL or come twice.
    private static func checkedMap(_ elements: [Datum], _ key: DataType, _ frame: Frame) throws(QueryFailure) -> Datum {
        let table = KeyTable(budget: frame.context.budget)
        for index in stride(from: 0, to: elements.count, by: 2) {
            guard !elements[index].isNull else { throw QueryFailure(.nullMapKey, "A key of a map is NULL.") }
            table.scratch.removeAll()
            try table.scratch.append(elements[index], of: key)
            guard try table.insertScratch().isNew else { throw QueryFailure(.duplicatedMapKey, "A key of a map comes twice.") }
        }
        return try frame.arena.value(elements: elements)
    }

    /// STR_TO_MAP(text, between pairs, between a key and its value), both of them regular expressions, which the binder fills in where
    /// they are not given.
    private func mapOfText(_ call: Call) -> Evaluation {
        let (pairMemo, keyMemo) = (RegexMemo(), RegexMemo())
        return call.strict { values, frame throws(QueryFailure) in
            let pairs = try Self.pieces(of: values[0].bytes, try pairMemo.regex(values[1].bytes), limit: -1, frame)
            var elements: [Datum] = []
            for pair in pairs {
                let parts = try Self.pieces(of: pair, try keyMemo.regex(values[2].bytes), limit: 2, frame)
                elements.append(Datum(bytes: parts[0]))
                elements.append(parts.count > 1 ? Datum(bytes: parts[1]) : .null)
            }
            return try Self.checkedMap(elements, .string, frame)
        }
    }

    // MARK: Arrays as sets

    private func sets(_ call: Call) -> Evaluation {
        guard case .array(let element) = call.type(0) else { return { _ in .null } }
        let name = call.name
        return call.strict { values, frame throws(QueryFailure) in
            let seen = KeyTable(budget: frame.context.budget)
            let other = KeyTable(budget: frame.context.budget)
            if name == .arrayExcept || name == .arrayIntersect {
                for value in values[1].elements {
                    other.scratch.removeAll()
                    try other.scratch.append(value, of: element)
                    _ = try other.insertScratch()
                }
            }
            var kept: [Datum] = []
            for array in name == .arrayUnion ? values[...] : values[..<1] {
                for value in array.elements {
                    seen.scratch.removeAll()
                    try seen.scratch.append(value, of: element)
                    guard try seen.insertScratch().isNew else { continue }
                    if name == .arrayExcept || name == .arrayIntersect {
                        other.scratch.removeAll()
                        try other.scratch.append(value, of: element)
                        guard (other.index(ofScratch: ()) != nil) == (name == .arrayIntersect) else { continue }
                    }
                    kept.append(value)
                }
            }
            return try frame.arena.value(elements: kept)
        }
    }

    private func joinedElements(_ call: Call) -> Evaluation {
        call.strict { values, frame throws(QueryFailure) in
            var builder = try TextBuilder(in: frame.arena)
            var isFirst = true
            for element in values[0].elements {
                if element.isNull, values.count < 3 { continue }
                if !isFirst { try builder.append(values[1].bytes) }
                isFirst = false
                try builder.append(element.isNull ? values[2].bytes : element.bytes)
            }
            return builder.value
        }
    }

    /// ARRAY_SORT: ascending with nulls last.
    private func sortedElements(_ call: Call) throws(QueryFailure) -> Evaluation {
        guard case .array(let element) = call.type(0) else { return { _ in .null } }
        let ordering = Orderings.ordering(element)
        return call.one { array, frame throws(QueryFailure) in
            let sorted = array.elements.filter { !$0.isNull }.sorted { ordering($0, $1) < 0 }
            let nulls = Array(repeating: Datum.null, count: array.elements.count - sorted.count)
            return try frame.arena.value(elements: sorted + nulls)
        }
    }

    // MARK: Lambdas

    /// ARRAY_SORT(array, (one, other) -> a number below, at or above 0). The sort is stable, and ends whatever the lambda says.
    func sortedByLambda(_ expressions: [BoundExpression]) throws(QueryFailure) -> Evaluation {
        guard case .lambda(let parameters, let body) = expressions[1].kind else { throw .notRun("ARRAY_SORT by what is no lambda") }
        let array = try compile(expressions[0])
        let order = try compile(body)
        vary()
        return strict(array) { array, frame throws(QueryFailure) in
            try frame.arena.value(
                elements: Self.merged(Array(array.elements)) { one, other throws(QueryFailure) in
                    if parameters.count > 1 { (frame.variables[parameters[0]], frame.variables[parameters[1]]) = (one, other) }
                    let result = try order(frame)
                    guard !result.isNull else {
                        throw QueryFailure(.comparatorReturnsNull, "The lambda of ARRAY_SORT gives NULL for two elements.")
                    }
                    return result.integer <= 0
                })
        }
    }

    /// A merge sort, whose comparison may fail.
    private static func merged(
        _ elements: [Datum], _ isInOrder: (Datum, Datum) throws(QueryFailure) -> Bool
    ) throws(QueryFailure) -> [Datum] {
        guard elements.count > 1 else { return elements }
        let middle = elements.count / 2
        let left = try merged(Array(elements[..<middle]), isInOrder)
        let right = try merged(Array(elements[middle...]), isInOrder)
        var (sorted, one, other): ([Datum], Int, Int) = ([], 0, 0)
        sorted.reserveCapacity(elements.count)
        while one < left.count, other < right.count {
            if try isInOrder(left[one], right[other]) {
                sorted.append(left[one])
                one += 1
            } else {
                sorted.append(right[other])
                other += 1
            }
        }
        return sorted + left[one...] + right[other...]
    }

    /// TRANSFORM(array, element -> value) or (array, (element, index) -> value).
    func transform(_ expressions: [BoundExpression]) throws(QueryFailure) -> Evaluation {
        guard expressions.count == 2, case .lambda(let parameters, let body) = expressions[1].kind, let first = parameters.first else {
            throw .notRun("TRANSFORM without a lambda")
        }
        let array = try compile(expressions[0])
        let value = try compile(body)
        // The lambda's own parameters make it vary; what it varies with is known here alone, so that it is never taken for a constant.
        vary()
        let second = parameters.count > 1 ? parameters[1] : nil
        return strict(array) { array, frame throws(QueryFailure) in
            let copy = try frame.arena.data(array.elements.count)
            for (index, element) in array.elements.enumerated() {
                if index & 4095 == 4095 { try frame.context.check() }
                frame.variables[first] = element
                if let second { frame.variables[second] = Datum(index) }
                copy[index] = try value(frame)
            }
            return Datum(elements: UnsafeBufferPointer(copy))
        }
    }
}
