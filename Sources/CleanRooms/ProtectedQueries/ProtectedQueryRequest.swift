// What is settled about a query before its SQL is read: receivers and their places, the payer, workers.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_StartProtectedQuery.html; wordings without a source are ours.

import CleanRoomsModel
import Lifecycle
import Store

/// Settles a request to start a query, against the collaboration as it is.
struct ProtectedQueryRequest {
    let input: StartProtectedQueryInput
    let runner: ActiveMembership
    /// The rows of the collaboration's members who are invited or active, and the memberships of the active ones.
    let members: [(row: MemberRecord, membership: MembershipRecord?)]

    private var engine: AnalyticsEngine { runner.collaboration.analyticsEngine }

    // MARK: Results

    /// Who receives results, and where.
    ///
    /// - Throws: `validation` for places that the collaboration does not allow, and for a receiver that cannot take results.
    func deliveries() throws -> [Delivery] {
        switch input.resultConfiguration?.outputConfiguration {
        case nil:
            return try defaultDeliveries()
        case .s3(let location):
            return [try ownDelivery(to: location)]
        case .member(let member):
            return [try delivery(toMember: member.accountId)]
        case .distribute(let distribution):
            return try deliveries(to: distribution.locations)
        case .intermediateTable:
            throw ServiceError.invalidConfiguration(
                "Results go to an intermediate table only when it is populated.", field: "resultConfiguration.outputConfiguration")
        }
    }

    /// Without a word about results they go to the default places of the members who receive them.
    private func defaultDeliveries() throws -> [Delivery] {
        let receivers = members.filter { $0.row.abilities.contains(.canReceiveResults) }
        for receiver in receivers where receiver.membership == nil {
            throw ServiceError.invalidConfiguration("The result receiver \(receiver.row.row.account) has not joined the collaboration.")
        }
        let deliveries = receivers.compactMap { receiver in
            receiver.membership?.defaultResultLocation.map { Delivery(account: receiver.row.row.account, location: $0) }
        }
        guard !deliveries.isEmpty else {
            throw ServiceError.invalidConfiguration(
                "The query names no place for its results, and no result receiver has a default one.", field: "resultConfiguration")
        }
        return deliveries
    }

    private func ownDelivery(to location: ProtectedQueryS3OutputConfiguration) throws -> Delivery {
        guard runner.seat.member.abilities.contains(.canReceiveResults) else {
            throw ServiceError.invalidConfiguration(
                "Only members with the ability CAN_RECEIVE_RESULTS can name a bucket.", field: "resultConfiguration.outputConfiguration.s3")
        }
        guard engine == .spark || location.singleFileOutput != true else {
            throw ServiceError.invalidConfiguration(
                "A single output file needs the analytics engine SPARK.",
                field: "resultConfiguration.outputConfiguration.s3.singleFileOutput")
        }
        return Delivery(account: runner.record.row.account, location: location)
    }

    private func delivery(toMember account: String) throws -> Delivery {
        guard let receiver = members.first(where: { $0.row.row.account == account }),
            receiver.row.abilities.contains(.canReceiveResults)
        else { throw ServiceError.invalidConfiguration("Account \(account) is no member who can receive results.") }
        guard let location = receiver.membership?.defaultResultLocation else {
            throw ServiceError.invalidConfiguration(
                "The result receiver \(account) has no active membership with a default place for results.")
        }
        return Delivery(account: account, location: location)
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
                return try delivery(toMember: member.accountId)
            }
        }
        guard Set(deliveries.map(\.account)).count == deliveries.count else {
            throw ServiceError.invalidConfiguration(
                "Each receiver can be named only once.", field: "resultConfiguration.outputConfiguration.distribute.locations")
        }
        return deliveries
    }

    // MARK: The payer

    /// Who is billed: the payer named, else the only one, else the runner if it is one of several (inferred).
    ///
    /// - Throws: `validation` for a payer that has not agreed, or when there is none.
    func payer() throws -> String {
        let candidates = members.filter { $0.membership?.payments.queryCompute == true }.map(\.row.row.account)
        if let named = input.queryComputePayerAccountId {
            guard candidates.contains(named) else {
                throw ServiceError.invalidConfiguration(
                    "Account \(named) has not accepted to pay for queries.", field: "queryComputePayerAccountId")
            }
            return named
        }
        if candidates.count == 1 { return candidates[0] }
        if candidates.contains(runner.record.row.account) { return runner.record.row.account }
        throw ServiceError.invalidConfiguration(
            candidates.isEmpty
                ? "The member who pays for queries has not joined the collaboration."
                : "Several members pay for queries: name one of them.",
            field: "queryComputePayerAccountId")
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
