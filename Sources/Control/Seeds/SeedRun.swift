// A seed carried out: every step through the door that clients use, all of them or none.
// Reference: docs/architecture.md, "A request": a seed cannot make a state that the API could not.

import CleanRooms
import CleanRoomsModel
import Gateway
import HTTP
package import JSON

/// What a seed did.
package struct SeedOutcome: Sendable, Equatable {
    /// How many calls it made, of the API and of the control API.
    package let calls: Int
    /// The answers to steps with an id, in the order of the steps; for a repeated step, the last one.
    package let outputs: JSON.Object
}

extension Control {
    /// Runs the seeds that the state begins with. One that a kept state has had already is passed over, until everything is reset.
    ///
    /// - Returns: The names of those that were run.
    /// - Throws: ``SeedError``; then none of them leaves anything.
    package func begin(with scripts: [SeedScript]) throws -> [String] {
        try atomically {
            let known = try service.seedsAtStart()
            let new = scripts.filter { !known.contains($0.name) }
            for script in new {
                _ = try run(script)
                try service.noteSeedAtStart(script.name)
            }
            return new.map(\.name)
        }
    }

    /// Does something as a whole or not at all, as ``CleanRooms/atomically(_:)`` does, with what the control API keeps outside of the store.
    func atomically<Result>(_ body: () throws -> Result) throws -> Result {
        let (faults, kept) = (gateway.faults, journal.kept)
        do {
            return try service.atomically(body)
        } catch {
            gateway.faults = faults
            journal.kept = kept
            throw error
        }
    }

    /// Runs a seed, as a whole or not at all: a step that fails undoes the steps before it, what they set of clock, life cycle and the like included.
    ///
    /// - Throws: ``SeedError`` that names seed, step, operation and error.
    package func run(_ script: SeedScript) throws -> SeedOutcome {
        try atomically {
            var run = SeedRun(script, self)
            try run.perform(script.steps, "")
            return SeedOutcome(calls: run.calls, outputs: run.outputs)
        }
    }
}

struct SeedRun {
    private let control: Control
    private let name: String
    private let files: SeedFiles
    private var values: [String: JSON]
    private(set) var calls = 0
    private(set) var outputs = JSON.Object()
    /// Where in ``outputs`` each step's is.
    private var places: [String: Int] = [:]
    /// How long the answers are that later steps may refer to, in all and by steps.
    private var keptBytes = 0
    private var bytesOfSteps: [String: Int] = [:]

    init(_ script: SeedScript, _ control: Control) {
        self.control = control
        name = script.name
        files = script.files
        values = script.accounts.mapValues(JSON.string)
    }

    /// - Parameter round: ` in round 17 of 250` for repeated steps.
    mutating func perform(_ steps: [SeedStep], _ round: String) throws {
        for step in steps {
            switch step.action {
            case .call(let call):
                let request = try request(of: step, round, call.operation.name) { values throws(SeedTemplateError) in
                    try call.request(values)
                }
                try keep(control.gateway.respondUnobserved(to: request), of: step, round, call.operation.name)
            case .control(let call):
                var request = try request(of: step, round, Self.control) { values throws(SeedTemplateError) in try call.request(values) }
                let data = SeedTableData.taken(from: &request)
                try keep(control.respond(to: request, isTrusted: true), of: step, round, Self.control)
                for data in data { try give(data, step, round) }
            case .repetition(let count, let index, let steps):
                for number in 1...count {
                    values[index] = .integer(Int64(number))
                    try perform(steps, "\(round) in round \(number) of \(count)")
                }
            }
        }
    }

    private static let control = "the control API"

    /// Gives a declared table its rows.
    private func give(_ data: SeedTableData, _ step: SeedStep, _ round: String) throws(SeedError) {
        let bytes: [UInt8]
        do throws(ControlError) {
            bytes = try files.contents(of: data.path, for: control)
        } catch {
            throw failure(of: step, round, "\(error)")
        }
        _ = try body(of: control.respond(to: data.request(with: bytes), isTrusted: true), to: step, round, "\(data.path): \(Self.control)")
    }

    /// Makes a request with the values that its references stand for now.
    private mutating func request(
        of step: SeedStep, _ round: String, _ what: String, _ make: ([String: JSON]) throws(SeedTemplateError) -> HTTPRequest
    ) throws(SeedError) -> HTTPRequest {
        calls += 1
        do throws(SeedTemplateError) {
            return try make(values)
        } catch {
            throw failure(of: step, round, "\(what): \(error.sentence)")
        }
    }

    /// The body of an answer that is not an error.
    private func body(of response: HTTPResponse, to step: SeedStep, _ round: String, _ what: String) throws(SeedError) -> JSON {
        // Both doors answer with JSON, or with nothing.
        let body = response.body.isEmpty ? .null : (try? JSON(parsing: response.body)) ?? .null
        guard response.status < 400 else {
            let error = response.headers["x-amzn-ErrorType"] ?? "status \(response.status)"
            throw failure(of: step, round, "\(what) answered with \(error): \(body["message"]?.string ?? "")")
        }
        return body
    }

    private func failure(of step: SeedStep, _ round: String, _ sentence: String) -> SeedError {
        SeedError(.step, "\(name), \(step.title)\(round): \(sentence)")
    }

    /// Keeps the answer of a step that has an id.
    private mutating func keep(_ response: HTTPResponse, of step: SeedStep, _ round: String, _ what: String) throws {
        let answer = try body(of: response, to: step, round, what)
        guard let id = step.id else { return }
        keptBytes += response.body.count - (bytesOfSteps[id] ?? 0)
        bytesOfSteps[id] = response.body.count
        guard keptBytes <= Self.mostKeptBytes else {
            throw failure(
                of: step, round, "the answers of the steps with an id have \(Self.mostKeptBytes / 1_048_576) MB together at most.")
        }
        values[id] = answer
        if let place = places[id] {
            outputs.members[place].value = answer
        } else {
            places[id] = outputs.members.count
            outputs.append(id, answer)
        }
    }

    /// They are in memory as values, and in the answer.
    private static let mostKeptBytes = 16 * 1024 * 1024
}

// MARK: Requests

extension SeedCall {
    /// The request that a client would send.
    fileprivate func request(_ values: [String: JSON]) throws(SeedTemplateError) -> HTTPRequest {
        guard case .object(let input) = try input.value(values, as: operation.input) else { preconditionFailure("an input is an object") }
        do throws(UnsendableInput) {
            return try HTTPRequest(calling: operation, with: input, as: account, in: region)
        } catch {
            throw SeedTemplateError(error.sentence)
        }
    }
}

extension SeedControl {
    fileprivate func request(_ values: [String: JSON]) throws(SeedTemplateError) -> HTTPRequest {
        let target = try target.value(values).string ?? ""
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return HTTPRequest(
            method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
            body: try body?.value(values).text ?? [])
    }
}
