// What is settled about a job before the tables' rules are read: the script, receivers and their places, workers.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_StartProtectedJob.html; wordings without a source are ours.

import Budgets
import CleanRoomsModel

/// Settles a request to start a job, against the collaboration as it is.
struct ProtectedJobRequest {
    let input: StartProtectedJobInput
    let parties: AnalysisParties<ProtectedJobRecord>

    /// The workers: those of the request, or the service's default.
    var computeConfiguration: ProtectedJobComputeConfiguration {
        input.computeConfiguration
            ?? .worker(ProtectedJobWorkerComputeConfiguration(type: Billing.defaultJobWorker.type, number: Billing.defaultJobWorker.number))
    }

    /// The account that the request wants the results to go to.
    var namedReceiver: String? {
        switch input.resultConfiguration?.outputConfiguration {
        case .member(let member): member.accountId
        case nil: nil
        }
    }

    /// Who receives results, and where: always the members' own default places.
    func deliveries() throws -> [Delivery] {
        if let namedReceiver { return [try parties.delivery(toMember: namedReceiver)] }
        return try parties.defaultDeliveries()
    }

    /// - Throws: `validation` for a template that is no script, or does not take the parameters, and on the legacy engine, which has
    ///   no PySpark (inferred).
    func check(_ template: AnalysisTemplateRecord) throws {
        guard parties.runner.collaboration.analyticsEngine == .spark else {
            throw ServiceError.invalidConfiguration("Jobs need the analytics engine SPARK.", field: "type")
        }
        try template.requireScript(field: "jobParameters.analysisTemplateArn")
        do {
            _ = try template.arguments(from: input.jobParameters.parameters ?? [:])
        } catch {
            throw ServiceError.invalidConfiguration(error.message, field: "jobParameters.parameters")
        }
    }
}

extension AnalysisTemplateRecord {
    /// - Throws: `validation` for a template of SQL.
    /// - Parameter field: Where a request names the template.
    func requireScript(field: String) throws {
        switch format {
        case .pyspark10, .pyspark20: return
        case .sql: throw ServiceError.invalidConfiguration("The analysis template \(arn) is no PySpark script.", field: field)
        }
    }
}
