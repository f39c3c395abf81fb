// The tables whose columns a place in a query can name.
// Source: Spark's rules of resolution, https://spark.apache.org/docs/3.5.1/sql-ref-name-resolution.html

/// A table in a FROM clause, ready to be asked for columns.
struct ScopeSource {
    /// In compared form; nil for a sub-query without alias.
    let alias: String?
    let instance: Int
    let columns: [OutputColumn]
    /// By name in compared form; -1 for a name that two columns share.
    let ordinals: [String: Int]
    /// Set after the condition of a semi or anti join: its columns end there.
    var isHidden = false
}

/// A FROM clause and what is around it. A class: scopes are chained outwards and grow while the clause is read.
final class Scope {
    var sources: [ScopeSource] = []
    let outer: Scope?
    /// Names joined by USING or NATURAL, which stand for both sides.
    var merged: Set<String> = []
    /// Aliases of the select list, by name in compared form.
    var aliases: [String: (item: Int, column: OutputColumn)] = [:]
    /// Parameters of the lambdas around the place being read.
    var lambdaNames: [String] = []
    /// All columns of many sources by name, so that wide FROM clauses stay linear.
    private var directory: [String: [(source: Int, ordinal: Int)]] = [:]
    private var listed = 0

    init(outer: Scope?) { self.outer = outer }

    enum Match {
        case none
        case column(source: Int, ordinal: Int)
        case ambiguous
    }

    func source(named key: String) -> [Int] { aliasDirectory(key) }

    private var aliasIndex: [String: [Int]] = [:]
    private var aliasesListed = 0

    private func aliasDirectory(_ key: String) -> [Int] {
        while aliasesListed < sources.count {
            if let alias = sources[aliasesListed].alias { aliasIndex[alias, default: []].append(aliasesListed) }
            aliasesListed += 1
        }
        return aliasIndex[key, default: []].filter { !sources[$0].isHidden }
    }

    /// Finds a column by its bare name.
    func column(named key: String) -> Match {
        let candidates = sources.count <= 8 ? scan(key) : lookUp(key)
        let visible = candidates.filter { !sources[$0.source].isHidden }
        guard let first = visible.first else { return .none }
        if visible.contains(where: { $0.ordinal < 0 }) { return .ambiguous }
        if visible.count > 1 && !merged.contains(key) { return .ambiguous }
        return .column(source: first.source, ordinal: first.ordinal)
    }

    private func scan(_ key: String) -> [(source: Int, ordinal: Int)] {
        var found: [(source: Int, ordinal: Int)] = []
        for (index, source) in sources.enumerated() {
            if let ordinal = source.ordinals[key] { found.append((index, ordinal)) }
        }
        return found
    }

    private func lookUp(_ key: String) -> [(source: Int, ordinal: Int)] {
        while listed < sources.count {
            for (name, ordinal) in sources[listed].ordinals { directory[name, default: []].append((listed, ordinal)) }
            listed += 1
        }
        return directory[key] ?? []
    }
}

/// Names of columns to their places, -1 where two share one.
func ordinals(of columns: [OutputColumn]) -> [String: Int] {
    var ordinals: [String: Int] = [:]
    ordinals.reserveCapacity(columns.count)
    for (ordinal, column) in columns.enumerated() {
        let key = column.name.foldedName
        ordinals[key] = ordinals[key] == nil ? ordinal : -1
    }
    return ordinals
}
