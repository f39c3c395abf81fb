// Structs, and the parts of nested values.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#sql-operators (array and map access)

import SQL
import Tables

extension ExpressionCompiler {
    func structure(_ fields: [Evaluation]) -> Evaluation {
        { frame throws(QueryFailure) in
            let copy = try frame.arena.data(fields.count)
            for (index, field) in fields.enumerated() { copy[index] = try field(frame) }
            return Datum(elements: UnsafeBufferPointer(copy))
        }
    }

    func element(_ base: BoundExpression, at index: BoundExpression) throws(QueryFailure) -> Evaluation {
        let (value, place) = (try compile(base), try compile(index))
        switch base.type {
        case .array:
            return strict(value, place) { array, place, _ throws(QueryFailure) in
                let elements = array.elements
                guard let index = Int(exactly: place.integer), elements.indices.contains(index) else {
                    throw QueryFailure(
                        .invalidArrayIndex, "An index is out of its array.")
                }
                return elements[index]
            }
        case .map(let key, _):
            let ordering = Orderings.ordering(key)
            return strict(value, place) { map, key, _ in Self.value(of: key, in: map, ordering) }
        default: throw .notRun("An element of the type \(base.type)")
        }
    }

    /// NULL for a key that the map does not have.
    static func value(of key: Datum, in map: Datum, _ ordering: Ordering) -> Datum {
        let elements = map.elements
        for index in stride(from: 0, to: elements.count, by: 2) where ordering(elements[index], key) == 0 { return elements[index + 1] }
        return .null
    }

    func field(_ base: BoundExpression, _ ordinal: Int) throws(QueryFailure) -> Evaluation {
        let value = try compile(base)
        switch base.type {
        case .structure: return strict(value) { value, _ in value.elements[ordinal] }
        case .array:
            return strict(value) { array, frame throws(QueryFailure) in
                let copy = try frame.arena.data(array.elements.count)
                for (index, element) in array.elements.enumerated() { copy[index] = element.isNull ? .null : element.elements[ordinal] }
                return Datum(elements: UnsafeBufferPointer(copy))
            }
        default: throw .notRun("A field of the type \(base.type)")
        }
    }
}
