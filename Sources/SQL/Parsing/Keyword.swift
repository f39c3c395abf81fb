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

    /// The bytes of the longest word.
    static let longest = allCases.reduce(0) { max($0, $1.rawValue.utf8.count) }

    /// A word's letters in lower case, packed into a number.
    struct Packed: Hashable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0
        private var rest: UInt64 = 0

        /// Letters of ASCII, at most ``longest``, which is less than the 24 that there is room for.
        init(_ bytes: ArraySlice<UInt8>) {
            for byte in bytes {
                rest = rest << 8 | high >> 56
                high = high << 8 | low >> 56
                low = low << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            }
        }

        /// Words of a query are few and known: a multiplication spreads them well enough.
        fileprivate var slot: Int { Int(truncatingIfNeeded: ((low ^ high &* 31 ^ rest) &* 0x9E37_79B9_7F4A_7C15) >> 54) }
    }

    /// A table of 1,024 slots, of which a word's first free one after its own holds it.
    private static let slots: [(word: Packed, keyword: Keyword)?] = {
        var slots: [(word: Packed, keyword: Keyword)?] = Array(repeating: nil, count: 1_024)
        for keyword in allCases {
            let word = Packed(Array(keyword.rawValue.utf8)[...])
            var slot = word.slot
            while slots[slot] != nil { slot = (slot + 1) % slots.count }
            slots[slot] = (word, keyword)
        }
        return slots
    }()

    /// The keyword of a word in any case.
    static func named(_ word: Packed) -> Keyword? {
        var slot = word.slot
        while let entry = slots[slot] {
            if entry.word == word { return entry.keyword }
            slot = (slot + 1) % slots.count
        }
        return nil
    }

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
