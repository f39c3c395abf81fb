// Random sequences of operations of four accounts in two regions, each answer held against a reference of who may see what.
// `make torture` runs 100,000 steps: ISOLATION_STEPS; ISOLATION_SEED begins with another seed, such as that of a failure.

import CleanRooms
import EmulatorTesting
import Foundation
import HTTP
import JSON
import Testing

@Suite struct IsolationTests {
    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test func `every account sees what is its own or shared with it, and nothing else`() throws {
        let steps = max(1, Self.number("ISOLATION_STEPS") ?? 3000)
        let first = UInt64(Self.number("ISOLATION_SEED") ?? 1)
        var figures = Figures()
        let begun = ContinuousClock.now
        for (world, start) in stride(from: 0, to: steps, by: Run.stepsOfAWorld).enumerated() {
            var run = try Run(seed: first + UInt64(world))
            if let failure = run.take(min(Run.stepsOfAWorld, steps - start), &figures) {
                Issue.record("\(failure)")
                return
            }
            figures.worlds += 1
        }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        print("isolation: \(figures) from seed \(first) on, in \(Int(seconds.rounded())) s: passed")
        #expect(figures.steps == steps)
        // A run in which an operation never succeeds shows little of it. In fewer steps what is rare may not come up.
        if steps >= 20_000 { #expect(figures.onlyRefused == []) }
    }
}

/// What a run did.
struct Figures: CustomStringConvertible {
    var steps = 0
    var worlds = 0
    var statuses: [Int: Int] = [:]
    var compared = 0
    /// How often a query was seen in a status.
    private var queries: [String: Int] = [:]
    private var succeeded: Set<String> = []
    private var refused: Set<String> = []

    /// The operations that never succeeded.
    var onlyRefused: [String] { refused.subtracting(succeeded).sorted() }

    mutating func count(_ reply: Reply, to step: Step) {
        steps += 1
        statuses[reply.status, default: 0] += 1
        if let query = reply["protectedQuery"]?["status"]?.string { queries[query, default: 0] += 1 }
        let path = step.target.split(separator: "?").first.map(String.init) ?? ""
        guard let operation = ModelShapes.committed.operation(step.method.rawValue, path) else { return }
        if reply.status < 300 { succeeded.insert(operation) } else { refused.insert(operation) }
    }

    var description: String {
        func text(_ counts: [some Comparable & Hashable: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        }
        return "\(steps) steps of \(succeeded.union(refused).count) operations in \(worlds) worlds (\(text(statuses))); queries seen "
            + "(\(text(queries))); \(compared) refusals compared with those of what never was;"
    }
}

/// One world: an emulator that begins empty, and the reference of it.
struct Run {
    /// A world grows old: with more steps in it, what is drawn from all that ever was would mostly be gone.
    static let stepsOfAWorld = 1000

    private let seed: UInt64
    private let emulator: Emulator
    private let reference = Reference()
    private let draw: Draw
    private var taken: [String] = []

    init(seed: UInt64) throws {
        self.seed = seed
        emulator = try Emulator()
        draw = Draw(reference, seed: seed)
    }

    /// Takes steps until one is answered as it should not be; then says how it came to that.
    mutating func take(_ steps: Int, _ figures: inout Figures) -> String? {
        for number in 1...steps {
            let pause = draw.pause()
            emulator.advance(by: .milliseconds(pause))
            reference.now += pause
            let step = draw.step()
            let (reply, problems) = emulator.exchange(request(of: step, step.target, step.body))
            taken.append("\(number) +\(pause) ms: \(step.text) -> \(reply.status) \(String(decoding: reply.json.text, as: UTF8.self))")
            figures.count(reply, to: step)
            if let problem = problems.first ?? step.expected.problem(with: reply) ?? difference(of: reply, to: step, &figures) {
                let last = taken.suffix(20).joined(separator: "\n")
                return "seed \(seed), step \(number): \(problem)\nThe last steps, with ISOLATION_SEED=\(seed):\n\(last)"
            }
        }
        return nil
    }

    /// How a refusal tells an id that is there from one that never was, which is nobody's to know.
    private func difference(of reply: Reply, to step: Step, _ figures: inout Figures) -> String? {
        guard let hidden = step.expected.hidden, reply.status >= 300 else { return nil }
        let other = draw.chance.id()
        // The same id drawn in two places stands for two things.
        guard step.text.ranges(of: hidden).count == 1 else { return nil }
        let body = step.body.map { String(decoding: $0.text, as: UTF8.self).replacing(hidden, with: other) }
        let twin = emulator.exchange(
            request(of: step, step.target.replacing(hidden, with: other), body.flatMap { try? JSON(parsing: Array($0.utf8)) })
        ).0
        figures.compared += 1
        let (text, wanted) = (String(decoding: reply.json.text, as: UTF8.self), String(decoding: twin.json.text, as: UTF8.self))
        if reply.status == twin.status, reply.errorType == twin.errorType, text == wanted.replacing(other, with: hidden) { return nil }
        return "one that never was is answered otherwise: \(twin.status) \(twin.errorType ?? "") \(wanted)"
    }

    private func request(of step: Step, _ target: String, _ body: JSON?) -> HTTPRequest {
        emulator.request(step.method, target, body, as: step.caller.account, in: step.caller.region)
    }
}
