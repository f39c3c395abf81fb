// The type that values of two types share, as Spark finds it in ANSI mode.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#type-promotion-and-precedence

package import Tables

extension DataType {
    /// The place among the numbers, wider types higher; nil for a type that is not a number.
    var rank: Int? {
        switch self {
        case .tinyint: 1
        case .smallint: 2
        case .int: 3
        case .bigint: 4
        case .decimal: 5
        case .float: 6
        case .double: 7
        default: nil
        }
    }

    /// Whether it is one value and not made of several.
    var isAtomic: Bool {
        switch self {
        case .void, .array, .map, .structure, .calendarInterval, .unknown: false
        default: true
        }
    }

    var isDayTime: Bool { if case .dayTimeInterval = self { true } else { false } }

    var isMoment: Bool { self == .timestamp || self == .timestampNTZ }

    /// Whether something in it is unknown, so that nothing can be said about it.
    package var isOpen: Bool {
        switch self {
        case .unknown: true
        case .array(let element): element.isOpen
        case .map(let key, let value): key.isOpen || value.isOpen
        case .structure(let fields): fields.contains { $0.type.isOpen }
        default: false
        }
    }

    /// Whether values can be put in an order: all but maps and the older intervals.
    var isOrderable: Bool {
        switch self {
        case .map, .calendarInterval: false
        case .array(let element): element.isOrderable
        case .structure(let fields): fields.allSatisfy { $0.type.isOrderable }
        default: true
        }
    }

    /// As a column of an expression: texts of every length are strings.
    package var plain: DataType { isText ? .string : self }

    /// The types of the columns that a generator makes of a value: an array's element, or a map's key and value; nil for another value.
    var elementTypes: [DataType]? {
        switch self {
        case .array(let element): [element]
        case .map(let key, let value): [key, value]
        default: nil
        }
    }

    /// The narrowest type that holds the values of both without a loss; nil if there is none. Other types do not become texts here.
    func tightest(with other: DataType) -> DataType? {
        if self == other || other == .void { return self }
        if self == .void { return other }
        if self == .unknown || other == .unknown { return .unknown }
        if isText && other.isText { return .string }
        if let mine = rank, let theirs = other.rank, !isDecimal, !other.isDecimal {
            let wider = mine >= theirs ? self : other
            // A whole number beside a float is not to lose its digits.
            return wider == .float ? .double : wider
        }
        switch (self, other) {
        case (.date, .timestamp), (.timestamp, .date), (.timestamp, .timestampNTZ), (.timestampNTZ, .timestamp): return .timestamp
        case (.date, .timestampNTZ), (.timestampNTZ, .date): return .timestampNTZ
        case (.yearMonthInterval(let one, let two), .yearMonthInterval(let three, let four)):
            return .yearMonthInterval(min(one, three), max(two, four))
        case (.dayTimeInterval(let one, let two), .dayTimeInterval(let three, let four)):
            return .dayTimeInterval(min(one, three), max(two, four))
        default: return nested(with: other) { $0.tightest(with: $1) }
        }
    }

    /// The type to which values of both are converted where one value of either is wanted; nil if there is none.
    func wider(with other: DataType) -> DataType? {
        if let tightest = tightest(with: other) { return tightest }
        if let decimal = widerDecimal(with: other) { return decimal }
        if let promoted = promoted(with: other) { return promoted }
        return nested(with: other) { $0.wider(with: $1) }
    }

    /// The decimal, or double beside floating numbers, that holds both; nil unless one is a decimal.
    func widerDecimal(with other: DataType) -> DataType? {
        guard isDecimal || other.isDecimal else { return nil }
        if isFloating || other.isFloating { return .double }
        guard let one = exactDigits, let two = other.exactDigits else { return nil }
        return .widerDecimal(one, two)
    }

    /// The type to which a text beside another type is converted; nil unless exactly one is a text and can be read as the other.
    func promoted(with other: DataType) -> DataType? {
        guard isText != other.isText else { return nil }
        let type = isText ? other : self
        switch type {
        case .tinyint, .smallint, .int, .bigint: return .bigint
        case .float, .double, .decimal: return .double
        case .yearMonthInterval, .dayTimeInterval: return nil
        default: return type.isAtomic ? type : nil
        }
    }

    private func nested(with other: DataType, _ common: (DataType, DataType) -> DataType?) -> DataType? {
        switch (self, other) {
        case (.array(let one), .array(let two)): return common(one, two).map { .array($0) }
        case (.map(let key, let value), .map(let key2, let value2)):
            guard let key = common(key, key2), let value = common(value, value2) else { return nil }
            return .map(key: key, value: value)
        case (.structure(let fields), .structure(let others)):
            guard fields.count == others.count else { return nil }
            var made: [Field] = []
            for (field, other) in zip(fields, others) {
                guard field.name.foldedName == other.name.foldedName, let type = common(field.type, other.type) else { return nil }
                made.append(Field(field.name, type))
            }
            return .structure(made)
        default: return nil
        }
    }

    /// Whether values of both have the same form, whatever the names of fields are.
    func hasShape(of other: DataType) -> Bool {
        switch (self, other) {
        case (.array(let one), .array(let two)): one.hasShape(of: two)
        case (.map(let key, let value), .map(let key2, let value2)): key.hasShape(of: key2) && value.hasShape(of: value2)
        case (.structure(let fields), .structure(let others)):
            fields.count == others.count && zip(fields, others).allSatisfy { $0.type.hasShape(of: $1.type) }
        default: self == other
        }
    }

    /// The type that all values of a column of VALUES share. There Spark takes the older rules: a whole number beside a float is a float, and
    /// no text is read as anything else.
    static func commonInline(_ types: some Sequence<DataType>) -> DataType? {
        var result = DataType.void
        for type in types {
            guard let wider = result.tightestInline(with: type) ?? result.widerDecimal(with: type) else { return nil }
            result = wider
        }
        return result
    }

    /// As ``tightest(with:)``, but a whole number beside a float is a float.
    func tightestInline(with other: DataType) -> DataType? {
        let isFloat = (self == .float && other.isInteger) || (isInteger && other == .float)
        return isFloat ? .float : tightest(with: other)
    }

    /// The type that all values share if no text is read as another value; nil if they share none.
    static func commonUnread(_ types: some Sequence<DataType>) -> DataType? {
        var result = DataType.void
        for type in types {
            guard let wider = result.tightest(with: type) ?? result.widerDecimal(with: type) else { return nil }
            result = wider
        }
        return result
    }

    /// The type that all values share; void of none, nil if they share none.
    static func common(_ types: some Sequence<DataType>) -> DataType? {
        var result = DataType.void
        for type in types {
            guard let wider = result.wider(with: type) else { return nil }
            result = wider
        }
        return result
    }
}
