// Aggregate functions of statistics: variances, skewness and percentiles.
// Reference: Spark's CentralMomentAgg and Percentile; Pébay, "Formulas for Robust, One-Pass Parallel Computation of Covariances"

import SQL
import Tables

extension Scope {
    /// The central moments of numbers, kept up number by number.
    private struct Moments {
        var count = 0.0
        var mean = 0.0
        var second = 0.0
        var third = 0.0

        mutating func add(_ number: Double) {
            count += 1
            let delta = number - mean
            let share = delta / count
            mean += share
            second += delta * (delta - share)
            third += -3 * share * second + delta * (delta * delta - share * share)
        }

        /// What Spark's last step does to the moments of a group: it merges them with those of no numbers, and where the square of the mean
        /// is no number, neither is what comes out.
        mutating func mergeIntoNothing() {
            let none = mean * (mean / count) * 0
            second += none
            third += none
        }
    }

    func spread(
        _ aggregate: BoundAggregate, _ source: AggregateSource, _ compiler: ExpressionCompiler
    ) throws(QueryFailure) -> (any GroupedAggregate)? {
        let function = aggregate.function
        switch function {
        case .stddevSamp, .stddevPop, .varSamp, .varPop, .skewness: break
        default: return nil
        }
        return Accumulator(try doubles(source, compiler), empty: Moments()) { moments, values, _ in
            if !values[0].isNull { moments.add(values[0].double) }
        } result: { [isMerged = !source.isWindow] moments, _ in
            if moments.count == 0 { return .null }
            var moments = copy moments
            if isMerged { moments.mergeIntoNothing() }
            switch function {
            case .varPop: return Datum(moments.second / moments.count)
            case .stddevPop: return Datum((moments.second / moments.count).squareRoot())
            // One number has no spread that a sample would tell of.
            case .varSamp: return moments.count == 1 ? .null : Datum(moments.second / (moments.count - 1))
            case .stddevSamp: return moments.count == 1 ? .null : Datum((moments.second / (moments.count - 1)).squareRoot())
            default:
                if moments.second == 0 { return .null }
                return Datum(moments.count.squareRoot() * moments.third / (moments.second * moments.second * moments.second).squareRoot())
            }
        }
    }

    /// The first argument as a double.
    private func doubles(_ source: AggregateSource, _ compiler: ExpressionCompiler) throws(QueryFailure) -> AggregateSource {
        guard let first = source.arguments.first, source.types[0] != .double else { return source }
        let converted = compiler.converted(first, try Casting(context).conversion(from: source.types[0], to: .double))
        return AggregateSource(
            arguments: [converted] + source.arguments.dropFirst(), types: [.double] + source.types.dropFirst(), filter: source.filter,
            distinct: source.distinct == nil ? nil : DistinctValues([.double] + source.types.dropFirst(), budget: context.budget),
            context: context)
    }

    // MARK: Percentiles

    private enum Rank { case interpolated, discrete, approximate }

    func ranked(
        _ aggregate: BoundAggregate, _ source: AggregateSource, _ compiler: ExpressionCompiler
    ) throws(QueryFailure) -> (any GroupedAggregate)? {
        let isWithinGroup = aggregate.function == .percentileCont || aggregate.function == .percentileDisc
        var percentages = [0.5]
        var isList = false
        switch aggregate.function {
        case .median: break
        case .percentile, .approxPercentile, .percentileCont, .percentileDisc:
            let place = isWithinGroup ? 0 : 1
            guard aggregate.arguments.indices.contains(place) else { throw .notRun("A percentile without a percentage") }
            (percentages, isList) = try Self.percentages(aggregate.arguments[place], compiler)
        default: return nil
        }
        if aggregate.function == .approxPercentile { return approximate(source, percentages, isList: isList) }
        let rank: Rank = aggregate.function == .percentileDisc ? .discrete : .interpolated
        return try interpolated(aggregate, source, compiler, percentages, rank, isList: isList)
    }

    private static func percentages(_ expression: BoundExpression, _ compiler: ExpressionCompiler) throws(QueryFailure) -> ([Double], Bool)
    {
        guard let value = try compiler.constant(expression), !value.isNull else {
            throw .notRun("A percentage that differs from row to row or is NULL")
        }
        var type = expression.type
        var values = [value]
        var isList = false
        if case .array(let element) = type {
            type = element
            values = Array(value.elements)
            isList = true
        }
        let conversion = try Casting(compiler.context).conversion(from: type, to: .double)
        var percentages: [Double] = []
        for value in values {
            let number = try conversion?(value, compiler.scope.constants) ?? value
            guard !value.isNull, number.double >= 0, number.double <= 1 else {
                throw QueryFailure(.invalidParameterValue, "A percentage is a number from 0 to 1.")
            }
            percentages.append(number.double)
        }
        return (percentages, isList)
    }

    /// Numbers with how often each counts.
    private struct Sample {
        var numbers: [(value: Double, count: Int64)] = []
    }

    private func interpolated(
        _ aggregate: BoundAggregate, _ given: AggregateSource, _ compiler: ExpressionCompiler, _ percentages: [Double], _ rank: Rank,
        isList: Bool
    ) throws(QueryFailure) -> any GroupedAggregate {
        var source = given
        var isDescending = false
        var hasCounts = aggregate.function == .percentile && given.arguments.count > 2
        if let key = aggregate.order.first {
            source = AggregateSource(
                arguments: [try compiler.compile(key.expression)], types: [key.expression.type], filter: given.filter,
                distinct: aggregate.isDistinct ? DistinctValues([key.expression.type], budget: context.budget) : nil, context: context)
            isDescending = key.isDescending
            hasCounts = false
        }
        source = try doubles(source, compiler)
        return Accumulator(source, empty: Sample()) { [hasCounts] sample, values, ledger throws(QueryFailure) in
            guard !values[0].isNull else { return }
            var count: Int64 = 1
            if hasCounts {
                if values[2].isNull { return }
                count = values[2].integer
                guard count >= 0 else { throw QueryFailure(.illegalArgument, "A percentile counts a value less than no times.") }
            }
            guard count > 0 else { return }
            try ledger.take(MemoryLayout<(Double, Int64)>.stride * 2)
            sample.numbers.append((values[0].double, count))
        } result: { [isDescending] sample, arena throws(QueryFailure) in
            guard !sample.numbers.isEmpty else { return .null }
            let sorted = sample.numbers.sorted {
                let order = Orderings.compare($0.value, $1.value)
                return isDescending ? order > 0 : order < 0
            }
            let results = percentages.map { Datum(Self.percentile(sorted, $0, rank)) }
            return isList ? try arena.value(elements: results) : results[0]
        }
    }

    /// The value at a part of the way through sorted numbers.
    private static func percentile(_ sorted: [(value: Double, count: Int64)], _ percentage: Double, _ rank: Rank) -> Double {
        let total = sorted.reduce(0.0) { $0 + Double($1.count) }
        func value(at place: Double) -> Double {
            var passed = 0.0
            for (value, count) in sorted {
                passed += Double(count)
                if place < passed { return value }
            }
            return sorted[sorted.count - 1].value
        }
        if rank == .discrete { return value(at: max(0, (total * percentage).rounded(.up) - 1)) }
        let place = (total - 1) * percentage
        let (lower, upper) = (place.rounded(.down), place.rounded(.up))
        let (first, last) = (value(at: lower), value(at: upper))
        if lower == upper || first == last { return first }
        return (upper - place) * first + (place - lower) * last
    }

    /// APPROX_PERCENTILE: the element at the rank, which is rounded up, of the type of the values.
    private func approximate(_ source: AggregateSource, _ percentages: [Double], isList: Bool) -> any GroupedAggregate {
        let ordering = Orderings.ordering(source.types[0])
        return Accumulator(source, empty: [Datum]()) { list, values, ledger throws(QueryFailure) in
            guard !values[0].isNull else { return }
            try ledger.take(MemoryLayout<Datum>.stride * 2)
            // Numbers, dates and times alone are taken, which point to nothing.
            list.append(values[0])
        } result: { list, arena throws(QueryFailure) in
            guard !list.isEmpty else { return .null }
            let sorted = list.sorted { ordering($0, $1) < 0 }
            let results = percentages.map { sorted[max(0, min(sorted.count - 1, Int((Double(sorted.count) * $0).rounded(.up)) - 1))] }
            return isList ? try arena.value(elements: results) : results[0]
        }
    }
}
