// Whether the program has done what it does at its start, which is more than being alive.
// Source: our own form; a health check that waits for 200 waits for the seeds as well.

import HTTP
import JSON

/// How far the program's start has come.
package enum Readiness: Sendable, Equatable {
    /// Something is still to be done.
    case waiting(for: String)
    case ready
}

extension Control {
    static let readinessRoutes = [
        Route("GET", "/_cleanrooms/ready", isOpen: true) { control, _ in
            switch control.readiness {
            case .ready: .json(["status": "ready"])
            case .waiting(let reason):
                .json(["status": "starting", "message": .string("The emulator waits for \(reason).")], status: 503)
            }
        }
    ]
}
