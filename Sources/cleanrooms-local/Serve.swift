// `cleanrooms-local serve`: starts the server and runs it until it is told to stop.
// Reference: docs/options.md.

import CatalogueFiles
import Clocks
import Rules
import ArgumentParser
import CleanRooms
import CleanRoomsModel
import Control
import Embedded
import Gateway
import HTTPServer
import Logging
import Store

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the API of AWS Clean Rooms.",
        discussion: "Every option can be given by an environment variable: --data-dir by CLEANROOMS_DATA_DIR.")

    /// The options that have an environment variable, which is all of them.
    static let environmentOptions =
        [
            "config",
            "host",
            "port",
            "tls-certificate",
            "tls-key",
            "data-dir",
            "account",
            "id-seed",
            "legacy-engine",
            "refused-sql",
            "query-validation",
            "delete-table-with-associations",
            "repeated-deletes",
            "quotas",
            "quota",
            "rate-limits",
            "log-level",
            "log-format",
            "catalog",
        ] + LifecycleOptions.names + ResultOptions.names + SeedOptions.names + HookOptions.names + DoorOptions.names + EventOptions.names
        + EngineOptions.names + SparkOptions.names + TableOptions.names + ConsoleOptions.names + JournalOptions.names

    /// The options that keep somebody out, which may not be empty.
    static let protectingOptions: Set = ["control-token", "verify-signatures", "tls-certificate", "tls-key"]

    /// The options without a value, whose environment variables hold true or false.
    static let environmentFlags = ["strict-catalog"] + SparkOptions.flags

    @Option(
        help: ArgumentHelp(
            "A file of options in YAML, each by its name. The command line counts first, then the environment, then the file.",
            valueName: "file"))
    var config: String?

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one. The line that is printed at the start names it.")
    var port = 4566

    @Option(
        help: """
            A file with the certificate to serve HTTPS with (TLS 1.2 and 1.3), in PEM, and those that lead from it to a root behind it. It \
            needs libssl 3 when the program runs.
            """)
    var tlsCertificate: String?

    @Option(help: "A file with the private key of --tls-certificate, in PEM and without a password.")
    var tlsKey: String?

    @Option(
        help: """
            The directory that keeps the state, in cleanrooms.sqlite, which the sqlite3 shell can open meanwhile. Without one it is in \
            memory and gone at the end.
            """)
    var dataDir: String?

    @OptionGroup var results: ResultOptions

    @OptionGroup(title: "Tables")
    var tables: TableOptions

    @OptionGroup var events: EventOptions

    @OptionGroup(title: "Queries on rows")
    var engine: EngineOptions

    @OptionGroup(title: "Spark")
    var spark: SparkOptions

    @OptionGroup var seeds: SeedOptions

    @OptionGroup var hooks: HookOptions

    @OptionGroup var doorOptions: DoorOptions

    @Option(help: "The account of callers whose access key id is not an account's twelve digits.")
    var account = "000000000000"

    @Option(help: "A number that makes ids repeatable: the same calls at the same times make the same ids.")
    var idSeed: UInt64?

    @Option(help: "Whether new collaborations can have the engine CLEAN_ROOMS_SQL: accept, or refuse as AWS does since 2025-07-17.")
    var legacyEngine = Settings.LegacyEngine.accept

    @Option(
        help: """
            How SQL that the rules refuse is answered: by-engine (on SPARK as failed, on CLEAN_ROOMS_SQL as refused), failed (a query that \
            ends FAILED without having started) or refused (a ValidationException).
            """)
    var refusedSql = Settings.RefusedSQL.byEngine

    @Option(help: "How much of a query is held against the rules: full, parse (its syntax alone) or off.")
    var queryValidation = Settings.QueryValidation.full

    @Option(
        help: """
            Whether a configured table with associations can be deleted: allow, after which they stay and cannot be queried, or refuse \
            with a ConflictException.
            """)
    var deleteTableWithAssociations = Settings.TableDeletion.allow

    @Option(
        help: """
            Whether deleting what is not there fails, as AWS was seen to answer, or succeeds, as its model's idempotent trait reads: \
            refuse, or succeed.
            """)
    var repeatedDeletes = Settings.RepeatedDeletes.refuse

    @Option(
        help: """
            A directory that declares tables: DIR/<database>/<table>.json, .yaml or .yml with its columns, and <table>.csv with rows if \
            there are any.
            """)
    var catalog: String?

    @Flag(help: "Refuse configured tables that point to tables which are not declared. Otherwise their columns are text.")
    var strictCatalog = false

    @Option(
        help: """
            Whether AWS's values hold for the quotas that AWS can adjust: none, or aws. Those that it cannot adjust always hold: five \
            queries and one job under way in a membership, the sizes of SQL and of rules.
            """)
    var quotas = AdjustableQuotas.none

    @Option(
        help: """
            A quota's own value, such as collaborations=3 or L-F60C2030=3; several with commas or by repeating the option. Names: \
            collaborations, members, memberships, analysis-templates, configured-tables, columns, table-associations, \
            audience-model-associations, id-namespace-associations, id-mapping-tables, access-budgets, concurrent-queries, \
            concurrent-jobs, tables-per-query, ongoing-queries, ongoing-jobs, or a code of Service Quotas.
            """,
        transform: Self.quotaValues)
    var quota: [[Quota: Int]] = []

    enum AdjustableQuotas: String, ExpressibleByArgument, CaseIterable {
        case none, aws
    }

    private static func quotaValues(_ text: String) throws -> [Quota: Int] {
        var values: [Quota: Int] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Int(parts[1]), value >= 0 else {
                throw ValidationError("--quota takes NAME=VALUE, with a whole number, and not \(pair).")
            }
            guard let quota = Quota(named: parts[0]) else {
                let names = Quota.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("There is no quota \(parts[0]). The quotas are \(names).")
            }
            values[quota] = value
        }
        return values
    }

    @OptionGroup(title: "Life cycle")
    var lives: LifecycleOptions

    @Option(help: "Whether accounts may call each operation only as often as AWS lets them, 5 or 20 times a second: none, or aws.")
    var rateLimits = RateLimits.none

    enum RateLimits: String, ExpressibleByArgument, CaseIterable {
        case none, aws
    }

    @OptionGroup var journal: JournalOptions

    @OptionGroup var console: ConsoleOptions

    @Option(
        help: "The least level of log lines: trace, debug, info (the default), notice, warning, error or critical.",
        transform: Self.logLevel)
    var logLevel = Logger.Level.info

    private static func logLevel(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text) else { throw ValidationError("There is no log level \(text).") }
        return level
    }

    @Option(help: "The form of log lines, one for each request at info: text or json. Masked bodies come at debug.")
    var logFormat = LineLogHandler.Format.text

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key belong together: one was given without the other.")
        }
        guard AccountID.isOne(account) else {
            throw ValidationError("--account takes the twelve digits of an account.")
        }
    }

    func run() throws {
        do {
            let log = try LogOutput.standardError(notice: LineLogHandler.noticeOfLoss(in: logFormat))
            var logger = Logger(label: "cleanrooms-local") { _ in LineLogHandler(logFormat, to: log) }
            logger.logLevel = logLevel
            for warning in StandIns.warnings() { logger.warning("\(warning)") }
            try serve(logger, log)
        } catch let refusal as EventLoopError {
            throw ValidationError(refusal.description)
        } catch let refusal as StoreRefusal {
            throw ValidationError("\(refusal)")
        } catch let error as CatalogueError {
            throw ValidationError("\(error)")
        } catch let error as SeedError {
            throw ValidationError("\(error)")
        } catch let error as ListenError {
            throw ValidationError("\(error)")
        } catch let error as StoreError {
            throw ValidationError("The stored state cannot be used: \(error.message).")
        } catch let error as UnreadableSetting {
            throw ValidationError("\(error)")
        } catch let error as UnreadableRecord {
            throw ValidationError("\(error).")
        }
    }

    private func serve(_ logger: Logger, _ log: LogOutput) throws {
        let scripts = try seeds.scripts()
        let hooks = try hooks.scripts()
        let store = try Store(at: dataDir.map { .directory($0) } ?? .memory)
        var settings = Settings()
        settings.timing = lives.timing
        settings.legacyEngine = legacyEngine
        settings.refusedSQL = refusedSql
        settings.queryValidation = queryValidation
        settings.tableDeletion = deleteTableWithAssociations
        settings.repeatedDeletes = repeatedDeletes
        settings.quotas.enforcesAdjustable = quotas == .aws
        for values in quota { settings.quotas.values.merge(values) { _, later in later } }
        settings.catalogue = try catalog.map { try Catalogue(directory: $0, formats: CatalogueFormats.jsonAndYAML) } ?? Catalogue()
        settings.isCatalogueStrict = strictCatalog
        settings.readsLocations = tables.readsLocations(results)
        settings.addsPrivacyNoise = engine.privacyNoise == .on
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let (places, catalogue) = (try tables.places(results, spoolingIn: dataDir ?? temporary), try tables.catalogue())
        let engines = try RunningEngines(engine, spark, TableAccess(places: places, catalogue: catalogue), in: temporary, logger: logger)
        defer { engines.stop() }
        let service = try CleanRooms(store: store, clock: SystemClock(), ids: IDGenerator(seed: idSeed), settings: settings)
        service.results.limit = engine.resultsMemory
        var configuration = HTTPServer.Configuration(host: host, port: port)
        configuration.spoolDirectory = dataDir ?? temporary
        service.keepUploads(in: dataDir ?? temporary)
        if let tlsCertificate, let tlsKey { configuration.tls = TLSFiles(certificate: tlsCertificate, key: tlsKey) }
        let program = try Program(
            service: service, store: store, results: ResultPlace(results, addressing: tables.s3Addressing, dataDirectory: dataDir),
            configuration: configuration,
            gateway: Gateway.Configuration(
                defaultAccount: account, limitsRates: rateLimits == .aws, signatures: try doorOptions.credentials()),
            journal: journal.settings, seeds: seeds.shelf, doors: doorOptions.doors,
            facts: ServerFacts(defaultAccount: account, options: optionsInForce), isConsoleOn: console.console == .on,
            controlPort: doorOptions.controlPort, files: seeds.files(catalog: catalog), eventReceiver: events.receiver(),
            engines: engines, catalogue: catalogue, logger: logger, log: log)
        try program.start()
        try program.seed(scripts, at: seeds.startTime)
        // The log is flushed first: who reads that the server listens has read what came before it.
        log.drain(milliseconds: 500)
        // The one line on standard output: programs that start this one on port 0 read the port from it.
        let control = program.controlAddress.map { " with the control API on \($0)" } ?? ""
        print("cleanrooms-local \(CleanRoomsLocal.version)\(control) listening on \(program.address)")
        fflush(nil)
        try program.tellStart(defaultAccount: account)
        try program.startHooks(hooks, defaultAccount: account, controlToken: doorOptions.controlToken)
        program.run()
        try store.close()
    }
}

extension LineLogHandler.Format: ExpressibleByArgument {}
extension Settings.LegacyEngine: ExpressibleByArgument {}
extension Settings.RefusedSQL: ExpressibleByArgument {}
extension Settings.QueryValidation: ExpressibleByArgument {}
extension Settings.RepeatedDeletes: ExpressibleByArgument {}
extension Settings.TableDeletion: ExpressibleByArgument {}
