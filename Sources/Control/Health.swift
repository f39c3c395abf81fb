// Whether the emulator is alive and ready: what health checks of containers and test harnesses ask.
// Reference: https://docs.localstack.cloud/references/internal-endpoints/ for the shape of `/_localstack/health`.

import CleanRoomsModel
import HTTP
import JSON

extension Control {
    static let healthRoutes = [
        Route("GET", "/_cleanrooms") { _, _ in .json(["routes": .array(routes.map { .string("\($0.method) \($0.path)") })]) },
        Route("GET", "/_cleanrooms/health", isOpen: true) { control, _ in control.health() },
        Route("GET", "/_localstack/health", isOpen: true) { control, _ in
            .json([
                "services": ["cleanrooms": "available"], "edition": "cleanrooms-local", "version": .string(control.version),
            ])
        },
    ]

    private func health() -> HTTPResponse {
        var answer = JSON.Object([
            ("status", "ok"), ("version", .string(version)), ("uptimeSeconds", .double(uptime() / .seconds(1))),
            ("operations", .integer(Int64(Operation.allCases.count))),
        ])
        let warnings = warnings()
        if !warnings.isEmpty { answer.append("warnings", .array(warnings.map(JSON.string))) }
        return .json(.object(answer))
    }
}
