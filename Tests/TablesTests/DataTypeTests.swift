// Types and their names.

import Tables
import Testing

struct DataTypeTests {
    @Test(arguments: [
        "boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal(38,10)", "string", "char(3)", "varchar(32)",
        "binary",
        "date", "timestamp", "timestamp_ntz", "interval year", "interval year to month", "interval day", "interval hour to second",
        "interval",
        "void", "array<string>", "map<string,array<int>>", "struct<a:int,`b c`:struct<`d``e`:date>>", "struct<>",
    ])
    func `a type in Spark's spelling is read back as it was`(name: String) throws {
        let type = try #require(DataType(name))
        #expect(type.description == name)
        #expect(DataType(type.description) == type)
    }

    @Test(arguments: [
        ("INTEGER", DataType.int), ("Long", .bigint), (" short ", .smallint), ("byte", .tinyint), ("real", .float), ("bool", .boolean),
        ("int8", .bigint), ("double precision", .double), ("FLOAT8", .double), ("character varying(10)", .varchar(length: 10)),
        ("varchar", .varchar(length: 256)), ("char", .char(length: 1)), ("decimal", .decimal(precision: 10, scale: 0)),
        ("NUMERIC( 5 )", .decimal(precision: 5, scale: 0)), ("timestamptz", .timestamp), ("timestamp without time zone", .timestampNTZ),
        ("super", .unknown), ("struct<a: int, b string NOT NULL>", .structure([.init("a", .int), .init("b", .string)])),
    ])
    func `other spellings of Glue, Spark and Clean Rooms name the same types`(name: String, type: DataType) {
        #expect(DataType(name) == type)
    }

    @Test(arguments: [
        "", "strnig", "decimal(39,0)", "decimal(4,5)", "decimal(", "array", "array<int", "array<int>>", "map<int>", "int int", "varchar(0)",
        "varchar(99999999999999999999)", "struct<a>", "interval month to year", "interval day to month", "struct<`a:int>",
    ])
    func `what is no type is none`(name: String) {
        #expect(DataType(name) == nil)
    }

    @Test func `nesting is bounded`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "array<", count: depth) + "int" + String(repeating: ">", count: depth)
        }
        #expect(DataType(nested(63)) != nil)
        #expect(DataType(nested(64)) == nil)
        #expect(DataType(nested(100_000)) == nil)
    }
}
