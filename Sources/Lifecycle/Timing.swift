// How long each step of a life takes.
// Reference: our own choice, short enough for a test suite; the real service takes a minute and more.

/// The durations of the steps, by kind of resource.
package struct Timing: Sendable {
    package struct Queries: Sendable {
        /// From SUBMITTED to STARTED, or to FAILED for SQL that is refused.
        package var queueing: Duration = .milliseconds(300)
        /// From STARTED to the end.
        package var running: Duration = .milliseconds(700)
        /// From CANCELLING to CANCELLED.
        package var cancelling: Duration = .milliseconds(200)

        package init() {}
    }

    package var queries = Queries()

    package init() {}
}
