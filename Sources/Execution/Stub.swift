import SQL
package import Tables
package struct KeyBuffer {
    var bytes: [UInt8] = []
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
    package mutating func append(_ value: Datum, of type: DataType) throws(QueryFailure) {}
    func withBytes<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R { try bytes.withUnsafeBufferPointer { (b) throws(E) in try body(b) } }
}
func compareValues(_ a: Datum, _ b: Datum, _ type: DataType) -> Int { 0 }
extension Scope {
    func compile(_ e: BoundExpression) throws(QueryFailure) -> Evaluation { throw .notRun("x") }
    func accumulator(for aggregate: BoundAggregate) throws(QueryFailure) -> any GroupedAggregate { throw .notRun("x") }
    func compile(generator: FunctionName, _ a: [BoundExpression], into: [DataType]) throws(QueryFailure) -> (Frame, ([Datum]) throws(QueryFailure) -> Void) throws(QueryFailure) -> Void { throw .notRun("x") }
}
extension FunctionName { var isDeterministic: Bool { self != .rand && self != .uuid } }
