// Values as bytes that are equal where Spark takes the values for equal.
// Source: our own; tried beside other layouts before the engine was written (keys of joins, groups, DISTINCT and set operations).

package import Tables

/// The bytes of one key, made anew for each row. NaN equals NaN, -0.0 equals 0.0 and NULL equals NULL; who wants NULL to match nothing asks
/// `isNull` before. Text counts byte by byte.
///
/// A copy shares its bytes with what it was copied from.
package struct KeyBuffer {
    private let storage = Storage()

    private final class Storage {
        var base: UnsafeMutablePointer<UInt8>
        var capacity = 256
        var count = 0

        init() { base = .allocate(capacity: capacity) }

        deinit { base.deallocate() }

        func grow(_ more: Int) {
            // What is appended is in memory already, so that the sum is far from overflowing.
            let size = max(count + more, capacity * 2)
            let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
            grown.update(from: base, count: count)
            base.deallocate()
            base = grown
            capacity = size
        }
    }

    package init() {}

    package mutating func removeAll() { storage.count = 0 }

    /// Gives the bytes, which are valid inside of the call.
    package func withBytes<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> Result
    ) throws(QueryFailure) -> Result {
        try body(UnsafeBufferPointer(start: storage.base, count: storage.count))
    }

    /// Gives the bytes to what cannot fail.
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: storage.base, count: storage.count))
    }

    /// Appends a value of a type, in a form that no longer or shorter value begins with.
    package mutating func append(_ value: Datum, of type: DataType) throws(QueryFailure) {
        reserve(24)
        storage.base[storage.count] = value.isNull ? 1 : 0
        storage.count &+= 1
        if value.isNull { return }
        switch type {
        case .string, .char, .varchar, .binary:
            let bytes = value.bytes
            store(UInt64(bytes.count))
            reserve(bytes.count)
            if let start = bytes.baseAddress { (storage.base + storage.count).update(from: start, count: bytes.count) }
            storage.count &+= bytes.count
        case .decimal, .calendarInterval:
            store(value.low)
            store(value.high)
        case .float, .double: store(Self.canonical(value.double))
        case .array(let element):
            store(UInt64(value.elements.count))
            for each in value.elements { try append(each, of: element) }
        case .map(let key, let mapped):
            store(UInt64(value.elements.count))
            for (index, each) in value.elements.enumerated() { try append(each, of: index.isMultiple(of: 2) ? key : mapped) }
        case .structure(let fields):
            for (each, field) in zip(value.elements, fields) { try append(each, of: field.type) }
        default: store(value.low)
        }
    }

    @inline(__always)
    private func reserve(_ more: Int) { if more > storage.capacity &- storage.count { storage.grow(more) } }

    @inline(__always)
    private func store(_ word: UInt64) {
        UnsafeMutableRawPointer(storage.base + storage.count).storeBytes(of: word, as: UInt64.self)
        storage.count &+= 8
    }

    /// The bits of one NaN and one zero.
    static func canonical(_ number: Double) -> UInt64 { number.isNaN ? Double.nan.bitPattern : number == 0 ? 0 : number.bitPattern }
}

extension Datum {
    /// The value as Spark puts it out of GROUP BY, DISTINCT and set operations: 0.0 for -0.0.
    @inline(__always)
    func withPlainZero(_ type: DataType) -> Datum { type.isFloating && !isNull && double == 0 ? Datum(0.0) : self }
}
