// The functions a query may call, by what they do.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

/// A function, whichever of its names a query calls it by: `mean` is ``avg``. What it takes and gives is in the table of functions.
///
/// The raw value is Spark's own name of it.
package enum FunctionName: String, Sendable, CaseIterable {
    // Aggregates.
    case count, approxCountDistinct = "approx_count_distinct", sum, avg, min, max, anyValue = "any_value", first, last,
        stddevSamp = "stddev_samp", stddevPop = "stddev_pop", varSamp = "var_samp", varPop = "var_pop", skewness, median, percentile,
        approxPercentile = "approx_percentile", percentileCont = "percentile_cont", percentileDisc = "percentile_disc",
        boolAnd = "bool_and", boolOr = "bool_or", collectList = "collect_list", collectSet = "collect_set",
        hllSketchAgg = "hll_sketch_agg", hllUnionAgg = "hll_union_agg"

    // Of grouping sets; bound to nodes of their own.
    case grouping, groupingID = "grouping_id"

    // Only over windows.
    case rank, denseRank = "dense_rank", rowNumber = "row_number", ntile, cumeDist = "cume_dist", percentRank = "percent_rank", lag,
        lead, nthValue = "nth_value"

    // Generators.
    case explode, explodeOuter = "explode_outer", posexplode

    // Arrays, maps and structs.
    case array, arrayContains = "array_contains", arrayDistinct = "array_distinct", arrayExcept = "array_except",
        arrayIntersect = "array_intersect", arrayJoin = "array_join", arrayRemove = "array_remove", arraySort = "array_sort",
        arrayUnion = "array_union", flatten, map, namedStruct = "named_struct", size, strToMap = "str_to_map", `struct`, transform

    // Conditions.
    case coalesce, greatest, `if`, ifnull, isnotnull, isnull, least, nullif, nvl, nvl2

    // Encodings, hashes, JSON.
    case aesDecrypt = "aes_decrypt", aesEncrypt = "aes_encrypt", base64, consentGppV1Decode = "consent_gpp_v1_decode",
        consentTcfV2Decode = "consent_tcf_v2_decode", decode, encode, getJsonObject = "get_json_object", hex,
        hllSketchEstimate = "hll_sketch_estimate", hllUnion = "hll_union", md5, sha1, sha2, toChar = "to_char", toJson = "to_json",
        toNumber = "to_number", unbase64, unhex, uuid, xxhash64

    // Dates and times.
    case addMonths = "add_months", convertTimezone = "convert_timezone", currentDate = "current_date",
        currentTimestamp = "current_timestamp", date, dateAdd = "date_add", dateDiff = "date_diff", dateFormat = "date_format",
        datePart = "date_part", dateSub = "date_sub", dateTrunc = "date_trunc", dayofmonth, dayofweek, dayofyear,
        fromUnixtime = "from_unixtime", fromUtcTimestamp = "from_utc_timestamp", hour, minute, month, now, quarter, second, timestamp,
        timestampadd, timestampdiff, toDate = "to_date", toTimestamp = "to_timestamp", toUtcTimestamp = "to_utc_timestamp", trunc,
        unixTimestamp = "unix_timestamp", weekofyear, year

    // Numbers.
    case abs, acos, asin, atan, atan2, cbrt, ceil, cos, cot, degrees, div, exp, floor, ln, log, log10, mod, pi, power, radians, rand,
        round, sign, sin, sqrt, tan, truncate

    // Texts.
    case btrim, charLength = "char_length", concat, concatWs = "concat_ws", formatString = "format_string", initcap, instr, left,
        length, locate, lower, lpad, ltrim, overlay, regexpCount = "regexp_count", regexpExtract = "regexp_extract",
        regexpInstr = "regexp_instr", regexpReplace = "regexp_replace", regexpSubstr = "regexp_substr", `repeat`, replace, reverse,
        right, rpad, rtrim, split, splitPart = "split_part", substring, translate, upper

    // Of the legacy engine alone.
    case listagg, ratioToReport = "ratio_to_report", getdate, sysdate, charindex, strpos, convert,
        jsonExtractPathText = "json_extract_path_text", jsonParse = "json_parse", dexp, dlog1, dlog10, textlen, chr,
        funcSha1 = "func_sha1", quoteIdent = "quote_ident", arrayConcat = "array_concat", arrayFlatten = "array_flatten",
        getArrayLength = "get_array_length", splitToArray = "split_to_array", subarray, timeofday, murmur3 = "murmur3_32_hash",
        canJsonParse = "can_json_parse", jsonExtractArrayElementText = "json_extract_array_element_text", jsonSerialize = "json_serialize",
        jsonSerializeToVarbyte = "json_serialize_to_varbyte", jsonTypeof = "json_typeof", replicate, soundex,
        decimalPrecision = "decimal_precision", decimalScale = "decimal_scale", isArray = "is_array", isBigint = "is_bigint",
        isChar = "is_char", isDecimal = "is_decimal", isFloat = "is_float", isInteger = "is_integer", isObject = "is_object",
        isScalar = "is_scalar", isSmallint = "is_smallint", isVarchar = "is_varchar", fromHex = "from_hex",
        fromVarbyte = "from_varbyte", toHex = "to_hex", toVarbyte = "to_varbyte"
}
