// The control API's work that takes long, where the server does it.
// Reference: docs/architecture.md, "Threads".

import Control
import HTTP
import HTTPServer

/// Has the control API's work done by a worker, and goes on when the state is there.
struct Beside: Workbench {
    let worker: Worker
    /// Does something with the state: at once, or when it is back from a loan.
    let withState: (@escaping () -> Void) -> Void
    /// Lets work wait for its turn with the state.
    let add: (RequestQueue.Work) -> Void

    func run<Output: Sendable>(_ work: @escaping @Sendable () -> Output, then completion: @escaping (Output) -> Void) {
        worker.run(work) { output in withState { completion(output) } }
    }

    func answer(_ pending: PendingResponse, by work: @escaping () -> HTTPResponse) { add(RequestQueue.Work(answer: pending, work: work)) }
}
