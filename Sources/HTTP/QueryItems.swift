// The query of a request as names and values.
// Reference: https://url.spec.whatwg.org/#concept-urlencoded-parser

/// The items of a query string, decoded, in order; a name may come more than once.
package struct QueryItems: Sendable {
    private let items: [(name: String, value: String)]

    /// Parses a raw query such as `maxResults=5&nextToken=a%2Bb`, without its `?`.
    ///
    /// `+` is a space, an item without `=` has an empty value, and empty items (`a=1&&b=2`) are passed over.
    /// Fails for an escape that is not `%` and two hex digits, and for bytes that are not UTF-8.
    package init?(_ query: String) {
        var items: [(name: String, value: String)] = []
        for item in query.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = item.firstIndex(of: UInt8(ascii: "="))
            let value = equals.map { item[item.index(after: $0)...] } ?? item[item.endIndex...]
            guard let name = PercentEncoding.decode(item[..<(equals ?? item.endIndex)], plusIsSpace: true),
                let value = PercentEncoding.decode(value, plusIsSpace: true)
            else { return nil }
            items.append((name, value))
        }
        self.items = items
    }

    /// The value of the first item of that name; nil when there is none. Names are case-sensitive.
    package subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// The values of all items of that name, in order.
    package func values(named name: String) -> [String] {
        items.lazy.filter { $0.name == name }.map(\.value)
    }
}

extension QueryItems: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { items.count }
    package subscript(position: Int) -> (name: String, value: String) { items[position] }
}
