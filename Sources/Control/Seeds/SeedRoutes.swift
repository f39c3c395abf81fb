// Seeds over HTTP: listed, and run by name or as the body has them.
// Reference: docs/control-api.md.

import CleanRooms
import HTTP
import JSON

extension Control {
    static let seedRoutes = [
        Route("GET", "/_cleanrooms/seeds") { control, _ in
            let seeds = try control.seeds.names.map { name in
                ["name": .string(name), "summary": .string(try control.seeds.summary(of: name) ?? "")] as JSON
            }
            return .json(["seeds": .array(seeds)])
        },
        Route("POST", "/_cleanrooms/seeds", mayTakeLong: true) { control, request in
            try refusing {
                guard !request.request.body.isEmpty else {
                    throw ControlError.badRequest("The body is a seed, in YAML; POST /_cleanrooms/seeds/NAME runs one by its name.")
                }
                let outcome = try control.run(SeedScript(request.request.body, named: "the seed"))
                control.stateChanged(.seeded)
                return outcome.response
            }
        },
        Route("POST", "/_cleanrooms/seeds/{name}", mayTakeLong: true) { control, request in
            try refusing {
                let outcome = try control.run(control.seeds.script(named: request.label("name")))
                control.stateChanged(.seeded)
                return outcome.response
            }
        },
        Route("GET", "/_cleanrooms/seeds/{name}") { control, request in
            try refusing {
                HTTPResponse(
                    status: 200, headers: ["Content-Type": "application/yaml; charset=utf-8"],
                    body: try control.seeds.text(named: request.label("name")))
            }
        },
    ]

    /// Erases the state and, where a seed is named, begins anew with it, in one transaction: a seed that fails leaves the state as it was.
    func reset(_ extent: ResetExtent, seed name: String?) throws -> HTTPResponse {
        guard let name else {
            try service.reset(extent)
            stateChanged(.reset)
            return .json(["status": "ok"])
        }
        return try Self.refusing {
            let script = try seeds.script(named: name)
            let outcome = try atomically {
                try service.reset(extent)
                return try run(script)
            }
            stateChanged(.reset)
            return outcome.response
        }
    }

    /// Answers with the sentences of refused seeds.
    private static func refusing(_ answer: () throws -> HTTPResponse) throws -> HTTPResponse {
        do {
            return try answer()
        } catch let error as SeedError {
            switch error.fault {
            case .missing: throw ControlError.notFound(error.description)
            case .script: throw ControlError.badRequest(error.description)
            case .step: throw ControlError(status: 422, error.description)
            }
        }
    }
}

extension SeedOutcome {
    fileprivate var response: HTTPResponse {
        .json(["status": "ok", "calls": .integer(Int64(calls)), "outputs": .object(outputs)])
    }
}
