// What each member sees of a job: the runner all of it, receivers and payers no parameters, everybody only their own bucket.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedJobOutput.html; who sees what is inferred from queries.

import CleanRoomsModel
import Store

extension ProtectedJobRecord {
    func view(for account: String) -> ProtectedJob {
        ProtectedJob(
            id: row.id, membershipId: membershipID, membershipArn: membershipARN.description, createTime: row.createTime,
            jobParameters: account == row.account ? jobParameters : nil, status: status,
            resultConfiguration: ProtectedJobResultConfigurationOutput(outputConfiguration: outputConfiguration(for: account)),
            statistics: statistics,
            result: status == .success && populatedTable == nil ? ProtectedJobResult(output: output(for: account)) : nil, error: run.error,
            computeConfiguration: computeConfiguration, jobComputePayerAccountId: payerAccount)
    }

    var summary: ProtectedJobSummary {
        let receivers = ProtectedJobDirectAnalysisConfigurationDetails(receiverAccountIds: deliveries.map(\.account))
        return ProtectedJobSummary(
            id: row.id, membershipId: membershipID, membershipArn: membershipARN.description, createTime: row.createTime, status: status,
            // Nobody receives what populates a table.
            receiverConfigurations: populatedTable == nil
                ? [
                    ProtectedJobReceiverConfiguration(
                        analysisType: .directAnalysis, configurationDetails: .directAnalysisConfigurationDetails(receivers))
                ] : [],
            jobComputePayerAccountId: payerAccount, intermediateTableConfiguration: populatedTable)
    }

    private var statistics: ProtectedJobStatistics? {
        totalDurationInMillis.map { duration in
            ProtectedJobStatistics(
                totalDurationInMillis: duration, billedResourceUtilization: run.billedUnits.map { BilledJobResourceUtilization(units: $0) })
        }
    }

    /// The table that is populated, or the member that was named; else the viewer's own place, which only answers can show, else a receiver
    /// (inferred).
    private func outputConfiguration(for account: String) -> ProtectedJobOutputConfigurationOutput {
        if let populatedTable { return .intermediateTable(populatedTable) }
        if namedReceiver == nil, let own = delivery(to: account)?.location {
            return .s3(ProtectedJobS3OutputConfigurationOutput(bucket: own.bucket, keyPrefix: own.keyPrefix))
        }
        return .member(ProtectedJobMemberOutputConfigurationOutput(accountId: namedReceiver ?? deliveries.first?.account ?? row.account))
    }

    /// Where the results are, to that account: the folder named after the job (user guide), or the names of the receivers.
    private func output(for account: String) -> ProtectedJobOutput {
        if let own = delivery(to: account) { return .s3(ProtectedJobS3Output(location: own.location(of: resultFolder))) }
        return .memberList(receivers(besides: account).map { ProtectedJobSingleMemberOutput(accountId: $0) })
    }
}
