// One thread's event loop over libevent: turns, timers, signals and mail from other threads.
// Reference: https://libevent.org/libevent-book/Ref3_eventloop.html

import CLibevent

/// The system refused the file descriptors that an event loop needs.
package struct EventLoopError: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

/// The loop that runs everything of one thread, in turns.
///
/// A turn waits for something to happen, runs every callback that is due, and ends with `turnEnded`. The loop and what belongs to it stay on the
/// thread that runs it; a ``Mailbox`` is the one way in from another thread.
package final class EventLoop {
    let base: EventBase
    /// Called after the callbacks of each turn.
    var turnEnded: (() -> Void)?
    /// Learns how long each turn took, in nanoseconds, from its first callback to the end of `turnEnded`: so long whatever came meanwhile had to wait.
    package var turnMeasured: ((Int64) -> Void)? {
        didSet { base.measuresTurns = turnMeasured != nil }
    }
    private var watches: [Watch] = []
    private var isStopped = false

    package init() throws(EventLoopError) {
        guard let base = EventBase() else { throw EventLoopError(description: "The system gave no event loop: \(errorText()).") }
        self.base = base
    }

    /// Runs turns until ``stop()``. Returns also when nothing is left that could ever happen.
    package func run() {
        while !isStopped, event_base_loop(base.pointer, EVLOOP_ONCE) == 0 {
            turnEnded?()
            if let nanoseconds = base.turnEnds() { turnMeasured?(nanoseconds) }
        }
        isStopped = false
    }

    /// Makes this turn the last one.
    package func stop() { isStopped = true }

    /// Makes a timer that is not armed yet. It lives as long as its owner keeps it.
    package func timer(_ action: @escaping () -> Void) -> LoopTimer { LoopTimer(base, action) }

    /// Makes a timer and arms it once.
    package func timer(afterMilliseconds milliseconds: Int, _ action: @escaping () -> Void) -> LoopTimer {
        let timer = LoopTimer(base, action)
        timer.arm(afterMilliseconds: milliseconds)
        return timer
    }

    /// Calls back on the loop for each arrival of a signal, such as SIGTERM, for as long as the loop lives.
    package func onSignal(_ number: Int32, _ action: @escaping () -> Void) {
        let watch = Watch(base, number, EV_SIGNAL | EV_PERSIST, action)
        watch.add()
        watches.append(watch)
    }

    /// Makes the way by which other threads hand values to this one; `receive` is called on the loop, once a message and in order.
    package func mailbox<Message: Sendable>(_ receive: @escaping (Message) -> Void) throws(EventLoopError) -> Mailbox<Message> {
        guard let mailbox = Mailbox<Message>() else {
            throw EventLoopError(description: "The system gave no sockets for a mailbox: \(errorText()).")
        }
        let inbox = mailbox.inbox
        weak var remembered: Watch?
        let watch = Watch(base, inbox.receivingEnd, EV_READ | EV_PERSIST) {
            // A mailbox that is gone would wake the loop for ever.
            if inbox.takeWakes() == .end { remembered?.remove() }
            for message in inbox.takeAll() { receive(message) }
        }
        remembered = watch
        watch.add()
        watches.append(watch)
        return mailbox
    }
}

/// The text of the system's last error.
func errorText() -> String { errorText(loop_error()) }

func errorText(_ code: Int32) -> String { String(cString: loop_error_text(code)) }
