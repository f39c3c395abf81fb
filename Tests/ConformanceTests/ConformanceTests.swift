// Every operation of the model, held against the model.
// Reference: `Model/service-2.json`; the cases are made from it when the tests run.

import JSON
import Testing

@Suite struct ConformanceTests {
    @Test(arguments: Model.committed.operations.map(\.name))
    func `every input that the model allows ends in success`(operation: String) { expectNothingWrong(operation, .positives) }

    @Test(arguments: Model.committed.operations.map(\.name))
    func `every fault is refused by name`(operation: String) { expectNothingWrong(operation, .negatives) }

    private func expectNothingWrong(_ operation: String, _ part: Outcome.Part) {
        let problems = Report.committed.problems(of: operation, part)
        #expect(problems.isEmpty, Comment(rawValue: "\n" + problems.prefix(20).joined(separator: "\n")))
    }
}
