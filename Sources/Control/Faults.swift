// Faults over HTTP: our own interface, and the chaos API that LocalStack's users know.
// Reference: https://docs.localstack.cloud/user-guide/chaos-engineering/chaos-api

import Gateway
import HTTP
import JSON

extension Control {
    static let faultRoutes = [
        Route("GET", "/_cleanrooms/faults") { control, _ in control.answerFaults() },
        Route("POST", "/_cleanrooms/faults") { control, request in
            let rules = try control.rules(in: request.json())
            try control.setFaults(control.gateway.faults.rules + rules)
            return .json(["faults": .array(rules.map(\.json))], status: 201)
        },
        Route("PUT", "/_cleanrooms/faults") { control, request in
            try control.setFaults(control.rules(in: request.json()))
            return control.answerFaults()
        },
        Route("DELETE", "/_cleanrooms/faults") { control, _ in
            control.gateway.faults.rules = []
            control.gateway.faults.latency = nil
            return control.answerFaults()
        },
        Route("GET", "/_cleanrooms/faults/{id}") { control, request in
            .json(control.gateway.faults.rules[try control.placeOfFault(request.label("id"))].json)
        },
        Route("DELETE", "/_cleanrooms/faults/{id}") { control, request in
            control.gateway.faults.rules.remove(at: try control.placeOfFault(request.label("id")))
            return control.answerFaults()
        },

        Route("GET", "/_localstack/chaos/faults") { control, _ in control.answerChaos() },
        Route("POST", "/_localstack/chaos/faults") { control, request in
            try control.setFaults(control.rules(in: request.json()))
            return control.answerChaos()
        },
        Route("PATCH", "/_localstack/chaos/faults") { control, request in
            try control.setFaults(control.gateway.faults.rules + control.rules(in: request.json()))
            return control.answerChaos()
        },
        Route("DELETE", "/_localstack/chaos/faults") { control, request in
            let unwanted = try control.rules(in: request.json()).map(\.chaosJSON)
            control.gateway.faults.rules.removeAll { unwanted.contains($0.chaosJSON) }
            return control.answerChaos()
        },
        Route("GET", "/_localstack/chaos/effects") { control, _ in control.answerEffects() },
        Route("POST", "/_localstack/chaos/effects") { control, request in
            let members = try request.members(among: ["latency"])
            let latency = try members["latency"].map(FaultLatency.init(control:))
            control.gateway.faults.latency = latency?.milliseconds == 0 && latency?.spreadMilliseconds == 0 ? nil : latency
            return control.answerEffects()
        },
    ]

    /// How many rules there may be: each request is checked against all of them.
    private static let mostFaults = 1000
    /// How much they may take up together.
    private static let mostFaultBytes = 4 * 1024 * 1024

    private func setFaults(_ rules: [FaultRule]) throws(ControlError) {
        guard rules.count <= Self.mostFaults else { throw .badRequest("There are \(Self.mostFaults) faults at most.") }
        guard rules.reduce(0, { $0 + $1.bytes }) <= Self.mostFaultBytes else {
            throw .badRequest("All faults together have \(Self.mostFaultBytes / 1_048_576) MB at most.")
        }
        gateway.faults.rules = rules
    }

    private func answerFaults() -> HTTPResponse {
        var members: [(name: String, value: JSON)] = [("faults", .array(gateway.faults.rules.map(\.json)))]
        if let latency = gateway.faults.latency { members.append(("latency", latency.json)) }
        return .json(.object(JSON.Object(members)))
    }

    private func answerChaos() -> HTTPResponse { .json(.array(gateway.faults.rules.map(\.chaosJSON))) }

    private func answerEffects() -> HTTPResponse { .json(["latency": gateway.faults.latency?.json ?? 0]) }

    private func placeOfFault(_ id: String) throws(ControlError) -> Int {
        guard let place = gateway.faults.rules.firstIndex(where: { $0.id == id }) else { throw .notFound("There is no fault \(id).") }
        return place
    }

    /// One rule, or a list of rules.
    private func rules(in json: JSON) throws -> [FaultRule] {
        switch json {
        case .object: [try FaultRule(control: json, id: gateway.faults.newID())]
        case .array(let rules): try rules.map { try FaultRule(control: $0, id: gateway.faults.newID()) }
        case .null, .bool, .integer, .double, .string: throw ControlError.badRequest("The request body is no rule, and no list of rules.")
        }
    }
}
