// Every operation of the model, held against the model.
// Reference: `Model/service-2.json`; the cases are made from it when the tests run.

import Foundation
import Testing

@Suite struct ConformanceTests {
    @Test(arguments: Model.committed.operations.map(\.name))
    func `every input that the model allows ends in success`(operation: String) { expectNothingWrong(operation, .positives) }

    @Test(arguments: Model.committed.operations.map(\.name))
    func `every fault is refused by name`(operation: String) { expectNothingWrong(operation, .negatives) }

    @Test(arguments: paged)
    func `every list is paged to its end`(operation: String) { expectNothingWrong(operation, .paging) }

    @Test(arguments: Model.committed.operations.map(\.name))
    func `every declared error is reached, and no other`(operation: String) { expectNothingWrong(operation, .errors) }

    @Test func `every exception is of a case that runs`() {
        let report = Report.committed
        for refusal in Refusal.all {
            let isThere = report.outcomes[refusal.operation]?.contains { $0.part == .positives && $0.label == refusal.label }
            #expect(isThere == true, "\(refusal.operation) has no case \(refusal.label)")
        }
        for entry in Unreachable.all {
            for name in entry.operations ?? [] {
                let isDeclared = Model.committed.operation(name)?.errors.contains(entry.error)
                #expect(isDeclared == true, "\(name) does not declare \(entry.error)")
            }
        }
    }

    /// `make conformance RECORD=1` writes the checksums anew, once what changed has been looked at.
    @Test func `the shapes of every operation are those that were looked at`() throws {
        let model = Model.committed
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Checksums.record(model) }
        let committed = try Checksums.committed
        let changed = model.operations.filter { committed[$0.name] != Checksums.of($0, in: model) }.map(\.name)
        #expect(changed.isEmpty, "look at these again: \(changed.joined(separator: ", "))")
        #expect(Set(committed.keys).subtracting(model.operations.map(\.name)).isEmpty, "operations that are gone")
    }

    /// What takes a page's token; the tags of a resource come all at once.
    private static let paged = Model.committed.operations.filter { operation in
        Model.committed.shape(operation.input).members.contains { $0.name == "nextToken" }
    }.map(\.name)

    private func expectNothingWrong(_ operation: String, _ part: Outcome.Part) {
        let outcomes = Report.committed.outcomes[operation]?.filter { $0.part == part } ?? []
        #expect(!outcomes.isEmpty, "no case has run")
        let problems = Report.committed.problems(of: operation, part)
        #expect(problems.isEmpty, Comment(rawValue: "\n" + problems.prefix(20).joined(separator: "\n")))
    }
}
