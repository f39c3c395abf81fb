// What comes for the state while it is lent, or while another takes its place.
// Reference: decision notes 0017 and 0018.

import CleanRooms
import HTTPServer
import Store

extension Program {
    /// Runs a closure with the state: at once, or when it is back.
    func whenBack(_ action: @escaping () -> Void) {
        if isLent { afterLoan.withLock { $0.append(StateAction(run: action)) } } else { action() }
    }

    /// Runs a closure that may write: at once, or when the state is back and nobody replaces it. A loan ends each replacement.
    func withState(_ action: @escaping () -> Void) {
        guard isLent || store.isBeingReplaced else { return action() }
        afterLoan.withLock { $0.append(StateAction { [unowned self] in withState(action) }) }
    }

    /// The state is back from the worker, and has what came for it meanwhile.
    func takeBackState() {
        isLent = false
        store.noteLoan(isOut: false)
        service.putsOffLongWork = true
        dueEnd = nil
        let actions = afterLoan.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for action in actions { action.run() }
    }
}

/// What is to be done with the state once it is back.
///
/// Safety of `@unchecked Sendable`: it is made on the loop or by whoever has the state, and run on the loop alone, when nobody else has the state.
struct StateAction: @unchecked Sendable {
    let run: () -> Void
}
