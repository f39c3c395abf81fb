// Whether the program has finished its start, which is more than being alive.
// Source: our own form; a health check that waits for 200 waits for the seeds and the start-up hooks as well.

import CleanRooms
import HTTP
import JSON

/// How far the program's start has come.
package enum Readiness: Sendable, Equatable {
    /// Something is still to be done.
    case waiting(for: String)
    /// Something went wrong, as a sentence: the emulator answers, but will not get ready.
    case failed(String)
    case ready
}

extension Control {
    static let readinessRoutes = [
        Route("GET", "/_cleanrooms/ready", isOpen: true) { control, _ in
            switch control.service.obstacle.map(Readiness.failed) ?? control.readiness {
            case .ready: .json(["status": "ready"])
            case .failed(let sentence): .json(["status": "failed", "message": .string(sentence)], status: 503)
            case .waiting(let reason):
                .json(["status": "starting", "message": .string("The emulator waits for \(reason).")], status: 503)
            }
        }
    ]
}
