// The names that Spark gives outputs without an alias.
// Source: Spark 3.5.3, `toPrettySQL`, tried; https://github.com/apache/spark/blob/v3.5.3/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/util/package.scala

import Tables

/// Writes an expression as Spark names it: operators in parentheses, columns without their tables, texts without quotes, no casts but those
/// that are written, and arguments that Spark fills in.
struct SparkName {
    private(set) var text = ""
    let notes: BindingNotes
    let dialect: Dialect
    /// Parameters of the lambdas around, in compared form.
    private var parameters: [String] = []

    /// The name of a select item.
    static func of(_ expression: Expression, _ notes: BindingNotes, _ dialect: Dialect) -> String {
        switch expression.kind {
        case .column(let path): return path.last?.name ?? ""
        // A cast of something that has a name keeps the name.
        case .cast(let cast):
            if case .column(let path) = cast.value.kind { return path.last?.name ?? "" }
        case .scalarQuery, .exists: break
        default: break
        }
        var name = SparkName(notes: notes, dialect: dialect)
        name.write(expression)
        return name.text
    }

    /// A value of PIVOT as the text that it is cast to.
    static func text(ofValue expression: Expression, _ notes: BindingNotes, _ dialect: Dialect) -> String {
        if case .tuple(let items) = expression.kind {
            return "{" + items.map { text(ofValue: $0, notes, dialect) }.joined(separator: ", ") + "}"
        }
        return of(expression, notes, dialect)
    }

    init(notes: BindingNotes, dialect: Dialect) {
        self.notes = notes
        self.dialect = dialect
    }

    mutating func put(_ piece: String) { text += piece }

    mutating func list(_ items: [Expression], separator: String = ", ") {
        for (index, item) in items.enumerated() {
            if index > 0 { put(separator) }
            write(item)
        }
    }

    mutating func write(_ expression: Expression) {
        switch expression.kind {
        case .literal(let literal): write(literal, isNegative: false)
        case .parameter(let name): put(":\(name)")
        case .column(let path):
            let fields = notes.fields[expression.mark.id] ?? 0
            if parameters.contains(path[0].key) {
                put((["namedlambdavariable()"] + path.dropFirst().map(\.name)).joined(separator: "."))
                return
            }
            let name = path.suffix(fields + 1).map(\.name).joined(separator: ".")
            put(notes.lateralAliases.contains(expression.mark.id) ? "lateralAliasReference(\(name))" : name)
        case .star: put((notes.stars[expression.mark.id] ?? ["1"]).joined(separator: ", "))
        case .negative(let inner): negative(inner)
        case .positive(let inner): wrapped("(+ ", [inner], ")")
        case .complement(let inner): wrapped("~", [inner], "")
        case .not(let inner): wrapped("(NOT ", [inner], ")")
        case .chain(let first, let links): chain(first, links)
        case .isNull(let inner, let negated): wrapped("(", [inner], negated ? " IS NOT NULL)" : " IS NULL)")
        case .isTruth(let inner, let truth, let negated): isTruth(inner, truth, negated)
        case .isDistinct(let left, let right, let negated):
            put(negated ? "(" : "(NOT (")
            write(left)
            put(" <=> ")
            write(right)
            put(negated ? ")" : "))")
        case .between, .inList, .inQuery: range(expression.kind)
        case .like(let match): like(match)
        case .exists(let query): put("exists(\(outerUses(query)))")
        case .scalarQuery(let query): put("scalarsubquery(\(outerUses(query)))")
        case .call(let call): write(call, at: expression.mark)
        // A cast to an array, a map or a struct is not told.
        case .cast(let cast) where cast.type.plain.isNested: write(cast.value)
        case .cast(let cast):
            put(cast.form == .tryCast ? "TRY_CAST(" : "CAST(")
            write(cast.value)
            put(" AS \(cast.type.plain.sparkSQL))")
        case .conditional(let conditional): write(conditional)
        case .extract(let field, let source):
            put("extract(\(field) FROM ")
            write(source)
            put(")")
        case .trim(let side, let characters, let source): trim(side, characters, source)
        case .interval(let interval): write(interval)
        case .tuple(let items):
            put("named_struct(")
            for (index, item) in items.enumerated() {
                put("\(index > 0 ? ", " : "")\(item.fieldName ?? "col\(index + 1)"), ")
                write(item)
            }
            put(")")
        case .element(let base, let index):
            write(base)
            wrapped("[", [index], "]")
        case .field(let base, let name):
            write(base)
            put(".\(name.name)")
        case .lambda(let names, let body):
            parameters += names.map(\.key)
            wrapped("lambdafunction(", [body], "")
            parameters.removeLast(names.count)
            for _ in names { put(", namedlambdavariable()") }
            put(")")
        }
    }

    mutating func wrapped(_ opening: String, _ items: [Expression], _ closing: String) {
        put(opening)
        list(items)
        put(closing)
    }

    func outerUses(_ query: Query) -> String { (notes.outerUses[query.mark.id] ?? []).joined(separator: ", ") }

    private mutating func negative(_ inner: Expression) {
        if case .literal(.number) = inner.kind, case .literal(let number) = inner.kind {
            write(number, isNegative: true)
        } else {
            wrapped("(- ", [inner], ")")
        }
    }

    private mutating func isTruth(_ inner: Expression, _ truth: Truth, _ negated: Bool) {
        guard truth != .unknown else {
            // Of what Spark's analyzer changes it knows no more that it was written so.
            let isLiteral = if case .literal(.boolean) = inner.kind { true } else { false }
            wrapped("(", [inner], "\(negated ? " IS NOT " : " IS ")\(isLiteral ? "UNKNOWN" : "NULL"))")
            return
        }
        if negated { put("(NOT ") }
        wrapped("(", [inner], " <=> \(truth.rawValue))")
        if negated { put(")") }
    }

    private mutating func like(_ match: PatternMatch) {
        func one(_ pattern: Expression, _ name: inout SparkName) {
            switch match.operator {
            case .like, .similarTo:
                name.write(match.subject)
                name.put(" LIKE ")
                name.write(pattern)
            case .ilike: name.wrapped("ilike(", [match.subject, pattern], ")")
            case .rlike: name.wrapped("RLIKE(", [match.subject, pattern], ")")
            }
        }
        guard let quantifier = match.quantifier else {
            if match.isNegated { put("(NOT ") }
            one(match.patterns[0], &self)
            if match.isNegated { put(")") }
            return
        }
        // Of constants Spark makes one expression, of other patterns a chain.
        let word = match.operator == .ilike ? "ilike" : "like"
        let isConstant = match.operator == .like && match.patterns.allSatisfy(\.isFoldedText)
        if isConstant {
            wrapped("\(match.isNegated ? "not" : "")\(word)\(quantifier == .any ? "any" : "all")(", [match.subject], ")")
            return
        }
        let joint = quantifier == .any ? " OR " : " AND "
        put(String(repeating: "(", count: max(0, match.patterns.count - 1)))
        for (index, pattern) in match.patterns.enumerated() {
            if index > 0 { put(joint) }
            if match.isNegated { put("(NOT ") }
            one(pattern, &self)
            if match.isNegated { put(")") }
            if index > 0 { put(")") }
        }
    }

    private mutating func write(_ conditional: Conditional) {
        put("CASE")
        for branch in conditional.branches {
            if let operand = conditional.operand {
                put(" WHEN (")
                write(operand)
                put(" = ")
                write(branch.condition)
                put(")")
            } else {
                put(" WHEN ")
                write(branch.condition)
            }
            put(" THEN ")
            write(branch.result)
        }
        if let otherwise = conditional.otherwise {
            put(" ELSE ")
            write(otherwise)
        }
        put(" END")
    }

    private mutating func trim(_ side: TrimSide, _ characters: Expression?, _ source: Expression) {
        let name =
            switch side {
            case .both: "trim"
            case .leading: "ltrim"
            case .trailing: "rtrim"
            }
        guard let characters else {
            wrapped("\(name)(", [source], ")")
            return
        }
        put("TRIM(\(side.rawValue.uppercased()) ")
        write(characters)
        put(" FROM ")
        write(source)
        put(")")
    }

    // MARK: Operators

    private mutating func chain(_ first: Expression, _ links: [ChainLink]) {
        let level = links.first?.operator.precedence
        if level == .and || level == .or {
            balanced(([first] + links.map(\.operand))[...], level == .and ? " AND " : " OR ")
            return
        }
        var type = notes.type(of: first.mark) ?? .unknown
        var left = SparkName(notes: notes, dialect: dialect)
        left.parameters = parameters
        left.write(first)
        if links.count == 1, links[0].operator.isOrdering {
            put("(")
            compare(first, links[0].operator, links[0].operand)
            put(")")
            return
        }
        for link in links {
            var right = SparkName(notes: notes, dialect: dialect)
            right.parameters = parameters
            right.write(link.operand)
            let other = notes.type(of: link.operand.mark) ?? .unknown
            (left.text, type) = Self.joined(left.text, type, link.operator, right.text, other)
        }
        put(left.text)
    }

    /// AND and OR of several conditions are a balanced tree in Spark.
    private mutating func balanced(_ operands: ArraySlice<Expression>, _ word: String) {
        guard operands.count > 1 else {
            if let only = operands.first { write(only) }
            return
        }
        let middle = operands.startIndex + (operands.count - 1) / 2 + 1
        put("(")
        balanced(operands[..<middle], word)
        put(word)
        balanced(operands[middle...], word)
        put(")")
    }

    /// An operation as it is named, and its type as far as the next operator asks for it.
    private static func joined(
        _ left: String, _ type: DataType, _ operation: BinaryOperator, _ right: String, _ other: DataType
    ) -> (String, DataType) {
        switch operation {
        case .notEqual: return ("(NOT (\(left) = \(right)))", .boolean)
        case .concat: return ("concat(\(left), \(right))", .string)
        case .integerDivided: return ("(\(left) div \(right))", .bigint)
        case .plus:
            if type == .date, other.isInteger || other == .void { return ("date_add(\(left), \(right))", .date) }
            if other == .date, type.isInteger || type == .void { return ("date_add(\(right), \(left))", .date) }
            let dayOnly = DataType.dayTimeInterval(.day, .day)
            if type == .date, other == dayOnly { return ("date_add(\(left), extractansiintervaldays(\(right)))", .date) }
            if other == .date, type == dayOnly { return ("date_add(\(right), extractansiintervaldays(\(left)))", .date) }
            if type == .date || type.isMoment, other.isInterval { return ("\(left) + \(right)", moment(type, other)) }
            if other == .date || other.isMoment, type.isInterval { return ("\(right) + \(left)", moment(other, type)) }
            if type.isText, other.isInterval { return ("\(left) + \(right)", .string) }
            if other.isText, type.isInterval { return ("\(right) + \(left)", .string) }
        case .minus:
            if type == .date, other.isInteger || other == .void { return ("date_sub(\(left), \(right))", .date) }
            if type == .date, other == .dayTimeInterval(.day, .day) {
                return ("date_add(\(left), (- extractansiintervaldays(\(right))))", .date)
            }
            if type == .date || type.isMoment || type.isText, other.isInterval { return ("\(left) - \(right)", moment(type, other)) }
        case .times where other.isInterval && !type.isInterval: return ("(\(right) * \(left))", other)
        default: break
        }
        let result: DataType
        if type.isInterval || other.isInterval {
            result = type.isInterval ? type : other
        } else if type == .date || other == .date || type.isMoment || other.isMoment {
            result = .dayTimeInterval(.day, .second)
        } else {
            result = type.isInteger ? (operation == .divided ? .double : type) : type
        }
        return ("(\(left) \(operation.rawValue) \(right))", result)
    }

    private static func moment(_ type: DataType, _ interval: DataType) -> DataType {
        if type == .date, case .dayTimeInterval(let first, let last) = interval, (first, last) != (.day, .day) { return .timestamp }
        return type
    }
}

extension Expression {
    /// Whether it is a text that Spark's parser already takes for a constant.
    fileprivate var isFoldedText: Bool {
        switch kind {
        case .literal: true
        case .cast(let cast): cast.form != .tryCast && cast.type.plain == .string && cast.value.isWrittenOut
        default: false
        }
    }

    private var isWrittenOut: Bool {
        switch kind {
        case .literal, .interval: true
        case .negative(let inner): inner.isWrittenOut
        case .cast(let cast): cast.value.isWrittenOut
        default: false
        }
    }
}
