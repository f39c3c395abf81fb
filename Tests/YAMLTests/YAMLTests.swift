// What of YAML is taken, as what it is read, and what is refused with its place.

import JSON
import Testing
import YAML

struct YAMLTests {
    @Test func `mappings, sequences, comments and both styles are read`() throws {
        let text = """
            # who takes part
            members:
              - {name: advertiser, account: "111111111111"}
              - name: publisher   # joins later
                account: '222222222222'
            """
        #expect(
            try YAML.parse(text).json == [
                "members": [
                    ["name": "advertiser", "account": "111111111111"], ["name": "publisher", "account": "222222222222"],
                ]
            ])
    }

    @Test func `SQL over several lines keeps its lines`() throws {
        let text = """
            literal: |
              SELECT city, COUNT(*)
                FROM visits
            folded: >-
              SELECT city
              FROM visits
            """
        #expect(try YAML.parse(text).json == ["literal": "SELECT city, COUNT(*)\n  FROM visits\n", "folded": "SELECT city FROM visits"])
    }

    @Test(arguments: [
        ("null", JSON.null), ("~", .null), ("", .null), ("true", true), ("False", false), ("12", 12), ("-12", -12), ("+3", 3), ("0", 0),
        ("0x1F", 31), ("0o17", 15), ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("-1e3", -1000.0), ("1E+2", 100.0),
    ])
    func `plain scalars are those of the core schema`(text: String, value: JSON) throws {
        #expect(try YAML.parse("value: \(text)")["value"]?.json == value)
    }

    @Test(arguments: [
        "yes", "no", "on", "y", "2026-01-01", "12:30", "1_000", "0x", "0xG", "0x-1", "0b1", "1e", ".", "-", "1.2.3", "1e999", "tRUE",
        "000000000001", "012", "-007", "00.5", "18446744073709551616", "arn:aws:iam::111111111111:role/x",
    ])
    func `everything else without quotes is text`(text: String) throws {
        #expect(try YAML.parse("[\(text)]").json == [.string(text)])
    }

    @Test(arguments: ["'12'", "\"12\"", "!!str 12", "! 12", "|-\n  12"]) func `what is in quotes or tagged as text is text`(text: String)
        throws
    {
        #expect(try YAML.parse("value: \(text)")["value"]?.json == "12")
    }

    @Test func `every node tells its line and column`() throws {
        let root = try YAML.parse("steps:\n  - call: A\n  - call: B\n    with: {x: 1}\n")
        guard case .sequence(let steps) = root["steps"]?.value else { return #expect(Bool(false), "steps are a sequence") }
        #expect(steps.map(\.position.line) == [2, 3])
        #expect(steps[1]["with"]?["x"]?.position == YAMLPosition(line: 4, column: 15))
    }

    @Test func `an alias repeats what its anchor names, and a merge key gives way to a mapping's own keys`() throws {
        let text = """
            defaults: &defaults {queryLogStatus: DISABLED, region: us-east-1}
            other: &other {region: eu-west-1, tags: {}}
            same: *defaults
            one: {<<: *defaults, region: eu-west-1}
            two: {<<: [*defaults, *other]}
            """
        let root = try YAML.parse(text)
        #expect(root["same"]?.json == ["queryLogStatus": "DISABLED", "region": "us-east-1"])
        #expect(root["one"]?.json == ["region": "eu-west-1", "queryLogStatus": "DISABLED"])
        #expect(root["two"]?.json == ["queryLogStatus": "DISABLED", "region": "us-east-1", "tags": [:]])
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3", 3, 1, "The key 'a' is there twice."),
        ("a: *x", 1, 4, "There is no '&x' before '*x'."),
        ("a: &x [*x]", 1, 8, "'*x' stands inside of what it repeats."),
        ("a: 1\n---\nb: 2", 3, 1, "There is a second document; a file has only one."),
        ("? [a]\n: 1", 1, 3, "A key is a text, and not a list or a mapping."),
        ("a: !!binary aGk=", 1, 4, "The tag 'tag:yaml.org,2002:binary' is not taken; of tags there is only '!!str'."),
        ("a: !x {b: 1}", 1, 4, "The tag '!x' is not taken; of tags there is only '!!str'."),
        ("a: .inf", 1, 4, "JSON has no .inf."),
        ("<<: 1", 1, 5, "'<<' takes a mapping, or a list of them."),
        ("a: [1, 2", 2, 1, "Did not find expected ',' or ']', while parsing a flow sequence."),
        ("a: 1\n b: 2", 2, 3, "Mapping values are not allowed in this context."),
        ("a: ${x}\nb: [${x}]", 2, 6, "Did not find expected ',' or ']', while parsing a flow sequence."),
        ("a:\n\tb: 1", 2, 1, "Found character that cannot start any token, while scanning for the next token."),
    ])
    func `what is not taken is refused with its place`(text: String, line: Int, column: Int, sentence: String) throws {
        #expect(throws: YAMLError(YAMLPosition(line: line, column: column), sentence)) { try YAML.parse(text) }
    }

    @Test func `an empty text is null`() throws {
        #expect(try YAML.parse("").json == .null)
        #expect(try YAML.parse("# nothing\n").json == .null)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: YAMLError(YAMLPosition(line: 1, column: 1), "The text is not UTF-8.")) { try YAML.parse([0x61, 0xFF]) }
    }

    @Test func `aliases of aliases cannot make a huge value of a small text`() {
        let laughs = (1...9).map { "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ", "))]" }
        let text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + laughs.joined(separator: "\n")
        #expect { try YAML.parse(text) } throws: { ($0 as? YAMLError)?.sentence == "Aliases repeat more than 100000 values." }
    }

    @Test(arguments: [("[", "]"), ("{a: ", "}"), ("- ", "")]) func `nesting has a bound`(open: String, close: String) {
        let deepest = String(repeating: open, count: YAML.maximumDepth) + "1" + String(repeating: close, count: YAML.maximumDepth)
        #expect(throws: Never.self) { try YAML.parse(deepest) }
        #expect { try YAML.parse(open + deepest + close) } throws: {
            ($0 as? YAMLError)?.sentence == "Values are nested deeper than 128."
        }
        #expect(throws: YAMLError.self) { try YAML.parse(String(repeating: open, count: 100_000)) }
    }
}
