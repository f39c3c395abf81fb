// Columns as AWS's encryption client writes them, through the door: joined, selected, and looked at.
// Reference: github.com/aws/c3r, FingerprintTransformer and SealedTransformer; user guide, "Column types in Cryptographic Computing"

import CleanRooms
import Embedded
import EmulatorTesting
import JSON
import Testing

struct EncryptedColumnsTests {
    private let emulator: Emulator
    private let membership: String

    init() throws {
        emulator = try Emulator()
        emulator.service.queryEngine = InlineEngine()
        let flags: JSON = [
            "allowCleartext": false, "allowDuplicates": false, "allowJoinsOnColumnsWithDifferentNames": false, "preserveNulls": false,
        ]
        let shared = try emulator.makeCollaboration(changes: ["dataEncryptionMetadata": flags])
        membership = shared.publisherMembership
        for name in ["buyers", "visitors"] {
            let columns: JSON = ["email_fingerprint": "string", "name_sealed": "string"]
            let declared = emulator.control(
                .post, "/_cleanrooms/catalog", ["tables": [["database": "crm", "table": .string(name), "columns": columns]]])
            try #require(declared.status == 200, "\(declared.message ?? "")")
            let rule: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(Account.publisher.id)]]
            let table = try emulator.makeTable(
                rule: "CUSTOM", rule,
                [
                    "name": .string(name), "tableReference": ["glue": ["databaseName": "crm", "tableName": .string(name)]],
                    "allowedColumns": ["email_fingerprint", "name_sealed"],
                ])
            _ = try emulator.makeAssociation(of: table, as: name, through: shared.advertiserMembership)
        }
    }

    /// Bytes that stand for a value's hash or ciphertext, as many as there are of them, in Base64.
    private static func base64(_ value: String, _ count: Int) -> String {
        var state = value.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let text = String(
            (0..<(count * 8 + 5) / 6).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return letters[Int(state >> 58)]
            })
        return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }

    private static func fingerprint(_ value: String) -> String { "02:hmac:" + base64(value, 32) }

    /// A nonce of 32 bytes, a vector of 12, the text, its padding's size and a tag of 16; no two are alike.
    private static func sealed(_ value: String, _ nonce: Int) -> String {
        "02:enc:" + base64("\(value) \(nonce)", 32 + 12 + value.utf8.count + 2 + 16)
    }

    private func upload(_ table: String, _ rows: [(String, String)]) {
        let text = "email_fingerprint,name_sealed\n" + rows.map { "\($0.0),\($0.1)\n" }.joined()
        let reply = emulator.control(.put, "/_cleanrooms/catalog/crm/\(table)/data", text: Array(text.utf8), type: "text/csv")
        #expect(reply.status == 200, "\(reply.message ?? "")")
    }

    private func explained(_ sql: String) -> Reply {
        emulator.control(.post, "/_cleanrooms/explain", ["membershipIdentifier": .string(membership), "sql": .string(sql), "run": true])
    }

    private static let join = "SELECT b.name_sealed FROM buyers b JOIN visitors v ON b.email_fingerprint = v.email_fingerprint"

    @Test func `fingerprints are joined and sealed values come out as they went in`() throws {
        let ann = Self.sealed("Ann", 1)
        upload("buyers", [(Self.fingerprint("ann@x.org"), ann), (Self.fingerprint("bob@x.org"), Self.sealed("Bob", 2))])
        upload(
            "visitors", [(Self.fingerprint("ann@x.org"), Self.sealed("Ann", 3)), (Self.fingerprint("zoe@x.org"), Self.sealed("Zoe", 4))])
        let reply = explained(Self.join)
        #expect(reply["result"]?["rows"] == [[.string(ann)]])
        #expect(reply["warnings"] == nil)
        let count = explained("SELECT COUNT(DISTINCT b.email_fingerprint), COUNT(b.name_sealed) FROM buyers b")
        #expect(count["result"]?["rows"] == [[2, 2]] && count["warnings"] == nil)
    }

    @Test func `values that C3R would not have written for the collaboration are told of, and taken`() throws {
        upload("buyers", [("ann@x.org", "Ann"), ("ann@x.org", "")])
        upload("visitors", [(Self.fingerprint("ann@x.org"), ""), (Self.fingerprint("ann@x.org"), Self.sealed("Ann", 1))])
        let reply = explained("SELECT b.name_sealed, v.name_sealed AS other FROM buyers b JOIN visitors v USING (email_fingerprint)")
        #expect(reply["verdict"] == "accepted")
        #expect(
            Set((reply["warnings"]?.array ?? []).compactMap(\.string)) == [
                "Column email_fingerprint of table buyers has values that C3R has not written: by its name they would begin with 02:hmac:",
                "Column name_sealed of table buyers has values that C3R has not written: by its name they would begin with 02:enc:",
                "Column name_sealed of table buyers has nulls, which C3R encrypts in a collaboration with preserveNulls false.",
                "Column name_sealed of table visitors has nulls, which C3R encrypts in a collaboration with preserveNulls false.",
                "Column email_fingerprint of table visitors has a value twice, which C3R refuses to encrypt in a collaboration with "
                    + "allowDuplicates false.",
            ])
    }

    @Test func `a use that the guide does not allow is a warning of its rule, and the query runs`() throws {
        upload("buyers", [(Self.fingerprint("ann@x.org"), Self.sealed("Ann", 1))])
        let reply = explained("SELECT UPPER(name_sealed) AS n FROM buyers")
        #expect(reply["verdict"] == "accepted" && reply["result"]?["count"] == 1)
        let rule = try #require(reply.list("rules").first { $0["rule"] == "encryption.sealed" })
        #expect(rule["outcome"] == "warned")
        #expect(rule["warnings"]?.array?.first?["message"]?.string?.hasPrefix("Column name_sealed is sealed by its name") == true)
    }
}
