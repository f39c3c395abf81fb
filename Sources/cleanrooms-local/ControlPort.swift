// The control API on a port of its own, which can be kept from those who use the emulator.

import Control
import HTTP
import HTTPServer

/// Answers what comes to the control API's own port. Nothing of AWS's API is there.
final class ControlPort: HTTPResponder {
    // The program keeps the port.
    private unowned let program: Program

    init(_ program: Program) {
        self.program = program
    }

    func respond(to request: HTTPRequest) -> HTTPAnswer { program.answerControl(request) }

    func maximumBodyBytes(method: String, path: String) -> Int? { Control.maximumBodyBytes(method: method, path: path) }

    func refusal(ofHead head: HTTPRequest) -> HTTPResponse? { program.control.refusal(ofHead: head) }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse { program.control.refuse(status, reason) }
}
