// A body that is too large to be held in memory.
// Reference: unlink(2).

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file with the body of one request. It is deleted with the last reference to this.
package final class SpooledBody: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    deinit { unlink(path) }
}

extension SpooledBody: Equatable {
    package static func == (left: SpooledBody, right: SpooledBody) -> Bool { left === right }
}
