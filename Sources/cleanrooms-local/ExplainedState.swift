// Whose query is looked at, and in which state: that of a running server, or of seeds.
// Source: our own; `explain` and `query` share it.

import ArgumentParser
import CleanRooms
import CleanRoomsModel
import Clocks
import Control
import Embedded
import Gateway
import Inputs
import JSON
import Store

struct ExplainedState: ParsableArguments {
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

    @Option(
        help: ArgumentHelp(
            "A folder laid out as buckets, DIR/bucket/prefix/..., from which the seeds' tables are read that have a location.",
            valueName: "directory"))
    var tablesDir: String?

    /// Whether a server is asked. A seed of one's own asks for a state of one's own, whatever the environment says.
    var asksServer: Bool { server.endpoint != nil || seeds.seed.isEmpty && server.isNamed }

    func validate() throws {
        guard server.endpoint == nil || seeds.seed.isEmpty else {
            throw ValidationError("--seed and --endpoint are two states: one of them is looked at.")
        }
        guard let tablesDir else { return }
        guard FolderBuckets(tablesDir) != nil else { throw ValidationError("--tables-dir takes a directory, and \(tablesDir) is none.") }
        guard !asksServer else {
            throw ValidationError("--tables-dir is for a state of seeds: a server has read its own tables since it was started.")
        }
    }

    /// What `POST /_cleanrooms/explain` answers.
    ///
    /// - Parameters:
    ///   - limit: The most rows of the query's result; nil where it is not to be run.
    ///   - report: `short` or `all`, for the text that people read as a server tells it.
    /// - Throws: `ValidationError` with one sentence; ``RunningServer/Failure`` from a server.
    func answer(to sql: String, running limit: Int?, reporting report: String? = nil) throws -> JSON {
        if asksServer {
            var request = JSON.Object([("account", .string(runner)), ("region", .string(region)), ("sql", .string(sql))])
            if let collaboration { request.append("collaboration", .string(collaboration)) }
            if let limit {
                request.append("run", true)
                request.append("limit", .integer(Int64(limit)))
            }
            return try server.send("POST", "/_cleanrooms/explain\(report.map { "?report=\($0)" } ?? "")", .object(request))
        }
        return try withSeededState(sql) { service, explanation in
            var answer = explanation.json
            guard let limit, explanation.isAccepted else { return .object(answer) }
            let places = TablePlaces(folder: tablesDir.flatMap { FolderBuckets($0) })
            service.queryEngine = InlineEngine(EmbeddedRunner(access: TableAccess(places: places)))
            _ = try service.rehearse(explanation) { answer.append($0, rows: limit) }
            return .object(answer)
        }
    }

    /// Explains a query in the state of the seeds.
    func withSeededState<Result>(_ sql: String, _ body: (CleanRooms, Explanation) throws -> Result) throws -> Result {
        var settings = Settings()
        settings.readsLocations = tablesDir != nil
        let service = try CleanRooms(store: Store(at: .memory), clock: SystemClock(), ids: IDGenerator(seed: nil), settings: settings)
        // Whatever breaks inside makes a step of a seed fail, which tells of it.
        let gateway = Gateway(service: service, onInternalError: { _, _ in })
        let control = Control(
            service: service, gateway: gateway, version: CleanRoomsLocal.version, journal: JournalSettings(size: 0), uptime: { .zero },
            seeds: seeds.shelf)
        do {
            let scripts = try seeds.scripts()
            if let time = seeds.startTime { _ = try service.steerClock(.freeze(at: time)) }
            _ = try control.begin(with: scripts)
            let account = scripts.lazy.compactMap { $0.accounts[runner] }.first ?? runner
            return try body(
                service,
                try service.explain(
                    ExplanationRequest(
                        runner: .account(account, region: region, collaboration: collaboration),
                        sql: ProtectedQuerySQLParameters(queryString: sql))))
        } catch let error as SeedError {
            throw ValidationError("\(error)")
        } catch let error as ExplanationError {
            let hint = seeds.seed.isEmpty ? " Name a seed by --seed, such as two-members, or a server that runs by --endpoint." : ""
            throw ValidationError("\(error)\(hint)")
        }
    }
}
