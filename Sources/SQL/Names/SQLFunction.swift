// The functions a query may call.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

/// A function of Clean Rooms' Spark SQL.
package struct SQLFunction: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case aggregate, window, scalar, generator }

    package enum Result: Sendable, Equatable {
        case fixed(SQLType)
        /// The type of the first argument.
        case first
        /// The type that all arguments share.
        case common
        /// The sum of the first argument's type: wider than it.
        case sum
        case average
        /// The first argument's type with as many digits behind the point as the second argument says.
        case rounded
        /// A whole number as wide as the first argument.
        case whole
        case arrayOfFirst
        /// An array of what the lambda at the end makes.
        case arrayOfBody
        case elementOfFirst
    }

    package let kind: Kind
    package let result: Result

    /// The function of a name in compared form; nil if Clean Rooms does not know it.
    package static func named(_ key: String, dialect: Dialect) -> SQLFunction? {
        spark[key] ?? (dialect == .cleanRoomsSQL ? legacyOnly[key] : nil)
    }

    private static func table(_ rows: [(Kind, Result, String)]) -> [String: SQLFunction] {
        var functions: [String: SQLFunction] = [:]
        for (kind, result, names) in rows {
            for name in names.split(separator: " ") { functions[String(name)] = SQLFunction(kind: kind, result: result) }
        }
        return functions
    }

    /// The names of the guide's reference, and the synonyms its pages give.
    private static let spark = table([
        (.aggregate, .fixed(.bigint), "count approx_count_distinct"),
        (.aggregate, .sum, "sum"),
        (.aggregate, .average, "avg mean"),
        (.aggregate, .first, "min max any_value first last first_value last_value"),
        (.aggregate, .fixed(.double), "stddev stddev_samp stddev_pop variance var_samp var_pop skewness median percentile"),
        (.aggregate, .first, "approx_percentile percentile_approx"),
        (.aggregate, .fixed(.double), "percentile_cont percentile_disc"),
        (.aggregate, .fixed(.boolean), "bool_and bool_or every some any"),
        (.aggregate, .arrayOfFirst, "collect_list collect_set"),
        (.aggregate, .fixed(.binary), "hll_sketch_agg hll_union_agg"),
        (.aggregate, .fixed(.tinyint), "grouping"),
        (.aggregate, .fixed(.bigint), "grouping_id"),
        (.window, .fixed(.int), "rank dense_rank row_number ntile"),
        (.window, .fixed(.double), "cume_dist percent_rank"),
        (.window, .first, "lag lead nth_value"),
        (.generator, .elementOfFirst, "explode explode_outer posexplode"),
        // Arrays, maps and structs.
        (.scalar, .arrayOfFirst, "array"),
        (.scalar, .first, "array_distinct array_except array_intersect array_remove array_union flatten"),
        (.scalar, .fixed(.boolean), "array_contains"),
        (.scalar, .fixed(.string), "array_join"),
        (.scalar, .fixed(.int), "size cardinality"),
        (.scalar, .fixed(.unknown), "map named_struct struct str_to_map"),
        (.scalar, .arrayOfBody, "transform"),
        // Conditions.
        (.scalar, .common, "coalesce greatest least nvl"),
        (.scalar, .common, "if nvl2"),
        (.scalar, .first, "nullif ifnull"),
        (.scalar, .fixed(.boolean), "isnull isnotnull is_null is_not_null"),
        // Formats and hashes.
        (.scalar, .fixed(.string), "base64 decode hex to_char md5 sha sha1 sha2 uuid get_json_object to_json"),
        (.scalar, .fixed(.binary), "encode unbase64 unhex aes_encrypt aes_decrypt hll_union"),
        (.scalar, .fixed(.bigint), "xxhash64 hll_sketch_estimate"),
        (.scalar, .fixed(.decimal(precision: 38, scale: 10)), "to_number"),
        // Dates.
        (.scalar, .fixed(.date), "to_date current_date add_months date_add date_sub date dateadd trunc"),
        (
            .scalar, .fixed(.int),
            "date_diff datediff day dayofmonth dayofweek dayofyear hour minute month second year date_part quarter weekofyear"
        ),
        (
            .scalar, .fixed(.timestamp),
            "convert_timezone current_timestamp date_trunc from_utc_timestamp to_utc_timestamp timestamp to_timestamp now"
        ),
        (.scalar, .fixed(.string), "date_format from_unixtime"),
        (.scalar, .fixed(.bigint), "unix_timestamp"),
        // Numbers.
        (.scalar, .first, "abs mod sign truncate"),
        (.scalar, .rounded, "round"),
        (.scalar, .whole, "ceiling ceil floor"),
        (.scalar, .fixed(.bigint), "div"),
        (
            .scalar, .fixed(.double),
            "acos asin atan atan2 cbrt cos cot degrees exp ln log log10 pi power pow radians rand random sin sqrt tan"
        ),
        // Strings.
        (
            .scalar, .fixed(.string),
            "btrim concat concat_ws format_string left right lower lpad rpad ltrim rtrim regexp_replace regexp_substr regexp_extract repeat replace "
                + "reverse split_part substring substr translate trim upper overlay initcap"
        ),
        (.scalar, .fixed(.int), "length char_length character_length position locate instr regexp_count regexp_instr"),
        (.scalar, .fixed(.array(.string)), "split"),
        (.scalar, .fixed(.unknown), "consent_gpp_v1_decode consent_tcf_v2_decode"),
    ])

    /// What only the engine of 2025 and before knew.
    private static let legacyOnly = table([
        (.aggregate, .fixed(.string), "listagg"),
        (.window, .fixed(.double), "ratio_to_report"),
        (.scalar, .fixed(.timestamp), "getdate sysdate"),
        (.scalar, .fixed(.int), "len charindex strpos"),
        (.scalar, .fixed(.unknown), "convert json_extract_path_text json_parse decode"),
        (.scalar, .fixed(.double), "dexp dlog1 dlog10"),
        (.scalar, .fixed(.string), "textlen chr md5_digest func_sha1 quote_ident"),
    ])
}

extension FunctionCall {
    package func known(_ dialect: Dialect) -> SQLFunction? { SQLFunction.named(function, dialect: dialect) }

    /// Whether the call turns rows into one value: an aggregate function, and not over a window.
    package var isAggregate: Bool {
        over == nil && SQLFunction.named(function, dialect: .cleanRoomsSQL)?.kind == .aggregate
    }
}
