// What each member sees of a query: the runner all of it, receivers and payers no SQL, everybody only their own bucket.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQueryOutput.html and the user guide on receiving results.

import CleanRoomsModel
import Store

extension ProtectedQueryRecord {
    /// Whether an account has a part in the query: it runs it, receives its results or pays for it.
    func isVisible(to account: String) -> Bool {
        account == row.account || account == payerAccount || deliveries.contains { $0.account == account }
    }

    func view(for account: String) -> ProtectedQuery {
        ProtectedQuery(
            id: row.id, membershipId: membershipID, membershipArn: membershipARN, createTime: row.createTime,
            sqlParameters: account == row.account ? sqlParameters : nil, status: status, resultConfiguration: resultConfiguration,
            statistics: statistics,
            result: status == .success && populatedTable == nil ? ProtectedQueryResult(output: output(for: account)) : nil,
            error: error, computeConfiguration: computeConfiguration, queryComputePayerAccountId: payerAccount)
    }

    /// The intermediate table that the query populates, if it is such a query.
    var populatedTable: IntermediateTableOutputConfiguration? {
        if case .intermediateTable(let table) = resultConfiguration?.outputConfiguration { table } else { nil }
    }

    var summary: ProtectedQuerySummary {
        let receivers = DirectAnalysisConfigurationDetails(receiverAccountIds: deliveries.map(\.account))
        return ProtectedQuerySummary(
            id: row.id, membershipId: membershipID, membershipArn: membershipARN, createTime: row.createTime, status: status,
            // Nobody receives what populates a table.
            receiverConfigurations: populatedTable == nil
                ? [
                    ReceiverConfiguration(
                        analysisType: .directAnalysis, configurationDetails: .directAnalysisConfigurationDetails(receivers))
                ] : [],
            queryComputePayerAccountId: payerAccount, intermediateTableConfiguration: populatedTable)
    }

    private var membershipARN: String {
        ARN.membership(membershipID, account: row.account, region: row.region).description
    }

    /// From creation to end; nothing before the end, as the recorded answer to a start has it.
    private var statistics: ProtectedQueryStatistics? {
        endTime.map { end in
            ProtectedQueryStatistics(
                totalDurationInMillis: Int(end.milliseconds - row.createdAt),
                billedResourceUtilization: billedUnits.map { BilledResourceUtilization(units: $0) })
        }
    }

    /// Where the results are, to that account: the place in its own bucket, the names of other receivers.
    private func output(for account: String) -> ProtectedQueryOutput {
        let own = deliveries.first { $0.account == account }.map { ProtectedQueryS3Output(location: location(of: $0)) }
        let others = deliveries.filter { $0.account != account }.map { ProtectedQuerySingleMemberOutput(accountId: $0.account) }
        if let own, others.isEmpty, !isDistributed { return .s3(own) }
        if own == nil, !isDistributed { return .memberList(others) }
        return .distribute(ProtectedQueryDistributeOutput(s3: own, memberList: others.isEmpty ? nil : others))
    }

    private var isDistributed: Bool {
        if case .distribute = resultConfiguration?.outputConfiguration { true } else { false }
    }

    /// `s3://bucket/prefix/collaboration=<id>/<query id>/`: the folder that holds the objects.
    ///
    /// The key is the one seen in an AWS connector; that the location ends with a slash is inferred, and read well by clients.
    private func location(of delivery: Delivery) -> String {
        let prefix = delivery.location.keyPrefix.map { $0.isEmpty || $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
        return "s3://\(delivery.location.bucket)/\(prefix)collaboration=\(collaborationID)/\(row.id)/"
    }
}
