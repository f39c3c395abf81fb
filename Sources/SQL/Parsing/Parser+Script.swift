// SELECT TRANSFORM: rows through a program, read only so that it can be refused by its name.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-transform.html

extension Parser {
    /// `TRANSFORM (…) [ROW FORMAT …] USING '…' [AS (…)] [ROW FORMAT …]`, if it stands here.
    mutating func scriptIfPresent() throws(ParseFailure) -> (items: [SelectItem], script: Script)? {
        guard at(.word), text(of: current).foldedName == "transform", peek().kind == .leftParenthesis, hasUsing else { return nil }
        let start = mark(at: current)
        advance()
        let items = try parenthesizedExpressions().map { SelectItem(expression: $0, aliases: []) }
        skipRowFormat()
        try expect(.using)
        let command = try string("the program in quotes")
        var columns: [Identifier] = []
        if skip(.as) {
            let hasParentheses = skip(.leftParenthesis)
            repeat {
                columns.append(try identifier("a column name"))
                if !at(.comma), !at(.rightParenthesis), hasParentheses { _ = try type() }
            } while skip(.comma)
            if hasParentheses { try expect(.rightParenthesis, "\",\" or \")\"") }
        }
        skipRowFormat()
        return (items, Script(command: command, columns: columns, mark: start))
    }

    /// Whether USING or ROW FORMAT follows the parenthesis that begins here; otherwise TRANSFORM is the function of arrays.
    private var hasUsing: Bool {
        var depth = 0
        var distance = 1
        while true {
            switch peek(distance).kind {
            case .leftParenthesis: depth += 1
            case .rightParenthesis: depth -= 1
            case .endOfText: return false
            default: break
            }
            distance += 1
            if depth == 0 { return peek(distance).keyword == .using || peek(distance).keyword == .row }
        }
    }

    /// Everything up to what may follow: nobody here needs to know how rows are written.
    private mutating func skipRowFormat() {
        guard at(.row) else { return }
        while !at(.using), !at(.from), !at(.rightParenthesis), !at(.endOfText), !at(.where) { advance() }
    }
}
