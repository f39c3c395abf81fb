// Frames of windows.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-window.html

import Tables

extension Binder {
    /// The frame of a window, which Spark fills in where the text has none.
    func frame(
        _ specification: WindowSpecification, _ function: SQLFunction, _ aggregate: BoundAggregate, _ order: [BoundSortKey], _ mark: Mark,
        _ place: Place
    ) throws(NameError) -> BoundFrame {
        let written = try specification.frame.map { (frame) throws(NameError) in try bind(frame, order, place) } ?? nil
        if function.kind == .window {
            guard !order.isEmpty || function.name == .ratioToReport else {
                throw NameError(
                    message: "Function \(function.names[0]) needs an ORDER BY in its window", mark: mark)
            }
            let fixed = BoundFrame.fixed(for: function.name, aggregate, mark)
            if let written, let fixed, written != fixed {
                throw NameError(message: "Function \(function.names[0]) can't have this frame of its window", mark: mark)
            }
            if let fixed { return fixed }
        }
        if let written { return written }
        if order.isEmpty { return BoundFrame(unit: .rows, start: .unboundedPreceding, end: .unboundedFollowing) }
        return BoundFrame(unit: .range, start: .unboundedPreceding, end: .currentRow)
    }

    private func bind(_ frame: WindowFrame, _ order: [BoundSortKey], _ place: Place) throws(NameError) -> BoundFrame {
        let start = try bind(frame.start, frame.unit, order, place)
        let end = try frame.end.map { (end) throws(NameError) in try bind(end, frame.unit, order, place) } ?? .currentRow
        let isRange = frame.unit == .range
        let distances = [start, end].compactMap(\.distance)
        if isRange, order.isEmpty, start != .unboundedPreceding || end != .unboundedFollowing {
            throw mismatch("DATATYPE_MISMATCH.RANGE_FRAME_WITHOUT_ORDER", "RANGE needs an ORDER BY in the window", at: frame.mark(place))
        }
        if isRange, !distances.isEmpty, order.count != 1 {
            throw mismatch(
                "DATATYPE_MISMATCH.RANGE_FRAME_MULTI_ORDER", "RANGE with a distance needs one key in ORDER BY", at: distances[0].mark)
        }
        if start.rank > end.rank {
            throw mismatch(
                "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON", "The frame ends before it starts", at: frame.mark(place))
        }
        return BoundFrame(unit: frame.unit, start: start, end: end)
    }

    private func bind(
        _ bound: WindowFrame.Bound, _ unit: WindowFrame.Unit, _ order: [BoundSortKey], _ place: Place
    ) throws(NameError) -> BoundFrame.Bound {
        switch bound {
        case .unboundedPreceding: return .unboundedPreceding
        case .unboundedFollowing: return .unboundedFollowing
        case .currentRow: return .currentRow
        case .preceding(let distance): return .preceding(try self.distance(distance, unit, order, place))
        case .following(let distance): return .following(try self.distance(distance, unit, order, place))
        }
    }

    private func distance(
        _ expression: Expression, _ unit: WindowFrame.Unit, _ order: [BoundSortKey], _ place: Place
    ) throws(NameError) -> BoundExpression {
        let value = try bind(expression, place)
        guard value.isConstant else {
            throw mismatch(
                "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WITHOUT_FOLDABLE", "The distance of a frame is a constant", at: expression.mark)
        }
        if value.type.isOpen { return value }
        guard unit == .range else {
            guard value.type == .int || value.type == .smallint || value.type == .tinyint else {
                throw mismatch(
                    "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE",
                    "ROWS counts rows: its distance is an int, not \(value.type)",
                    at: expression.mark)
            }
            return value.cast(to: .int)
        }
        guard let key = order.first?.expression.type, order.count == 1, !key.isOpen else { return value }
        switch key {
        case .date where value.type.isInteger && value.type != .bigint: return value.cast(to: .int)
        case .date where value.type.isYearMonth, .timestamp where value.type.isInterval, .timestampNTZ where value.type.isInterval:
            return value
        case _ where key.isNumeric && value.type.canCast(to: key): return value.cast(to: key)
        case _ where key.isInterval && value.type.tightest(with: key) != nil: return value
        default:
            throw mismatch(
                "DATATYPE_MISMATCH.RANGE_FRAME_INVALID_TYPE", "A distance of type \(value.type) can't be taken off a key of type \(key)",
                at: expression.mark)
        }
    }
}

extension BoundFrame {
    /// The only frame that a ranking function has; nil for others.
    static func fixed(for name: FunctionName, _ function: BoundAggregate, _ mark: Mark) -> BoundFrame? {
        switch name {
        case .rank, .denseRank, .rowNumber, .ntile, .cumeDist, .percentRank:
            if name == .cumeDist { return BoundFrame(unit: .range, start: .unboundedPreceding, end: .currentRow) }
            return BoundFrame(unit: .rows, start: .unboundedPreceding, end: .currentRow)
        case .lag, .lead:
            guard function.arguments.count > 1 else { return nil }
            let distance = function.arguments[1]
            let bound: Bound = name == .lag ? .preceding(distance) : .following(distance)
            return BoundFrame(unit: .rows, start: bound, end: bound)
        default: return nil
        }
    }
}

extension BoundFrame.Bound {
    fileprivate var distance: BoundExpression? {
        switch self {
        case .preceding(let distance), .following(let distance): distance
        case .unboundedPreceding, .currentRow, .unboundedFollowing: nil
        }
    }

    /// From the first row to the last.
    fileprivate var rank: Int {
        switch self {
        case .unboundedPreceding: 0
        case .preceding(let distance): (distance.wholeValue ?? 1) < 0 ? 3 : 1
        case .currentRow: 2
        case .following(let distance): (distance.wholeValue ?? 1) < 0 ? 1 : 3
        case .unboundedFollowing: 4
        }
    }
}

extension WindowFrame {
    fileprivate func mark(_ place: Place) -> Mark {
        for bound in [start, end] {
            switch bound {
            case .preceding(let distance), .following(let distance): return distance.mark
            default: continue
            }
        }
        return place.names.entries.first?.expression.mark ?? Mark(offset: 0, id: 0)
    }
}

extension DataType {
    var isYearMonth: Bool {
        if case .yearMonthInterval = self { true } else { false }
    }
}
