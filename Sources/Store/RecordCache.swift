// Records that were read, decoded once for all who read them until one of their kind changes.
// Reference: Benchmarks/NOTES.md: decoding was half of a GetCollaboration and nearly all of a list.

/// What a write may change of what the store remembers.
enum Reach {
    /// One record.
    case record(kind: String, id: String)
    /// What is due.
    case timetable
    /// Neither records nor what is due.
    case neither
    /// Any write, so that code which does not know of the cache is safe.
    case everything
}

/// Records as the open turn sees them. Whatever is rolled back takes everything with it.
///
/// It is bounded by the length of the bodies it was made of; once that is reached it starts anew, which no test of a service notices.
struct RecordCache {
    /// A listing of one kind.
    struct Listing: Hashable {
        var scope: Scope
        var status: [String]?
        var after: PageKey?
        /// nil for all of a scope in the order of insertion.
        var limit: Int?
    }

    /// The bytes of the bodies of what is kept. Decoded, they take a few times as much.
    private static let capacity = 1024 * 1024

    /// Few, so that comparing is faster than hashing.
    private var shelves: [Shelf] = []
    private var kept = 0

    /// What is known of one kind.
    private struct Shelf {
        let kind: String
        var records: [String: Box] = [:]
        var listings: [Listing: Box] = [:]
    }

    /// A value whose type its place tells: a record or the records of a listing. A box that is nothing more stands for a record that is not there.
    class Box {}

    private let absent = Box()

    private final class Holding<Value>: Box {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    // MARK: Reading

    // What is asked first knows no type of record: generic code looks types up at run time.

    /// What `find` answered for an id of a kind; nil if it is not known.
    func found(_ kind: String, _ id: String) -> Box? {
        guard let shelf = place(of: kind) else { return nil }
        return shelves[shelf].records[id]
    }

    func listed(_ kind: String, _ listing: Listing) -> Box? {
        guard let shelf = place(of: kind) else { return nil }
        return shelves[shelf].listings[listing]
    }

    /// The record in a box of `found`; nil for an id that no record has.
    func record<R: Record>(in box: Box, as type: R.Type) -> R? {
        // A kind has one type of record.
        box === absent ? nil : unsafeDowncast(box, to: Holding<R>.self).value
    }

    func records<R: Record>(in box: Box, as type: R.Type) -> [R] {
        unsafeDowncast(box, to: Holding<[R]>.self).value
    }

    // MARK: Keeping

    mutating func keep<R: Record>(_ record: R?, for id: String, bytes: Int) {
        guard makeRoom(bytes) else { return }
        shelves[makePlace(of: R.kind)].records[id] = record.map(Holding.init) ?? absent
    }

    mutating func keep<R: Record>(_ records: [R], for listing: Listing, bytes: Int) {
        guard makeRoom(bytes) else { return }
        shelves[makePlace(of: R.kind)].listings[listing] = Holding(records)
    }

    private func place(of kind: String) -> Int? {
        shelves.firstIndex { $0.kind == kind }
    }

    private mutating func makePlace(of kind: String) -> Int {
        if let place = place(of: kind) { return place }
        shelves.append(Shelf(kind: kind))
        return shelves.count - 1
    }

    /// - Returns: false for what is too large to be kept.
    private mutating func makeRoom(_ bytes: Int) -> Bool {
        // The keys and the columns have their size, too.
        let bytes = bytes + 256
        guard bytes <= Self.capacity / 4 else { return false }
        if kept + bytes > Self.capacity { forgetEverything() }
        kept += bytes
        return true
    }

    // MARK: Forgetting

    mutating func forget(_ reach: Reach) {
        switch reach {
        case .timetable, .neither: break
        case .everything: forgetEverything()
        case .record(let kind, let id):
            guard let shelf = place(of: kind) else { return }
            shelves[shelf].records[id] = nil
            if !shelves[shelf].listings.isEmpty { shelves[shelf].listings.removeAll() }
        }
    }

    /// Called where writes may have been undone.
    mutating func forgetEverything() {
        guard !shelves.isEmpty else { return }
        shelves.removeAll()
        kept = 0
    }
}
