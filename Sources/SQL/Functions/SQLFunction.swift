// What a function takes and gives: one row for each function, in the tables beside this file.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html; signatures are Spark 3.5.3's.

import Tables

/// A function of Clean Rooms' SQL. A class, since every call of a query holds on to its function.
package final class SQLFunction: Sendable {
    package enum Kind: Sendable, Equatable { case aggregate, window, scalar, generator }

    /// What rules and the binder ask of a function.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Compares its first argument with the others.
        package static let comparison = Traits(rawValue: 1)
        /// Looks a value up among others: the last argument is compared with what is in the first.
        package static let lookUp = Traits(rawValue: 2)
        /// Takes a bare word such as DAY as its first of three arguments.
        package static let datePart = Traits(rawValue: 4)
        /// Under a threshold only together with AVG, COUNT or SUM.
        package static let needsCompanion = Traits(rawValue: 8)
        /// Such a companion.
        package static let companion = Traits(rawValue: 16)
        /// Not supported under thresholds and comparison controls.
        package static let refusedUnderThresholds = Traits(rawValue: 32)
        /// Works on arrays, which differential privacy does not know.
        package static let ofArrays = Traits(rawValue: 64)
        /// Gives another value each time.
        package static let volatile = Traits(rawValue: 128)
        /// Spark writes it in capitals in the names of outputs.
        package static let capitals = Traits(rawValue: 256)
    }

    package let name: FunctionName
    /// The names it is called by, the first of which is Spark's own for it.
    package let names: [String]
    package let kind: Kind
    let required: [Argument]
    let optional: [(accepts: Argument, standard: String?)]
    /// What stands behind all others, as often as wished.
    let rest: Argument?
    let result: Result
    package let traits: Traits
    /// Whether only the engine of 2025 and before knows it.
    package let isLegacy: Bool

    /// - Parameter standards: what Spark fills in for optional arguments, as SQL; an empty text for what it leaves out.
    init(
        _ name: FunctionName, _ names: String, _ kind: Kind, _ required: [Argument], optional: [Argument] = [], standards: [String] = [],
        rest: Argument? = nil, _ result: Result, _ traits: Traits = [], legacy: Bool = false
    ) {
        self.name = name
        self.names = names.split(separator: " ").map(String.init)
        self.kind = kind
        self.required = required
        self.optional = optional.enumerated().map { index, argument in
            (argument, index < standards.count && !standards[index].isEmpty ? standards[index] : nil)
        }
        self.rest = rest
        self.result = result
        self.traits = traits
        isLegacy = legacy
    }

    /// A scalar function.
    convenience init(
        _ name: FunctionName, _ names: String, _ required: [Argument], optional: [Argument] = [], standards: [String] = [],
        rest: Argument? = nil, _ result: Result, _ traits: Traits = [], legacy: Bool = false
    ) {
        self.init(
            name, names, .scalar, required, optional: optional, standards: standards, rest: rest, result, traits, legacy: legacy)
    }

    /// A function that needs no argument.
    convenience init(
        _ name: FunctionName, _ names: String, _ kind: Kind = .scalar, optional: [Argument] = [], standards: [String] = [],
        rest: Argument? = nil, giving result: Result, _ traits: Traits = [], legacy: Bool = false
    ) {
        self.init(name, names, kind, [], optional: optional, standards: standards, rest: rest, result, traits, legacy: legacy)
    }
}

extension SQLFunction {
    /// What an argument may be; other types are converted if Spark does so unasked.
    indirect enum Argument: Sendable {
        case any
        case of(DataType)
        case numeric, integral, decimal, moment, array, map
        /// A number of days: an int or less, and no other number.
        case days
        case ordered
        /// An array or a map, and no NULL.
        case collection
        /// An array, and no NULL.
        case list
        /// A decimal or floating number.
        case share
        /// A constant, if it is a number written out, from the first to the second.
        case within(Double, Double, Argument)
        /// One of these and nothing that could be converted to it.
        case exactly([DataType])
        /// The first of these that the type is, else the first it can be converted to.
        case either([Argument])
        /// A constant.
        case constant(Argument)
        /// A lambda of so many parameters, or of one less.
        case lambda(Int)

        static let text = of(.string)
        static let int = of(.int)
        static let bigint = of(.bigint)
        static let double = of(.double)
        static let boolean = of(.boolean)
        static let binary = of(.binary)
        static let date = of(.date)
        static let timestamp = of(.timestamp)
        static let textOrBinary = either([.text, .binary])
        static let plainText = exactly([.string])
        static let interval = either([.of(.yearMonthInterval(.year, .month)), .of(.dayTimeInterval(.day, .second))])
        static let numericOrInterval = either([.numeric, .interval])
    }

    /// What a call gives.
    enum Result: Sendable {
        case fixed(DataType)
        /// The type of the first argument, as it is converted.
        case first
        /// The type that all arguments share, to which they are converted.
        case common
        /// The type that all arguments share without reading texts as other values.
        case unread
        /// Of the converted arguments; nil if Spark refuses them.
        case made(@Sendable ([DataType]) -> DataType?)
        /// Bound by the binder itself, since more than types decides.
        case special

        static let text = fixed(.string)
        static let int = fixed(.int)
        static let bigint = fixed(.bigint)
        static let double = fixed(.double)
        static let boolean = fixed(.boolean)
        static let binary = fixed(.binary)
        static let date = fixed(.date)
        static let timestamp = fixed(.timestamp)
    }
}

extension SQLFunction.Argument {
    /// The type to which an argument is converted; nil if it can't be taken.
    func type(for given: DataType) -> DataType? {
        if given.isOpen { return given }
        if accepts(given) { return given }
        switch self {
        case .any, .lambda: return given
        case .constant(let inner), .within(_, _, let inner): return inner.type(for: given)
        case .of(let target):
            if given == .void { return target }
            if given.isText, target.isAtomic, !target.isInterval { return target }
            return given.isStored(as: target) ? target : nil
        case .numeric:
            if given == .void { return .double }
            return given.isText ? .double : nil
        case .integral:
            if given == .void { return .int }
            return nil
        case .decimal:
            if given == .void || given.isText { return .decimal(precision: 38, scale: 18) }
            return given.asDecimal
        case .days: return given == .void || given.isText ? .int : nil
        case .moment: return given == .void || given.isText || given == .date ? .timestamp : nil
        case .array: return given == .void ? .array(.void) : nil
        case .map: return given == .void ? .map(key: .void, value: .void) : nil
        case .ordered, .collection, .list, .share: return nil
        case .exactly(let types): return given == .void ? types.first : nil
        case .either(let choices):
            if given == .void { return choices.first.flatMap { $0.type(for: given) } }
            for choice in choices {
                if let type = choice.type(for: given) { return type }
            }
            return nil
        }
    }

    private func accepts(_ given: DataType) -> Bool {
        switch self {
        case .any: true
        case .of(.yearMonthInterval): if case .yearMonthInterval = given { true } else { false }
        case .of(.dayTimeInterval): if case .dayTimeInterval = given { true } else { false }
        case .of(.string): given.isText
        case .of(let target): given == target
        case .numeric: given.isNumeric
        case .integral: given.isInteger
        case .days: given.isInteger && given != .bigint
        case .decimal: given.isDecimal
        case .moment: given.isMoment
        case .array: if case .array = given { true } else { false }
        case .map: if case .map = given { true } else { false }
        case .ordered: given.isOrderable
        case .exactly(let types): types.contains(given.plain)
        case .either(let choices): choices.contains { $0.accepts(given) }
        case .constant(let inner), .within(_, _, let inner): inner.accepts(given)
        case .collection: given.elementTypes != nil
        case .list: if case .array = given { true } else { false }
        case .share: given.isDecimal || given.isFloating
        case .lambda: true
        }
    }

    /// What it takes, for messages.
    var described: String {
        switch self {
        case .any: "any value"
        case .of(let type): type.isInterval ? "an interval" : "\(type)"
        case .numeric: "a number"
        case .integral: "a whole number"
        case .days: "an int"
        case .decimal: "a decimal"
        case .moment: "a timestamp"
        case .array, .list: "an array"
        case .map: "a map"
        case .ordered: "a value that can be ordered"
        case .exactly(let types): types.map { "\($0)" }.joined(separator: " or ")
        case .either(let choices): choices.map(\.described).joined(separator: " or ")
        case .constant(let inner), .within(_, _, let inner): inner.described
        case .collection: "an array or a map"
        case .share: "a decimal or a double"
        case .lambda: "a lambda"
        }
    }
}

extension SQLFunction {
    /// The function of a name in compared form; nil if Clean Rooms does not know it.
    package static func named(_ key: String, dialect: Dialect) -> SQLFunction? {
        guard let function = byName[key] else { return dialect == .cleanRoomsSQL ? legacyByName[key] : nil }
        return function
    }

    private static let byName = index(aggregates + windows + generators + collections + conditions + encodings + moments + numbers + texts)
    private static let legacyByName = index(legacy + legacySuper)

    private static func index(_ functions: [SQLFunction]) -> [String: SQLFunction] {
        var index: [String: SQLFunction] = [:]
        for function in functions {
            for name in function.names { index[name] = function }
        }
        return index
    }
}

extension FunctionCall {
    /// The function that a dialect calls by the name; nil if it knows none.
    package func known(_ dialect: Dialect) -> SQLFunction? {
        guard qualifier.isEmpty, let known, !known.isLegacy || dialect == .cleanRoomsSQL else { return nil }
        return known
    }

    /// Whether the call turns rows into one value: an aggregate function, and not over a window.
    package var isAggregate: Bool { known?.kind == .aggregate && over == nil && qualifier.isEmpty }
}
