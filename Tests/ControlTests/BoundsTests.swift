// What requests to the control API may make the program keep: bounded, however little they say themselves.

import Control
import EmulatorTesting
import JSON
import Testing

@Suite struct BoundsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func run(_ seed: String) -> Reply { emulator.control(.post, "/_cleanrooms/seeds", text: Array(seed.utf8)) }

    @Test func `steps cannot double a text again and again by references`() {
        let steps = (1...40).map { step in
            let name = "${s\(step - 1).match.name}"
            return "  - {id: s\(step), control: POST /_cleanrooms/outcomes, with: {status: SUCCESS, match: {name: '\(name)\(name)'}}}\n"
        }
        let reply = run(
            "steps:\n  - {id: s0, control: POST /_cleanrooms/outcomes, with: {status: SUCCESS, match: {name: \(String(repeating: "n", count: 500))}}}\n"
                + steps.joined())
        #expect(reply.status == 422 && reply.message?.contains("1048576 bytes at most") == true, "\(reply.message ?? "")")
    }

    @Test func `what steps with ids are answered is kept up to a bound`() {
        let columns = (0..<9000).map { "column_\($0): string" }.joined(separator: ", ")
        let declared =
            "steps:\n  - {control: POST /_cleanrooms/catalog, with: {tables: [{database: d, table: t, columns: {\(columns)}}]}}\n"
        let asked = (0..<60).map { "  - {id: s\($0), control: POST /_cleanrooms/catalog, with: {tables: []}}\n" }.joined()
        let reply = run(declared + asked)
        #expect(reply.status == 422 && reply.message?.contains("16 MB together at most") == true, "\(reply.message ?? "")")
    }

    @Test func `repetitions of nothing are done at once`() {
        let reply = run("steps: [{repeat: 100000, index: a, steps: [{repeat: 1, index: b, steps: []}]}]")
        #expect(reply.status == 200 && reply["calls"] == 0)
    }

    @Test func `faults have a bound for what they say together`() {
        let fault: JSON = ["error": ["code": "ThrottlingException", "message": .string(String(repeating: "m", count: 1_000_000))]]
        let statuses = (0..<5).map { _ in emulator.control(.post, "/_cleanrooms/faults", fault).status }
        #expect(statuses == [201, 201, 201, 201, 400])
        #expect(emulator.control(.get, "/_cleanrooms/faults").list("faults").count == 4)
    }
}
