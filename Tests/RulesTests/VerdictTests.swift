// Every case in Cases/ gets the verdict written there.
// Source: the guide's rules, as the cases say.

import Rules
import SQL
import SQLTesting
import CleanRoomsModel
import Testing

struct VerdictTests {
    @Test(arguments: Cases.verdicts)
    func `a query gets the verdict, and the rows, that its case tells`(one: Case) throws {
        let verdict = judge(one.sql, in: one.context)
        #expect(!one.expectations.isEmpty)
        for expectation in one.expectations {
            let words = expectation.split(separator: " ", maxSplits: 1).map(String.init)
            let rest = words.count > 1 ? words[1] : ""
            switch words[0] {
            case "accepted": #expect(described(verdict) == "accepted")
            case "refused": #expect(described(verdict) == expectation)
            case "about": #expect(verdict.refusal?.table == rest)
            case "origin": #expect(verdict.refusal?.origin.rawValue == rest)
            case "code": #expect(verdict.refusal?.code.rawValue == rest)
            case "warns": #expect(verdict.accepted?.warnings.contains { $0.message.contains(rest) } == true, "\(verdict.warnings)")
            case "outputs": #expect(verdict.outputs == rest)
            case "tables": #expect(verdict.accepted?.tables.joined(separator: ", ") == rest)
            case "privacy": #expect(verdict.privacy == rest)
            case "table": #expect(verdict.table == rest)
            case "rows":
                let rows = try one.rows(from: #require(verdict.accepted))
                #expect((rows.isEmpty ? "none" : rows.joined(separator: "; ")) == rest)
            default: Issue.record("unknown expectation \(expectation)")
            }
        }
    }

    @Test func `there are at least 250 cases, and no two of a file share a name`() {
        #expect(Cases.verdicts.count >= 250)
        #expect(Set(Cases.verdicts.map(\.title)).count == Cases.verdicts.count)
    }

    @Test func `every rule is met by a case that it refuses`() {
        let refusing = Set(
            Cases.verdicts.flatMap(\.expectations).filter { $0.hasPrefix("refused ") }.map { String($0.split(separator: " ")[1]) })
        // These only warn, which their families' cases expect.
        let warning: Set = [
            "list.distinct", "comparisons.keys", "dialect.stringItem", "encryption.fingerprint", "encryption.sealed",
            "encryption.cleartext",
        ]
        let names = analysisRules.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.filter { !refusing.contains($0) && !warning.contains($0) } == [])
        #expect(refusing.subtracting(names) == ["syntax", "names"])
    }

    private func described(_ verdict: Verdict) -> String {
        guard let refusal = verdict.refusal else { return "accepted" }
        let place = refusal.position.map { "@\($0.line):\($0.column)" } ?? "@-"
        return "refused \(refusal.rule) \(place) \(refusal.message)"
    }
}

extension Verdict {
    var refusal: Refusal? {
        if case .refused(let refusal) = self { return refusal }
        return nil
    }

    var accepted: AcceptedQuery? {
        if case .accepted(let query) = self { return query }
        return nil
    }

    var warnings: [String] { accepted?.warnings.map(\.message) ?? [] }

    /// `name type <table.column, …>; …`.
    var outputs: String {
        guard let accepted else { return "" }
        return accepted.outputs.map { output in
            let sources = output.lineage.numbers.map { number in
                let column = accepted.resolution.tableColumns[number]
                return "\(column.relation).\(column.ordinal)"
            }
            return "\(output.name) \(output.type) <\(sources.joined(separator: ", "))>"
        }.joined(separator: "; ")
    }

    /// The columns of the result: `name type; …`.
    var table: String { accepted?.resultColumns.map { "\($0.name) \($0.typeName)" }.joined(separator: "; ") ?? "" }

    var privacy: String {
        accepted?.privacyUses.map { "\($0.aggregation.rawValue) \($0.expression) on \($0.tables.joined(separator: ", "))" }.joined(
            separator: "; ") ?? ""
    }
}

extension Case: CustomTestStringConvertible {
    public var testDescription: String { title }
}

extension CorpusText: CustomTestStringConvertible {
    public var testDescription: String { sql }
}
