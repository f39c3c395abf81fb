// All texts the tests know: the corpus, and the queries of the cases.
// Source: Cases/.

package import SQL

package struct CorpusText: Sendable {
    package let sql: String
    package let dialect: Dialect
}

package enum Corpus {
    /// Texts that must be read.
    package static let readable: [CorpusText] =
        Cases.text(of: "corpus.sql").split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            CorpusText(sql: String($0), dialect: .spark)
        }
        + Cases.verdicts.filter { one in !one.expectations.contains { $0.hasPrefix("refused syntax") } }.map {
            CorpusText(sql: $0.sql, dialect: $0.settings["engine"] == "legacy" ? .cleanRoomsSQL : .spark)
        }
}
