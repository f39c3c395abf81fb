// What the scripts of jobs printed.
// Source: our own; AWS shows no logs of scripts.

import HTTP

extension Control {
    static let scriptRoutes = [
        Route("GET", "/_cleanrooms/jobs/{id}/log") { control, request in
            let id = request.label("id")
            guard let text = control.scriptLog(id) else {
                throw ControlError.notFound("There is no log of \(id). One is kept of the last scripts that were run, with --jobs run.")
            }
            return HTTPResponse(status: 200, headers: ["Content-Type": "text/plain; charset=utf-8"], body: text)
        }
    ]
}
