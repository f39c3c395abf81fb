// Who is behind the rows of a SELECT with windows. A window speaks of its frame's rows, but what stands beside it speaks of its own row.
// Source: inferred; docs/differences.md, "Queries on rows".

import SQL
import Tables

/// The values of a SELECT's rows that no window gives, and who is behind all rows with the same ones.
///
/// Without it `COUNT(*) OVER ()` would put everybody behind each row, and so show any row of a protected table.
final class PlainValues {
    private let places: [Int]
    private let windows: Set<Int>
    private let kinds: DistinctRows
    private let demands: Int
    private let context: RunContext
    /// The kind of each row that comes out.
    private var shown: [Int] = []

    init(of select: BoundSelect, _ scope: Scope, demands: Int, _ context: RunContext) {
        var windowed = Set<Int>()
        for (place, item) in select.items.enumerated() {
            let isWindowed = item.holds {
                switch $0 {
                case .window: true
                case .item(let earlier): windowed.contains(earlier)
                default: false
                }
            }
            if isWindowed { windowed.insert(place) }
        }
        places = select.items.indices.filter { !windowed.contains($0) }
        windows = Set(scope.windows.map(\.source))
        kinds = DistinctRows(places.map { select.items[$0].type }, demands: demands, context)
        self.demands = demands
        self.context = context
    }

    func take(_ values: [Datum], of matrix: RowMatrix, _ row: Int, isShown: Bool) throws(QueryFailure) {
        let kind = try kinds.place(of: places.map { values[$0] }) { union in
            for (index, source) in matrix.sources.enumerated() where !windows.contains(index) {
                union.add(source.trace, row: source.rows[row])
            }
        }
        guard isShown else { return }
        try context.budget.take(MemoryLayout<Int>.stride)
        shown.append(kind.number)
    }

    deinit { context.budget.give(shown.count * MemoryLayout<Int>.stride) }

    /// Appends who is behind each row: of those behind all of it, windows too, those whom its plain values speak of.
    func finish(into trace: Trace, _ all: (Int) -> [[Int32]]) throws(QueryFailure) {
        var about: [Int: [Set<Int32>]] = [:]
        for (row, kind) in shown.enumerated() {
            if row & 4095 == 0 { try context.check() }
            let those = about[kind] ?? kinds.identities(of: kind).map(Set.init)
            about[kind] = those
            try trace.append(zip(all(row), those).map { list, those in list.filter(those.contains) })
        }
    }
}
