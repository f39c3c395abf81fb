// The rules across a membership: what a member may and must say about results, payment and metrics.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html; the wording is ours.

import CleanRoomsModel
import Store

enum MembershipRules {
    /// What is wrong with a new membership of that member.
    static func issues(with input: CreateMembershipInput, of member: MemberRecord, in collaboration: CollaborationRecord) -> [FieldIssue] {
        var issues = resultIssues(input.defaultResultConfiguration, input.defaultJobResultConfiguration, of: member, in: collaboration)
        let isReceiverOnly = member.abilities.contains(.canReceiveResults) && !member.runsAnalyses
        if isReceiverOnly, input.defaultResultConfiguration == nil {
            issues.append(
                FieldIssue("defaultResultConfiguration", "A member who receives results without running queries needs a default for them."))
        }
        issues += paymentIssues(input.paymentConfiguration, of: member)
        if input.isMetricsEnabled == true {
            let mayHaveMetrics = member.runsAnalyses || !member.payments.isEmpty
            if !collaboration.isMetricsEnabled {
                issues.append(FieldIssue("isMetricsEnabled", "Metrics are not enabled for the collaboration."))
            } else if !mayHaveMetrics {
                issues.append(FieldIssue("isMetricsEnabled", "Only members who run or pay for analyses can have metrics."))
            }
        }
        return issues
    }

    static func resultIssues(
        _ queries: MembershipProtectedQueryResultConfiguration?, _ jobs: MembershipProtectedJobResultConfiguration?,
        of member: MemberRecord, in collaboration: CollaborationRecord
    ) -> [FieldIssue] {
        guard !member.abilities.contains(.canReceiveResults) else {
            switch queries?.outputConfiguration {
            case .s3(let location):
                return location.issue(on: collaboration.analyticsEngine, in: "defaultResultConfiguration").map { [$0] } ?? []
            case nil: return []
            }
        }
        let message = "Only members with the ability CAN_RECEIVE_RESULTS can have a default for results."
        return (queries == nil ? [] : [FieldIssue("defaultResultConfiguration", message)])
            + (jobs == nil ? [] : [FieldIssue("defaultJobResultConfiguration", message)])
    }

    private static func paymentIssues(_ configuration: MembershipPaymentConfiguration?, of member: MemberRecord) -> [FieldIssue] {
        guard let configuration else {
            // A member who runs analyses pays by default and need not say so; any other payer has to agree.
            guard !member.payments.isEmpty, !member.runsAnalyses else { return [] }
            return [FieldIssue("paymentConfiguration", "A member who pays has to accept the payment responsibilities.")]
        }
        return PaymentAnswers(configuration).byKind.compactMap { kind in
            let isPayer = member.payments[keyPath: kind.value]
            switch (kind.answer, isPayer) {
            case (true?, false):
                return FieldIssue(
                    "paymentConfiguration.\(kind.name)", "The collaboration does not make this member a payer for \(kind.name).")
            case (false?, true):
                return FieldIssue("paymentConfiguration.\(kind.name)", "The collaboration makes this member a payer for \(kind.name).")
            case (nil, true) where !member.runsAnalyses:
                return FieldIssue("paymentConfiguration.\(kind.name)", "A payer for \(kind.name) has to accept it.")
            case (true?, true), (false?, false), (nil, _): return nil
            }
        }
    }

    /// The payments after a change of mind.
    ///
    /// - Throws: `validation` for a kind that the collaboration does not make the member a payer of; `conflict` for withdrawing as
    ///   the only payer (inferred).
    static func payments(
        _ current: Payments, changedBy configuration: UpdateMembershipPaymentConfiguration, of member: MemberRecord, others: [MemberRecord]
    ) throws(ServiceError) -> Payments {
        var payments = current
        var issues: [FieldIssue] = []
        for kind in PaymentAnswers(configuration).byKind {
            guard let answer = kind.answer else { continue }
            if answer, !member.payments[keyPath: kind.value] {
                issues.append(
                    FieldIssue(
                        "membershipPaymentConfiguration.\(kind.name)",
                        "The collaboration does not make this member a payer for \(kind.name)."))
            }
            if !answer, current[keyPath: kind.value], !others.contains(where: { $0.payments[keyPath: kind.value] }) {
                throw ServiceError.conflict(
                    .invalidState, .init(.membership, member.row.id), message: "This member is the only payer for \(kind.name).")
            }
            payments[keyPath: kind.value] = answer
        }
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        return payments
    }
}
