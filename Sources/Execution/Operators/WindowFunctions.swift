// The functions of windows: rankings, neighbours, and aggregates over frames.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-functions-builtin.html#window-functions

import SQL
import Tables

/// What a window's function gives at each place of the order. Places come in their order, partition by partition.
final class WindowFunction {
    private let window: WindowRun
    private let compute: Compute
    private var partition = 0..<0
    // Of rankings.
    private var rank = 0
    private var denseRank = 0
    // Of aggregates: what has been added so far.
    private var added = 0..<0

    private enum Compute {
        case rowNumber, rank, denseRank, percentRank, cumeDist
        case ntile(Evaluation)
        /// LAG and LEAD: the value of each row, how far away it is, and what stands in its place.
        case neighbour(Column, distance: Evaluation, otherwise: Evaluation?, isBack: Bool)
        case first(Column), last(Column)
        case nth(Column, Evaluation)
        case aggregate(any GroupedAggregate)
    }

    init(_ window: WindowRun) throws(QueryFailure) {
        self.window = window
        let function = window.window.function
        let arguments = function.arguments
        func column(_ index: Int) throws(QueryFailure) -> Column {
            try window.run.column(of: arguments[index], over: window.matrix, in: window.scope, outer: window.outer)
        }
        func evaluation(_ index: Int) throws(QueryFailure) -> Evaluation { try window.scope.compile(arguments[index]) }
        switch (function.function, arguments.count) {
        case (.rowNumber, _): compute = .rowNumber
        case (.rank, _): compute = .rank
        case (.denseRank, _): compute = .denseRank
        case (.percentRank, _): compute = .percentRank
        case (.cumeDist, _): compute = .cumeDist
        case (.ntile, 1): compute = .ntile(try evaluation(0))
        case (.lag, 2...), (.lead, 2...):
            compute = .neighbour(
                try column(0), distance: try evaluation(1), otherwise: arguments.count > 2 ? try evaluation(2) : nil,
                isBack: function.function == .lag)
        case (.first, 1...), (.anyValue, 1...): compute = .first(try column(0))
        case (.last, 1...): compute = .last(try column(0))
        case (.nthValue, 2...): compute = .nth(try column(0), try evaluation(1))
        default: compute = .aggregate(try window.scope.accumulator(for: function, overWindow: true))
        }
    }

    func begin(_ partition: Range<Int>) throws(QueryFailure) {
        self.partition = partition
        rank = 0
        denseRank = 0
        added = partition.lowerBound..<partition.lowerBound
        if case .aggregate(let aggregate) = compute {
            try aggregate.grow(to: 1)
            try aggregate.reset(0)
        }
    }

    /// - Parameter frame: The places that the function sees.
    func value(at place: Int, _ frame: Range<Int>) throws(QueryFailure) -> Datum {
        let isNewPeer = place == partition.lowerBound || !window.arePeers(place - 1, place)
        if isNewPeer {
            rank = place - partition.lowerBound + 1
            denseRank += 1
        }
        switch compute {
        case .rowNumber: return Datum(place - partition.lowerBound + 1)
        case .rank: return Datum(rank)
        case .denseRank: return Datum(denseRank)
        case .percentRank: return Datum(partition.count > 1 ? Double(rank - 1) / Double(partition.count - 1) : 0)
        case .cumeDist:
            return Datum(
                Double(window.peerLimit(of: place, in: partition, isStart: false) - partition.lowerBound) / Double(partition.count))
        case .ntile(let evaluate): return try tile(of: place, evaluate)
        case .neighbour(let column, let distance, let otherwise, let isBack):
            return try neighbour(of: place, column, distance, otherwise, isBack: isBack)
        case .first(let column): return pick(column, frame, skipping: 0) { $0 }
        case .last(let column): return pick(column, frame, skipping: 0) { frame.upperBound - 1 - ($0 - frame.lowerBound) }
        case .nth(let column, let evaluate):
            window.show(place)
            let number = try evaluate(window.frame)
            guard !number.isNull, number.integer > 0 else {
                throw QueryFailure(.invalidParameterValue, "The offset of nth_value is a number from 1.")
            }
            return pick(column, frame, skipping: Int(clamping: number.integer - 1)) { $0 }
        case .aggregate(let aggregate): return try aggregated(aggregate, frame)
        }
    }

    private func tile(of place: Int, _ evaluate: Evaluation) throws(QueryFailure) -> Datum {
        window.show(place)
        let tiles = Int(clamping: try evaluate(window.frame).integer)
        guard tiles > 0 else { throw QueryFailure(.invalidParameterValue, "NTILE takes a number of buckets from 1.") }
        let index = place - partition.lowerBound
        let (size, larger) = partition.count.quotientAndRemainder(dividingBy: tiles)
        // The first buckets have one row more where they cannot all be equal.
        let inLarger = larger * (size + 1)
        return Datum(index < inLarger ? index / (size + 1) + 1 : larger + (index - inLarger) / max(1, size) + 1)
    }

    private func neighbour(
        of place: Int, _ column: Column, _ distance: Evaluation, _ otherwise: Evaluation?, isBack: Bool
    ) throws(QueryFailure) -> Datum {
        window.show(place)
        let value = try distance(window.frame)
        guard !value.isNull else { return .null }
        let rows = Int(clamping: value.integer)
        let steps = isBack ? (rows == .min ? .max : -rows) : rows
        if window.window.function.ignoresNulls, steps != 0 {
            if let found = neighbourSkippingNulls(of: place, column, steps) { return found }
        } else {
            let (target, isBeyond) = place.addingReportingOverflow(steps)
            if !isBeyond, partition.contains(target) { return column[window.order[target]] }
        }
        return try otherwise?(window.frame) ?? .null
    }

    private func neighbourSkippingNulls(of place: Int, _ column: Column, _ steps: Int) -> Datum? {
        var left = steps.magnitude
        var target = place
        while left > 0 {
            target += steps.signum()
            guard partition.contains(target) else { return nil }
            if !column.isNull(window.order[target]) { left -= 1 }
        }
        return column[window.order[target]]
    }

    /// The value of the frame's row after so many, without nulls where these are ignored.
    ///
    /// - Parameter place: Turns a place of the frame into the one that is looked at, which is the other way round for the last.
    private func pick(_ column: Column, _ frame: Range<Int>, skipping count: Int, _ place: (Int) -> Int) -> Datum {
        guard window.window.function.ignoresNulls || skipsNullsByArgument else {
            guard count < frame.count else { return .null }
            return column[window.order[place(frame.lowerBound + count)]]
        }
        var left = count
        for index in frame {
            let row = window.order[place(index)]
            if column.isNull(row) { continue }
            if left == 0 { return column[row] }
            left -= 1
        }
        return .null
    }

    /// FIRST(a, true) and the like say it by an argument.
    private var skipsNullsByArgument: Bool {
        guard window.window.function.arguments.count > 1, case .literal(.boolean(true)) = window.window.function.arguments[1].kind else {
            return false
        }
        return true
    }

    private func aggregated(_ aggregate: any GroupedAggregate, _ frame: Range<Int>) throws(QueryFailure) -> Datum {
        // A frame that only grows at its end goes on from the one before; every other one begins anew.
        if frame.isEmpty || frame.lowerBound != added.lowerBound || frame.upperBound < added.upperBound || added.isEmpty {
            try aggregate.reset(0)
            added = frame.lowerBound..<frame.lowerBound
        }
        for place in added.upperBound..<max(added.upperBound, frame.upperBound) {
            if place & 1023 == 0 { try window.run.context.check() }
            window.show(place)
            try aggregate.add(to: 0, window.frame)
        }
        added = frame
        return try aggregate.value(of: 0, in: window.frame.arena)
    }
}
