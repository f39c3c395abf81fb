// Functions of the legacy engine alone.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic.html

import Tables

extension SQLFunction {
    static let legacy: [SQLFunction] = [
        SQLFunction(.listagg, "listagg", .aggregate, [.text], optional: [.text], .text, legacy: true),
        SQLFunction(.ratioToReport, "ratio_to_report", .window, [.double], .double, legacy: true),
        SQLFunction(.getdate, "getdate", giving: .timestamp, legacy: true),
        SQLFunction(.sysdate, "sysdate", giving: .timestamp, legacy: true),
        SQLFunction(.charindex, "charindex", [.text, .text], .int, legacy: true),
        SQLFunction(.strpos, "strpos", [.text, .text], .int, legacy: true),
        SQLFunction(.convert, "convert", rest: .any, giving: .fixed(.unknown), legacy: true),
        SQLFunction(.jsonExtractPathText, "json_extract_path_text", [.text, .text], rest: .text, .text, legacy: true),
        SQLFunction(.jsonParse, "json_parse", [.text], .fixed(.unknown), legacy: true),
        SQLFunction(.dexp, "dexp", [.double], .double, legacy: true),
        SQLFunction(.dlog1, "dlog1", [.double], .double, legacy: true),
        SQLFunction(.dlog10, "dlog10", [.double], .double, legacy: true),
        SQLFunction(.textlen, "textlen", [.text], .int, legacy: true),
        SQLFunction(.chr, "chr", [.int], .text, legacy: true),
        SQLFunction(.md5, "md5_digest", [.text], .text, legacy: true),
        SQLFunction(.funcSha1, "func_sha1", [.text], .text, legacy: true),
        SQLFunction(.quoteIdent, "quote_ident", [.text], .text, legacy: true),
        SQLFunction(.timeofday, "timeofday", giving: .text, .volatile, legacy: true),
        SQLFunction(.murmur3, "murmur3_32_hash", [.any], optional: [.int], .int, legacy: true),
        SQLFunction(.replicate, "replicate", [.text, .int], .text, legacy: true),
        SQLFunction(.soundex, "soundex", [.text], .text, legacy: true),
        SQLFunction(.fromHex, "from_hex", [.text], .binary, legacy: true),
        SQLFunction(.fromVarbyte, "from_varbyte", [.any, .text], .text, legacy: true),
        SQLFunction(.toHex, "to_hex", [.any], .text, legacy: true),
        SQLFunction(.toVarbyte, "to_varbyte", [.any, .text], .binary, legacy: true),
    ]

    /// Of SUPER, whose values are known only when a query runs.
    private static let `super` = Result.fixed(.unknown)

    static let legacySuper: [SQLFunction] =
        [
            SQLFunction(.arrayConcat, "array_concat", [.any, .any], rest: .any, `super`, .ofArrays, legacy: true),
            SQLFunction(.arrayFlatten, "array_flatten", [.any], `super`, .ofArrays, legacy: true),
            SQLFunction(.getArrayLength, "get_array_length", [.any], .int, .ofArrays, legacy: true),
            SQLFunction(.splitToArray, "split_to_array", [.text], optional: [.text], `super`, .ofArrays, legacy: true),
            SQLFunction(.subarray, "subarray", [.any, .int], optional: [.int], `super`, .ofArrays, legacy: true),
            SQLFunction(.canJsonParse, "can_json_parse", [.text], .boolean, legacy: true),
            SQLFunction(
                .jsonExtractArrayElementText, "json_extract_array_element_text", [.text, .int], optional: [.boolean], .text, legacy: true),
            SQLFunction(.jsonSerialize, "json_serialize", [.any], .text, legacy: true),
            SQLFunction(.jsonSerializeToVarbyte, "json_serialize_to_varbyte", [.any], .binary, legacy: true),
            SQLFunction(.jsonTypeof, "json_typeof", [.any], .text, legacy: true),
            SQLFunction(.decimalPrecision, "decimal_precision", [.any], .int, legacy: true),
            SQLFunction(.decimalScale, "decimal_scale", [.any], .int, legacy: true),
        ]
        + [
            (FunctionName.isArray, "is_array"), (.isBigint, "is_bigint"), (.isChar, "is_char"), (.isDecimal, "is_decimal"),
            (.isFloat, "is_float"), (.isInteger, "is_integer"), (.isObject, "is_object"), (.isScalar, "is_scalar"),
            (.isSmallint, "is_smallint"), (.isVarchar, "is_varchar"),
        ].map { SQLFunction($0, $1, .scalar, [.any], .boolean, legacy: true) }
}
