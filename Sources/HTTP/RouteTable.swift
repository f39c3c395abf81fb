// Finds what answers a request by its method and raw path.
// Reference: https://smithy.io/2.0/spec/http-bindings.html#http-uri

/// What a path matched.
@usableFromInline
package enum RouteMatch<Value> {
    /// The value that was registered and its labels, decoded, in the order of the template.
    case matched(Value, labels: [(name: String, value: String)])
    case noRoute
    /// The route is known, but this label holds an escape that is not `%` and two hex digits, or bytes that are not UTF-8.
    case malformedLabel(Value, name: String)
}

/// The routes of an application, as a tree of path segments.
///
/// Paths are matched raw and labels are decoded afterwards, so `%2F` in a label never separates segments, and a literal is compared byte by byte.
/// Where a literal and a label both fit, the literal wins; a label still gets its turn when the path of the literal leads nowhere.
@usableFromInline
package struct RouteTable<Value> {
    @usableFromInline var tree = RouteTree()
    /// In the order of their registration, by which the tree names them.
    @usableFromInline var values: [Value] = []

    package init() {}

    /// Adds a route. Two routes with the same method and the same shape are a mistake in the program.
    package mutating func register(_ method: String, _ template: URITemplate, _ value: Value) {
        tree.register(method, template, values.count)
        values.append(value)
    }

    /// Finds the route of a raw path, such as `/tags/arn%3Aaws%3A…`, without its query.
    ///
    /// A trailing or doubled slash makes an empty segment, which nothing matches.
    @inlinable
    package func match(method: String, path: String) -> RouteMatch<Value> {
        switch tree.match(method: method, path: path) {
        case .matched(let route, let labels): .matched(values[route], labels: labels)
        case .noRoute: .noRoute
        case .malformedLabel(let route, let name): .malformedLabel(values[route], name: name)
        }
    }
}

/// The segments of all routes, which are numbers here: code for any kind of value would be slow, and it runs for every request.
@usableFromInline
struct RouteTree: Sendable {
    struct Route {
        let method: String
        let number: Int
        let labels: [String]
    }

    struct Node {
        var literals: [(text: [UInt8], node: Int)] = []
        var label: Int?
        var routes: [Route] = []
    }

    private var nodes = [Node()]

    @usableFromInline
    init() {}

    mutating func register(_ method: String, _ template: URITemplate, _ number: Int) {
        var node = 0
        var labels: [String] = []
        for segment in template.segments {
            switch segment {
            case .literal(let text): node = literalChild(of: node, Array(text.utf8))
            case .label(let name):
                labels.append(name)
                node = labelChild(of: node)
            }
        }
        precondition(!nodes[node].routes.contains { $0.method == method }, "\(method) \(template.segments) is registered twice")
        nodes[node].routes.append(Route(method: method, number: number, labels: labels))
    }

    @usableFromInline
    func match(method: String, path: String) -> RouteMatch<Int> {
        var path = path
        return path.withUTF8 { match(method: method, path: $0) }
    }

    private func match(method: String, path: UnsafeBufferPointer<UInt8>) -> RouteMatch<Int> {
        guard path.first == UInt8(ascii: "/") else { return .noRoute }
        var found: [Range<Int>] = []
        guard let route = path.count == 1 ? route(of: 0, method) : route(below: 0, method, path, from: 1, &found) else {
            return .noRoute
        }
        var labels: [(name: String, value: String)] = []
        labels.reserveCapacity(found.count)
        for (name, range) in zip(route.labels, found) {
            guard let value = PercentEncoding.decode(UnsafeBufferPointer(rebasing: path[range]), plusIsSpace: false) else {
                return .malformedLabel(route.number, name: name)
            }
            labels.append((name, value))
        }
        return .matched(route.number, labels: labels)
    }

    /// Walks down the tree from the segment that begins at `start`, noting the segments that labels took.
    private func route(
        below node: Int, _ method: String, _ path: UnsafeBufferPointer<UInt8>, from start: Int, _ labels: inout [Range<Int>]
    ) -> Route? {
        var end = start
        while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
        guard end > start else { return nil }
        let segment = start..<end
        let bytes = path[segment]
        if let literal = literalChild(of: node, bytes),
            let route = end == path.count ? route(of: literal, method) : route(below: literal, method, path, from: end + 1, &labels)
        {
            return route
        }
        guard let label = nodes[node].label else { return nil }
        labels.append(segment)
        if let route = end == path.count ? route(of: label, method) : route(below: label, method, path, from: end + 1, &labels) {
            return route
        }
        labels.removeLast()
        return nil
    }

    private func literalChild(of node: Int, _ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        for literal in nodes[node].literals where literal.text.count == text.count {
            var index = 0
            while index < text.count, literal.text[index] == text[text.startIndex + index] { index += 1 }
            if index == text.count { return literal.node }
        }
        return nil
    }

    private func route(of node: Int, _ method: String) -> Route? {
        for route in nodes[node].routes where route.method == method { return route }
        return nil
    }

    private mutating func literalChild(of node: Int, _ text: [UInt8]) -> Int {
        if let child = nodes[node].literals.first(where: { $0.text == text }) { return child.node }
        nodes.append(Node())
        nodes[node].literals.append((text, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func labelChild(of node: Int) -> Int {
        if let child = nodes[node].label { return child }
        nodes.append(Node())
        nodes[node].label = nodes.count - 1
        return nodes.count - 1
    }
}

extension RouteMatch: Sendable where Value: Sendable {}
extension RouteTable: Sendable where Value: Sendable {}
