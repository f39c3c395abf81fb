// `cleanrooms-local explain`: would Clean Rooms take this query? Asked of a seeded state in memory, without a server.
// Reference: docs/control-api.md, "Would it be accepted?".

import ArgumentParser
import CleanRooms
import CleanRoomsModel
import Control
import Gateway
import JSON
import Lifecycle
import Store

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Tell whether the analysis rules would accept a query, rule by rule, without starting it.",
        discussion: "The state is that of the seeds. The exit status is 0 for a query that would start, 1 for one that would not.")

    @OptionGroup var seeds: SeedOptions

    @Option(name: .customLong("as"), help: "Who would run the query: an account's twelve digits, or its name in the seed.")
    var runner: String

    @Option(help: "The region of the runner's membership.")
    var region = "us-east-1"

    @Option(help: "The collaboration, by its name or id, where the runner could query in several.")
    var collaboration: String?

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "The SQL.")
    var sql: String

    func run() throws {
        let explanation = try explanation()
        print(format == .json ? String(decoding: explanation.json.text, as: UTF8.self) : explanation.report)
        guard explanation.isAccepted else { throw ExitCode.failure }
    }

    private func explanation() throws -> Explanation {
        let service = try CleanRooms(store: Store(at: .memory), clock: SystemClock(), ids: IDGenerator(seed: nil))
        // Whatever breaks inside makes a step of a seed fail, which tells of it.
        let gateway = Gateway(service: service, onInternalError: { _, _ in })
        let control = Control(
            service: service, gateway: gateway, version: CleanRoomsLocal.version, journalSize: 0, uptime: { .zero }, seeds: seeds.shelf)
        do {
            let scripts = try seeds.scripts()
            _ = try control.begin(with: scripts)
            let account = scripts.lazy.compactMap { $0.accounts[runner] }.first ?? runner
            return try service.explain(
                ExplanationRequest(
                    runner: .account(account, region: region, collaboration: collaboration),
                    sql: ProtectedQuerySQLParameters(queryString: sql)))
        } catch let error as SeedError {
            throw ValidationError("\(error)")
        } catch let error as ExplanationError {
            throw ValidationError("\(error)")
        }
    }
}
