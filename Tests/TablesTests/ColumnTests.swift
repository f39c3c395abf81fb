// Columns, and the budget that they keep.

import Testing

@testable import Tables

struct ColumnTests {
    private let budget = MemoryBudget(limit: 1 << 20)

    private func column(_ type: DataType, _ values: [Datum]) throws -> Column {
        let builder = ColumnBuilder(type, budget: budget)
        for value in values { try builder.append(value) }
        return try builder.finish()
    }

    @Test(arguments: [DataType.tinyint, .smallint, .int, .bigint])
    func `whole numbers come back, limits too`(type: DataType) throws {
        let range = try #require(type.integerRange)
        let column = try column(type, [Datum(range.lowerBound), .null, Datum(range.upperBound), Datum(0 as Int64)])
        #expect((0..<4).map { column[$0].isNull } == [false, true, false, false])
        #expect(column[0].integer == range.lowerBound && column[2].integer == range.upperBound)
        #expect(column.nullCount == 1)
    }

    @Test(arguments: [9, 18, 19, 38])
    func `decimals of every width come back`(precision: Int) throws {
        let most = (0..<precision).reduce(Int128(0)) { number, _ in number * 10 + 9 }
        let column = try column(.decimal(precision: precision, scale: 2), [Datum(decimal: -most), Datum(decimal: most), .null])
        #expect(column[0].decimal == -most && column[1].decimal == most && column[2].isNull)
    }

    @Test func `floating numbers keep NaN, infinities and the sign of zero`() throws {
        for type in [DataType.float, .double] {
            let column = try column(type, [Datum(Double.nan), Datum(-0.0), Datum(Double.infinity), Datum(1.5)])
            #expect(column[0].double.isNaN && column[1].double.sign == .minus && column[2].double == .infinity && column[3].double == 1.5)
        }
    }

    @Test func `texts are copied out of the arena they come from`() throws {
        let arena = Arena(budget: budget)
        let builder = ColumnBuilder(.string, budget: budget)
        for text in ["", "Oslo ", "ß", "e\u{301}"] {
            arena.reset()
            try builder.append(try arena.value(text))
        }
        try builder.appendNull()
        try builder.append(try arena.value("last"))
        let column = try builder.finish()
        #expect((0..<6).map { column[$0].isNull ? nil : column[$0].string } == ["", "Oslo ", "ß", "e\u{301}", nil, "last"])
    }

    @Test func `nested values are copied with what they hold`() throws {
        let type = DataType.map(key: .string, value: .array(.structure([.init("a", .int), .init("b", .string)])))
        let arena = Arena(budget: budget)
        let record = try arena.value(elements: [Datum(7), try arena.value("text")])
        let list = try arena.value(elements: [record, .null])
        let column = try column(type, [try arena.value(elements: [try arena.value("key"), list]), .null])
        arena.reset()
        _ = try arena.value("something that overwrites what was there before")
        let map = column[0].elements
        #expect(map[0].string == "key")
        #expect(map[1].elements[0].elements[0].integer == 7 && map[1].elements[0].elements[1].string == "text")
        #expect(map[1].elements[1].isNull && column[1].isNull)
    }

    @Test func `calendar intervals keep their three parts`() throws {
        let column = try column(.calendarInterval, [Datum(months: -3, days: 40, microseconds: .min)])
        #expect(column[0].calendar == (-3, 40, .min))
    }

    @Test(arguments: [DataType.boolean, .bigint, .string, .array(.int)])
    func `many nulls are rows like others`(type: DataType) throws {
        let builder = ColumnBuilder(type, budget: budget)
        let arena = Arena(budget: budget)
        let value = type == .string ? try arena.value("text") : type == .array(.int) ? try arena.value(elements: [Datum(1)]) : Datum(1)
        try builder.append(value)
        try builder.append(nulls: 300)
        try builder.append(value)
        try builder.append(nulls: 2)
        let column = try builder.finish()
        #expect(column.count == 304 && column.nullCount == 302)
        #expect((0..<304).filter { !column.isNull($0) } == [0, 301])
        if type == .string { #expect(column[301].string == "text") }
    }

    @Test func `a column that grows asks the budget for what is more, and not for what it has again`() throws {
        // A quarter more than the numbers take.
        let budget = MemoryBudget(limit: 1_200_000 * 8 * 5 / 4)
        let builder = ColumnBuilder(.bigint, budget: budget)
        for number in 0..<1_200_000 as Range<Int64> { try builder.append(Datum(number)) }
        let column = try builder.finish()
        #expect(column[1_199_999].integer == 1_199_999 && column[0].integer == 0)
        #expect(budget.taken <= 1_200_000 * 8 * 9 / 8)
    }

    @Test func `the budget refuses growth and gets everything back`() throws {
        let budget = MemoryBudget(limit: 10_000)
        #expect(throws: QueryFailure.self) {
            let builder = ColumnBuilder(.bigint, budget: budget)
            for number in 0..<10_000 { try builder.append(Datum(number)) }
        }
        #expect(budget.taken == 0)
        #expect(throws: QueryFailure.self) { try Arena(budget: budget).bytes(.max) }
        #expect(throws: QueryFailure.self) { try Arena(budget: budget).data(.max) }
        #expect(budget.taken == 0)
    }

    @Test func `an arena hands out again what was released`() throws {
        let arena = Arena(budget: budget)
        _ = try arena.bytes(100)
        let mark = arena.mark
        let first = try arena.bytes(200_000)
        let taken = budget.taken
        arena.release(to: mark)
        #expect(try arena.bytes(200_000) == first)
        #expect(budget.taken == taken)
    }

    @Test func `a relation is built row by row`() throws {
        let builder = RelationBuilder(names: ["a", "b"], types: [.int, .string], budget: budget)
        let arena = Arena(budget: budget)
        try builder.append([Datum(1), try arena.value("x")])
        try builder.append([.null, .null])
        let relation = try builder.finish()
        #expect(relation.count == 2 && relation.names == ["a", "b"] && relation.types == [.int, .string])
        #expect(relation.row(1).allSatisfy(\.isNull) && relation.row(0)[1].string == "x")
    }
}
