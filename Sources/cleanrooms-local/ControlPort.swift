// The control API on a port of its own, which can then be kept from those who use the emulator.

import Control
import HTTP
import HTTPServer

/// Answers what comes to the control API's own port. Nothing of AWS's API is there.
final class ControlPort: HTTPResponder {
    private let control: Control

    init(_ control: Control) {
        self.control = control
    }

    func respond(to request: HTTPRequest) -> HTTPAnswer { control.answer(request) }

    func maximumBodyBytes(method: String, path: String) -> Int? { Control.maximumBodyBytes(method: method, path: path) }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse { control.refuse(status, reason) }
}
