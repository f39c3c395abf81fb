// A tree back to text, in one form; what it prints reads as the same tree.
// Source: our own form.

extension ParsedStatement {
    /// The statement in one form: keywords in capitals, one blank between words, no comments.
    package var printed: String {
        var printer = Printer()
        for cache in caches { printer.print(cache) }
        printer.print(query)
        return printer.text
    }
}

extension Expression {
    /// The expression in the same form as ``ParsedStatement/printed``.
    package var printed: String {
        var printer = Printer()
        printer.print(self)
        return printer.text
    }
}

extension Expression {
    /// The expression for a message: its first 60 characters.
    package var excerpt: String {
        let text = printed
        return text.utf8.count > 60 ? "\(text.prefix(60))…" : text
    }
}

struct Printer {
    /// How names of functions are printed: as written, or in lower case as in Spark's names of outputs.
    enum FunctionCase { case written, lower }

    private(set) var text = ""
    let functionCase: FunctionCase
    /// Set for a text that Spark itself is to run.
    var spark: SparkDialect?
    /// How many queries there are around what is printed.
    var depth = 0

    init(functionCase: FunctionCase = .written) { self.functionCase = functionCase }

    mutating func put(_ piece: String) { text += piece }

    mutating func put(_ name: Identifier) {
        switch name.quote {
        case .none: put(name.name)
        case .double: put("\"\(doubling("\"", in: name.name))\"")
        case .backtick: put("`\(doubling("`", in: name.name))`")
        }
    }

    mutating func list<Item>(_ items: [Item], separator: String = ", ", _ print: (inout Printer, Item) -> Void) {
        for (index, item) in items.enumerated() {
            if index > 0 { put(separator) }
            print(&self, item)
        }
    }

    mutating func path(_ names: [Identifier]) { list(names, separator: ".") { $0.put($1) } }

    mutating func names(_ names: [Identifier]) {
        put("(")
        list(names) { $0.put($1) }
        put(")")
    }

    mutating func alias(_ alias: TableAlias?) {
        guard let alias else { return }
        put(" AS ")
        put(alias.name)
        if !alias.columns.isEmpty { names(alias.columns) }
    }

    mutating func string(_ value: String) {
        put("'")
        for scalar in value.unicodeScalars {
            switch scalar {
            case "'", "\\": put("\\\(Character(scalar))")
            default: text.unicodeScalars.append(scalar)
            }
        }
        put("'")
    }
}

/// By scalars: a quote with a combining mark behind it is one character, but it still ends a name.
private func doubling(_ quote: Unicode.Scalar, in name: String) -> String {
    var doubled = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
        doubled.append(scalar)
        if scalar == quote { doubled.append(quote) }
    }
    return String(doubled)
}
