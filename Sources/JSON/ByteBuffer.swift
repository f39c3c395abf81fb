// Bytes that grow at their end, a run at a time: an array checks at each byte whether it has room and is not shared.
// Reference: Benchmarks/NOTES.md.

struct ByteBuffer: Sendable {
    /// What is behind `count` is only spare room.
    private var storage: [UInt8]
    private var count = 0

    init(capacity: Int) {
        storage = [UInt8](repeating: 0, count: max(capacity, 64))
    }

    var bytes: [UInt8] { Array(storage[..<count]) }

    /// Hands the bytes over, without a copy unless most of the room is empty.
    mutating func take() -> [UInt8] {
        defer { count = 0 }
        guard count >= storage.count / 2 else { return bytes }
        var taken: [UInt8] = []
        swap(&taken, &storage)
        taken.removeLast(taken.count - count)
        return taken
    }

    /// Makes room for so many bytes and has some of it filled.
    ///
    /// - Parameter fill: Writes at the address it is given, no more than `most` bytes, and returns how many.
    @inline(__always)
    mutating func append(atMost most: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
        if storage.count - count < most { grow(by: most) }
        let start = count
        let added = storage.withUnsafeMutableBufferPointer { room in
            // There is an address, since no storage is empty.
            room.baseAddress.map { fill($0 + start) } ?? 0
        }
        count = start + added
    }

    mutating func append(_ byte: UInt8) {
        append(atMost: 1) { room in
            room.pointee = byte
            return 1
        }
    }

    mutating func append(contentsOf run: UnsafeBufferPointer<UInt8>) {
        guard let start = run.baseAddress else { return }
        append(atMost: run.count) { room in
            room.update(from: start, count: run.count)
            return run.count
        }
    }

    private mutating func grow(by most: Int) {
        let size = max(storage.count * 2, count + most)
        // Safety: what is behind `count` is written before it is read, and bytes need no initial value.
        storage = [UInt8](unsafeUninitializedCapacity: size) { room, initialized in
            _ = room.update(fromContentsOf: storage[..<count])
            initialized = size
        }
    }
}
