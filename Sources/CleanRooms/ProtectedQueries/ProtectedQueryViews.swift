// What each member sees of a query: the runner all of it, receivers and payers no SQL, everybody only their own bucket.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQueryOutput.html and the user guide on receiving results.

import CleanRoomsModel
import Store

extension ProtectedQueryRecord {
    func view(for account: String) -> ProtectedQuery {
        ProtectedQuery(
            id: row.id, membershipId: membershipID, membershipArn: membershipARN.description, createTime: row.createTime,
            sqlParameters: account == row.account ? sqlParameters : nil, status: status, resultConfiguration: resultConfiguration,
            statistics: statistics,
            result: status == .success && populatedTable == nil ? ProtectedQueryResult(output: output(for: account)) : nil,
            error: run.error, differentialPrivacy: differentialPrivacy, computeConfiguration: computeConfiguration,
            queryComputePayerAccountId: payerAccount)
    }

    /// The intermediate table that the query populates, if it is such a query.
    var populatedTable: IntermediateTableOutputConfiguration? {
        if case .intermediateTable(let table) = resultConfiguration?.outputConfiguration { table } else { nil }
    }

    var summary: ProtectedQuerySummary {
        let receivers = DirectAnalysisConfigurationDetails(receiverAccountIds: deliveries.map(\.account))
        return ProtectedQuerySummary(
            id: row.id, membershipId: membershipID, membershipArn: membershipARN.description, createTime: row.createTime, status: status,
            // Nobody receives what populates a table.
            receiverConfigurations: populatedTable == nil
                ? [
                    ReceiverConfiguration(
                        analysisType: .directAnalysis, configurationDetails: .directAnalysisConfigurationDetails(receivers))
                ] : [],
            queryComputePayerAccountId: payerAccount, intermediateTableConfiguration: populatedTable)
    }

    private var statistics: ProtectedQueryStatistics? {
        totalDurationInMillis.map { duration in
            ProtectedQueryStatistics(
                totalDurationInMillis: duration, billedResourceUtilization: run.billedUnits.map { BilledResourceUtilization(units: $0) })
        }
    }

    /// Where the results are, to that account: the place in its own bucket, the names of other receivers.
    private func output(for account: String) -> ProtectedQueryOutput {
        let own = delivery(to: account).map { ProtectedQueryS3Output(location: $0.location(of: resultFolder)) }
        let others = receivers(besides: account).map { ProtectedQuerySingleMemberOutput(accountId: $0) }
        if let own, others.isEmpty, !isDistributed { return .s3(own) }
        if own == nil, !isDistributed { return .memberList(others) }
        return .distribute(ProtectedQueryDistributeOutput(s3: own, memberList: others.isEmpty ? nil : others))
    }

    private var isDistributed: Bool {
        if case .distribute = resultConfiguration?.outputConfiguration { true } else { false }
    }

    /// What noise was added for, once there are results with noise (inferred): as the tester says, else as the SQL shows.
    private var differentialPrivacy: DifferentialPrivacyParameters? {
        guard status == .success else { return nil }
        if let planned = run.plan?.differentialPrivacy { return planned }
        return isDifferentiallyPrivate ? DifferentialPrivacyParameters(sensitivityParameters: sensitivityParameters) : nil
    }
}
