// What a row holds: columns, and the slots that one step of a SELECT makes for the next.

import SQL
import Tables

extension ExpressionCompiler {
    func slot(_ expression: BoundExpression) throws(QueryFailure) -> Evaluation {
        vary()
        switch expression.kind {
        case .column(let instance, let ordinal): return try read(scope.instances[instance], ordinal)
        case .key(let number): return try read(scope.keys, number)
        case .aggregate(let number): return try read(scope.aggregates, number)
        case .window(let number): return try read(scope.windows, number)
        case .output(let number): return try read(scope.outputs, number)
        case .outer(let number): return { frame in frame.outer[number] }
        case .item(let number): return { frame in frame.items[number] }
        case .variable(let number): return { frame in frame.variables[number] }
        case .grouping(let key): return try grouping([key])
        case .groupingID(let keys): return try grouping(keys)
        default: throw .notRun("This expression")
        }
    }

    private func read(_ places: [ColumnPlace]?, _ number: Int) throws(QueryFailure) -> Evaluation {
        guard let places, places.indices.contains(number) else { throw .notRun("A name that is out of sight here") }
        return reading(places[number])
    }

    /// The bits of keys that the row's grouping set leaves out, the first key's the highest. Without sets, none is left out.
    private func grouping(_ keys: [Int]) throws(QueryFailure) -> Evaluation {
        guard let place = scope.groupingSet else { return { _ in Datum(0 as Int64) } }
        let set = reading(place)
        return { frame throws(QueryFailure) in
            let bits = try set(frame).integer
            return Datum(keys.reduce(0 as Int64) { $0 << 1 | (bits >> Int64($1) & 1) })
        }
    }

    /// Reads the row of a source in a column, straight from its memory.
    private func reading(_ place: ColumnPlace) -> Evaluation {
        let column = place.column
        switch column.layout {
        case .byte: return reading(place) { values, row in Datum(low: UInt64(values.load(fromByteOffset: row, as: UInt8.self))) }
        case .word32: return reading(place) { values, row in Datum(Int64(values.load(fromByteOffset: row &* 4, as: Int32.self))) }
        case .word64 where column.type.isDecimal:
            return reading(place) { values, row in Datum(decimal: Int128(values.load(fromByteOffset: row &* 8, as: Int64.self))) }
        case .word64, .double: return reading(place) { values, row in Datum(low: values.load(fromByteOffset: row &* 8, as: UInt64.self)) }
        case .float: return reading(place) { values, row in Datum(Double(values.load(fromByteOffset: row &* 4, as: Float.self))) }
        case .word128:
            return reading(place) { values, row in
                Datum(
                    low: values.load(fromByteOffset: row &* 16, as: UInt64.self),
                    high: values.load(fromByteOffset: row &* 16 &+ 8, as: UInt64.self))
            }
        case .bytes:
            guard let texts = column.texts else { return { _ in .null } }
            return reading(place) { values, row in
                let start = Int(values.load(fromByteOffset: row &* 4, as: UInt32.self))
                let end = Int(values.load(fromByteOffset: row &* 4 &+ 4, as: UInt32.self))
                return Datum(bytes: UnsafeBufferPointer(start: texts + start, count: end &- start))
            }
        case .nested:
            return reading(place) { values, row in values.load(fromByteOffset: row &* MemoryLayout<Datum>.stride, as: Datum.self) }
        }
    }

    @inline(__always)
    private func reading(_ place: ColumnPlace, _ load: @escaping (UnsafeRawPointer, Int) -> Datum) -> Evaluation {
        let column = place.column
        let source = place.source
        let values = column.values
        guard let nulls = column.nulls else {
            return { frame in
                let row = frame.rows[source]
                return row < 0 ? .null : withExtendedLifetime(column) { load(values, row) }
            }
        }
        return { frame in
            let row = frame.rows[source]
            return row < 0 || nulls[row] != 0 ? .null : withExtendedLifetime(column) { load(values, row) }
        }
    }
}
