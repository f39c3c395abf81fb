// The records that were inserted and are still to be counted: all of a turn at once.
// Reference: decision note 0010.

/// What the open turn has inserted, and how much of it the table of counts knows.
struct UncountedRecords {
    private var inserted: [(kind: String, status: String?)] = []
    private var counted = 0

    /// A state to come back to when what follows is undone.
    struct Mark {
        fileprivate let inserted: Int
        fileprivate let counted: Int
    }

    var mark: Mark { Mark(inserted: inserted.count, counted: counted) }

    var isEmpty: Bool { counted == inserted.count }

    mutating func note(_ kind: String, _ status: String?) {
        inserted.append((kind, status))
    }

    /// What is to be counted, by kind and status, of which there are few; it is known from now on.
    mutating func count() -> [ResourceCount] {
        var counts: [ResourceCount] = []
        for (kind, status) in inserted[counted...] {
            if let place = counts.firstIndex(where: { $0.kind == kind && $0.status == status }) {
                counts[place].count += 1
            } else {
                counts.append(ResourceCount(kind: kind, status: status, count: 1))
            }
        }
        counted = inserted.count
        return counts
    }

    /// What was inserted since a mark is undone, and so is what was counted since.
    mutating func undo(to mark: Mark) {
        inserted.removeLast(inserted.count - mark.inserted)
        counted = mark.counted
    }

    /// The turn is over.
    mutating func forget() {
        inserted.removeAll(keepingCapacity: inserted.count <= 1024)
        counted = 0
    }
}
