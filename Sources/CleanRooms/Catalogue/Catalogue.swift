// The tables that table references point to, as far as the tester has declared them.
// Source: AWS Glue has a catalogue for each account and region; one that serves all of them is our own addition.

/// Declared tables, found by database, table, account and region.
package struct Catalogue: Sendable, Equatable {
    /// By ``key(_:_:)``; of one name, at most one for each account and region.
    private var variants: [String: [CatalogueTable]] = [:]

    package init(_ tables: [CatalogueTable] = []) {
        for table in tables { declare(table) }
    }

    /// Adds a table, replacing one that was declared for the same account and region.
    package mutating func declare(_ table: CatalogueTable) {
        variants[Self.key(table.database, table.name), default: []].declare(table)
    }

    /// In the order of databases, names, accounts and regions.
    package var tables: [CatalogueTable] { variants.values.flatMap(\.self).sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) } }

    /// Whether a table of its name is declared for the same account and region.
    package func has(_ table: CatalogueTable) -> Bool {
        variants(Self.key(table.database, table.name)).contains { ($0.account, $0.region) == (table.account, table.region) }
    }

    /// The tables of one name.
    func variants(_ key: String) -> [CatalogueTable] { variants[key] ?? [] }

    /// In the form in which Glue compares names.
    static func key(_ database: String, _ table: String) -> String { "\(database.lowercased()).\(table.lowercased())" }
}

extension [CatalogueTable] {
    mutating func declare(_ table: CatalogueTable) {
        removeAll { $0.account == table.account && $0.region == table.region }
        append(table)
    }

    /// The table for an account and region. One declared for both wins over one for the account, which wins over one for all.
    func closest(to account: String, _ region: String) -> CatalogueTable? {
        filter { ($0.account ?? account) == account && ($0.region ?? region) == region }.max { $0.nearness < $1.nearness }
    }
}

extension CatalogueTable {
    fileprivate var nearness: Int { (account == nil ? 0 : 2) + (region == nil ? 0 : 1) }

    fileprivate var sortKey: [String] { [database, name, account ?? "", region ?? ""] }
}
