// Objects that were fetched, as files of this machine.
// Source: our own.

import Synchronization
import Tables

/// Files of objects by their tags, those that were used last. Any thread may ask.
final class ObjectSpool: Sendable {
    struct Name: Hashable, Sendable {
        let bucket: String
        let key: String
        /// The ETag, which is another for other contents.
        let tag: String
        let size: Int
    }

    private struct Entry {
        let file: SpooledFile
        var use: UInt64
    }

    private struct State {
        var entries: [Name: Entry] = [:]
        var bytes = 0
        var uses: UInt64 = 0
    }

    private let directory: String
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: The bytes that are kept of objects that nobody reads. What is read stays there as long as that takes.
    init(directory: String, limit: Int = 1 << 30) {
        self.directory = directory
        self.limit = limit
    }

    /// The file of an object, which is fetched if it is not there. Two that ask at once fetch it twice, and one of the files stays.
    ///
    /// - Parameter piece: Fetches the bytes of a range of the object.
    /// - Throws: What the body throws; `outOfMemory` where the disk takes no more.
    func file(
        _ name: Name, inPiecesOf size: Int, _ piece: (Range<Int>) throws(QueryFailure) -> [UInt8]
    ) throws(QueryFailure) -> SpooledFile {
        // Contents without a tag may be others the next time.
        if !name.tag.isEmpty, let file = kept(name) { return file }
        let writer = try onDisk { () throws(SpooledFile.Unwritable) in try SpooledFileWriter(in: directory) }
        for start in stride(from: 0, to: name.size, by: size) {
            let bytes = try piece(start..<min(start + size, name.size))
            try onDisk { () throws(SpooledFile.Unwritable) in try writer.append(bytes) }
        }
        let file = writer.finish()
        keep(file, as: name)
        return file
    }

    private func onDisk<Result>(_ body: () throws(SpooledFile.Unwritable) -> Result) throws(QueryFailure) -> Result {
        do throws(SpooledFile.Unwritable) {
            return try body()
        } catch {
            throw QueryFailure(.outOfMemory, "An object of a table cannot be kept on this machine's disk: \(error).")
        }
    }

    private func kept(_ name: Name) -> SpooledFile? {
        state.withLock { state in
            state.uses += 1
            state.entries[name]?.use = state.uses
            return state.entries[name]?.file
        }
    }

    private func keep(_ file: SpooledFile, as name: Name) {
        state.withLock { state in
            state.uses += 1
            if let other = state.entries.updateValue(Entry(file: file, use: state.uses), forKey: name) { state.bytes -= other.file.count }
            state.bytes += file.count
            while state.bytes > limit, let oldest = state.entries.min(by: { $0.value.use < $1.value.use }) {
                state.entries[oldest.key] = nil
                state.bytes -= oldest.value.file.count
            }
        }
    }
}
