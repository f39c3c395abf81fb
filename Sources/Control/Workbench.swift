// Does the long work of the control API, so that the loop goes on meanwhile.
// Reference: docs/architecture.md, "Threads": values in, values out.

package import HTTP

/// Does work, at once or beside the loop.
package protocol Workbench {
    /// Does `work` on any thread, and then calls `completion` with the result, where the control API lives.
    func run<Output: Sendable>(_ work: @escaping @Sendable () -> Output, then completion: @escaping (Output) -> Void)
    /// Makes an answer with the state, which nobody else has meanwhile, and gives it once it is committed.
    func answer(_ pending: PendingResponse, by work: @escaping () -> HTTPResponse)
}

/// Does all work at once, for callers that need the answer when the call returns.
struct ImmediateWork: Workbench {
    func run<Output: Sendable>(_ work: @escaping @Sendable () -> Output, then completion: @escaping (Output) -> Void) {
        completion(work())
    }

    func answer(_ pending: PendingResponse, by work: @escaping () -> HTTPResponse) { pending.give(work()) }
}
