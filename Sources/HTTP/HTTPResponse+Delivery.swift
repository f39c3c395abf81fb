// How a response reaches its client, which is where a tester's faults live: late, broken off, or not at all.
// Reference: the fault interface of the control API.

extension HTTPResponse {
    /// Whole and at once, unless it says otherwise.
    package struct Delivery: Sendable, Equatable {
        package enum Extent: Sendable, Equatable {
            case whole
            /// The connection is closed without a byte of this answer.
            case dropped
            /// The connection is closed after the head and so many bytes of the body, or all of it if it is no longer than that.
            case truncated(after: Int)
        }

        /// How long the answer is held back. Others are served meanwhile; what the same client asks next is answered after it. A server that stops
        /// does not wait for it.
        package var delayMilliseconds: Int
        package var extent: Extent

        package init(delayMilliseconds: Int = 0, extent: Extent = .whole) {
            self.delayMilliseconds = delayMilliseconds
            self.extent = extent
        }
    }
}
