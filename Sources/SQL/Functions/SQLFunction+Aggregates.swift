// Aggregates, rankings and generators.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Aggregate_Functions.html

import Tables

extension SQLFunction {
    private static let yearMonth = DataType.yearMonthInterval(.year, .month)
    private static let dayTime = DataType.dayTimeInterval(.day, .second)
    private static let percentage = Argument.within(0, 1, .either([.double, .of(.array(.double))]))

    private static func summed(_ type: DataType) -> DataType? {
        switch type {
        case .tinyint, .smallint, .int, .bigint: .bigint
        case .decimal(let precision, let scale): .bounded(min(38, precision + 10), scale)
        case .float, .double, .timestamp: .double
        default: type
        }
    }

    /// What SUM and AVG take: timestamps, too, as the numbers of their seconds.
    private static let added = Argument.either([.numericOrInterval, .exactly([.timestamp])])

    private static func averaged(_ type: DataType) -> DataType? {
        switch type {
        case .decimal(let precision, let scale): .decimal(precision: min(38, precision + 4), scale: min(38, scale + 4))
        case .yearMonthInterval: yearMonth
        case .dayTimeInterval: dayTime
        case .unknown: .unknown
        default: .double
        }
    }

    /// The type of a value between others.
    private static func between(_ type: DataType) -> DataType? {
        switch type {
        case .yearMonthInterval: yearMonth
        case .dayTimeInterval: dayTime
        case .unknown: .unknown
        default: .double
        }
    }

    /// An array of results if percentages are an array.
    private static func perPercentage(_ type: DataType?, _ percentage: DataType) -> DataType? {
        if case .array = percentage { return type.map { .array($0) } }
        return type
    }

    private static let sampled = Argument.either([
        .numeric, .date, .timestamp, .of(.timestampNTZ), .interval,
    ])

    static let aggregates: [SQLFunction] = [
        SQLFunction(.count, "count", .aggregate, [.any], rest: .any, .bigint, .companion),
        SQLFunction(
            .approxCountDistinct, "approx_count_distinct", .aggregate, [.any], optional: [.within(0.000_017, 0.39, .share)], .bigint),
        SQLFunction(.sum, "sum", .aggregate, [added], .made { summed($0[0]) }, .companion),
        SQLFunction(.avg, "avg mean", .aggregate, [added], .made { averaged($0[0]) }, .companion),
        SQLFunction(.min, "min", .aggregate, [.ordered], .first, .needsCompanion),
        SQLFunction(.max, "max", .aggregate, [.ordered], .first, .needsCompanion),
        SQLFunction(.anyValue, "any_value", .aggregate, [.any], optional: [.constant(.boolean)], .first),
        SQLFunction(.first, "first first_value", .aggregate, [.any], optional: [.constant(.boolean)], .first),
        SQLFunction(.last, "last last_value", .aggregate, [.any], optional: [.constant(.boolean)], .first),
        SQLFunction(.stddevSamp, "stddev_samp stddev", .aggregate, [.double], .double),
        SQLFunction(.stddevPop, "stddev_pop", .aggregate, [.double], .double),
        SQLFunction(.varSamp, "var_samp variance", .aggregate, [.double], .double),
        SQLFunction(.varPop, "var_pop", .aggregate, [.double], .double),
        SQLFunction(.skewness, "skewness", .aggregate, [.double], .double),
        SQLFunction(.median, "median", .aggregate, [.numericOrInterval], .made { between($0[0]) }, .needsCompanion),
        SQLFunction(
            .percentile, "percentile", .aggregate, [.numericOrInterval, percentage], optional: [.integral], standards: ["1"],
            .made { perPercentage(between($0[0]), $0[1]) }, .needsCompanion),
        SQLFunction(
            .approxPercentile, "approx_percentile percentile_approx", .aggregate, [sampled, percentage],
            optional: [.within(1, 2_147_483_647, .integral)], standards: ["10000"], .made { perPercentage($0[0], $0[1]) }, .needsCompanion),
        SQLFunction(.percentileCont, "percentile_cont", .aggregate, [percentage], .made { perPercentage(.double, $0[0]) }),
        SQLFunction(.percentileDisc, "percentile_disc", .aggregate, [percentage], .made { perPercentage(.double, $0[0]) }),
        SQLFunction(.boolAnd, "bool_and every", .aggregate, [.boolean], .boolean),
        SQLFunction(.boolOr, "bool_or some any", .aggregate, [.boolean], .boolean),
        SQLFunction(.collectList, "collect_list", .aggregate, [.any], .made { .array($0[0]) }, [.needsCompanion, .ofArrays]),
        SQLFunction(
            .collectSet, "collect_set", .aggregate, [.any], .made { $0[0].isOrderable || $0[0].isOpen ? .array($0[0]) : nil },
            [.needsCompanion, .ofArrays]),
        SQLFunction(
            .hllSketchAgg, "hll_sketch_agg", .aggregate, [.exactly([.int, .bigint, .string, .binary])], optional: [.exactly([.int])],
            standards: ["12"], .binary),
        SQLFunction(
            .hllUnionAgg, "hll_union_agg", .aggregate, [.exactly([.binary])], optional: [.exactly([.boolean])], standards: ["false"],
            .binary),
        SQLFunction(.grouping, "grouping", .aggregate, [.any], .special),
        SQLFunction(.groupingID, "grouping_id", .aggregate, rest: .any, giving: .special),
    ]

    private static let offset = Argument.constant(.exactly([.int]))

    static let windows: [SQLFunction] = [
        SQLFunction(.rank, "rank", .window, rest: .any, giving: .int, .capitals),
        SQLFunction(.denseRank, "dense_rank", .window, rest: .any, giving: .int, .capitals),
        SQLFunction(.rowNumber, "row_number", .window, giving: .int),
        SQLFunction(.ntile, "ntile", .window, optional: [.within(1, 2_147_483_647, .int)], standards: ["1"], giving: .int),
        SQLFunction(.cumeDist, "cume_dist", .window, giving: .double),
        SQLFunction(.percentRank, "percent_rank", .window, rest: .any, giving: .double, .capitals),
        SQLFunction(.lag, "lag", .window, [.any], optional: [offset, .any], standards: ["1", "NULL"], .special, .needsCompanion),
        SQLFunction(
            .lead, "lead", .window, [.any], optional: [offset, .any], standards: ["1", "NULL"], .special, .needsCompanion),
        SQLFunction(.nthValue, "nth_value", .window, [.any, .within(1, 2_147_483_647, .int)], optional: [.constant(.boolean)], .first),
    ]

    private static let exploded = Argument.collection

    static let generators: [SQLFunction] = [
        SQLFunction(.explode, "explode", .generator, [exploded], .special, .ofArrays),
        SQLFunction(.explodeOuter, "explode_outer", .generator, [exploded], .special, .ofArrays),
        SQLFunction(.posexplode, "posexplode", .generator, [exploded], .special, .ofArrays),
    ]
}
