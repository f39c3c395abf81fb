// Values as text, for who shows results.

package import Tables

/// Writes values of a type as CAST to STRING does.
package struct ValueText {
    private let write: TextWriter

    /// - Throws: `notRun` for a type that nobody declared.
    package init(_ type: DataType, _ context: RunContext) throws(QueryFailure) {
        write = try Casting(context).writer(type)
    }

    /// The text of a value that is not null.
    package func text(_ value: Datum) -> String {
        var text: [UInt8] = []
        write(value, &text)
        return String(decoding: text, as: UTF8.self)
    }
}
