// Which of two values comes first.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-datatypes.html#floating-point-special-values, #nan-semantics

package import Tables

/// Compares two values of one type, neither of them null: below 0 if the first is less, 0 if they are equal.
typealias Ordering = (Datum, Datum) -> Int

enum Orderings {
    /// The order of a type's values: text and binary by bytes, NaN above every number and equal to itself, -0.0 equal to 0.0, and nulls inside
    /// of a nested value before everything.
    static func ordering(_ type: DataType) -> Ordering {
        switch type {
        case .string, .char, .varchar, .binary: return { compare($0.bytes, $1.bytes) }
        case .decimal: return { $0.decimal < $1.decimal ? -1 : $0.decimal == $1.decimal ? 0 : 1 }
        case .float, .double: return { compare($0.double, $1.double) }
        case .array(let element):
            let each = nullable(ordering(element))
            return { one, other in
                for (left, right) in zip(one.elements, other.elements) {
                    let order = each(left, right)
                    if order != 0 { return order }
                }
                return one.elements.count - other.elements.count
            }
        case .structure(let fields):
            let orderings = fields.map { nullable(ordering($0.type)) }
            return { one, other in
                for (index, each) in orderings.enumerated() {
                    let order = each(one.elements[index], other.elements[index])
                    if order != 0 { return order }
                }
                return 0
            }
        case .calendarInterval: return { $0.low == $1.low && $0.high == $1.high ? 0 : compare($0.calendar, $1.calendar) }
        // Maps are never compared: Spark refuses it.
        default: return { $0.integer < $1.integer ? -1 : $0.integer == $1.integer ? 0 : 1 }
        }
    }

    static func nullable(_ ordering: @escaping Ordering) -> Ordering {
        { one, other in
            if one.isNull || other.isNull { return one.isNull ? other.isNull ? 0 : -1 : 1 }
            return ordering(one, other)
        }
    }

    static func compare(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Int {
        let count = min(one.count, other.count)
        if count > 0, let left = one.baseAddress, let right = other.baseAddress {
            let order = memoryOrder(left, right, count)
            if order != 0 { return order }
        }
        return one.count - other.count
    }

    static func compare(_ one: Double, _ other: Double) -> Int {
        if one < other { return -1 }
        if one == other { return 0 }
        if one > other { return 1 }
        return one.isNaN ? other.isNaN ? 0 : 1 : -1
    }

    private static func compare(
        _ one: (months: Int32, days: Int32, microseconds: Int64), _ other: (months: Int32, days: Int32, microseconds: Int64)
    ) -> Int {
        if one.months != other.months { return one.months < other.months ? -1 : 1 }
        if one.days != other.days { return one.days < other.days ? -1 : 1 }
        return one.microseconds < other.microseconds ? -1 : 1
    }
}

/// The order of two values of a type, neither of them null: below 0 if the first comes first, 0 if they are equal.
package func compareValues(_ one: Datum, _ other: Datum, _ type: DataType) -> Int {
    switch type {
    case .string, .char, .varchar, .binary: Orderings.compare(one.bytes, other.bytes)
    case .float, .double: Orderings.compare(one.double, other.double)
    case .decimal, .array, .map, .structure, .calendarInterval: Orderings.ordering(type)(one, other)
    default: one.integer < other.integer ? -1 : one.integer == other.integer ? 0 : 1
    }
}
