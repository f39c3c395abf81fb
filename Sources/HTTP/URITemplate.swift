// URI templates as the AWS models write them: literal segments and labels.
// Reference: https://smithy.io/2.0/spec/http-bindings.html#http-uri

/// The path of an operation, such as `/memberships/{membershipIdentifier}/protectedQueries`.
package struct URITemplate: Sendable, Equatable {
    enum Segment: Sendable, Equatable {
        case literal(String)
        /// A label takes exactly one segment of a path, which must not be empty.
        case label(String)
    }

    let segments: [Segment]

    /// Reads a template. It begins with `/`, a label fills its whole segment, and no segment is empty; anything else is a mistake in the program.
    package init(_ text: String) {
        precondition(text.first == "/", "a URI template begins with a slash: \(text)")
        segments =
            text == "/"
            ? []
            : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
                if segment.first == "{", segment.last == "}" {
                    let name = segment.dropFirst().dropLast()
                    precondition(!name.isEmpty && !name.contains(where: "{}+".contains), "a label is {name}: \(text)")
                    return .label(String(name))
                }
                precondition(!segment.isEmpty && !segment.contains(where: "{}".contains), "a segment is a literal or a label: \(text)")
                return .literal(String(segment))
            }
    }
}
