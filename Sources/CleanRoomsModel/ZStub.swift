package import JSON
package struct Timestamp: Sendable, Equatable, JSONCoding { package init(json: JSON) throws(JSONMismatch) {}; package func write(to writer: inout JSONWriter) {} }
package struct Pattern: Sendable { package init(_ s: String) throws {} }
