// Partitions that a table's parameters tell.
// Reference: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html

import Tables
import Testing

struct PartitionProjectionTests {
    /// 2026-03-31T12:30:00.
    private static let now: Int64 = 1_774_960_200_000_000

    private func folders(_ parameters: [String: String], keys: [String] = ["k"], where takes: ([String: String?]) -> Bool = { _ in true })
        throws -> [String]
    {
        let folder = try #require(BucketFolder("s3://lake/t/"))
        let table = StoredTable(
            folder: folder, form: TableForm(parameters: parameters), owner: TableOwner(account: "111122223333", region: "us-east-1"),
            partitionKeys: keys)
        return try PartitionProjection(of: table, now: Self.now).partitions { (values) throws(QueryFailure) in takes(values) }.map(
            \.folder.description)
    }

    private func values(_ parameters: [String: String]) throws -> [String] {
        let named = Dictionary(uniqueKeysWithValues: parameters.map { ("projection.k.\($0.key)", $0.value) })
        return try folders(named).map { String($0.dropFirst("s3://lake/t/k=".count).dropLast()) }
    }

    @Test(arguments: [
        (["type": "enum", "values": "a, b,c d"], ["a", "b", "c d"]),
        (["type": "integer", "range": "8,12", "interval": "2", "digits": "3"], ["008", "010", "012"]),
        (["type": "date", "range": "2024-02-28,2024-03-01"], ["2024-02-28", "2024-02-29", "2024-03-01"]),
        (["type": "date", "range": "202511,NOW", "format": "yyyyMM"], ["202511", "202512", "202601", "202602", "202603"]),
        (
            ["type": "date", "range": "NOW-1MONTH,NOW", "format": "yyyy-MM-dd", "interval": "2", "interval.unit": "WEEKS"],
            ["2026-02-28", "2026-03-14", "2026-03-28"]
        ),
        (["type": "date", "range": "NOW-2HOURS,NOW", "format": "yyyy-MM-dd'T'HH"], ["2026-03-31T10", "2026-03-31T11", "2026-03-31T12"]),
        (
            ["type": "date", "range": "2024-01-31,2024-04-30", "interval.unit": "MONTH"],
            ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
        ),
    ])
    func `a key has the values of its parameters`(parameters: [String: String], expected: [String]) throws {
        #expect(try values(parameters) == expected)
    }

    @Test(arguments: [
        [:], ["type": "injected"], ["type": "enum"], ["type": "integer", "range": "5"], ["type": "integer", "range": "5,1"],
        ["type": "integer", "range": "1,5", "interval": "0"], ["type": "date", "range": "today,NOW"],
        ["type": "date", "range": "NOW,NOW", "format": "EEE"],
        ["type": "date", "range": "NOW,NOW", "interval.unit": "moons"], ["type": "integer", "range": "0,9223372036854775807"],
        ["type": "date", "range": "0001-01-01,9999-12-31"],
    ])
    func `parameters that cannot be read, and too many values, fail in a sentence`(parameters: [String: String]) {
        #expect(throws: QueryFailure.self) { try values(parameters) }
    }

    @Test func `the ends of numbers and of times end a range`() throws {
        #expect(try values(["type": "integer", "range": "9223372036854775806,9223372036854775807"]).count == 2)
        #expect(try values(["type": "date", "range": "9999-12-30,9999-12-31"]).count == 2)
    }

    @Test func `keys multiply, those that a query rules out are left out, and a template names the folder`() throws {
        let parameters = [
            "projection.city.type": "enum", "projection.city.values": "Oslo,Rome", "projection.n.type": "integer",
            "projection.n.range": "1,2",
        ]
        #expect(
            try folders(parameters, keys: ["city", "n"])
                == ["city=Oslo/n=1", "city=Oslo/n=2", "city=Rome/n=1", "city=Rome/n=2"].map { "s3://lake/t/\($0)/" })
        let template = parameters.merging(["storage.location.template": "s3://other/${n}/${city}"]) { first, _ in first }
        #expect(
            try folders(template, keys: ["city", "n"], where: { $0["city"] == "Rome" }) == ["s3://other/1/Rome/", "s3://other/2/Rome/"])
        let escaping = parameters.merging(["storage.location.template": "s3://other/../${n}/${city}"]) { first, _ in first }
        #expect(throws: QueryFailure.self) { try folders(escaping, keys: ["city", "n"]) }
    }
}
