// libevent's objects as Swift ones: the base, and the events that call closures.
// Reference: https://libevent.org/libevent-book/Ref4_event.html

import CLibevent

/// A libevent base, kept by the loop and by every event on it, since an event has to go first.
final class EventBase {
    let pointer: OpaquePointer

    init?() {
        guard let pointer = event_base_new() else { return nil }
        self.pointer = pointer
    }

    deinit { event_base_free(pointer) }

    /// Whether somebody measures how long turns take.
    var measuresTurns = false
    private var turnBegan: Int64?

    /// Notes that this turn's first callback begins: before it, the loop was waiting.
    func callbackBegins() {
        if measuresTurns, turnBegan == nil { turnBegan = loop_nanoseconds() }
    }

    /// How long the callbacks of the turn took, in nanoseconds; nil for a turn without callbacks, and where nobody measures.
    func turnEnds() -> Int64? {
        guard let began = turnBegan else { return nil }
        turnBegan = nil
        return loop_nanoseconds() - began
    }
}

/// One event and the closure it calls on the loop's thread. The event is freed with the watch.
final class Watch {
    private let base: EventBase
    private let action: Action
    private let event: OpaquePointer

    private final class Action {
        // Safe, as the watch that has this action keeps the base.
        private unowned let base: EventBase
        private let body: () -> Void

        init(_ base: EventBase, _ body: @escaping () -> Void) {
            self.base = base
            self.body = body
        }

        func run() {
            base.callbackBegins()
            body()
        }
    }

    /// Watches a socket or a signal; a timer's subject is -1. Nothing happens before an `add`.
    init(_ base: EventBase, _ subject: Int32, _ kinds: Int32, _ action: @escaping () -> Void) {
        self.base = base
        self.action = Action(base, action)
        // Safety: the event holds this pointer no longer than the watch holds the box.
        let context = Unmanaged.passUnretained(self.action).toOpaque()
        let event = event_new(
            base.pointer, subject, Int16(truncatingIfNeeded: kinds),
            { _, _, context in
                guard let context else { return }
                // Kept for the call, in which the watch may go.
                let action = Unmanaged<Action>.fromOpaque(context).takeUnretainedValue()
                withExtendedLifetime(action) { action.run() }
            }, context)
        guard let event else { preconditionFailure("There is no memory for an event.") }
        self.event = event
    }

    deinit { event_free(event) }

    func add() { event_add(event, nil) }

    func add(afterMilliseconds milliseconds: Int) {
        let milliseconds = max(0, milliseconds)
        var time = timeval()
        time.tv_sec = .init(milliseconds / 1000)
        time.tv_usec = .init(milliseconds % 1000 * 1000)
        event_add(event, &time)
    }

    func remove() { event_del(event) }

    /// Lets the action run in the next turn, whatever the subject says.
    func activate() { event_active(event, EV_TIMEOUT, 0) }
}

/// A timer of a loop: one call for each time it was armed.
package final class LoopTimer {
    private let watch: Watch

    init(_ base: EventBase, _ action: @escaping () -> Void) {
        watch = Watch(base, -1, 0, action)
    }

    /// Lets the timer go off once, in so many milliseconds from now, instead of when it was armed for before.
    package func arm(afterMilliseconds milliseconds: Int) { watch.add(afterMilliseconds: milliseconds) }

    package func cancel() { watch.remove() }
}
