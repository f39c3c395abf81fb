// The values of a page out of its bytes, in every encoding.
// Reference: https://github.com/apache/parquet-format/blob/master/Encodings.md

/// Decodes values into plain form: whole numbers and booleans as integers, floating-point numbers as doubles, and everything else as bytes
/// that point into the page or into an arena.
struct ParquetDecoder {
    let type: PhysicalType
    /// Of fixed-length byte arrays.
    let length: Int
    let file: FileSource
    let budget: MemoryBudget

    /// - Returns: False for bytes that are damaged.
    /// - Throws: `brokenFile` for an encoding that is not read, and `outOfMemory`.
    func decode(
        _ bytes: UnsafeRawBufferPointer, _ encoding: Int, into values: UnsafeMutableBufferPointer<Datum>, _ arena: Arena
    ) throws(QueryFailure) -> Bool {
        if values.isEmpty { return true }
        switch encoding {
        case 0: return plain(bytes, values)
        case 3 where type == .boolean: return runs(bytes, values)
        case 5 where type == .int32 || type == .int64: return try deltas(bytes, values)
        case 6 where type == .byteArray: return try deltaLengths(bytes, values)
        case 7 where type == .byteArray || type == .fixedLengthByteArray: return try deltaTexts(bytes, values, arena)
        case 9 where width != nil: return try splitStreams(bytes, values, arena)
        default: throw file.broken("it has values of \(type) in encoding \(encoding), which is not read")
        }
    }

    /// Takes values from those of a dictionary by their numbers.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, from dictionary: UnsafeBufferPointer<Datum>, into values: UnsafeMutableBufferPointer<Datum>
    ) -> Bool {
        guard let start = values.baseAddress, !values.isEmpty else { return true }
        guard let width = bytes.first, width <= 32 else { return false }
        // Numbers are written where the last of the values will be, before which each value is written: none is lost.
        let stride = MemoryLayout<Datum>.stride
        let numbers = (UnsafeMutableRawPointer(start) + values.count * (stride - 4)).bindMemory(to: UInt32.self, capacity: values.count)
        let packed = UnsafeRawBufferPointer(rebasing: bytes[1...])
        guard ParquetHybrid.decode(packed, width: Int(width), count: values.count, into: numbers) else { return false }
        let raw = UnsafeMutableRawPointer(start)
        for index in 0..<values.count {
            let number = Int((raw + values.count * (stride - 4) + index * 4).load(as: UInt32.self))
            guard number < dictionary.count else { return false }
            (raw + index * stride).storeBytes(of: dictionary[number], as: Datum.self)
        }
        return true
    }

    /// Splits bytes behind their size, which takes four bytes.
    static func sized(_ bytes: UnsafeRawBufferPointer) -> (UnsafeRawBufferPointer, rest: UnsafeRawBufferPointer)? {
        guard bytes.count >= 4 else { return nil }
        let size = Int(bytes.loadUnaligned(as: UInt32.self).littleEndian)
        guard size <= bytes.count - 4 else { return nil }
        return (UnsafeRawBufferPointer(rebasing: bytes[4..<(4 + size)]), UnsafeRawBufferPointer(rebasing: bytes[(4 + size)...]))
    }

    /// The bytes of a value; nil where it depends on the value.
    private var width: Int? {
        switch type {
        case .boolean, .byteArray: nil
        case .int32, .float: 4
        case .int64, .double: 8
        case .int96: 12
        case .fixedLengthByteArray: length
        }
    }

    private func plain(_ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>) -> Bool {
        if type == .byteArray { return plainTexts(bytes, values) }
        if type == .boolean {
            guard (values.count + 7) / 8 <= bytes.count else { return false }
            for index in values.indices { values[index] = Datum(low: UInt64(bytes[index >> 3] >> UInt8(index & 7) & 1)) }
            return true
        }
        guard let width, !values.count.multipliedReportingOverflow(by: width).overflow, values.count * width <= bytes.count else {
            return false
        }
        switch type {
        case .int32:
            for index in values.indices {
                values[index] = Datum(Int64(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))))
            }
        case .int64, .double:
            for index in values.indices {
                values[index] = Datum(low: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
            }
        case .float:
            for index in values.indices {
                let bits = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
                values[index] = Datum(Double(Float(bitPattern: bits)))
            }
        case .int96, .fixedLengthByteArray, .boolean, .byteArray:
            for index in values.indices { values[index] = text(bytes, index * width, width) }
        }
        return true
    }

    @inline(__always)
    private func text(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Datum {
        Datum(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)]).assumingMemoryBound(to: UInt8.self))
    }

    private func plainTexts(_ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>) -> Bool {
        var position = 0
        for index in values.indices {
            guard bytes.count - position >= 4 else { return false }
            let count = Int(bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian)
            guard count <= bytes.count - position - 4 else { return false }
            values[index] = text(bytes, position + 4, count)
            position += 4 + count
        }
        return true
    }

    private func runs(_ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>) -> Bool {
        guard let (runs, _) = Self.sized(bytes), let start = values.baseAddress else { return false }
        // Each flag is read from the end of the values' memory before a value is written over it.
        let raw = UnsafeMutableRawPointer(start)
        let offset = values.count * (MemoryLayout<Datum>.stride - 1)
        let flags = (raw + offset).bindMemory(to: UInt8.self, capacity: values.count)
        guard ParquetHybrid.decode(runs, width: 1, count: values.count, into: flags) else { return false }
        for index in values.indices {
            let flag = (raw + offset + index).load(as: UInt8.self)
            (raw + index * MemoryLayout<Datum>.stride).storeBytes(of: Datum(low: UInt64(flag & 1)), as: Datum.self)
        }
        return true
    }

    /// Numbers by their differences, and where the bytes behind them begin; nil for damaged ones.
    private func numbers(_ bytes: UnsafeRawBufferPointer, _ count: Int) throws(QueryFailure) -> (memory: BudgetedBytes, end: Int)? {
        let memory = try BudgetedBytes(count * 8, budget)
        guard let start = memory.bytes.baseAddress?.bindMemory(to: Int64.self, capacity: count),
            let end = ParquetDelta.decode(bytes, count: count, into: start)
        else { return nil }
        return (memory, end)
    }

    private func deltas(_ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>) throws(QueryFailure) -> Bool {
        guard let (memory, _) = try numbers(bytes, values.count) else { return false }
        for index in values.indices {
            let number = memory.bytes.load(fromByteOffset: index * 8, as: Int64.self)
            values[index] = Datum(type == .int32 ? Int64(Int32(truncatingIfNeeded: number)) : number)
        }
        return true
    }

    private func deltaLengths(_ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>) throws(QueryFailure) -> Bool {
        guard let (lengths, end) = try numbers(bytes, values.count) else { return false }
        var position = end
        for index in values.indices {
            let count = lengths.bytes.load(fromByteOffset: index * 8, as: Int64.self)
            guard count >= 0, count <= bytes.count - position else { return false }
            values[index] = text(bytes, position, Int(count))
            position += Int(count)
        }
        return true
    }

    /// Texts of which the beginning of the one before is kept.
    private func deltaTexts(
        _ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>, _ arena: Arena
    ) throws(QueryFailure) -> Bool {
        guard let (prefixes, end) = try numbers(bytes, values.count) else { return false }
        guard try deltaLengths(UnsafeRawBufferPointer(rebasing: bytes[end...]), values) else { return false }
        var last = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        for index in values.indices {
            let prefix = prefixes.bytes.load(fromByteOffset: index * 8, as: Int64.self)
            let suffix = values[index].bytes
            guard prefix >= 0, prefix <= last.count else { return false }
            if prefix > 0 {
                let copy = try arena.bytes(Int(prefix) + suffix.count)
                if let start = last.baseAddress { copy.update(from: start, count: Int(prefix)) }
                if let start = suffix.baseAddress { (copy + Int(prefix)).update(from: start, count: suffix.count) }
                values[index] = Datum(bytes: UnsafeBufferPointer(start: copy, count: Int(prefix) + suffix.count))
            }
            last = values[index].bytes
            if type == .fixedLengthByteArray, last.count != length { return false }
        }
        return true
    }

    /// The first bytes of all values, then the second ones, and so on.
    private func splitStreams(
        _ bytes: UnsafeRawBufferPointer, _ values: UnsafeMutableBufferPointer<Datum>, _ arena: Arena
    ) throws(QueryFailure) -> Bool {
        guard let width, !values.count.multipliedReportingOverflow(by: width).overflow, values.count * width <= bytes.count else {
            return false
        }
        let whole = try arena.bytes(values.count * width)
        for stream in 0..<width {
            for index in 0..<values.count { whole[index * width + stream] = bytes[stream * values.count + index] }
        }
        return plain(UnsafeRawBufferPointer(start: whole, count: values.count * width), values)
    }
}
