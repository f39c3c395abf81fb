// Types of expressions, as far as the schema tells them.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-ansi-compliance.html

extension Resolution {
    /// The type of an expression whose names are resolved; `unknown` where Spark would have to be asked.
    package func type(of expression: Expression, _ dialect: Dialect = .spark) -> SQLType {
        switch expression.kind {
        case .literal(let literal): return literal.type
        case .column: return binding(of: expression.mark)?.column.type ?? .unknown
        case .negative(let operand), .positive(let operand), .complement(let operand): return type(of: operand, dialect)
        case .not, .isNull, .isTruth, .isDistinct, .between, .inList, .inQuery, .like, .exists: return .boolean
        case .chain(let first, let links): return type(ofChain: first, links, dialect)
        case .scalarQuery(let query): return outputs(of: query.mark).first?.type ?? .unknown
        case .call(let call): return type(of: call, dialect)
        case .cast(let cast): return cast.type
        case .conditional(let conditional):
            let results = conditional.branches.map(\.result) + (conditional.otherwise.map { [$0] } ?? [])
            return common(results, dialect)
        case .extract: return .int
        case .trim: return .string
        case .interval: return .interval
        case .element(let base, _):
            switch type(of: base, dialect) {
            case .array(let element): return element
            case .map(_, let value): return value
            default: return .unknown
            }
        case .field(let base, let name):
            return type(of: base, dialect).field([name])
        case .parameter(let name): return parameterTypes[name] ?? .unknown
        case .star, .tuple, .lambda: return .unknown
        }
    }

    private func common(_ expressions: [Expression], _ dialect: Dialect) -> SQLType {
        expressions.reduce(.null) { $0.common(with: type(of: $1, dialect)) }
    }

    private func type(ofChain first: Expression, _ links: [ChainLink], _ dialect: Dialect) -> SQLType {
        guard let level = links.first?.operator.precedence else { return type(of: first, dialect) }
        switch level {
        case .or, .and, .comparison: return .boolean
        default: break
        }
        var left = type(of: first, dialect)
        for (index, link) in links.enumerated() {
            var right = type(of: link.operand, dialect)
            if case .decimal = right, index == 0 { left = first.writtenDecimal ?? left }
            if case .decimal = left { right = link.operand.writtenDecimal ?? right }
            left = type(of: left, link.operator, right)
        }
        return left
    }

    private func type(of left: SQLType, _ operation: BinaryOperator, _ right: SQLType) -> SQLType {
        switch operation {
        case .concat: return .string
        case .integerDivided: return .bigint
        case .divided: return SQLType.decimal(left, .divided, right) ?? .double
        case .plus, .minus:
            if right == .interval || left == .date { return left }
            return SQLType.decimal(left, operation, right) ?? left.common(with: right)
        default: return SQLType.decimal(left, operation, right) ?? left.common(with: right)
        }
    }

    private func type(of call: FunctionCall, _ dialect: Dialect) -> SQLType {
        guard let function = call.known(dialect) else { return .unknown }
        let first = call.arguments.first.map { type(of: $0.value, dialect) } ?? .unknown
        switch function.result {
        case .fixed(let type): return type
        case .first: return first
        case .rounded:
            guard call.arguments.count > 1 else { return first.rounded(to: 0) }
            guard case .literal(.number(let text)) = call.arguments[1].value.kind, let digits = Int(text) else { return first }
            return first.rounded(to: digits)
        case .whole:
            if case .decimal = first { return first.rounded(to: 0) }
            return .bigint
        case .common:
            // The condition of IF and the test of NVL2 are no part of the result.
            let skipped = call.function == "if" || call.function == "nvl2" ? 1 : 0
            return common(call.arguments.dropFirst(skipped).map(\.value), dialect)
        case .sum:
            switch first {
            case .tinyint, .smallint, .int, .bigint: return .bigint
            case .decimal(let precision, let scale): return .decimal(precision: min(38, precision + 10), scale: scale)
            default: return .double
            }
        case .average:
            if case .decimal(let precision, let scale) = first {
                return .decimal(precision: min(38, precision + 4), scale: min(38, scale + 4))
            }
            return .double
        case .arrayOfFirst: return .array(first)
        case .arrayOfBody:
            guard case .lambda(_, let body) = call.arguments.last?.value.kind else { return .unknown }
            let element = type(of: body, dialect)
            return element == .unknown ? .unknown : .array(element)
        case .elementOfFirst: return first.elementTypes?.last ?? .unknown
        }
    }
}

extension Resolution {
    /// The types of the columns that a generator makes of its argument; none where they are not known.
    func generatedTypes(of call: FunctionCall, _ dialect: Dialect) -> [SQLType] {
        guard call.known(dialect)?.kind == .generator, let argument = call.arguments.first else { return [] }
        let elements = type(of: argument.value, dialect).elementTypes ?? []
        return call.function == "posexplode" ? [.int] + elements : elements
    }
}

extension Expression {
    /// The decimal that a whole number as it is written needs beside a decimal: no more digits than it shows.
    fileprivate var writtenDecimal: SQLType? {
        guard case .literal(.number(let text)) = kind, Int64(text) != nil else { return nil }
        return .decimal(precision: text.utf8.count, scale: 0)
    }
}

extension Literal {
    package var type: SQLType {
        switch self {
        case .null: return .null
        case .boolean: return .boolean
        case .string: return .string
        case .typed(let word, _):
            switch word {
            case "DATE": return .date
            case "TIMESTAMP_NTZ": return .timestampNTZ
            case "X": return .binary
            default: return .timestamp
            }
        case .number(let text): return Self.type(ofNumber: text)
        }
    }

    private static func type(ofNumber text: String) -> SQLType {
        let bytes = Array(text.utf8)
        switch bytes.last.map({ $0 | 0x20 }) {
        case UInt8(ascii: "l"): return .bigint
        case UInt8(ascii: "s"): return .smallint
        case UInt8(ascii: "y"): return .tinyint
        case UInt8(ascii: "f"): return .float
        case UInt8(ascii: "d"):
            return text.utf8.count > 2 && bytes[bytes.count - 2] | 0x20 == UInt8(ascii: "b") ? decimal(bytes.dropLast(2)) : .double
        default: break
        }
        if bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return .double }
        if bytes.contains(UInt8(ascii: ".")) { return decimal(bytes[...]) }
        if Int32(text) != nil { return .int }
        return Int64(text) != nil ? .bigint : decimal(bytes[...])
    }

    private static func decimal(_ bytes: ArraySlice<UInt8>) -> SQLType {
        let digits = bytes.count { $0 >= 0x30 && $0 <= 0x39 }
        let point = bytes.firstIndex(of: UInt8(ascii: "."))
        let scale = point.map { bytes.endIndex - $0 - 1 } ?? 0
        return .decimal(precision: min(38, max(1, digits)), scale: min(38, scale))
    }
}
