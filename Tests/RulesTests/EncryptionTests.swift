// What is said of queries over columns that C3R has encrypted. Nothing is refused for it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-column-types.html

import CleanRoomsModel
import Rules
import SQL
import SQLTesting
import Testing

struct EncryptionTests {
    /// What the rules of encryption say, without the rules' names.
    private func warnings(_ sql: String, cleartext: Bool = true, names: Bool = false, nulls: Bool = false, isUsed: Bool = true) throws
        -> [String]
    {
        let columns = ["email_fingerprint", "phone_fingerprint", "Name_Sealed", "city"].map { TableSchema.Column(name: $0, type: "string") }
        let schemas = CollaborationSchemas(
            ["buyers", "visitors"].map { Relation(name: $0, kind: .table, ownerAccountID: World.runner, columns: columns, rule: nil) })
        let flags = DataEncryptionMetadata(
            allowCleartext: cleartext, allowDuplicates: false, allowJoinsOnColumnsWithDifferentNames: names, preserveNulls: nulls)
        let context = QueryContext(runnerAccountID: World.runner, schemas: schemas, encryption: isUsed ? flags : nil)
        return examine(try parse(sql), in: context).checks.filter { $0.rule.hasPrefix("encryption.") }.flatMap { check -> [String] in
            switch check.outcome {
            case .passed: return []
            case .warned(let warnings): return warnings.map(\.message)
            case .refused(let refusal): return ["refused: \(refusal.message)"]
            }
        }
    }

    @Test(arguments: [
        """
        SELECT b.Name_Sealed, v.name_sealed AS other, b.city FROM buyers b JOIN visitors v ON b.email_fingerprint = v.email_fingerprint
        WHERE b.city > 'a'
        """,
        "SELECT COUNT(b.name_sealed), COUNT(DISTINCT b.email_fingerprint), SUM(1) FROM buyers b FULL JOIN visitors v USING (email_fingerprint)",
        "SELECT * EXCEPT (email_fingerprint, phone_fingerprint) FROM buyers",
        "WITH b AS (SELECT name_sealed FROM buyers) SELECT name_sealed FROM b",
    ])
    func `what the guide allows is not spoken of`(sql: String) throws {
        #expect(try warnings(sql) == [])
    }

    @Test(arguments: [
        ("SELECT city FROM buyers WHERE name_sealed = 'x'", "where"), ("SELECT COUNT(DISTINCT name_sealed) FROM buyers", "select"),
        ("SELECT UPPER(name_sealed) FROM buyers", "select"), ("SELECT city FROM buyers ORDER BY name_sealed", "order by"),
        ("SELECT COUNT(*) FROM buyers GROUP BY name_sealed", "group by"),
        ("SELECT b.city FROM buyers b JOIN visitors v ON b.name_sealed = v.name_sealed", "join condition"),
    ])
    func `a sealed column can be selected and counted`(sql: String, clause: String) throws {
        let warnings = try warnings(sql)
        #expect(warnings.count == 1 && warnings[0].hasPrefix("Column Name_Sealed is sealed by its name: its values differ from row to row"))
        #expect(warnings[0].hasSuffix(" otherwise in \(clause)"))
    }

    @Test func `a fingerprint can be joined with one of its name, and of another where the collaboration says so`() throws {
        let sql = "SELECT b.city FROM buyers b JOIN visitors v ON b.email_fingerprint = v.phone_fingerprint"
        #expect(
            try warnings(sql)
                == ["email", "phone"].map {
                    "Column \($0)_fingerprint is a fingerprint by its name: it never equals one of another name, since the collaboration has "
                        + "allowJoinsOnColumnsWithDifferentNames false"
                })
        #expect(try warnings(sql, names: true) == [])
        let plain = "SELECT b.city FROM buyers b JOIN visitors v ON b.email_fingerprint = v.city"
        #expect(
            try warnings(plain).first?.hasSuffix("be joined with another one and counted, and not be used otherwise in join condition")
                == true)
        #expect(try warnings("SELECT city FROM buyers WHERE email_fingerprint = 'x'").count == 1)
        #expect(try warnings("SELECT email_fingerprint FROM buyers").count == 1)
    }

    @Test func `with preserveNulls a fingerprint can be a key, and NULL be asked for`() throws {
        let key = "SELECT email_fingerprint, COUNT(*) FROM buyers GROUP BY email_fingerprint"
        #expect(try warnings(key).first?.hasSuffix("it can be a key of GROUP BY only in a collaboration with preserveNulls") == true)
        #expect(try warnings(key, nulls: true) == [])
        let null = "SELECT IF(name_sealed IS NULL, 0, 1) FROM buyers WHERE email_fingerprint IS NOT NULL"
        #expect(try warnings(null).count == 2)
        #expect(try warnings(null, nulls: true) == [])
    }

    @Test func `cleartext beside encrypted columns is told of where the collaboration does not allow it`() throws {
        let sql = "SELECT name_sealed FROM buyers"
        #expect(
            try warnings(sql, cleartext: false) == [
                "Table buyers has the column(s) [city] in cleartext beside encrypted ones, which the collaboration does not allow"
            ])
    }

    @Test func `without dataEncryptionMetadata names mean nothing`() throws {
        #expect(try warnings("SELECT email_fingerprint FROM buyers WHERE name_sealed = 'x'", isUsed: false) == [])
    }
}
