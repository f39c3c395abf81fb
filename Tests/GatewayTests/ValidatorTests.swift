// The validator over constraints made for the test, one table row a kind.

import JSON
import Testing

@testable import APIModel
@testable import Gateway

struct ValidatorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let constraint: Constraint
        let input: String
        let issues: [FieldIssue]
        var testDescription: String { input }

        /// Puts the value under the name `x` of a structure.
        init(_ constraint: Constraint, _ value: String, _ issues: [FieldIssue] = [], isRequired: Bool = false) {
            self.constraint = .structure([Constraint.Member("x", constraint, isRequired: isRequired)])
            input = "{\(value.isEmpty ? "" : "\"x\":\(value)")}"
            self.issues = issues
        }

        init(_ constraint: Constraint, _ value: String, _ demand: String) {
            self.init(constraint, value, [FieldIssue("x", demand)])
        }
    }

    static let name: Constraint = .string(length: Bounds(1, 3), pattern: Pattern(ofModel: "[a-z]*"))
    static let colour: Constraint = .enumeration(["RED", "BLUE"])
    static let place: Constraint = .structure([
        Constraint.Member("city", name, isRequired: true), Constraint.Member("zip", .integer(range: Bounds(1, 99)), isRequired: false),
    ])
    static let either: Constraint = .union([
        Constraint.Member("left", name, isRequired: false), Constraint.Member("right", place, isRequired: false),
    ])

    static let satisfied = [
        Case(name, #""abc""#), Case(name, ""), Case(name, "null"),
        // One scalar of two UTF-16 units and four bytes; three scalars in one character.
        Case(.string(length: Bounds(nil, 1), pattern: nil), #""😀""#), Case(.string(length: Bounds(3, 3), pattern: nil), #""👩\u200d🔬""#),
        Case(colour, #""BLUE""#),
        Case(.integer(range: Bounds(-1, 5)), "-1"), Case(.integer(range: Bounds(-1, 5)), "5"),
        Case(.integer(range: Bounds(nil, nil)), "9007199254740993"),
        Case(.double(range: Bounds(0.5, 1)), "0.5"), Case(.double(range: Bounds(0.5, 1)), "1"),
        Case(.boolean, "false"), Case(.timestamp, "1680897212.279"), Case(.timestamp, "0"),
        Case(.document, #"{"any":[null,1,{}]}"#), Case(.document, "7"),
        Case(.list(of: name, length: Bounds(0, 2)), "[]"), Case(.list(of: name, length: Bounds(0, 2)), #"["a","b"]"#),
        Case(.map(key: name, value: colour, length: Bounds(0, 1)), #"{"a":"RED"}"#),
        // Null values are absent, also for the count; of two values of a name the last counts.
        Case(.map(key: name, value: colour, length: Bounds(0, 1)), #"{"a":"GREEN","b":null,"LONG NAME":null,"a":"RED"}"#),
        Case(place, #"{"city":"ulm","zip":null,"unknown":[{}]}"#), Case(place, #"{"city":5,"city":"ulm"}"#),
        Case(either, #"{"left":"a"}"#), Case(either, #"{"left":null,"right":{"city":"ulm"},"other":1}"#),
    ]

    static let violated = [
        Case(name, "", [FieldIssue("x", "Member must not be null")], isRequired: true),
        Case(name, "null", [FieldIssue("x", "Member must not be null")], isRequired: true),
        Case(name, #""a","x":null"#, [FieldIssue("x", "Member must not be null")], isRequired: true),
        Case(name, #""""#, "Member must have length greater than or equal to 1"),
        Case(name, #""abcd""#, "Member must have length less than or equal to 3"),
        Case(name, #""A""#, "Member must satisfy regular expression pattern: [a-z]*"),
        Case(
            name, #""ABCD""#,
            [
                FieldIssue("x", "Member must have length less than or equal to 3"),
                FieldIssue("x", "Member must satisfy regular expression pattern: [a-z]*"),
            ]),
        Case(.string(length: Bounds(nil, 2), pattern: nil), #""👩\u200d🔬""#, "Member must have length less than or equal to 2"),
        Case(.string(length: Bounds(2, nil), pattern: nil), #""😀""#, "Member must have length greater than or equal to 2"),
        Case(colour, #""red""#, "Member must satisfy enum value set: [RED, BLUE]"),
        Case(.integer(range: Bounds(1, 5)), "0", "Member must have value greater than or equal to 1"),
        Case(.integer(range: Bounds(1, 5)), "6", "Member must have value less than or equal to 5"),
        Case(.double(range: Bounds(0.0001, 10)), "0.00001", "Member must have value greater than or equal to 0.0001"),
        Case(.double(range: Bounds(0.0001, 10)), "11", "Member must have value less than or equal to 10"),
        Case(.list(of: name, length: Bounds(1, 2)), "[]", "Member must have length greater than or equal to 1"),
        Case(.list(of: name, length: Bounds(1, 2)), #"["a","b","c"]"#, "Member must have length less than or equal to 2"),
        Case(
            .list(of: colour, length: Bounds(nil, nil)), #"["RED","GREEN","PINK"]"#,
            "Member must satisfy constraint: [Member must satisfy enum value set: [RED, BLUE]]"),
        Case(
            .list(of: name, length: Bounds(nil, nil)), #"["A"]"#,
            """
            Member must satisfy constraint: [Member must have length less than or equal to 3, \
            Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]*]
            """),
        Case(
            .list(of: place, length: Bounds(nil, 1)), #"[{"city":"ulm"},{"zip":100}]"#,
            [
                FieldIssue("x", "Member must have length less than or equal to 1"),
                FieldIssue("x.2.member.city", "Member must not be null"),
                FieldIssue("x.2.member.zip", "Member must have value less than or equal to 99"),
            ]),
        Case(
            .map(
                key: .string(length: Bounds(1, 3), pattern: nil), value: .string(length: Bounds(0, 2), pattern: nil), length: Bounds(0, 1)),
            #"{"abcd":"12","b":"123"}"#,
            [
                FieldIssue("x", "Member must have length less than or equal to 1"),
                FieldIssue(
                    "x",
                    "Map keys must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1]"
                ),
                FieldIssue(
                    "x",
                    "Map value must satisfy constraint: [Member must have length less than or equal to 2, Member must have length greater than or equal to 0]"
                ),
            ]),
        Case(
            .map(key: name, value: place, length: Bounds(nil, nil)), #"{"a":{}}"#, [FieldIssue("x.value.city", "Member must not be null")]),
        Case(place, "{}", [FieldIssue("x.city", "Member must not be null")]),
        Case(either, "{}", "Member must have exactly one member set"),
        Case(either, #"{"left":null,"other":1}"#, "Member must have exactly one member set"),
        Case(
            either, #"{"left":"A","right":{}}"#,
            [
                FieldIssue("x.left", "Member must satisfy regular expression pattern: [a-z]*"),
                FieldIssue("x.right.city", "Member must not be null"),
                FieldIssue("x", "Member must have exactly one member set"),
            ]),
    ]

    static let mistyped: [(Constraint, String, String)] = [
        (name, "5", "The value at 'x' is not a string."), (name, "{}", "The value at 'x' is not a string."),
        (colour, "true", "The value at 'x' is not a string."),
        (.integer(range: Bounds(1, 5)), #""5""#, "The value at 'x' is not a whole number."),
        (.integer(range: Bounds(1, 5)), "1.5", "The value at 'x' is not a whole number."),
        (.integer(range: Bounds(1, 5)), "1.0", "The value at 'x' is not a whole number."),
        (.integer(range: Bounds(1, 5)), "123000000000000000000000", "The value at 'x' is not a whole number."),
        (.integer(range: Bounds(1, 5)), "true", "The value at 'x' is not a whole number."),
        (.double(range: Bounds(1, 5)), #""1.5""#, "The value at 'x' is not a number."),
        (.boolean, "0", "The value at 'x' is not a boolean."), (.boolean, #""true""#, "The value at 'x' is not a boolean."),
        (.timestamp, #""2026-01-01T00:00:00Z""#, "The value at 'x' is not a number of seconds."),
        (.list(of: name, length: Bounds(nil, nil)), "{}", "The value at 'x' is not a list."),
        (.list(of: name, length: Bounds(nil, nil)), #""a""#, "The value at 'x' is not a list."),
        (.list(of: name, length: Bounds(nil, nil)), #"["a",null]"#, "The value at 'x.2' is not a string."),
        (.list(of: place, length: Bounds(nil, nil)), "[null]", "The value at 'x.1.member' is not an object."),
        (.map(key: name, value: colour, length: Bounds(nil, nil)), "[]", "The value at 'x' is not a map."),
        (.map(key: name, value: colour, length: Bounds(nil, nil)), #"{"a":1}"#, "The value at 'x.value' is not a string."),
        (place, "[]", "The value at 'x' is not an object."), (either, #""left""#, "The value at 'x' is not an object."),
        (either, #"{"left":"ABCD","right":{"city":{}}}"#, "The value at 'x.right.city' is not a string."),
    ]

    @Test(arguments: satisfied)
    func `a value within its bounds is let through`(_ the: Case) throws {
        #expect(try Validator.issues(of: JSON(parsing: the.input), against: the.constraint).isEmpty)
    }

    @Test(arguments: violated)
    func `every violation is named with its place, in the order of the model`(_ the: Case) throws {
        #expect(try Validator.issues(of: JSON(parsing: the.input), against: the.constraint) == the.issues)
    }

    @Test(arguments: mistyped)
    func `a wrong type ends the check, whatever else is wrong`(constraint: Constraint, value: String, message: String) throws {
        let input = try JSON(parsing: #"{"other":"","x":\#(value)}"#)
        let whole: Constraint = .structure([
            Constraint.Member("other", Self.name, isRequired: true), Constraint.Member("x", constraint, isRequired: false),
        ])
        #expect(throws: FrontEndError.serialization(message)) { try Validator.issues(of: input, against: whole) }
    }

    @Test func `a small body cannot ask for an answer without end`() throws {
        let list = JSON.array(Array(repeating: [:], count: Validator.mostIssues + 1))
        let issues = try Validator.issues(of: list, against: .list(of: Self.place, length: Bounds(nil, nil)))
        #expect(issues.count == Validator.mostIssues)
    }

    @Test func `one violation is counted in the singular, more in the plural`() {
        let one = FieldIssue("name", Demand.notNull)
        let other = FieldIssue("members.1.member.accountId", Demand.length(atLeast: 12))
        #expect(
            FieldIssue.sentence(of: [one])
                == "1 validation error detected: Value at 'name' failed to satisfy constraint: Member must not be null")
        #expect(
            FieldIssue.sentence(of: [one, other])
                == """
                2 validation errors detected: Value at 'name' failed to satisfy constraint: Member must not be null; \
                Value at 'members.1.member.accountId' failed to satisfy constraint: Member must have length greater than or equal to 12
                """)
    }
}
