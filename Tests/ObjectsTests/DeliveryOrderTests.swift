// Orders of objects, and how a table becomes files.

import Objects
import Synchronization
import Tables
import Testing

/// Keeps keys in memory, and refuses the buckets that it is told to.
private final class MemoryStore: ObjectStore {
    private let objects = Mutex<[(key: String, bytes: [UInt8])]>([])
    private let refused: String?

    init(refusing bucket: String? = nil) { refused = bucket }

    var written: [(key: String, bytes: [UInt8])] { objects.withLock { $0 } }

    func put(_ bytes: [UInt8], key: String, in bucket: String, region: String) throws(ObjectRefusal) {
        guard bucket != refused else { throw ObjectRefusal("it is closed") }
        objects.withLock { $0.append(("\(bucket)/\(key)", bytes)) }
    }
}

@Suite struct DeliveryOrderTests {
    private func order(_ buckets: [String] = ["b"], rows: Int, _ files: ResultFiles) -> DeliveryOrder {
        let table = ResultTable(columns: [.init("n", .long)], cells: (0..<rows).map { [.integer(Int64($0))] })
        return DeliveryOrder(
            subject: "q", region: "us-east-1", parcels: buckets.map { .init(bucket: $0, folder: "p/q/", contents: .table(table, files)) })
    }

    @Test func `a small result is one file`() {
        let store = MemoryStore()
        #expect(order(rows: 2, ResultFiles(.csv, .spark(id: "q"), isSingle: false)).write(to: store) == .delivered)
        #expect(store.written.map(\.key) == ["b/p/q/part-00000-q-c000.csv"])
        #expect(store.written.first?.bytes == Array("n\n0\n1\n".utf8))
    }

    @Test func `a large result is several files, each with the header`() {
        let store = MemoryStore()
        _ = order(rows: 2001, ResultFiles(.csv, .spark(id: "q"), isSingle: false)).write(to: store)
        #expect(store.written.map(\.key) == (0..<3).map { "b/p/q/part-0000\($0)-q-c000.csv" })
        #expect(store.written.allSatisfy { $0.bytes.starts(with: Array("n\n".utf8)) })
    }

    @Test func `a single file holds everything`() {
        let store = MemoryStore()
        _ = order(rows: 2001, ResultFiles(.parquet, .spark(id: "q"), isSingle: true)).write(to: store)
        #expect(store.written.map(\.key) == ["b/p/q/part-00000-q-c000.parquet"])
        #expect(store.written.first?.bytes.starts(with: Array("PAR1".utf8)) == true)
    }

    @Test func `the legacy engine numbers its files`() {
        let store = MemoryStore()
        _ = order(rows: 0, ResultFiles(.csv, .numbered, isSingle: true)).write(to: store)
        #expect(store.written.map(\.key) == ["b/p/q/000"])
    }

    @Test func `the first bucket that refuses ends the delivery, and is named`() {
        let store = MemoryStore(refusing: "closed")
        let outcome = order(["open", "closed", "never"], rows: 1, ResultFiles(.csv, .numbered, isSingle: true)).write(to: store)
        #expect(outcome == .refused("The bucket closed cannot be written: it is closed."))
        #expect(store.written.map(\.key) == ["open/p/q/000"])
    }
}
