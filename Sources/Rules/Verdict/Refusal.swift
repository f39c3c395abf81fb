// Why a query is refused.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQueryError.html

package import SQL

/// A refusal of a query, with the words that the caller is shown and what stands behind them.
package struct Refusal: Error, Sendable, Equatable {
    /// Codes of ProtectedQueryError; which of them a violated rule gets is not published [inferred].
    package enum Code: String, Sendable, Equatable {
        case malformedQuery = "MALFORMED_QUERY"
        case resourceAccessDenied = "RESOURCE_ACCESS_DENIED"
    }

    /// Where the wording comes from.
    package enum Origin: String, Sendable, Equatable {
        /// Read off AWS's own answers, letter for letter.
        case seen
        /// The guide states the text.
        case documented
        /// Our wording, in the manner of the seen ones.
        case ours
    }

    /// The rule that refused, such as `aggregation.groupBy`.
    package let rule: String
    package let code: Code
    package let message: String
    package let origin: Origin
    /// The table of the collaboration it is about, if it is about one.
    package let table: String?
    /// The column it is about, if it is about one.
    package let column: String?
    /// The place in the SQL, if there is one.
    package let position: TextPosition?

    package init(
        rule: String, code: Code, message: String, origin: Origin, table: String? = nil, column: String? = nil,
        position: TextPosition? = nil
    ) {
        self.rule = rule
        self.code = code
        self.message = message
        self.origin = origin
        self.table = table
        self.column = column
        self.position = position
    }

    /// What a text that cannot be read is answered with.
    package init(_ error: SyntaxError) {
        self.init(rule: syntaxRule, code: .malformedQuery, message: error.description, origin: .ours, position: error.position)
    }
}

/// A refusal before its rule and its place in lines are filled in.
struct Objection: Error {
    let message: String
    var origin: Refusal.Origin
    var code: Refusal.Code
    var column: String?
    var mark: Mark?

    init(
        message: String, origin: Refusal.Origin = .ours, code: Refusal.Code = .malformedQuery, column: String? = nil, mark: Mark? = nil
    ) {
        self.message = message
        self.origin = origin
        self.code = code
        self.column = column
        self.mark = mark
    }

    init(_ error: NameError) { self.init(message: error.message, column: error.column, mark: error.mark) }

    /// `Column(s) [a, b] is not allowed in <clause>`; the seen text, also for several columns.
    static func notAllowed(_ columns: [String], in clause: String, at mark: Mark?, origin: Refusal.Origin = .ours) -> Objection {
        Objection(
            message: "Column(s) [\(columns.joined(separator: ", "))] is not allowed in \(clause)", origin: origin, column: columns.first,
            mark: mark)
    }

    func refusal(by rule: String, in statement: ParsedStatement, table: String? = nil) -> Refusal {
        Refusal(
            rule: rule, code: code, message: message, origin: origin, table: table, column: column,
            position: mark.map { statement.position(of: $0) })
    }
}
