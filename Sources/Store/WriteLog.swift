// The writes of a turn, so that it can be done again without the step that failed.
// Reference: decision note 0011.

/// What the open turn has written so far, in order.
struct WriteLog {
    private let capacity: Int
    private var writes: [() throws -> Void] = []
    /// Whether nothing was left out.
    private(set) var isComplete = true

    /// - Parameter capacity: How many writes it keeps. The default is enough for all but what writes in bulk, such as a seed: of what a step changes
    ///   after that SQLite itself has to keep the former state.
    init(capacity: Int = 1000) {
        self.capacity = capacity
    }

    /// Whether nothing was written.
    var isEmpty: Bool { writes.isEmpty && isComplete }

    /// How many writes there are: a mark to come back to.
    var mark: Int { writes.count }

    mutating func note(_ write: @escaping () throws -> Void) {
        guard isComplete else { return }
        if writes.count < capacity { writes.append(write) } else { isComplete = false }
    }

    /// Forgets the writes since a mark, at which the log was complete.
    mutating func forget(since mark: Int) {
        writes.removeLast(writes.count - mark)
        isComplete = true
    }

    mutating func forgetEverything() {
        writes.removeAll(keepingCapacity: true)
        isComplete = true
    }

    /// Writes all of it once more.
    func replay() throws {
        for write in writes { try write() }
    }
}
