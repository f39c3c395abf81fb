// When the write-ahead log is moved into the database file: off the loop, before it grows long.
// Reference: decision notes 0009 and 0014.

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
    /// Whether nothing but what came during the last checkpoint is left.
    private var isFinishable = false
    /// The pages of the log that the last checkpoint found.
    private var moved = 0
    /// The pages of the log when somebody last looked.
    private var pages = 0
    /// Whether the last one had to leave most of them, because another program still reads the earlier state.
    private var isHeldUp = false

    /// After how many new pages a checkpoint begins, as SQLite's own would: 4 MB.
    private static let pagesBetween = 1000
    /// Beyond how many pages the loop waits for the disk itself: under unending writes only it can leave nothing in the log. 64 MB.
    private static let pagesAtMost = 16_000

    /// - Returns: nil for a store in memory.
    /// - Throws: ``EventLoopError``.
    init?(of store: Store, on loop: EventLoop, logger: Logger) throws {
        guard let checkpoint = store.checkpoint else { return nil }
        self.store = store
        self.checkpoint = checkpoint
        self.logger = logger
        worker = try Worker(loop)
    }

    /// Looks at the log, right after a commit, while no transaction is open.
    func consider() {
        pages = store.logPages
        // The log has begun anew.
        if pages < moved { moved = 0 }
        guard !isRunning else { return }
        if pages > Self.pagesAtMost, isFinishable, !isHeldUp { return finish() }
        // A checkpoint that is held up is tried again only when the log is much longer.
        if pages - moved >= max(Self.pagesBetween, isHeldUp ? pages / 4 : 0) { begin(at: pages) }
    }

    /// What the tester should know of the log, as a sentence; nil while it is of a usual length.
    var warning: String? {
        guard isHeldUp, pages > Self.pagesAtMost else { return nil }
        let megabytes = pages * 4096 / 1_000_000
        return
            "The database's log has grown to \(megabytes) MB, since another program has been reading the file all the while; it shrinks when that "
            + "program ends its transaction."
    }

    private func begin(at pages: Int) {
        isRunning = true
        isFinishable = false
        let checkpoint = checkpoint
        worker.run({ Result { try checkpoint.run() }.mapError { CheckpointFailure(description: "\($0)") } }) { [unowned self] result in
            isRunning = false
            isFinishable = true
            moved = pages
            report {
                let wasHeldUp = isHeldUp
                isHeldUp = try result.get() > pages / 2
                if isHeldUp, !wasHeldUp { logger.warning("another program's reading keeps the log from being moved into the database") }
            }
        }
    }

    /// Right after the worker's checkpoint, when little is left.
    private func finish() {
        isFinishable = false
        report { try store.finishCheckpoint() }
        moved = store.logPages
    }

    /// A checkpoint that fails costs nothing but room: the log holds everything, and a later one tries again.
    private func report(_ checkpoint: () throws -> Void) {
        do {
            try checkpoint()
        } catch {
            logger.error("the log could not be moved into the database", metadata: ["error": "\(error)"])
        }
    }
}

/// What went wrong on the worker's thread.
private struct CheckpointFailure: Error, CustomStringConvertible {
    let description: String
}
