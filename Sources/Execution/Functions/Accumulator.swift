// The state of an aggregate function in every group, and what feeds it.

import SQL
import Tables

/// Bytes that were taken from the budget for one thing, and go back with it.
final class Ledger {
    private let budget: MemoryBudget
    private var taken = 0

    init(_ budget: MemoryBudget) { self.budget = budget }

    deinit { budget.give(taken) }

    func take(_ bytes: Int) throws(QueryFailure) {
        try budget.take(bytes)
        taken += bytes
    }

    func giveBack() {
        budget.give(taken)
        taken = 0
    }
}

/// One state for each group.
final class Accumulator<State>: GroupedAggregate {
    /// Takes the values of a row's arguments.
    typealias Adding = (inout State, [Datum], Ledger) throws(QueryFailure) -> Void
    typealias Result = (borrowing State, Arena) throws(QueryFailure) -> Datum

    private let arguments: [Evaluation]
    private let filter: Evaluation?
    private let distinct: DistinctValues?
    private let empty: State
    private let adding: Adding
    private let result: Result
    /// Their memory is asked for by hand: of an array whose elements are a parameter's, each access looks its type up, which was a tenth of a query.
    /// The first `count` of `room` are initialized, and nothing else knows where they are.
    private var states: UnsafeMutablePointer<State>?
    private var count = 0
    private let kept: KeptValues?
    /// For the states themselves, and for what they hold.
    private let growth: Ledger
    private let ledger: Ledger
    private var room = 0
    private var values: [Datum]

    /// - Parameter kept: Where values lie that states hold.
    init(_ source: AggregateSource, empty: State, kept: KeptValues? = nil, adding: @escaping Adding, result: @escaping Result) {
        arguments = source.arguments
        filter = source.filter
        distinct = source.distinct
        self.empty = empty
        self.adding = adding
        self.result = result
        self.kept = kept
        growth = Ledger(source.context.budget)
        ledger = Ledger(source.context.budget)
        values = Array(repeating: .null, count: source.arguments.count)
    }

    deinit {
        states?.deinitialize(count: count)
        states?.deallocate()
    }

    func grow(to wanted: Int) throws(QueryFailure) {
        guard wanted > count else { return }
        if wanted > room {
            let grown = max(wanted, room * 2, 16)
            try growth.take((grown - room) * MemoryLayout<State>.stride)
            move(into: grown)
        }
        if let states { (states + count).initialize(repeating: empty, count: wanted - count) }
        count = wanted
    }

    private func move(into grown: Int) {
        let moved = UnsafeMutablePointer<State>.allocate(capacity: grown)
        if let states {
            moved.moveInitialize(from: states, count: count)
            states.deallocate()
        }
        states = moved
        room = grown
    }

    private func state(of group: Int) -> UnsafeMutablePointer<State> {
        guard let states, group >= 0, group < count else { preconditionFailure("There is no group \(group).") }
        return states + group
    }

    func add(to group: Int, _ frame: Frame) throws(QueryFailure) {
        if let filter, !(try filter(frame).isTrue) { return }
        for index in arguments.indices { values[index] = try arguments[index](frame) }
        if let distinct, !(try distinct.isNew(values, in: group)) { return }
        try adding(&state(of: group).pointee, values, ledger)
    }

    func value(of group: Int, in arena: Arena) throws(QueryFailure) -> Datum { try result(state(of: group).pointee, arena) }

    func reset(_ group: Int) throws(QueryFailure) {
        state(of: group).pointee = empty
        // A window has one group, with which everything goes that was kept for it.
        guard count == 1 else { return }
        distinct?.removeAll()
        kept?.removeAll()
        ledger.giveBack()
    }
}

/// What an aggregate function is fed with.
struct AggregateSource {
    let arguments: [Evaluation]
    let types: [DataType]
    let filter: Evaluation?
    let distinct: DistinctValues?
    let context: RunContext
    /// Whether it stands over a window, whose rows Spark does not aggregate in parts.
    var isWindow = false
}

/// Which values a group has seen already.
final class DistinctValues {
    private var table: KeyTable
    private let types: [DataType]
    private let budget: MemoryBudget

    init(_ types: [DataType], budget: MemoryBudget) {
        table = KeyTable(budget: budget)
        self.types = types
        self.budget = budget
    }

    func removeAll() {
        if table.count > 0 { table = KeyTable(budget: budget) }
    }

    func isNew(_ values: [Datum], in group: Int) throws(QueryFailure) -> Bool {
        table.scratch.removeAll()
        try table.scratch.append(Datum(group), of: .bigint)
        for (value, type) in zip(values, types) { try table.scratch.append(value, of: type) }
        return try table.insertScratch().isNew
    }
}

/// Values of a type that are kept beyond the row that they came from.
final class KeptValues {
    private let arena: Arena
    private let type: DataType
    private let isBytes: Bool

    init(_ type: DataType, budget: MemoryBudget) {
        arena = Arena(budget: budget)
        self.type = type
        isBytes = type.isText || type == .binary
    }

    /// A place for one value, whose memory is used again for the next one that fits.
    struct Place {
        fileprivate(set) var value = Datum.null
        fileprivate var room = 0
        /// Whether there is a value, which may be null.
        fileprivate(set) var isFilled = false
    }

    func put(_ value: Datum, into place: inout Place) throws(QueryFailure) {
        place.isFilled = true
        guard isBytes, !value.isNull else {
            place.value = try arena.copy(value, of: type)
            place.room = 0
            return
        }
        let bytes = value.bytes
        guard bytes.count > place.room || place.room == 0 else {
            if let start = bytes.baseAddress, let target = UnsafeMutablePointer(mutating: place.value.bytes.baseAddress) {
                target.update(from: start, count: bytes.count)
                place.value = Datum(bytes: UnsafeBufferPointer(start: target, count: bytes.count))
            } else {
                place.value = Datum(bytes: UnsafeBufferPointer(start: place.value.bytes.baseAddress, count: 0))
            }
            return
        }
        let room = max(16, bytes.count * 2)
        let copy = try arena.bytes(room)
        if let start = bytes.baseAddress { copy.update(from: start, count: bytes.count) }
        place.value = Datum(bytes: UnsafeBufferPointer(start: copy, count: bytes.count))
        place.room = room
    }

    /// Forgets all places and copies.
    func removeAll() { arena.reset() }

    /// A copy that stays as long as this lives.
    func copy(_ value: Datum) throws(QueryFailure) -> Datum { try arena.copy(value, of: type) }
}
