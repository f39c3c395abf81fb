// Which rows of its partition a row's window function sees.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-window.html

import SQL
import Tables

/// Finds the frames of one partition's rows. Places count in the window's order.
struct FrameFinder {
    private let window: WindowRun
    private let partition: Range<Int>
    private let start: Edge
    private let end: Edge

    private enum Edge {
        case partitionStart, partitionEnd
        /// The current row; of RANGE, all of its peers.
        case currentRow
        /// So many rows on; back if below 0.
        case rows(Int)
        /// A value of the only key, for each row of the matrix; nil keys are their own peers.
        case values(Column)
    }

    init(_ window: WindowRun, _ partition: Range<Int>) throws(QueryFailure) {
        self.window = window
        self.partition = partition
        let frame = window.window.frame
        start = try Self.edge(frame.start, frame.unit, window)
        end = try Self.edge(frame.end, frame.unit, window)
    }

    private static func edge(_ bound: BoundFrame.Bound, _ unit: WindowFrame.Unit, _ window: WindowRun) throws(QueryFailure) -> Edge {
        switch bound {
        case .unboundedPreceding: return .partitionStart
        case .unboundedFollowing: return .partitionEnd
        case .currentRow: return .currentRow
        case .preceding(let distance): return try edge(distance, isBack: true, unit, window)
        case .following(let distance): return try edge(distance, isBack: false, unit, window)
        }
    }

    private static func edge(
        _ distance: BoundExpression, isBack: Bool, _ unit: WindowFrame.Unit, _ window: WindowRun
    ) throws(QueryFailure) -> Edge {
        switch unit {
        case .rows:
            let value = try window.scope.compile(distance)(window.frame)
            let rows = Int(clamping: value.integer)
            return .rows(isBack ? 0 - max(-Int.max, rows) : rows)
        case .range:
            guard let key = window.window.order.first else { return .currentRow }
            // In a descending order what precedes is greater.
            let moved = key.expression.moved(by: distance, isBack: isBack != key.isDescending)
            return .values(try window.run.column(of: moved, over: window.matrix, in: window.scope, outer: window.outer))
        }
    }

    /// The places of the frame of the row at a place; empty where its start is behind its end.
    func frame(of place: Int) throws(QueryFailure) -> Range<Int> {
        let first = limit(start, of: place, isStart: true)
        let last = limit(end, of: place, isStart: false)
        return first < last ? first..<last : place..<place
    }

    /// The first place of the frame, or the one behind its last.
    private func limit(_ edge: Edge, of place: Int, isStart: Bool) -> Int {
        switch edge {
        case .partitionStart: return partition.lowerBound
        case .partitionEnd: return partition.upperBound
        case .currentRow:
            guard window.window.frame.unit == .range else { return isStart ? place : place + 1 }
            return window.peerLimit(of: place, in: partition, isStart: isStart)
        case .rows(let distance):
            let (target, isBeyond) = place.addingReportingOverflow(isStart ? distance : distance &+ 1)
            let limit = isBeyond ? (distance < 0 ? partition.lowerBound : partition.upperBound) : target
            return min(max(limit, partition.lowerBound), partition.upperBound)
        case .values(let column):
            let row = window.order[place]
            guard let key = window.keys.keys.first, !column.isNull(row), !key.values[row].isNull else {
                return window.peerLimit(of: place, in: partition, isStart: isStart)
            }
            return search(column[row], key, isStart: isStart)
        }
    }

    /// The first place whose key is not before a value, or the one behind the last that is not after it.
    private func search(_ value: Datum, _ key: SortKeys.Key, isStart: Bool) -> Int {
        var (low, high) = (partition.lowerBound, partition.upperBound)
        while low < high {
            let middle = (low + high) / 2
            let other = key.values[window.order[middle]]
            let isBefore: Bool
            if other.isNull {
                isBefore = key.nullsFirst
            } else {
                let order = compareValues(other, value, key.type) * (key.isDescending ? -1 : 1)
                isBefore = isStart ? order < 0 : order <= 0
            }
            if isBefore { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension BoundExpression {
    /// The key of an order moved by a distance of RANGE.
    fileprivate func moved(by distance: BoundExpression, isBack: Bool) -> BoundExpression {
        let link = BoundLink(isBack ? .minus : .plus, distance, leftType: type, type)
        return BoundExpression(.chain(self, [link]), type, mark)
    }
}
