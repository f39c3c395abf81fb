// Functions over windows: partitions, their order, and the frame of each row.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-window.html

import SQL
import Tables

extension QueryRun {
    /// The slots of windows for every row, a source for each window.
    func windows(_ windows: [BoundWindow], over matrix: RowMatrix, in scope: Scope, outer: [Datum]) throws(QueryFailure) -> RowMatrix {
        var sources: [RowMatrix.Source] = []
        for window in windows { sources.append(try WindowRun(window, over: matrix, in: scope, self, outer: outer).source()) }
        return RowMatrix(sources: sources, count: matrix.count)
    }
}

/// One window's computation.
final class WindowRun {
    let window: BoundWindow
    let matrix: RowMatrix
    let scope: Scope
    let run: QueryRun
    let outer: [Datum]
    let frame: Frame
    /// The rows, partition by partition and each in the window's order.
    let order: RowNumbers
    let keys: SortKeys
    private let partitions: [Int32]
    private let builder: ColumnBuilder
    private let trace: Trace?

    init(_ window: BoundWindow, over matrix: RowMatrix, in scope: Scope, _ run: QueryRun, outer: [Datum]) throws(QueryFailure) {
        self.window = window
        self.matrix = matrix
        self.scope = scope
        self.run = run
        self.outer = outer
        frame = run.frame(sources: matrix.sources.count, outer: outer)
        keys = try SortKeys(window.order, of: matrix, in: scope, run, outer: outer)
        let partitions = try Self.partitions(of: matrix, window.partition, in: scope, run, outer: outer)
        self.partitions = partitions
        let sortKeys = keys
        order = try run.sorted(try .all(matrix.count, budget: run.context.budget)) { one, other in
            partitions[one] == partitions[other] ? sortKeys.compare(one, other) : partitions[one] < partitions[other] ? -1 : 1
        }
        builder = ColumnBuilder(window.function.type, budget: run.context.budget)
        trace = run.demands.isEmpty ? nil : Trace(demands: run.demands.count, budget: run.context.budget)
    }

    /// The partition of each row, numbered as they come.
    private static func partitions(
        of matrix: RowMatrix, _ expressions: [BoundExpression], in scope: Scope, _ run: QueryRun, outer: [Datum]
    ) throws(QueryFailure) -> [Int32] {
        guard !expressions.isEmpty else { return Array(repeating: 0, count: matrix.count) }
        var evaluations: [Evaluation] = []
        for expression in expressions { evaluations.append(try scope.compile(expression)) }
        let table = KeyTable(budget: run.context.budget)
        let frame = run.frame(sources: matrix.sources.count, outer: outer)
        var partitions: [Int32] = []
        partitions.reserveCapacity(matrix.count)
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try run.context.check() }
            matrix.show(row, in: frame)
            table.scratch.removeAll()
            for (index, evaluate) in evaluations.enumerated() {
                try table.scratch.append(try evaluate(frame), of: expressions[index].type)
            }
            partitions.append(Int32(truncatingIfNeeded: try table.insertScratch().index))
            frame.arena.reset()
        }
        return partitions
    }

    /// The window's values as a source: a row of the matrix stands for the place that it has in the window's order.
    func source() throws(QueryFailure) -> RowMatrix.Source {
        let function = try WindowFunction(self)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, partitions[order[end]] == partitions[order[start]] { end += 1 }
            try run.context.check()
            try compute(start..<end, function)
            start = end
        }
        let places = try RowNumbers.all(order.count, budget: run.context.budget)
        for place in 0..<order.count { places.set(order[place], to: place) }
        return RowMatrix.Source(rows: places, columns: [try builder.finish()], trace: trace, instance: nil)
    }

    private func compute(_ partition: Range<Int>, _ function: WindowFunction) throws(QueryFailure) {
        let frames = try FrameFinder(self, partition)
        try function.begin(partition)
        for place in partition {
            if place & 1023 == 0 { try run.context.check() }
            let range = try frames.frame(of: place)
            try builder.append(try function.value(at: place, range))
            frame.arena.reset()
            guard let trace else { continue }
            var union = TraceUnion(demands: trace.demands)
            for place in range { matrix.unite(order[place], into: &union) }
            try trace.append(union.take())
        }
    }

    /// Lets the frame see the row at a place of the order.
    func show(_ place: Int) { matrix.show(order[place], in: frame) }

    /// Whether two places have equal keys.
    func arePeers(_ one: Int, _ other: Int) -> Bool { keys.compare(order[one], order[other]) == 0 }

    /// The first place with the keys of a place, or the one behind the last of them.
    ///
    /// Peers stand side by side: a search by halves, so that a partition of equals costs no square.
    func peerLimit(of place: Int, in partition: Range<Int>, isStart: Bool) -> Int {
        var (low, high) = isStart ? (partition.lowerBound, place) : (place + 1, partition.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if arePeers(middle, place) == isStart { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
