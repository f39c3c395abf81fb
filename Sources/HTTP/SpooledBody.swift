// A body that is too large to be held in memory.
// Reference: unlink(2).

import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file with the body of one request. It is deleted with the last reference to this.
package final class SpooledBody: Sendable {
    package let path: String
    private let isRemoved = Atomic<Bool>(false)

    package init(path: String) { self.path = path }

    deinit { remove() }

    /// Removes the file before the last holder goes: a large one takes its time, which the thread that has read it can spare.
    package func remove() {
        if !isRemoved.exchange(true, ordering: .relaxed) { unlink(path) }
    }
}

extension SpooledBody: Equatable {
    package static func == (left: SpooledBody, right: SpooledBody) -> Bool { left === right }
}
