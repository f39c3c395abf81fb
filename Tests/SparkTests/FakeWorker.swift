// A worker without Spark: it says what a query's text asks for, and dies in the ways that a real one can.

import CleanRooms
import Embedded
import EmulatorTesting
import FilesTesting
import JSON
import Spark
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An order as the service makes it, and a Spark that is none.
struct FakeSpark {
    let folder: TemporaryDirectory
    let host: SparkHost
    let runner: SparkRunner

    /// Speaks the worker's protocol. What it does is said by the first line of the file `mode` beside it.
    static let script = """
        import json, os, sys, time
        here = os.path.dirname(os.path.abspath(__file__))
        def mode():
            return open(here + "/mode").read().strip()
        def say(message):
            sys.stdout.write(json.dumps(message) + "\\n")
            sys.stdout.flush()
        def note(text):
            open(here + "/log", "a").write(text + "\\n")
        note("start")
        if mode() == "refuse":
            say({"event": "refused", "message": "no Java here"})
            sys.exit(1)
        if mode() == "garbage":
            sys.stdout.write("x" * 5000000)
            sys.stdout.flush()
            time.sleep(60)
        if sys.argv[1] == "job":
            say({"event": "enclosed", "left": ["network"]})
            request = json.loads(sys.stdin.readline())
            print(open(request["script"]).read(), file=sys.stderr, flush=True)
            note(json.dumps(request))
            note(str(sorted(name for name in os.environ if name.startswith("AWS"))))
            if mode() == "hang":
                time.sleep(60)
            if mode() == "die":
                os._exit(3)
            if mode() != "rows":
                say({"id": 1, "ok": False, "kind": mode(), "condition": None, "message": "It says why."})
            else:
                os.makedirs(request["out"] + "/0")
                open(request["out"] + "/0/part-0", "w").write('["1"]\\n')
                say({"id": 1, "ok": True, "results": [{"name": "one", "columns": [["n", "int"]], "folder": "0", "files": ["part-0"]}]})
            time.sleep(60)
        say({"event": "ready", "version": "0"})
        waiting = {}
        for line in sys.stdin:
            request = json.loads(line)
            now = mode()
            note(request["op"])
            if now == "deaf":
                continue
            if request["op"] == "sql":
                note(request["sql"])
                note(json.dumps(request["tables"]))
                for table in request["tables"]:
                    note(open(table["files"][0]).read())
                waiting[request["run"]] = request["id"]
                if now == "die":
                    print("its last words", file=sys.stderr)
                    os._exit(1)
                if now == "memory":
                    say({"id": request["id"], "ok": False, "kind": "memory", "condition": None, "message": "OutOfMemoryError: Java heap space"})
                elif now == "divide":
                    say({"id": request["id"], "ok": False, "kind": "runtime", "condition": "DIVIDE_BY_ZERO", "message": "Division by zero."})
                elif now == "rows":
                    os.makedirs(request["out"])
                    open(request["out"] + "/part-0", "w").write('["Oslo","14"]\\n[null,"-1"]\\n')
                    say({"id": request["id"], "ok": True, "columns": [["a", "string"], ["b", "bigint"]], "files": ["part-0"]})
                elif now == "wrong rows":
                    os.makedirs(request["out"])
                    open(request["out"] + "/part-0", "w").write('["Oslo","fourteen"]\\n')
                    say({"id": request["id"], "ok": True, "columns": [["a", "string"], ["b", "bigint"]], "files": ["part-0", "../x"]})
            elif request["op"] == "cancel":
                if now == "hang":
                    say({"id": waiting[request["run"]], "ok": False, "kind": "cancelled", "message": "cancelled"})
            elif request["op"] == "ping" and now != "hang":
                say({"id": request["id"], "ok": True})
        """

    init(_ mode: String, timeLimit: Duration = .seconds(60), patience: (inout SparkSettings.Patience) -> Void = { _ in }) throws {
        // As the program does: a worker that has gone fails a write.
        signal(SIGPIPE, SIG_IGN)
        folder = TemporaryDirectory(["fake.py": Self.script, "mode": mode, "log": ""])
        var settings = SparkSettings(master: .local("local[2]"), python: "python3")
        settings.script = "\(folder.path)/fake.py"
        settings.patience.firstPause = .milliseconds(1)
        settings.patience.longestPause = .milliseconds(4)
        patience(&settings.patience)
        host = try SparkHost(settings, in: folder.path) { _ in }
        runner = SparkRunner(host, memory: 64 << 20, timeLimit: timeLimit)
    }

    func become(_ mode: String) { folder.write(Array(mode.utf8), to: "mode") }

    var log: [String] { String(decoding: folder.read("log") ?? [], as: UTF8.self).split(separator: "\n").map(String.init) }

    var starts: Int { log.count { $0 == "start" } }

    func failure(_ order: ExecutionOrder, until stop: RunStop = RunStop()) -> ExecutionFailure? {
        if case .failed(let failure) = runner.outcome(of: order, until: stop) { failure } else { nil }
    }
}

/// Keeps the orders that it is given.
final class Orders: QueryEngine {
    private(set) var all: [ExecutionOrder] = []

    func run(_ order: ExecutionOrder) -> ExecutionOutcome? {
        all.append(order)
        return nil
    }

    func cancel(_ run: ExecutionOrder.Run) {}

    static let buyers = """
        SELECT purchases.city, COUNT(DISTINCT purchases.email) AS buyers FROM purchases JOIN visits ON purchases.email = visits.email \
        GROUP BY purchases.city ORDER BY purchases.city
        """

    /// The order for a query of the seed `demo`.
    static func order(_ sql: String = buyers) throws -> ExecutionOrder {
        let emulator = try Emulator()
        let orders = Orders()
        emulator.service.queryEngine = orders
        let seeded = emulator.control(.post, "/_cleanrooms/seeds/demo", text: [])
        let membership = try #require(seeded["outputs"]?["publisher-membership"]?["membership"]?["id"]?.string)
        let body: JSON = ["type": "SQL", "sqlParameters": ["queryString": .string(sql)]]
        let reply = emulator.send(.post, "/memberships/\(membership)/protectedQueries", body, as: .publisher)
        try #require(reply["protectedQuery"] != nil, "\(reply.message ?? "")")
        try emulator.pass(.seconds(2))
        return try #require(orders.all.last, "The query was not accepted.")
    }
}

/// Whether a process is there.
func isAlive(_ id: Int32) -> Bool { kill(id, 0) == 0 }
