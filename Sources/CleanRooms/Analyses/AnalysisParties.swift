// Who takes part in an analysis that is about to start: who runs it, who receives its results, who pays.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html; wordings without a source are ours.

import CleanRoomsModel
import Store

/// The collaboration's members as a request to start an analysis finds them.
struct AnalysisParties<Analysis: ProtectedAnalysis> {
    let runner: ActiveMembership
    /// The rows of the members who are invited or active, and the memberships of the active ones.
    private let members: [(row: MemberRecord, membership: MembershipRecord?)]

    init(runner: ActiveMembership, members: [(row: MemberRecord, membership: MembershipRecord?)]) {
        self.runner = runner
        self.members = members
    }

    // MARK: Results

    /// Results whose place the request does not name go to the default places of the members who receive them.
    func defaultDeliveries() throws -> [Delivery] {
        let receivers = members.filter { $0.row.abilities.contains(.canReceiveResults) }
        for receiver in receivers where receiver.membership == nil {
            throw ServiceError.invalidConfiguration("The result receiver \(receiver.row.row.account) has not joined the collaboration.")
        }
        let deliveries = receivers.compactMap { receiver in
            receiver.membership?[keyPath: Analysis.defaultPlace].map { Delivery(account: receiver.row.row.account, location: $0) }
        }
        guard !deliveries.isEmpty else {
            throw ServiceError.invalidConfiguration(
                "The \(Analysis.noun.thing) names no place for its results, and no result receiver has a default one.",
                field: "resultConfiguration")
        }
        return deliveries
    }

    /// The default place of a member whom the request names.
    func delivery(toMember account: String) throws -> Delivery {
        guard let receiver = members.first(where: { $0.row.row.account == account }),
            receiver.row.abilities.contains(.canReceiveResults)
        else { throw ServiceError.invalidConfiguration("Account \(account) is no member who can receive results.") }
        guard let location = receiver.membership?[keyPath: Analysis.defaultPlace] else {
            throw ServiceError.invalidConfiguration(
                "The result receiver \(account) has no active membership with a default place for results.")
        }
        return Delivery(account: account, location: location)
    }

    // MARK: The payer

    /// Who is billed: the payer named, else the only one, else the runner if it is one of several (inferred).
    ///
    /// - Parameter field: Where the request names the payer.
    /// - Throws: `validation` for a payer that has not agreed, or when there is none.
    func payer(named: String?, in field: String = Analysis.payerField) throws -> String {
        let candidates = members.filter { $0.membership?.payments[keyPath: Analysis.payment] == true }.map(\.row.row.account)
        let plural = Analysis.noun.plural
        if let named {
            guard candidates.contains(named) else {
                throw ServiceError.invalidConfiguration(
                    "Account \(named) has not accepted to pay for \(plural).", field: field)
            }
            return named
        }
        if candidates.count == 1 { return candidates[0] }
        if candidates.contains(runner.record.row.account) { return runner.record.row.account }
        throw ServiceError.invalidConfiguration(
            candidates.isEmpty
                ? "The member who pays for \(plural) has not joined the collaboration."
                : "Several members pay for \(plural): name one of them.",
            field: field)
    }
}

extension Call {
    /// The parties of an analysis that a membership is about to start.
    func parties<Analysis: ProtectedAnalysis>(of type: Analysis.Type, for runner: ActiveMembership) throws -> AnalysisParties<Analysis> {
        AnalysisParties(
            runner: runner,
            members: try members(of: runner.collaborationID).filter(\.isLive).map { row in
                (row, row.standing == .active ? try store.find(MembershipRecord.self, id: row.row.id) : nil)
            })
    }
}
