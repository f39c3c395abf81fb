// Every case of every operation, run once; the tests read what came out.

import EmulatorTesting
import JSON

/// What cases came out as.
struct Outcome: Sendable {
    enum Part: String, Sendable, CaseIterable {
        case positives, negatives, paging, errors
    }

    let operation: String
    let part: Part
    let label: String
    /// Nil for a case that passed.
    let problem: String?
}

/// The run of all cases of one operation.
struct Campaign {
    let operation: Operation
    private let samples = Samples(model: .committed)
    private(set) var outcomes: [Outcome] = []
    private(set) var answered: Set<World.Answered> = []

    init(_ operation: Operation) {
        self.operation = operation
    }

    mutating func run() {
        runNegatives()
        runPositives()
        runPaging()
        runErrors()
    }

    private mutating func note(_ part: Outcome.Part, _ label: String, _ problems: [String]) {
        let problem = problems.isEmpty ? nil : problems.joined(separator: "; ")
        outcomes.append(Outcome(operation: operation.name, part: part, label: label, problem: problem))
    }

    // MARK: Positives

    private mutating func runPositives() {
        guard let world = try? World() else { return note(.positives, "an emulator", ["could not be made"]) }
        let least = world.least(operation.name)
        let variants =
            [Variant(path: [], what: "least", value: least)] + samples.variants(of: operation.input, in: "", around: least)
        for variant in variants {
            do {
                let input = try world.input(for: operation.name, changed: variant.place, variant.value)
                let caller = Recipe.caller(of: operation.name, sending: input)
                let reply = world.send(operation.name, input, as: caller)
                var problems = world.takeProblems()
                if let refusal = Refusal.of(operation.name, variant.label) {
                    if reply.errorType != refusal.error { problems.append("answered \(reply.status), not \(refusal.error)") }
                } else if (200..<300).contains(reply.status) {
                    problems += world.lost(of: input, sentTo: operation, reply, as: caller) + world.takeProblems()
                } else {
                    problems.append("answered \(reply.status) \(reply.errorType ?? ""): \(reply.message ?? "")")
                }
                note(.positives, variant.label, problems)
            } catch {
                note(.positives, variant.label, ["\(error)"])
            }
        }
        answered.formUnion(world.answered)
    }

    // MARK: Paging

    private mutating func runPaging() {
        let members = samples.model.input(of: operation).members.map(\.name)
        guard members.contains("nextToken") else { return }
        guard let world = try? World(), let listing = Listing.of(operation, samples.model) else {
            return note(.paging, "a listing", ["nothing is known of how its rows come and go: `Listing` needs an entry"])
        }
        do {
            let cases = try PagingCases(operation, listing, in: world)
            try cases.run { note(.paging, $0, $1 + world.takeProblems()) }
        } catch {
            note(.paging, "a listing", ["\(error)"])
        }
        answered.formUnion(world.answered)
    }

    // MARK: Errors

    /// No caller brings these about: a rate that is exceeded, and a mistake of the service.
    private static let errorsOfFaultsAlone: Set<String> = ["ThrottlingException", "InternalServerException"]

    /// Has a fault of the control API answer each declared error.
    private mutating func runFaults() {
        guard let world = try? World() else { return note(.errors, "an emulator", ["could not be made"]) }
        let input = world.least(operation.name)
        for error in operation.errors {
            let rule: JSON = ["operation": .string(operation.name), "count": 1, "error": ["code": .string(error)]]
            let set = world.emulator.control(.post, "/_cleanrooms/faults", rule)
            let reply = world.send(operation.name, input)
            var problems = world.takeProblems()
            if set.status != 201 { problems.append(set.message ?? "the fault could not be set") }
            if reply.errorType != error { problems.append("answered \(reply.status) \(reply.errorType ?? "")") }
            note(.errors, "\(error), set as a fault", problems)
        }
        answered.formUnion(world.answered.filter { Self.errorsOfFaultsAlone.contains($0.error) })
    }

    /// Runs the scenarios, and asks for each declared error whether it was reached by them or by any other case.
    private mutating func runErrors() {
        for scenario in Scenario.of(operation) {
            guard let world = try? World(settings: scenario.settings) else { continue }
            do {
                try scenario.run(world, operation)
                note(.errors, scenario.label, world.takeProblems())
            } catch {
                note(.errors, scenario.label, ["\(error)"])
            }
            answered.formUnion(world.answered)
        }
        runFaults()
        for error in operation.errors {
            let isReached = answered.contains(World.Answered(operation: operation.name, error: error))
            switch (Unreachable.of(operation, error), isReached) {
            case (nil, false): note(.errors, error, ["is declared, nothing reaches it, and `Unreachable` does not say why"])
            case (.some, true): note(.errors, error, ["is reached, so its entry of `Unreachable` goes"])
            case (nil, true): note(.errors, error, [])
            case (.some, false): break
            }
        }
    }

    // MARK: Negatives

    private mutating func runNegatives() {
        guard let world = try? World() else { return note(.negatives, "an emulator", ["could not be made"]) }
        let hasBody = operation.method != "GET" && operation.method != "DELETE"
        for fault in samples.faults(of: operation.input, in: "") {
            // A body that is not read, or not an object, is no input at all: the gateway's own tests have it.
            if fault.variant.path.isEmpty, fault.kind == .serialization { continue }
            if !hasBody, fault.kind == .serialization, fault.variant.value == [] { continue }
            let reply = world.send(operation.name, fault.variant.value)
            note(.negatives, fault.variant.label, world.takeProblems() + misses(of: fault, in: reply))
        }
        answered.formUnion(world.answered)
    }

    /// In which ways an answer is not the one that a fault must have: its status, its type, and the member's name.
    private func misses(of fault: Fault, in reply: Reply) -> [String] {
        guard reply.status == 400, reply.errorType == fault.kind.rawValue else {
            return ["answered \(reply.status) \(reply.errorType ?? ""), not 400 \(fault.kind.rawValue)"]
        }
        let place = fault.variant.place
        switch fault.kind {
        case .serialization:
            let message = reply.message ?? ""
            return message.contains("'\(place)'") || message.contains("'\(place).") ? [] : ["does not name \(place): \(message)"]
        case .validation:
            let fields = Set((reply["fieldList"]?.array ?? []).compactMap { $0["name"]?.string })
            var misses = fields == [place] ? [] : ["names \(fields.sorted()), not \(place)"]
            if reply["reason"] != "FIELD_VALIDATION_FAILED" { misses.append("has another reason") }
            return misses
        }
    }
}
