// Names as they are written in a query.
// Source: the guide's naming rules; names that differ only in case are the same, as in Spark [inferred].

/// A name, with the quotes it had.
package struct Identifier: Sendable, Equatable {
    package enum Quote: Sendable, Equatable { case none, double, backtick }

    package let name: String
    package let quote: Quote
    package let mark: Mark

    /// The name in the form in which names are compared.
    package var key: String { name.foldedName }
}

extension String {
    /// The name in the form in which names are compared: lower case.
    ///
    /// Most names are already in it, and are given back as they are.
    package var foldedName: String {
        let isFolded = utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 < 0x80 && ($0 < 0x41 || $0 > 0x5A) }
        }
        return isFolded == true ? self : lowercased()
    }
}
