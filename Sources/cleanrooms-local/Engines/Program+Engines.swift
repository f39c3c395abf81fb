// The engines at work for the server: what runs begins and ends on the loop, and runs elsewhere.
// Reference: docs/architecture.md, "A query" and "Threads".

import CleanRooms
import Control
import HTTPServer
import Logging
import Spark
import Tables

extension Program {
    func startEngine() throws {
        try startScripts()
        guard let choice = engines.choice else { return }
        let engine = try EngineThreads(choice, on: loop) { [unowned self] begin in
            // Its threads answer the loop, and the state may be lent while a run begins or ends.
            withState(begin)
        } finish: { [unowned self] in
            finishExecution($0, as: $1)
        }
        self.engine = engine
        service.queryEngine = engine
        // The end of the turn in which it fires checks who has waited long enough.
        waitTimer = loop.timer {}
    }

    private func startScripts() throws {
        control.scriptLog = engines.logs.text
        guard let runner = engines.scripts else { return }
        let scripts = try ScriptThreads(runner, on: loop) { [unowned self] begin in
            withState(begin)
        } finish: { [unowned self] in
            finishExecution($0, as: $1)
        }
        self.scripts = scripts
        service.scriptEngine = scripts
    }

    /// Tells what was odd in the files that a query read, and which pieces it did not need.
    private func log(_ notes: ReadingNotes, of subject: String) {
        for warning in notes.sentences {
            logger.warning("a table's file is odd", metadata: ["query": "\(subject)", "reason": "\(warning)"])
        }
        guard notes.groupsSkipped > 0 else { return }
        logger.info(
            "row groups that the query's conditions rule out were not read",
            metadata: ["query": "\(subject)", "read": "\(notes.groupsRead)", "skipped": "\(notes.groupsSkipped)"])
    }

    /// Notes how a run ended; the end of the turn commits it.
    private func finishExecution(_ run: ExecutionOrder.Run, as outcome: ExecutionOutcome) {
        if case .failed(let failure) = outcome {
            logger.info(
                "a query failed on its rows",
                metadata: [
                    "query": "\(run.subject)", "code": "\(failure.code.rawValue)", "condition": "\(failure.condition ?? "none")",
                    "reason": "\(failure.message)",
                ])
        }
        if case .rows(let result) = outcome, logger.logLevel <= .info { log(result.notes, of: run.subject) }
        do {
            try service.finishExecution(run, as: outcome)
        } catch {
            logger.error("the end of a run could not be noted", metadata: ["query": "\(run.subject)", "error": "\(error)"])
        }
    }
}
