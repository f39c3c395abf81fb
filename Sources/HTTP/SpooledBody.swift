// A body that is too large to be held in memory.
// Reference: unlink(2).

import Files
import Synchronization

/// A file with the body of one request. It is deleted with the last reference to this.
package final class SpooledBody: Sendable {
    package let path: String
    private let isRemoved = Atomic<Bool>(false)

    package init(path: String) { self.path = path }

    deinit { remove() }

    /// Removes the file before the last holder goes.
    package func remove() {
        if !isRemoved.exchange(true, ordering: .relaxed) { FileEnd.remove(path) }
    }
}

extension SpooledBody: Equatable {
    package static func == (left: SpooledBody, right: SpooledBody) -> Bool { left === right }
}
