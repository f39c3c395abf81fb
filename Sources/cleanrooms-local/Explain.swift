// `cleanrooms-local explain`: would Clean Rooms take this query? Asked of a seeded state in memory, without a server.
// Reference: docs/control-api.md, "Would it be accepted?".

import ArgumentParser
import CleanRooms
import CleanRoomsModel
import Clocks
import Control
import Gateway
import JSON
import Store

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell whether the analysis rules would accept a query, and what they would accept, without starting it.",
        discussion: """
            The state is that of the server which --endpoint or CLEANROOMS_ENDPOINT names, else that of the seeds. The exit status is 0 for a \
            query that would start, 1 for one that would not.
            """)

    @OptionGroup var state: ExplainedState

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Flag(help: "Show the rules that hold one by one, too.")
    var all = false

    @Argument(help: "The SQL.")
    var sql: String

    func run() throws {
        // A running server makes the text as well.
        guard !state.asksServer else {
            let answer = try state.answer(to: sql, running: nil, reporting: format == .json ? nil : all ? "all" : "short")
            print(format == .json ? String(decoding: answer.text, as: UTF8.self) : answer["report"]?.string ?? "")
            guard answer["verdict"] == "accepted" else { throw ExitCode.failure }
            return
        }
        let isAccepted = try state.withSeededState(sql) { _, explanation in
            print(
                format == .json ? String(decoding: JSON.object(explanation.json).text, as: UTF8.self) : explanation.report(showsAll: all))
            return explanation.isAccepted
        }
        guard isAccepted else { throw ExitCode.failure }
    }
}
