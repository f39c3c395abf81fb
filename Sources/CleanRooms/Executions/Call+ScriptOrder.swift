// What is run for a job: its script, its parameters, and where the rows are.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

import CleanRoomsModel
import Store
import Tables

extension CleanRooms {
    /// The order for a job that has started; nil where nothing can be run: its template, its membership or a table went meanwhile, or a table has
    /// no rows.
    func scriptOrder(for job: ProtectedJobRecord, at time: Timestamp) throws -> ScriptOrder? {
        let call = Call(
            operation: .startProtectedJob, caller: Caller(account: job.row.account, region: job.row.region), now: time, service: self)
        guard let template = try store.find(AnalysisTemplateRecord.self, id: job.templateID),
            case .artifacts(let artifacts) = template.source
        else { return nil }
        var tables: [ScriptOrder.Table] = []
        do {
            let sources = try call.schemas(in: job.collaborationID)
            for name in template.referencedTables {
                guard let source = sources.first(where: { $0.name == SQLNames.stored(name) }), let data = try call.data(of: source) else {
                    return nil
                }
                tables.append(.init(name: name, data: data))
            }
        } catch is ServiceError {
            return nil
        }
        return ScriptOrder(
            run: executions.newRun(of: job.row.id), script: template.artifact(artifacts.entryPoint),
            archives: (artifacts.additionalArtifacts ?? []).map(template.artifact), tables: tables,
            parameters: template.texts(with: job.jobParameters.parameters ?? [:]),
            isDetailed: template.errorMessageConfiguration?.type == .detailed)
    }

    /// Begins a job's run. There is none without an engine for scripts, without rows to read, or if the tester decided the end.
    func beginExecution(of job: ProtectedJobRecord, at time: Timestamp) throws {
        guard let engine = scriptEngine, executions.states[job.row.id] == nil, job.isComputed,
            let order = try scriptOrder(for: job, at: time)
        else { return }
        executions.begin(order.run)
        if let outcome = engine.run(order) { _ = executions.end(order.run, as: outcome, limit: .max) }
    }

    /// Records the hashes of what a job found in its template's artifacts, unless an earlier job did.
    func pin(_ hashes: [String: String], of templateID: String) throws {
        guard !hashes.isEmpty, var template = try store.find(AnalysisTemplateRecord.self, id: templateID), template.artifactHashes == nil
        else { return }
        template.artifactHashes = hashes
        try store.update(template)
    }
}

extension AnalysisTemplateRecord {
    fileprivate func artifact(_ artifact: AnalysisTemplateArtifact) -> ScriptOrder.Artifact {
        let location = artifact.location
        return ScriptOrder.Artifact(
            bucket: location.bucket, key: location.key, hash: artifactHashes?["\(location.bucket)/\(location.key)"])
    }

    /// The texts of the parameters' values, those given before the defaults; nil for a template without parameters.
    fileprivate func texts(with given: [String: String]) -> [String: String]? {
        guard let analysisParameters, !analysisParameters.isEmpty else { return nil }
        return Dictionary(
            analysisParameters.compactMap { parameter in (given[parameter.name] ?? parameter.defaultValue).map { (parameter.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}

extension ProtectedJobRecord {
    /// Whether its script is run: it was not refused, and the tester has not said how it ends or what comes out.
    var isComputed: Bool {
        refusal == nil && run.cannedResult == nil && (run.plan?.status ?? .success) == .success
    }
}
