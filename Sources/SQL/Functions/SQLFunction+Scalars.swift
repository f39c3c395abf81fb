// Dates, numbers and texts.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

import Tables

extension SQLFunction {
    static let moments: [SQLFunction] = [
        SQLFunction(.addMonths, "add_months", [.date, .int], .date, .refusedUnderThresholds),
        SQLFunction(.convertTimezone, "convert_timezone", [.any, .any], optional: [.any], .special),
        SQLFunction(.currentDate, "current_date", giving: .date),
        SQLFunction(.currentTimestamp, "current_timestamp", giving: .timestamp),
        SQLFunction(.date, "date", [.any], .special),
        SQLFunction(
            .dateAdd, "date_add dateadd", [.date, .days], .date,
            [.datePart, .refusedUnderThresholds]),
        SQLFunction(.dateDiff, "date_diff datediff", [.date, .date], .int, .datePart),
        SQLFunction(.dateFormat, "date_format", [.timestamp, .text], .text),
        SQLFunction(.datePart, "date_part datepart", [.constant(.text), .any], .special),
        SQLFunction(.dateSub, "date_sub", [.date, .days], .date),
        SQLFunction(.dateTrunc, "date_trunc", [.text, .timestamp], .timestamp),
        SQLFunction(.dayofmonth, "dayofmonth day", [.date], .int),
        SQLFunction(.dayofweek, "dayofweek", [.date], .int),
        SQLFunction(.dayofyear, "dayofyear", [.date], .int, .refusedUnderThresholds),
        SQLFunction(
            .fromUnixtime, "from_unixtime", [.bigint], optional: [.text], standards: ["'yyyy-MM-dd HH:mm:ss'"], .text),
        SQLFunction(.fromUtcTimestamp, "from_utc_timestamp", [.timestamp, .text], .timestamp),
        SQLFunction(.hour, "hour", [.moment], .int),
        SQLFunction(.minute, "minute", [.moment], .int),
        SQLFunction(.month, "month", [.date], .int),
        SQLFunction(.now, "now", giving: .timestamp),
        SQLFunction(.quarter, "quarter", [.date], .int),
        SQLFunction(.second, "second", [.moment], .int),
        SQLFunction(.timestamp, "timestamp", [.any], .special),
        SQLFunction(
            .toDate, "to_date", [.either([.text, .date, .timestamp, .of(.timestampNTZ)])], optional: [.text], .date),
        SQLFunction(
            .toTimestamp, "to_timestamp", [.either([.text, .date, .timestamp, .of(.timestampNTZ), .numeric])], optional: [.text],
            .timestamp),
        SQLFunction(.toUtcTimestamp, "to_utc_timestamp", [.timestamp, .text], .timestamp),
        SQLFunction(.trunc, "trunc", [.date, .text], .date),
        SQLFunction(
            .unixTimestamp, "unix_timestamp", optional: [.exactly([.string, .date, .timestamp, .timestampNTZ]), .plainText],
            standards: ["current_timestamp()", "'yyyy-MM-dd HH:mm:ss'"], giving: .bigint),
        SQLFunction(.weekofyear, "weekofyear", [.date], .int),
        SQLFunction(.year, "year", [.date], .int),
    ]

    private static func ofDoubles(_ name: FunctionName, _ names: String, _ count: Int = 1, _ traits: Traits = []) -> SQLFunction {
        SQLFunction(name, names, .scalar, Array(repeating: .double, count: count), .double, traits.union(.capitals))
    }

    static let numbers: [SQLFunction] =
        [
            ofDoubles(.acos, "acos", 1, .refusedUnderThresholds), ofDoubles(.asin, "asin", 1, .refusedUnderThresholds),
            ofDoubles(.atan, "atan", 1, .refusedUnderThresholds), ofDoubles(.atan2, "atan2", 2, .refusedUnderThresholds),
            ofDoubles(.cbrt, "cbrt", 1, .refusedUnderThresholds), ofDoubles(.cos, "cos", 1, .refusedUnderThresholds),
            ofDoubles(.cot, "cot", 1, .refusedUnderThresholds), ofDoubles(.degrees, "degrees", 1, .refusedUnderThresholds),
            ofDoubles(.exp, "exp"), ofDoubles(.log10, "log10"), ofDoubles(.radians, "radians", 1, .refusedUnderThresholds),
            ofDoubles(.sin, "sin", 1, .refusedUnderThresholds), ofDoubles(.sqrt, "sqrt"),
            ofDoubles(.tan, "tan", 1, .refusedUnderThresholds), ofDoubles(.power, "power pow", 2),
            ofDoubles(.pi, "pi", 0, .refusedUnderThresholds),
        ] + [
            SQLFunction(.abs, "abs", [.numericOrInterval], .first),
            SQLFunction(.ceil, "ceil ceiling", [.numeric], optional: [.constant(.int)], .special, .capitals),
            SQLFunction(.floor, "floor", [.numeric], optional: [.constant(.int)], .special, .capitals),
            SQLFunction(.div, "div", [.any, .any], .special),
            SQLFunction(.ln, "ln", [.double], .double),
            SQLFunction(.log, "log", [.double], optional: [.double], .double, .capitals),
            SQLFunction(.mod, "mod", [.any, .any], .special),
            SQLFunction(.rand, "rand random", optional: [.constant(.exactly([.int, .bigint]))], giving: .double, .volatile),
            SQLFunction(.round, "round", [.numeric], optional: [.constant(.int)], standards: ["0"], .special),
            SQLFunction(.sign, "sign", [.either([.double, .interval])], .double),
            SQLFunction(.truncate, "truncate", [.numeric], optional: [.int], .first, .refusedUnderThresholds),
        ]

    /// A string of strings, an array of arrays, binary of binary.
    private static func joined(_ types: [DataType]) -> DataType? {
        if types.contains(where: { if case .array = $0 { true } else { false } }) { return DataType.common(types) }
        if !types.isEmpty, types.allSatisfy({ $0 == .binary }) { return .binary }
        return types.contains { $0.isNested } ? nil : .string
    }

    static let texts: [SQLFunction] = [
        SQLFunction(.btrim, "btrim", [.text], optional: [.text], .text),
        SQLFunction(.charLength, "char_length character_length", [.textOrBinary], .int),
        SQLFunction(.concat, "concat", rest: .any, giving: .special),
        SQLFunction(.concatWs, "concat_ws", [.text], rest: .either([.text, .of(.array(.string))]), .text),
        SQLFunction(.formatString, "format_string", [.text], rest: .any, .text),
        SQLFunction(.initcap, "initcap", [.text], .text),
        SQLFunction(.instr, "instr", [.text, .text], .int),
        SQLFunction(.left, "left", [.textOrBinary, .int], .first),
        SQLFunction(.length, "length len", [.textOrBinary], .int),
        SQLFunction(.locate, "locate position", [.text, .text], optional: [.int], standards: ["1"], .int),
        SQLFunction(.lower, "lower", [.text], .text),
        SQLFunction(.lpad, "lpad", [.textOrBinary, .int], optional: [.textOrBinary], .special),
        SQLFunction(.ltrim, "ltrim", [.text], optional: [.text], .text),
        SQLFunction(
            .overlay, "overlay", [.textOrBinary, .textOrBinary, .int], optional: [.int], standards: ["-1"],
            .made { $0[0].plain == $0[1].plain || $0[0].isOpen || $0[1].isOpen ? $0[0] : nil }),
        SQLFunction(.regexpCount, "regexp_count", [.text, .text], .int, .refusedUnderThresholds),
        SQLFunction(.regexpExtract, "regexp_extract", [.text, .text], optional: [.int], standards: ["1"], .text),
        SQLFunction(
            .regexpInstr, "regexp_instr", [.text, .text], optional: [.int], standards: ["0"], .int, .refusedUnderThresholds),
        SQLFunction(
            .regexpReplace, "regexp_replace", [.text, .text, .text], optional: [.constant(.int)], standards: ["1"], .text),
        SQLFunction(.regexpSubstr, "regexp_substr", [.text, .text], .text),
        SQLFunction(.repeat, "repeat", [.text, .int], .text),
        SQLFunction(.replace, "replace", [.text, .text], optional: [.text], standards: ["''"], .text),
        SQLFunction(.reverse, "reverse", [.either([.text, .array])], .first, .refusedUnderThresholds),
        SQLFunction(.right, "right", [.text, .int], .text),
        SQLFunction(.rpad, "rpad", [.textOrBinary, .int], optional: [.textOrBinary], .special),
        SQLFunction(.rtrim, "rtrim", [.text], optional: [.text], .text),
        SQLFunction(.split, "split", [.text, .text], optional: [.int], standards: ["-1"], .fixed(.array(.string))),
        SQLFunction(.splitPart, "split_part", [.text, .text, .int], .text, .refusedUnderThresholds),
        SQLFunction(
            .substring, "substring substr", [.textOrBinary, .int], optional: [.int], standards: ["2147483647"], .first),
        SQLFunction(.translate, "translate", [.text, .text, .text], .text, .refusedUnderThresholds),
        // TRIM(text) as a call; with a side or characters it is syntax of its own.
        SQLFunction(.btrim, "trim", [.text], .text),
        SQLFunction(.upper, "upper", [.text], .text),
    ]
}
