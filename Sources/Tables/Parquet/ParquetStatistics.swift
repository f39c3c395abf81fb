// What a Parquet file tells of the values of a column in a row group, as far as it can be trusted.
// Reference: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift, `Statistics` and `ColumnOrder`

/// The statistics of one column in one row group. `min` and `max` of older writers have no defined order, and are not looked at.
struct ParquetStatistics {
    private(set) var nullCount: Int?
    /// As plain values without a length. Bounds, which need not be values that there are: long texts are cut.
    private(set) var upper: [UInt8]?
    private(set) var lower: [UInt8]?

    /// Longer bounds are not kept.
    private static let longest = 4 << 10

    init(_ reader: inout ThriftReader, _ share: MemoryShare) throws(QueryFailure) {
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 3: nullCount = try reader.integer(kind)
            case 5: upper = try Self.bound(kind, &reader, share)
            case 6: lower = try Self.bound(kind, &reader, share)
            default: return false
            }
            return true
        }
    }

    private static func bound(
        _ kind: ThriftReader.Kind, _ reader: inout ThriftReader, _ share: MemoryShare
    ) throws(QueryFailure) -> [UInt8]? {
        let bytes = try reader.bytes(kind)
        guard bytes.count <= longest else { return nil }
        try share.take(bytes.count + 32)
        return Array(bytes)
    }

    /// What they tell of a column that is read by itself.
    ///
    /// - Parameters:
    ///   - isOrdered: Whether the file says that its bounds are in the order of the column's type.
    ///   - valueCount: Of the column in the row group, nulls too.
    func bounds(
        of leaf: ParquetNode, _ conversion: ParquetConversion, isOrdered: Bool, valueCount: Int
    ) -> ValueBounds {
        var bounds = ValueBounds()
        if let nullCount, (0...valueCount).contains(nullCount) {
            bounds.mayHaveNulls = nullCount > 0
            bounds.mayHaveValues = nullCount < valueCount
        }
        guard isOrdered, case .leaf(let type, let length, _) = leaf.content else { return bounds }
        let value = { (bytes: [UInt8]) in Self.value(bytes, type, length, leaf.meaning, conversion) }
        bounds.lower = lower.flatMap(value)
        bounds.upper = upper.flatMap(value)
        return bounds
    }

    /// A bound in the order of the engine; nil for one of another order, and for one that is none.
    ///
    /// Not those of INT96, which has no order, of numbers without a sign, and of decimals of any length, which some writers cut.
    private static func value(
        _ bytes: [UInt8], _ type: PhysicalType, _ length: Int, _ meaning: ParquetMeaning, _ conversion: ParquetConversion
    ) -> FilterValue? {
        switch (type, conversion) {
        case (.boolean, .same): return bytes.count == 1 ? .integer(Int64(bytes[0] & 1)) : nil
        case (.int32, .same), (.int32, .integers), (.int32, .dates): return number(bytes, 4).map { .integer($0) }
        case (.int64, .same): return number(bytes, 8).map { .integer($0) }
        case (.int64, .moments(let times, let over)):
            guard case let (product, isTooMuch)? = number(bytes, 8)?.multipliedReportingOverflow(by: times), !isTooMuch else { return nil }
            return .integer(ParquetConversion.floor(product, over))
        case (.int32, .decimalOfInteger): return number(bytes, 4).map { .decimal(Int128($0)) }
        case (.int64, .decimalOfInteger): return number(bytes, 8).map { .decimal(Int128($0)) }
        case (.fixedLengthByteArray, .decimalOfBytes(let precision)):
            guard bytes.count == length else { return nil }
            return bytes.withUnsafeBufferPointer { ParquetConversion.decimal($0, ParquetConversion.limit(precision)) }.map { .decimal($0) }
        case (.float, .same):
            guard bytes.count == 4 else { return nil }
            return double(Double(Float(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) })))
        case (.double, .same):
            guard bytes.count == 8 else { return nil }
            return double(Double(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }))
        case (.byteArray, .same): return meaning == .text || meaning == .none ? .bytes(bytes) : nil
        default: return nil
        }
    }

    /// A number with a sign whose lowest byte comes first.
    private static func number(_ bytes: [UInt8], _ width: Int) -> Int64? {
        guard bytes.count == width else { return nil }
        let bits = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return width == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
    }

    private static func double(_ number: Double) -> FilterValue? { number.isNaN ? nil : .double(number) }
}
