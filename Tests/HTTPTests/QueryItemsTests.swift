// Query strings as names and values.
import HTTP
import Testing

@Suite struct QueryItemsTests {
    private func pairs(_ query: String) -> [String]? {
        QueryItems(query).map { $0.map { "\($0.name)=\($0.value)" } }
    }

    @Test func `items keep their order and repeated names`() {
        #expect(pairs("tagKeys=b&tagKeys=a&x=1") == ["tagKeys=b", "tagKeys=a", "x=1"])
        #expect(QueryItems("tagKeys=b&tagKeys=a")?.values(named: "tagKeys") == ["b", "a"])
        #expect(QueryItems("tagKeys=b&tagKeys=a")?["tagKeys"] == "b")
        #expect(QueryItems("a=1")?["A"] == nil)
    }

    @Test(arguments: [
        ("", []), ("&&", []), ("a", ["a="]), ("a=", ["a="]), ("=1", ["=1"]), ("a=b=c", ["a=b=c"]), ("a=1&&b=2&", ["a=1", "b=2"]),
        ("a+b=c+d", ["a b=c d"]),
        ("a=%2B%26%3D", ["a=+&="]), ("%61=1", ["a=1"]),
    ])
    func `a query is split before it is decoded`(query: String, items: [String]) {
        #expect(pairs(query) == items)
    }

    @Test(arguments: ["a=%", "a=%zz", "%4=1", "a=1&b=%FF"])
    func `a malformed escape is refused`(query: String) {
        #expect(QueryItems(query) == nil)
    }
}
