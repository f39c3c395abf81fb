// `cleanrooms-local explain`: would Clean Rooms take this query? Asked of a seeded state in memory, without a server.
// Reference: the README's section on explaining queries.

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
        commandName: "explain",
        abstract: "Tell whether the analysis rules would accept a query, and what they would accept, without starting it.",
        discussion: """
            The state is that of the server which --endpoint or CLEANROOMS_ENDPOINT names, else that of the seeds. The exit status is 0 for a \
            query that would start, 1 for one that would not.
            """)

    @OptionGroup var seeds: SeedOptions

    @OptionGroup var server: RunningServer

    @Option(
        name: .customLong("as"),
        help: "Who would run the query: an account's twelve digits, a member's display name, or the account's name in the seed.")
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

    @Flag(help: "Show the rules that hold one by one, too.")
    var all = false

    @Argument(help: "The SQL.")
    var sql: String

    func run() throws {
        // A seed of one's own is asked for a state of one's own, whatever the environment says.
        guard server.endpoint != nil || seeds.seed.isEmpty && server.isNamed else {
            let explanation = try explanation()
            print(format == .json ? String(decoding: explanation.json.text, as: UTF8.self) : explanation.report(showsAll: all))
            guard explanation.isAccepted else { throw ExitCode.failure }
            return
        }
        var request = JSON.Object([("account", .string(runner)), ("region", .string(region)), ("sql", .string(sql))])
        if let collaboration { request.append("collaboration", .string(collaboration)) }
        let query = format == .json ? "" : "?report=\(all ? "all" : "short")"
        let answer = try server.send("POST", "/_cleanrooms/explain\(query)", .object(request))
        print(format == .json ? String(decoding: answer.text, as: UTF8.self) : answer["report"]?.string ?? "")
        guard answer["verdict"] == "accepted" else { throw ExitCode.failure }
    }

    func validate() throws {
        guard server.endpoint == nil || seeds.seed.isEmpty else {
            throw ValidationError("--seed and --endpoint are two states: explain looks at one of them.")
        }
    }

    private func explanation() throws -> Explanation {
        let service = try CleanRooms(store: Store(at: .memory), clock: SystemClock(), ids: IDGenerator(seed: nil))
        // Whatever breaks inside makes a step of a seed fail, which tells of it.
        let gateway = Gateway(service: service, onInternalError: { _, _ in })
        let control = Control(
            service: service, gateway: gateway, version: CleanRoomsLocal.version, journalSize: 0, uptime: { .zero }, seeds: seeds.shelf)
        do {
            let scripts = try seeds.scripts()
            if let time = seeds.startTime { _ = try service.steerClock(.freeze(at: time)) }
            _ = try control.begin(with: scripts)
            let account = scripts.lazy.compactMap { $0.accounts[runner] }.first ?? runner
            return try service.explain(
                ExplanationRequest(
                    runner: .account(account, region: region, collaboration: collaboration),
                    sql: ProtectedQuerySQLParameters(queryString: sql)))
        } catch let error as SeedError {
            throw ValidationError("\(error)")
        } catch let error as ExplanationError {
            let hint = seeds.seed.isEmpty ? " Name a seed by --seed, such as two-members, or a server that runs by --endpoint." : ""
            throw ValidationError("\(error)\(hint)")
        }
    }
}
