// One value, as expressions pass it on: plain bits without references.
// Source: our own; tried beside other layouts before the engine was written (what references in a value cost).

/// A value of a type that its holder knows; three words, nothing to retain.
///
/// | type | bits |
/// | --- | --- |
/// | boolean | 0 or 1, ``integer`` |
/// | tinyint, smallint, int, bigint | ``integer`` |
/// | float, double | ``double`` (a float is the double of the same value) |
/// | decimal | ``decimal``: the value times ten to the scale |
/// | date | ``integer``: days since 1970-01-01 |
/// | timestamp, timestamp_ntz, day-time interval | ``integer``: microseconds (since 1970-01-01T00:00:00, in UTC for a timestamp) |
/// | year-month interval | ``integer``: months |
/// | interval | ``calendar`` |
/// | string, char, varchar, binary | ``bytes``: text is UTF-8 |
/// | array | ``elements`` |
/// | struct | ``elements``: its fields in order |
/// | map | ``elements``: keys and values in turn, in the order they were put in |
///
/// Bytes and elements are pointers into the ``Arena`` or ``Column`` that made them, and are valid as long as that lives and, of an arena, until
/// it is released to an earlier mark. Whoever keeps a value longer copies it: a ``ColumnBuilder`` does, and `Arena.copy(_:of:)`.
package struct Datum: BitwiseCopyable, Sendable {
    package var low: UInt64
    package var high: UInt64
    package var isNull: Bool

    @inlinable
    package init(low: UInt64, high: UInt64 = 0) {
        self.low = low
        self.high = high
        isNull = false
    }

    @inlinable
    init(isNull: Bool) {
        low = 0
        high = 0
        self.isNull = isNull
    }

    @inlinable package static var null: Datum { Datum(isNull: true) }
    @inlinable package static var `true`: Datum { Datum(low: 1) }
    @inlinable package static var `false`: Datum { Datum(low: 0) }

    @inlinable package init(_ integer: Int64) { self.init(low: UInt64(bitPattern: integer)) }
    @inlinable package init(_ integer: Int) { self.init(low: UInt64(bitPattern: Int64(integer))) }
    @inlinable package init(_ flag: Bool) { self.init(low: flag ? 1 : 0) }
    @inlinable package init(_ double: Double) { self.init(low: double.bitPattern) }

    @inlinable
    package init(decimal: Int128) {
        self.init(low: UInt64(truncatingIfNeeded: decimal), high: UInt64(truncatingIfNeeded: decimal >> 64))
    }

    @inlinable
    package init(bytes: UnsafeBufferPointer<UInt8>) {
        self.init(low: UInt64(UInt(bitPattern: bytes.baseAddress)), high: UInt64(bytes.count))
    }

    /// An array's elements, a struct's fields, or the keys and values of a map in turn.
    @inlinable
    package init(elements: UnsafeBufferPointer<Datum>) {
        self.init(low: UInt64(UInt(bitPattern: elements.baseAddress)), high: UInt64(elements.count))
    }

    /// Months, days and microseconds.
    @inlinable
    package init(months: Int32, days: Int32, microseconds: Int64) {
        self.init(
            low: UInt64(bitPattern: microseconds), high: UInt64(UInt32(bitPattern: months)) << 32 | UInt64(UInt32(bitPattern: days)))
    }
}

extension Datum {
    @inlinable package var integer: Int64 { Int64(bitPattern: low) }
    @inlinable package var double: Double { Double(bitPattern: low) }
    @inlinable package var decimal: Int128 { Int128(Int64(bitPattern: high)) << 64 | Int128(low) }

    /// Whether it is a boolean and true; null is not.
    @inlinable package var isTrue: Bool { !isNull && low != 0 }

    @inlinable
    package var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafePointer(bitPattern: UInt(low)), count: low == 0 ? 0 : Int(truncatingIfNeeded: high))
    }

    @inlinable
    package var elements: UnsafeBufferPointer<Datum> {
        UnsafeBufferPointer(start: UnsafePointer(bitPattern: UInt(low)), count: low == 0 ? 0 : Int(truncatingIfNeeded: high))
    }

    @inlinable
    package var calendar: (months: Int32, days: Int32, microseconds: Int64) {
        (
            Int32(bitPattern: UInt32(truncatingIfNeeded: high >> 32)), Int32(bitPattern: UInt32(truncatingIfNeeded: high)),
            Int64(bitPattern: low)
        )
    }

    /// The text as a string, for messages and tests: what is no UTF-8 is repaired.
    package var string: String { String(decoding: bytes, as: UTF8.self) }
}
