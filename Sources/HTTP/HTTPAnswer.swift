// What an application does about a request: answers at once, later, or bit by bit.
// Reference: docs/architecture.md, "Threads": what may take long happens on a worker thread, and its completion comes back to the loop as an event.

/// The answer to one request. The next request of the same client is taken up when this answer is complete.
package enum HTTPAnswer {
    case now(HTTPResponse)
    case later(PendingResponse)
    case stream(ResponseStream)
}

/// A response that the application gives later, on the loop's thread, such as when a worker is done.
///
/// The application keeps it until then; one that is let go of without a response answers 500, so that no client waits for ever.
package final class PendingResponse {
    private enum State {
        case awaited((HTTPAnswer) -> Void)
        case given(HTTPAnswer)
        case untouched, done
    }

    private var state = State.untouched

    package init() {}

    deinit {
        if case .awaited(let receive) = state { receive(.now(HTTPResponse(status: 500))) }
    }

    /// Gives the response; a second one is ignored.
    package func give(_ response: HTTPResponse) { give(.now(response)) }

    /// Gives an answer of any kind, which may be one that comes later still.
    package func give(_ answer: HTTPAnswer) {
        switch state {
        case .untouched: state = .given(answer)
        case .awaited(let receive):
            state = .done
            receive(answer)
        case .given, .done: break
        }
    }

    /// Calls `receive` once with the answer, at once if it is there. The server's part.
    package func whenGiven(_ receive: @escaping (HTTPAnswer) -> Void) {
        switch state {
        case .untouched: state = .awaited(receive)
        case .given(let answer):
            state = .done
            receive(answer)
        case .awaited, .done: preconditionFailure("A pending response has one receiver.")
        }
    }
}
