// Regular expressions: what no recorded case shows.

import Tables
import Testing

@testable import Execution

struct RegexTests {
    private let context = RunContext(budget: MemoryBudget(limit: 1 << 20), microseconds: 0)

    private func match(_ pattern: String, _ text: String) throws -> [Int]? {
        var text = text
        let regex = try Regex(Array(pattern.unicodeScalars))
        return try text.withUTF8 { (bytes) throws(QueryFailure) in try regex.match(bytes, from: 0, context) }
    }

    @Test func `groups are those of the preferred way through the text`() throws {
        #expect(try match("(a+)(a*)", "aaa") == [0, 3, 0, 3, 3, 3])
        #expect(try match("(a+?)(a*)", "aaa") == [0, 3, 0, 1, 1, 3])
        #expect(try match("(a)|(b)", "b") == [0, 1, -1, -1, 0, 1])
        #expect(try match("(?:x|xy)(z|$)", "xyz") == [0, 3, 2, 3])
    }

    @Test func `the leftmost match wins`() throws {
        #expect(try match("b|ab", "xab") == [1, 3])
        #expect(try match("z", "xab") == nil)
    }

    @Test(arguments: ["(a*)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)(.*)x"])
    func `what takes others exponential time takes linear time`(pattern: String) throws {
        #expect(try match(pattern, String(repeating: "a", count: 500)) == nil)
    }

    @Test(arguments: [
        "(a)\\1", "a(?=b)", "(?<!a)b", "a++", "(?>a)", "a{10001}", String(repeating: "(", count: 60) + String(repeating: ")", count: 60),
        String(repeating: "()", count: 5000), "((a{1000}){1000}){1000}",
    ])
    func `what linear time does not allow is refused as not run`(pattern: String) {
        #expect { try match(pattern, "aab") } throws: { ($0 as? QueryFailure)?.condition == .notRun }
    }

    @Test(arguments: ["(", ")", "[", "[z-a]", "a{2,1}", "*a", "\\", "\\xZZ", "a{", "(?<n", "[a-\\d]", "a**", "a+*"])
    func `what is no expression is refused`(pattern: String) {
        #expect { try match(pattern, "a") } throws: { ($0 as? QueryFailure)?.condition == .invalidParameterValue }
    }

    @Test func `a cancelled run ends within a match`() {
        let context = RunContext(budget: MemoryBudget(limit: 1 << 20), microseconds: 0) { () throws(QueryFailure) in
            throw QueryFailure(.cancelled, "The run was cancelled.")
        }
        #expect(throws: QueryFailure.self) {
            var text = String(repeating: "a", count: 1 << 18)
            let regex = try Regex(Array("(a|b)*c".unicodeScalars))
            _ = try text.withUTF8 { (bytes) throws(QueryFailure) in try regex.match(bytes, from: 0, context) }
        }
    }
}
