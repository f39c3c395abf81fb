// Statements: any number of CACHE TABLE, then one query.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-commands-cache-table.html

extension Parser {
    mutating func statement(_ text: String) throws(ParseFailure) -> ParsedStatement {
        var caches: [CacheTable] = []
        while at(.cache) {
            caches.append(try cacheTable())
            try expect(.semicolon, "\";\" after CACHE TABLE")
            while skip(.semicolon) {}
        }
        guard startsQuery || at(.leftParenthesis) else { throw unexpected(caches.isEmpty ? "SELECT" : "CACHE TABLE or SELECT") }
        let query = try query()
        while skip(.semicolon) {}
        guard at(.endOfText) else { throw unexpected("the end of the query") }
        return ParsedStatement(
            text: text, caches: caches, query: query, nodeCount: nodeCount, parameters: parameters,
            warnings: warnings.map { .init(message: $0.message, position: TextPosition(of: $0.offset, in: text)) })
    }

    private mutating func cacheTable() throws(ParseFailure) -> CacheTable {
        try expect(.cache)
        let isLazy = skip(.lazy)
        try expect(.table)
        var path = try path("a table name")
        let name = path.removeLast()
        var options: [CacheTable.Option] = []
        if skip(.options) {
            try expect(.leftParenthesis, "\"(\"")
            repeat {
                let key = try oneString("an option in quotes")
                _ = skip(.equal)
                options.append(.init(key: key, value: try oneString("the option's value in quotes")))
            } while skip(.comma)
            try expect(.rightParenthesis, "\",\" or \")\"")
        }
        if at(.semicolon) { return CacheTable(isLazy: isLazy, qualifier: path, name: name, options: options, query: nil) }
        _ = skip(.as)
        guard startsQuery || at(.leftParenthesis) else { throw unexpected("the query to cache") }
        return CacheTable(isLazy: isLazy, qualifier: path, name: name, options: options, query: try query())
    }
}
