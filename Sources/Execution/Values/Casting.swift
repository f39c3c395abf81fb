// Conversion of values from type to type, as CAST does it in ANSI mode.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#cast

import Tables

/// Turns a value that is not null into one of another type. The result may point into the frame's arena, or to what the value pointed to.
typealias Conversion = (Datum, Frame) throws(QueryFailure) -> Datum

/// Makes conversions between two types.
struct Casting {
    let context: RunContext
    /// TRY_CAST: what can't be converted is NULL.
    let isAttempt: Bool

    init(_ context: RunContext, isAttempt: Bool = false) {
        self.context = context
        self.isAttempt = isAttempt
    }

    /// The conversion; nil where values stay as they are.
    ///
    /// - Throws: `notRun` for two types between which there is none, which a checked query never asks for.
    func conversion(from: DataType, to: DataType) throws(QueryFailure) -> Conversion? {
        if from == to || from == .void { return nil }
        if from.isText, to.isText || to == .binary { return nil }
        guard let conversion = try scalar(from, to) else { return nil }
        guard isAttempt, !from.isNested else { return conversion }
        return { value, frame throws(QueryFailure) in
            do throws(QueryFailure) {
                return try conversion(value, frame)
            } catch {
                switch error.condition {
                case .outOfMemory, .cancelled, .timedOut, .notRun: throw error
                default: return .null
                }
            }
        }
    }

    private func scalar(_ from: DataType, _ to: DataType) throws(QueryFailure) -> Conversion? {
        switch to {
        case .string, .char, .varchar: return try text(from)
        case .boolean: return try boolean(from)
        case .tinyint, .smallint, .int, .bigint: return try integer(from, to)
        case .float, .double: return try floating(from, to)
        case .decimal(let precision, let scale): return try decimal(from, to, precision, scale)
        case .date: return try date(from)
        case .timestamp: return try timestamp(from)
        case .timestampNTZ: return try wallTime(from)
        case .array(let element):
            guard case .array(let given) = from else { break }
            return try elementwise([try each(from: given, to: element)])
        case .map(let key, let mapped):
            guard case .map(let givenKey, let givenMapped) = from else { break }
            return try elementwise([try each(from: givenKey, to: key), try each(from: givenMapped, to: mapped)])
        case .structure(let fields):
            guard case .structure(let given) = from, given.count == fields.count else { break }
            var conversions: [Conversion?] = []
            for (one, other) in zip(given, fields) { conversions.append(try each(from: one.type, to: other.type)) }
            return try elementwise(conversions)
        case .yearMonthInterval, .dayTimeInterval, .calendarInterval: return try interval(from, to)
        case .binary:
            if from.isText { return nil }
        case .void, .unknown: break
        }
        if Self.isSameStorage(from, to) { return nil }
        throw .notRun("CAST from \(from) to \(to)")
    }

    /// Whether nested types differ in nothing that values show, such as the names of fields.
    private static func isSameStorage(_ from: DataType, _ to: DataType) -> Bool {
        switch (from, to) {
        case (.array(let one), .array(let other)): isSameStorage(one, other)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            isSameStorage(key, otherKey) && isSameStorage(value, otherValue)
        case (.structure(let one), .structure(let other)):
            one.count == other.count && zip(one, other).allSatisfy { isSameStorage($0.type, $1.type) }
        default: from == to || from == .void || from.isText && (to.isText || to == .binary)
        }
    }

    /// The conversion of an element, which may be null.
    private func each(from: DataType, to: DataType) throws(QueryFailure) -> Conversion? {
        guard let conversion = try conversion(from: from, to: to) else { return nil }
        return { value, frame throws(QueryFailure) in value.isNull ? .null : try conversion(value, frame) }
    }

    /// Converts elements in turn; as many conversions as a struct has fields, two for a map, one for an array.
    private func elementwise(_ conversions: [Conversion?]) throws(QueryFailure) -> Conversion? {
        if conversions.allSatisfy({ $0 == nil }) { return nil }
        return { value, frame throws(QueryFailure) in
            let copy = try frame.arena.data(value.elements.count)
            for (index, element) in value.elements.enumerated() {
                copy[index] = try conversions[index % conversions.count]?(element, frame) ?? element
            }
            return Datum(elements: UnsafeBufferPointer(copy))
        }
    }

    // MARK: Failures

    /// No failure tells a value: whoever reads its message may not see the rows.
    static func invalid(to: DataType) -> QueryFailure {
        QueryFailure(.castInvalidInput, "A text is no value of the type \(to).")
    }

    static func overflow(_ from: DataType, _ to: DataType) -> QueryFailure {
        QueryFailure(.castOverflow, "A value of the type \(from) is out of the range of the type \(to).")
    }

    static func outOfRange(_ to: DataType) -> QueryFailure {
        QueryFailure(.numericValueOutOfRange, "A number has more digits than the type \(to) holds.")
    }
}
