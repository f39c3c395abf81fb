// Aggregate functions: counts, sums, extremes and what is collected.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Aggregate_Functions-spark.html

package import SQL
package import Tables

extension Scope {
    /// The states of an aggregate function.
    ///
    /// APPROX_COUNT_DISTINCT and APPROX_PERCENTILE are exact here; Spark's are so for few values.
    /// - Throws: `notRun` for a function that this engine does not run.
    package func accumulator(
        for aggregate: BoundAggregate, overWindow isWindow: Bool = false
    ) throws(QueryFailure) -> any GroupedAggregate {
        let compiler = ExpressionCompiler(self)
        let isApproximateCount = aggregate.function == .approxCountDistinct
        // What stands behind the first argument of these says how exact the result has to be, which it always is.
        let expressions = isApproximateCount ? Array(aggregate.arguments.prefix(1)) : aggregate.arguments
        let types = expressions.map(\.type)
        let source = AggregateSource(
            arguments: try compiler.compile(expressions), types: types,
            filter: try aggregate.filter.map { (filter) throws(QueryFailure) in try compiler.compile(filter) },
            distinct: aggregate.isDistinct || isApproximateCount ? DistinctValues(types, budget: context.budget) : nil, context: context,
            isWindow: isWindow)
        let families: [(BoundAggregate, AggregateSource, ExpressionCompiler) throws(QueryFailure) -> (any GroupedAggregate)?] = [
            counted, summed, chosen, collected, spread, ranked,
        ]
        for family in families {
            if let accumulator = try family(aggregate, source, compiler) { return accumulator }
        }
        throw .notRun(aggregate.function)
    }

    private func counted(
        _ aggregate: BoundAggregate, _ source: AggregateSource, _ compiler: ExpressionCompiler
    ) throws(QueryFailure) -> (any GroupedAggregate)? {
        switch aggregate.function {
        case .count, .approxCountDistinct:
            return Accumulator(source, empty: 0 as Int64) { count, values, _ in
                if !values.contains(where: \.isNull) { count += 1 }
            } result: { count, _ in
                Datum(count)
            }
        case .boolAnd, .boolOr:
            let isAnd = aggregate.function == .boolAnd
            return Accumulator(source, empty: Datum.null) { state, values, _ in
                if values[0].isNull { return }
                state = state.isNull || (values[0].low != 0) != isAnd ? values[0] : state
            } result: { state, _ in
                state
            }
        default: return nil
        }
    }

    // MARK: Sums

    private struct Sum<Number> {
        var total: Number
        var count: Int64 = 0
    }

    private func summed(
        _ aggregate: BoundAggregate, _ source: AggregateSource, _ compiler: ExpressionCompiler
    ) throws(QueryFailure) -> (any GroupedAggregate)? {
        guard aggregate.function == .sum || aggregate.function == .avg else { return nil }
        let isSum = aggregate.function == .sum
        let type = aggregate.type
        switch source.types[0] {
        case .tinyint, .smallint, .int, .bigint:
            return isSum ? wholeSum(source, type) : doubleSum(source, isSum: false) { Double($0.integer) }
        case .decimal(_, let scale): return decimalSum(source, scale, type, isSum: isSum)
        case .float, .double: return doubleSum(source, isSum: isSum) { $0.double }
        case .yearMonthInterval, .dayTimeInterval: return intervalSum(source, isSum: isSum)
        default: throw .notRun("\(aggregate.function.rawValue) of the type \(source.types[0])")
        }
    }

    private func wholeSum(_ source: AggregateSource, _ type: DataType) -> any GroupedAggregate {
        Accumulator(source, empty: Sum(total: 0 as Int64)) { sum, values, _ throws(QueryFailure) in
            guard !values[0].isNull else { return }
            let (total, isTooWide) = sum.total.addingReportingOverflow(values[0].integer)
            guard !isTooWide else { throw ExpressionCompiler.overflow(.bigint) }
            sum.total = total
            sum.count += 1
        } result: { sum, _ in
            sum.count == 0 ? .null : Datum(sum.total)
        }
    }

    private func doubleSum(_ source: AggregateSource, isSum: Bool, _ number: @escaping (Datum) -> Double) -> any GroupedAggregate {
        Accumulator(source, empty: Sum(total: 0.0)) { sum, values, _ in
            guard !values[0].isNull else { return }
            sum.total += number(values[0])
            sum.count += 1
        } result: { sum, _ in
            sum.count == 0 ? .null : Datum(isSum ? sum.total : sum.total / Double(sum.count))
        }
    }

    private func decimalSum(_ source: AggregateSource, _ scale: Int, _ type: DataType, isSum: Bool) -> any GroupedAggregate {
        guard case .decimal(let precision, let target) = type else { return doubleSum(source, isSum: isSum) { $0.double } }
        let overflow = QueryFailure(.arithmeticOverflow, "A sum of decimals has more than \(DataType.widestDecimal) digits.")
        return Accumulator(source, empty: Sum(total: 0 as Int128)) { sum, values, _ throws(QueryFailure) in
            guard !values[0].isNull else { return }
            let (total, isTooWide) = sum.total.addingReportingOverflow(values[0].decimal)
            guard !isTooWide else { throw overflow }
            sum.total = total
            sum.count += 1
        } result: { sum, _ throws(QueryFailure) in
            if sum.count == 0 { return .null }
            let result =
                isSum
                ? Decimals.rescaled(sum.total, from: scale, to: target, precision: precision)
                : Decimals.fits(sum.total, precision: DataType.widestDecimal)
                    ? Decimals.quotient(sum.total, scale, Int128(sum.count), 0, to: (precision, target)) : nil
            guard let result else { throw overflow }
            return Datum(decimal: result)
        }
    }

    private func intervalSum(_ source: AggregateSource, isSum: Bool) -> any GroupedAggregate {
        let isMonths = source.types[0].isYearMonth
        return Accumulator(source, empty: Sum(total: 0 as Int64)) { sum, values, _ throws(QueryFailure) in
            guard !values[0].isNull else { return }
            let (total, isTooWide) = sum.total.addingReportingOverflow(values[0].integer)
            guard !isTooWide, !isMonths || Int32(exactly: total) != nil else { throw ExpressionCompiler.intervalOverflow }
            sum.total = total
            sum.count += 1
        } result: { sum, _ throws(QueryFailure) in
            if sum.count == 0 { return .null }
            if isSum { return Datum(sum.total) }
            let mean = Decimals.quotient(Int128(sum.total), 0, Int128(sum.count), 0, to: (DataType.widestDecimal, 0))
            return Datum(Int64(truncatingIfNeeded: mean ?? 0))
        }
    }

    // MARK: One of the values

    private func chosen(
        _ aggregate: BoundAggregate, _ source: AggregateSource, _ compiler: ExpressionCompiler
    ) throws(QueryFailure) -> (any GroupedAggregate)? {
        let isIgnoring = aggregate.ignoresNulls
        let kept = KeptValues(source.types.first ?? .void, budget: context.budget)
        let adding: Accumulator<KeptValues.Place>.Adding
        switch aggregate.function {
        case .min, .max:
            let ordering = Orderings.ordering(source.types[0])
            let sign = aggregate.function == .min ? -1 : 1
            adding = { place, values, _ throws(QueryFailure) in
                guard !values[0].isNull else { return }
                if !place.isFilled || ordering(values[0], place.value) * sign > 0 { try kept.put(values[0], into: &place) }
            }
        case .first, .anyValue:
            adding = { place, values, _ throws(QueryFailure) in
                if !place.isFilled, !(isIgnoring && values[0].isNull) { try kept.put(values[0], into: &place) }
            }
        case .last:
            adding = { place, values, _ throws(QueryFailure) in
                if !(isIgnoring && values[0].isNull) { try kept.put(values[0], into: &place) }
            }
        default: return nil
        }
        let type = source.types[0]
        return Accumulator(source, empty: KeptValues.Place(), kept: kept, adding: adding) { place, arena throws(QueryFailure) in
            try arena.copy(place.value, of: type)
        }
    }

    private func collected(
        _ aggregate: BoundAggregate, _ source: AggregateSource, _ compiler: ExpressionCompiler
    ) throws(QueryFailure) -> (any GroupedAggregate)? {
        guard aggregate.function == .collectList || aggregate.function == .collectSet else { return nil }
        let type = source.types[0]
        let kept = KeptValues(type, budget: context.budget)
        var source = source
        if aggregate.function == .collectSet, source.distinct == nil {
            source = AggregateSource(
                arguments: source.arguments, types: source.types, filter: source.filter,
                distinct: DistinctValues(source.types, budget: context.budget), context: context)
        }
        return Accumulator(source, empty: [Datum](), kept: kept) { list, values, ledger throws(QueryFailure) in
            guard !values[0].isNull else { return }
            // Lists grow by doubling, so that half of them may be unused.
            try ledger.take(MemoryLayout<Datum>.stride * 2)
            list.append(try kept.copy(values[0]))
        } result: { list, arena throws(QueryFailure) in
            let copy = try arena.data(list.count)
            for index in 0..<list.count { copy[index] = try arena.copy(list[index], of: type) }
            return Datum(elements: UnsafeBufferPointer(copy))
        }
    }
}
