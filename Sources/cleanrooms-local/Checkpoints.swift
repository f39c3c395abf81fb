// When the write-ahead log is moved into the database file: off the loop, before it grows long.
// Reference: decision note 0009.

import HTTPServer
import Logging
import Store

/// Watches the log of a store in a file. It lives on the loop.
final class Checkpoints {
    private let store: Store
    private let checkpoint: Checkpoint
    private let worker: Worker
    private let logger: Logger
    private var isRunning = false
    /// The pages of the log that the last checkpoint found.
    private var moved = 0

    /// After how many new pages a checkpoint begins, as SQLite's own would: 4 MB.
    private static let pagesBetween = 1000
    /// Beyond how many pages the loop waits for the disk itself: under unending writes only it can leave nothing in the log. 128 MB.
    private static let pagesAtMost = 32_000

    /// - Returns: nil for a store in memory.
    /// - Throws: ``EventLoopError``.
    init?(of store: Store, on loop: EventLoop, logger: Logger) throws {
        guard let checkpoint = store.checkpoint else { return nil }
        self.store = store
        self.checkpoint = checkpoint
        self.logger = logger
        worker = try Worker(loop)
    }

    /// Looks at the log after a commit.
    func consider() {
        let pages = store.logPages
        // The log has begun anew.
        if pages < moved { moved = 0 }
        guard !isRunning, pages - moved >= Self.pagesBetween else { return }
        isRunning = true
        let checkpoint = checkpoint
        worker.run({ Result { try checkpoint.run() }.mapError { CheckpointFailure(description: "\($0)") } }) { [unowned self] result in
            isRunning = false
            moved = pages
            do {
                try result.get()
                if store.logPages > Self.pagesAtMost { try store.finishCheckpoint() }
            } catch {
                // The log holds everything; the next commits try again.
                logger.error("the log could not be moved into the database", metadata: ["error": "\(error)"])
            }
        }
    }
}

/// What went wrong on the worker's thread.
private struct CheckpointFailure: Error, CustomStringConvertible {
    let description: String
}
