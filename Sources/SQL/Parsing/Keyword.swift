// Words that mean something in the grammar.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-ansi-compliance.html#sql-keywords

enum Keyword: String, CaseIterable {
    case all, and, anti, any, approximate, `as`, asc, between, both, bucket, by, cache, `case`, cast, cluster, cross, cube,
        current, current_date, current_timestamp, date, desc, distinct, distribute, div, `else`, end, escape, except, exclude, exists,
        extract, `false`, filter, first, following, `for`, from, full, group, grouping, having, ignore, ilike, `in`, include, inner,
        intersect, interval, `is`, join, last, lateral, lazy, leading, left, like, limit, minus, natural, not, null, nulls, offset,
        on, options, or, order, out, outer, over, partition, percent, pivot, placing, preceding, precision, qualify, range, recursive,
        regexp, respect, right, rlike, rollup, row, rows, select, semi, sets, similar, some, sort, table, tablesample, then, timestamp,
        timestamp_ltz, timestamp_ntz, to, top, trailing, trim, `true`, try_cast, unbounded, union, unknown, unpivot, using, values,
        varying, view, when, `where`, window, with, within, x

    /// By the word in lower case.
    static let byName: [String: Keyword] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Whether the word needs quotes to be a name.
    ///
    /// Spark's own list is shorter outside ANSI mode; Clean Rooms asks for quotes around reserved words without naming them, so these are
    /// the words that begin or end a clause [inferred].
    var isReserved: Bool {
        switch self {
        case .all, .and, .anti, .any, .as, .both, .case, .cast, .cross, .distinct, .else, .end, .except, .false, .from, .full, .group,
            .having, .in, .inner, .intersect, .is, .join, .lateral, .leading, .left, .like, .limit, .minus, .natural, .not, .null, .on, .or,
            .order, .right, .rlike, .ilike, .select, .semi, .then, .trailing, .true, .union, .using, .when, .where, .with, .between,
            .escape,
            .qualify, .some:
            true
        default: false
        }
    }

    /// Whether a reserved word is a name all the same where a value is expected, since no clause begins with it: `left < right`.
    var mayBeValue: Bool {
        switch self {
        case .all, .any, .anti, .both, .cross, .escape, .full, .ilike, .inner, .leading, .left, .like, .natural, .right, .rlike, .semi,
            .some, .trailing:
            true
        default: !isReserved
        }
    }

    /// Whether the word ends a table or an item, so that it is no alias without AS.
    var endsItem: Bool {
        switch self {
        case .offset, .window, .cluster, .distribute, .sort, .pivot, .unpivot, .tablesample, .for: true
        default: isReserved
        }
    }
}
