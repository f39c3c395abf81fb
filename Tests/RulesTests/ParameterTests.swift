// Parameters are typed literals.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html

import Rules
import SQL
import SQLTesting
import Tables
import CleanRoomsModel
import Testing

struct ParameterTests {
    @Test(arguments: [
        ("5", ParameterType.integer), ("-128", .tinyint), ("127", .byte), ("-32768", .smallint), ("9223372036854775807", .bigint),
        ("1.50", .decimal),
        ("-.5", .numeric), ("1e3", .double), ("2.5", .real), ("true", .boolean), ("F", .boolean), ("C", .varchar), ("", .string),
        ("o'brien", .char),
        ("2024-02-29", .date), ("2026-01-31 12:00:00.5", .timestamp), ("2026-01-31T12:00:00Z", .timestamptz), ("2026-01-31", .timestampNtz),
        ("23:59", .time), ("1F", .binary), ("", .varbyte),
    ])
    func `a value of the type is read`(text: String, type: ParameterType) throws {
        _ = try ParameterValue(text, as: type)
    }

    @Test(arguments: [
        ("five", ParameterType.integer), ("128", .tinyint), ("32768", .short), ("2147483648", .int), ("9223372036854775808", .long),
        ("1.5", .integer),
        ("", .integer), ("1.2.3", .decimal), ("-", .decimal), ("123456789012345678901234567890123456789", .decimal), ("nan", .double),
        ("x", .real),
        ("maybe", .boolean), ("2026-02-29", .date), ("2026-13-01", .date), ("26-01-01", .date), ("2026-01-01 25:00:00", .timestamp),
        ("noon", .time),
        ("1", .binary), ("xy", .varbyte), ("2026-01-01 ", .date),
    ])
    func `a text that is no value of the type is refused`(text: String, type: ParameterType) {
        #expect(throws: UnreadableArgument(text: text, type: type)) { try ParameterValue(text, as: type) }
    }

    @Test func `every type of the model can be bound`() throws {
        for type in ParameterType.allCases {
            let texts = ["1", "true", "2026-01-01", "12:00", "1F"]
            #expect(texts.contains { (try? ParameterValue($0, as: type)) != nil }, "\(type)")
        }
    }

    @Test func `a value stays a value, whatever it says`() throws {
        let statement = try parse("SELECT a FROM t WHERE b = :b AND c = :c")
        let injected = try ParameterValue("x' OR '1' = '1", as: .varchar)
        let bound = try statement.binding(["b": injected, "c": .integer(5, .int)])
        #expect(bound.query == statement.query)
        #expect(bound.bindings["b"] == .string("x' OR '1' = '1"))
    }

    @Test func `parameters without a value are named`() throws {
        let statement = try parse("SELECT :b, :a, :b FROM t WHERE x = :c")
        #expect(statement.parameterNames == ["b", "a", "c"])
        #expect(throws: MissingParameters(names: ["b", "c"])) { try statement.binding(["a": .boolean(true)]) }
    }

    @Test func `a bound parameter has its type`() throws {
        let statement = try parse("SELECT :d AS d, :n + 1 AS n, :x AS x").binding([
            "d": try ParameterValue("2026-01-01", as: .date), "n": .integer(5, .bigint), "x": .decimal("1.25"),
        ])
        guard case .accepted(let query) = judge(statement, in: QueryContext(runnerAccountID: World.runner, schemas: .init([]))) else {
            Issue.record("refused")
            return
        }
        #expect(query.outputs.map(\.type) == [.date, .bigint, .decimal(precision: 3, scale: 2)])
    }
}
