// Values that nobody sends by accident: nothing here may trap, hang, or take more than its budget.

import SQL
import Tables
import Testing

@testable import Execution

struct HostileValuesTests {
    private let context = RunContext(budget: MemoryBudget(limit: 4 << 20), microseconds: 0)

    private func run(_ query: String, _ context: RunContext? = nil) throws -> Datum {
        let context = context ?? self.context
        let statement = try BoundStatement(query)
        guard case .select(let select) = statement.query.body else { return .null }
        let frame = Frame(sources: 0, variables: statement.variableCount, context: context)
        return try Scope(subqueries: NoQueries(), context: context).compile(select.items[0])(frame)
    }

    @Test(arguments: [
        "repeat('x', 2147483647)", "lpad('x', 2147483647, 'y')", "rpad(repeat('x', 100000), 2147483647, 'yz')",
        "replace(repeat('a', 100000), 'a', repeat('b', 100000))",
        "format_string('%999999s%999999s%999999s%999999s%999999s', 1, 2, 3, 4, 5)",
        "concat(repeat('x', 3000000), repeat('y', 3000000))", "regexp_replace(repeat('a', 100000), 'a', repeat('b', 10000))",
        "split(repeat('a', 1000000), '')", "hex(repeat('x', 3000000))", "translate(repeat('a', 3000000), 'a', 'ß')",
    ])
    func `what would outgrow the budget is refused`(expression: String) {
        #expect { try run("SELECT \(expression)") } throws: { ($0 as? QueryFailure)?.condition == .outOfMemory }
        #expect(context.budget.taken <= context.budget.limit)
    }

    @Test(arguments: [
        "repeat('x', 70000000)", "flatten(array(split(repeat('a', 1400000), ''), split(repeat('a', 1400000), '')))",
        "split(repeat(',', 3000000), ',')",
    ])
    func `one value takes no more than its bound, however large the budget`(expression: String) {
        let context = RunContext(budget: MemoryBudget(limit: 1 << 40), microseconds: 0)
        #expect { try run("SELECT \(expression)", context) } throws: { ($0 as? QueryFailure)?.condition == .outOfMemory }
    }

    @Test(arguments: [
        "repeat('a', 3000000) LIKE concat('%', repeat('a', 1500000), 'b')", "repeat('ab', 1000000) RLIKE '(.*)(.*)(.*)(.*)c'",
        "concat(repeat('a', 100000), repeat('b', 100000))",
    ])
    func `a run can be told to end within one value`(expression: String) {
        let context = RunContext(budget: MemoryBudget(limit: 1 << 40), microseconds: 0) { () throws(QueryFailure) in
            throw QueryFailure(.timedOut, "It is over.")
        }
        #expect { try run("SELECT \(expression)", context) } throws: { ($0 as? QueryFailure)?.condition == .timedOut }
    }

    @Test(arguments: [
        "WITH c0 AS (SELECT 1 AS x), " + (1...40).map { "c\($0) AS (SELECT struct(x, x) AS x FROM c\($0 - 1))" }.joined(separator: ", ")
            + " SELECT x FROM c40",
        "SELECT 1 AS x0, " + (1...40).map { "array(struct(x\($0 - 1), x\($0 - 1))) AS x\($0)" }.joined(separator: ", "),
    ])
    func `types cannot double step by step`(query: String) {
        #expect { try BoundStatement(query) } throws: { ($0 as? NameError)?.message.contains("more than 2000 types") == true }
    }

    @Test func `a long text is found in a longer one without trying it at each place`() throws {
        let context = RunContext(budget: MemoryBudget(limit: 1 << 30), microseconds: 0)
        let place = try run("SELECT locate(concat(repeat('a', 2000000), 'b'), repeat('a', 4000000))", context)
        #expect(place.integer == 0)
        #expect(try run("SELECT locate(repeat('ab', 40), concat(repeat('a', 99), repeat('ab', 50)))", context).integer == 100)
    }

    @Test(arguments: [
        "substring('abc', -2147483648, 2147483647)", "substring('abc', 2147483647, -2147483648)",
        "overlay('abc', 'x', -2147483648, 2147483647)",
        "left('abc', -2147483648)", "locate('a', 'b', 2147483647)", "split_part('a,b', ',', -2147483648)",
        "regexp_replace('a', 'a', 'b', 2147483647)",
        "repeat('', 2147483647)", "round(1e308, -400)", "round(9.99e37BD, -38)", "date_trunc('week', TIMESTAMP'0001-01-01 00:00:00')",
        "xxhash64(CAST(-1 AS DECIMAL(38,0)))", "format_string('%1000001d', 1)", "format_string('%', 1)", "format_string('%5$s', 1)",
        "sha2('x', 2147483647)", "date_add(DATE'9999-12-31', 2147483647)", "add_months(DATE'2026-01-01', -2147483648)",
        "TIMESTAMP'9999-12-31 23:59:59' + INTERVAL '178956970' YEAR", "from_unixtime(9223372036854775807)",
        "CAST(9223372036854775807 AS TIMESTAMP)",
        "CAST(1e300 AS TIMESTAMP)", "unix_timestamp(CAST(-9223372036854775807 AS TIMESTAMP))",
        "year(CAST(-9223372036854775807 AS TIMESTAMP))",
        "CAST(CAST(9223372036854775807 AS TIMESTAMP) AS STRING)", "CAST(CAST(-9223372036854775807 AS TIMESTAMP) AS STRING)",
        "date_format(CAST(-9223372036854775807 AS TIMESTAMP), 'yyyy')",
        "datediff(MONTH, CAST(-9223372036854775807 AS TIMESTAMP), TIMESTAMP'2026-01-01 00:00:00')",
        "date_trunc('week', CAST(-9223372036854775807 AS TIMESTAMP))", "dayofyear(CAST(-9223372036854775807 AS TIMESTAMP))",
        "to_json(struct(CAST(-9223372036854775807 AS TIMESTAMP)))", "extract(SECOND FROM CAST(-9223372036854775807 AS TIMESTAMP))",
        "date_format(CAST(9223372036854775807 AS TIMESTAMP), 'yyyyyy G DDD')",
        "to_date('99999999999999999999', 'y')", "to_date('1', 'yyyy')", "to_timestamp('24:61', 'HH:mm')",
        "dateadd(YEAR, 2147483647, DATE'2026-01-01')",
        "get_json_object(repeat('[', 5000), '$[0]')", "get_json_object('{\"a\":1}', '$.a[99999999999999]')", "unhex(repeat('f', 1001))",
        "to_char(99999999999999999999999999999999999999BD, '9')", "array(1)[2147483647]", "-9223372036854775808 DIV -1",
        "abs(-9223372036854775808)",
        "CAST('1e2147483647' AS DECIMAL(38,0))", "CAST('1e-2147483647' AS DECIMAL(38,38))", "CAST('1e99999999999' AS DOUBLE)",
        "power(1e308, 1e308)", "5 % -9223372036854775808", "datediff(DATE'9999-12-31', DATE'0001-01-01')", "chr(-1)",
        "split('abc', 'b', -2147483648)",
        "INTERVAL '178956970' YEAR * 2147483647", "INTERVAL '106751991' DAY * 1e300", "INTERVAL '1' DAY / 1e-300",
        "date_format(TIMESTAMP'2026-01-01 00:00:00', repeat('[', 100000))", "DATE'5000000-01-01' - DATE'-5000000-01-01'",
        "str_to_map(repeat(',', 1000))", "to_date(repeat('1', 100000), repeat('y', 6))",
    ])
    func `limits of arguments give a value or a failure`(expression: String) {
        do { _ = try run("SELECT \(expression)") } catch { #expect(error is QueryFailure || error is NameError || error is SyntaxError) }
    }

    @Test func `random bytes are read or refused`() throws {
        let random = RandomNumbers(seed: 26)
        let alphabet = Array("0123456789-+:. TZeE'\"$[]{}()*?\\|^,%_yMdHmsSaXVGnul\u{e9}\u{0}".utf8)
        for _ in 0..<4_000 {
            let bytes = (0..<Int(random.next() % 24)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
            bytes.withUnsafeBufferPointer { text in
                _ = MomentText.days(text)
                _ = MomentText.reading(text)
                _ = NumberText.double(text)
                _ = NumberText.integer(text)
                _ = DecimalText(text)?.value(precision: 38, scale: 10)
                _ = JSONTree(text)
                _ = JSONPath(text)?.find(in: text)
                _ = ZoneRules(tzif: bytes)
                _ = NumberFormat(String(decoding: text, as: UTF8.self))?.number(of: text)
                if let pattern = try? DatePattern(text) {
                    _ = pattern.read(text, .none)
                    _ = pattern.write(local: Int64(bitPattern: random.next()) >> 16, offset: 3600, zoneName: "UTC")
                }
                if let regex = try? Regex(Codepoints.scalars(text)) { _ = try? regex.match(text, from: 0, context) }
                if let like = try? LikePattern(text, escape: "\\") { _ = try? like.matches(text, context) }
            }
        }
    }
}

private final class NoQueries: SubqueryRunning {
    func relation(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation { throw .notRun("A sub-query") }
    func values(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation { throw .notRun("A sub-query") }
    func members(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Membership { throw .notRun("A sub-query") }
}
