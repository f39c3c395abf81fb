// Jobs whose scripts are run: what an engine is given, and what comes of what it gives back.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

@testable import CleanRooms
import EmulatorTesting
import JSON
import Objects
import Tables
import Testing

/// An engine for scripts that ends runs when it is told to.
private final class HeldScripts: ScriptEngine {
    var orders: [ScriptOrder] = []
    var cancelled: [ExecutionOrder.Run] = []

    func run(_ order: ScriptOrder) -> ExecutionOutcome? {
        orders.append(order)
        return nil
    }

    func cancel(_ run: ExecutionOrder.Run) { cancelled.append(run) }
}

@Suite struct ScriptRunsTests: JobSuite {
    let emulator: Emulator

    private static let cities = ResultTable(columns: [.init("City", .string)], cells: [[.text("Oslo")], [nil]])

    private func stage() throws -> (ready: JobStage, scripts: HeldScripts) {
        let scripts = HeldScripts()
        emulator.service.scriptEngine = scripts
        let catalogue: JSON = [
            "tables": [
                [
                    "database": "crm", "table": "customers",
                    "columns": ["secret": "string", "email": "string", "city": "string", "spend": "int"],
                    "rows": [["s", "a@example.com", "Oslo", 3]],
                ]
            ]
        ]
        #expect(emulator.control(.post, "/_cleanrooms/catalog", catalogue).status < 300)
        return (try readyCollaboration(), scripts)
    }

    private func frames(_ names: String..., hash: String = "aa") -> ExecutionOutcome {
        .rows(
            ExecutionResult(frames: names.map { .init(name: $0, table: Self.cities) }, artifactHashes: ["scripts/entry.py": hash]))
    }

    /// Starts a job and lets it come to its planned end.
    private func awaited(in ready: JobStage) throws -> String {
        let id = try started(in: ready)
        try emulator.pass(.seconds(1))
        return id
    }

    @Test func `a script is ordered with its parameters and the columns that analyses may see`() throws {
        let (ready, scripts) = try stage()
        _ = try awaited(in: ready)
        let order = try #require(scripts.orders.first)
        #expect(order.script == .init(bucket: "scripts", key: "entry.py", hash: nil))
        #expect(order.parameters == ["city": "Oslo"] && !order.isDetailed)
        #expect(order.tables.map(\.name) == ["Customers"])
        #expect(order.tables[0].data.places.map { order.tables[0].data.columns[$0].name } == ["email", "city", "spend"])
    }

    @Test func `a job waits for its script, and ends at its planned time with a folder for each result`() throws {
        let (ready, scripts) = try stage()
        let courier = Courier()
        emulator.service.resultDelivery = courier
        let id = try awaited(in: ready)
        #expect(job(id, in: ready)?["status"] == "STARTED")
        try emulator.service.finishExecution(scripts.orders[0].run, as: frames("cities", "all"))
        #expect(job(id, in: ready)?["status"] == "SUCCESS")
        #expect(job(id, in: ready)?["statistics"]?["totalDurationInMillis"] == 1000)
        let folders = try courier.order(of: id).parcels.map(\.folder)
        #expect(folders == ["runs/\(id)/cities/", "runs/\(id)/cities/", "runs/\(id)/all/", "runs/\(id)/all/"])
        guard case .table(_, let files) = try courier.order(of: id).parcels[0].contents else {
            Issue.record("A result is no table.")
            return
        }
        #expect(files.format == .parquet)
        #expect(try courier.order(of: id).parcels[1].contents == .objects([.init("_SUCCESS", [])]))
        #expect(emulator.control(.get, "/_cleanrooms/results/\(id)", text: [])["rows"] == [["Oslo"], [.null]])
    }

    @Test func `a script that fails ends its job with the error`() throws {
        let (ready, scripts) = try stage()
        let id = try awaited(in: ready)
        try emulator.service.finishExecution(scripts.orders[0].run, as: .failed(ExecutionFailure(.invalidResource, "It does not load.")))
        #expect(job(id, in: ready)?["status"] == "FAILED")
        #expect(job(id, in: ready)?["error"]?["code"] == "INVALID_RESOURCE")
    }

    @Test func `the first run pins the artifacts of a template for all later ones`() throws {
        let (ready, scripts) = try stage()
        _ = try awaited(in: ready)
        try emulator.service.finishExecution(scripts.orders[0].run, as: frames("a", hash: "first"))
        _ = try awaited(in: ready)
        #expect(scripts.orders[1].script.hash == "first")
        try emulator.service.finishExecution(scripts.orders[1].run, as: frames("a", hash: "second"))
        _ = try awaited(in: ready)
        #expect(scripts.orders[2].script.hash == "first")
    }

    @Test func `a job that is cancelled ends its script`() throws {
        let (ready, scripts) = try stage()
        let id = try awaited(in: ready)
        #expect(cancel(id, in: ready).status == 200)
        #expect(scripts.cancelled == [scripts.orders[0].run])
    }

    @Test func `a table without rows leaves nothing to run, and the tester's outcome wins`() throws {
        let scripts = HeldScripts()
        emulator.service.scriptEngine = scripts
        #expect(try outcome(in: try readyCollaboration()) == "SUCCESS")
        let (ready, others) = try stage()
        let rule: JSON = ["model_name": "cleanrooms::protected-job", "status": "FAILED", "error": ["code": "INTERNAL_ERROR"], "times": 1]
        #expect(emulator.control(.post, "/_cleanrooms/outcomes", rule).status == 201)
        #expect(try outcome(in: ready) == "FAILED")
        #expect(scripts.orders.isEmpty && others.orders.isEmpty)
    }

    @Test func `a script populates an intermediate table with the one result that it gives`() throws {
        let (ready, scripts) = try stage()
        let tables = "/memberships/\(ready.shared.publisherMembership)/intermediateTables"
        let definition: JSON = ["jobParameters": ["analysisTemplateArn": .string(ready.template)]]
        let made = emulator.send(.post, tables, ["name": "cities", "populationAnalysisConfiguration": definition], as: .publisher)
        let id = try #require(made["intermediateTable"]?["id"]?.string)
        func populate() throws -> JSON? {
            #expect(emulator.send(.post, "\(tables)/\(id)/populate", ["parameters": ["city": "Oslo"]], as: .publisher).status == 200)
            try emulator.pass(.seconds(1))
            let run = try #require(scripts.orders.last).run
            try emulator.service.finishExecution(run, as: scripts.orders.count == 1 ? frames("one", "two") : frames("one"))
            return emulator.send(.get, "\(tables)/\(id)", as: .publisher)["intermediateTable"]
        }
        #expect(try populate()?["status"] == "POPULATE_FAILED")
        let populated = try populate()
        #expect(populated?["status"] == "POPULATE_SUCCESS")
        #expect(populated?["schema"]?["columns"] == [["name": "city", "type": "string"]])
    }
}
