// What is settled about a query before its SQL is read: receivers and their places, workers.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_StartProtectedQuery.html; wordings without a source are ours.

import Budgets
import CleanRoomsModel
import Store

/// Settles a request to start a query, against the collaboration as it is.
struct ProtectedQueryRequest {
    let input: StartProtectedQueryInput
    let parties: AnalysisParties<ProtectedQueryRecord>

    private var runner: ActiveMembership { parties.runner }

    private var engine: AnalyticsEngine { runner.collaboration.analyticsEngine }

    // MARK: Results

    /// Who receives results, and where.
    ///
    /// - Throws: `validation` for places that the collaboration does not allow, and for a receiver that cannot take results.
    func deliveries() throws -> [Delivery] {
        switch input.resultConfiguration?.outputConfiguration {
        case nil:
            return try parties.defaultDeliveries()
        case .s3(let location):
            return [try ownDelivery(to: location)]
        case .member(let member):
            return [try parties.delivery(toMember: member.accountId)]
        case .distribute(let distribution):
            return try deliveries(to: distribution.locations)
        case .intermediateTable:
            throw ServiceError.invalidConfiguration(
                "Results go to an intermediate table only when it is populated.", field: "resultConfiguration.outputConfiguration")
        }
    }

    private func ownDelivery(to location: ProtectedQueryS3OutputConfiguration) throws -> Delivery {
        guard runner.seat.member.abilities.contains(.canReceiveResults) else {
            throw ServiceError.invalidConfiguration(
                "Only members with the ability CAN_RECEIVE_RESULTS can name a bucket.", field: "resultConfiguration.outputConfiguration.s3")
        }
        if let issue = location.issue(on: engine, in: "resultConfiguration") { throw ServiceError.invalidConfiguration([issue]) }
        return Delivery(account: runner.record.row.account, location: location)
    }

    private func deliveries(to locations: [ProtectedQueryDistributeOutputConfigurationLocation]) throws -> [Delivery] {
        guard engine == .spark else {
            throw ServiceError.invalidConfiguration(
                "Distributing results needs the analytics engine SPARK.", field: "resultConfiguration.outputConfiguration.distribute")
        }
        let deliveries = try locations.map { location in
            switch location {
            case .s3(let place): return try ownDelivery(to: place)
            case .member(let member):
                guard member.accountId != runner.record.row.account else {
                    throw ServiceError.invalidConfiguration(
                        "The member who runs the query names a bucket, not itself.",
                        field: "resultConfiguration.outputConfiguration.distribute.locations")
                }
                return try parties.delivery(toMember: member.accountId)
            }
        }
        guard Set(deliveries.map(\.account)).count == deliveries.count else {
            throw ServiceError.invalidConfiguration(
                "Each receiver can be named only once.", field: "resultConfiguration.outputConfiguration.distribute.locations")
        }
        return deliveries
    }

    // MARK: Workers

    /// The workers, with the service's default where the request says less; none on the legacy engine, which has no choice of them.
    func computeConfiguration() throws -> ComputeConfiguration? {
        guard engine == .spark else {
            guard input.computeConfiguration == nil else {
                throw ServiceError.invalidConfiguration(
                    "A compute configuration needs the analytics engine SPARK.", field: "computeConfiguration")
            }
            return nil
        }
        guard case .worker(var worker)? = input.computeConfiguration else {
            return .worker(WorkerComputeConfiguration(type: Billing.defaultWorker.type, number: Billing.defaultWorker.number))
        }
        worker.type = worker.type ?? Billing.defaultWorker.type
        worker.number = worker.number ?? Billing.defaultWorker.number
        return .worker(worker)
    }
}

extension ProtectedQueryS3OutputConfiguration {
    /// What is wrong with a place for results, whether a query's own or a member's default.
    ///
    /// Source: the user guide's document history of 2024-10-29, which says that single files are Spark's. The wording is ours.
    /// - Parameter field: Where the request has the configuration.
    func issue(on engine: AnalyticsEngine, in field: String) -> FieldIssue? {
        guard engine != .spark, singleFileOutput == true else { return nil }
        return FieldIssue(
            "\(field).outputConfiguration.s3.singleFileOutput", "A single output file needs the analytics engine SPARK.")
    }
}
