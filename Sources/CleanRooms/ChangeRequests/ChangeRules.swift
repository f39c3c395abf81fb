// The rules across a change request: what each change amounts to, what cannot be asked for, what needs nobody's approval.
// Reference: `ChangeType` and `AutoApprovedChangeType` of the model; the wording of issues is ours.

import CleanRoomsModel
import Store

enum ChangeRules {
    /// What the changes are checked against.
    struct Current {
        let collaboration: CollaborationRecord
        /// Those who are invited or active.
        let members: [MemberRecord]

        func member(_ account: String) -> MemberRecord? { members.first { $0.row.account == account } }
    }

    // MARK: Types

    /// What a change amounts to; empty for one that changes nothing.
    static func types(of specification: ChangeSpecification, to current: Current) -> [ChangeType] {
        switch specification {
        case .member(let change):
            // A member who left or was removed comes back by an invitation.
            guard let member = current.member(change.accountId) else { return typesOfInvitation(change) }
            return types(of: change, to: member)
        case .collaboration(let change):
            guard let types = change.autoApprovedChangeTypes else { return [] }
            let changes = Set(types) != Set(current.collaboration.autoApprovedChangeTypes ?? [])
            return changes ? [.editAutoApprovedChangeTypes] : []
        }
    }

    /// That abilities of a new member have no types of their own, while its payments do, is inferred.
    private static func typesOfInvitation(_ change: MemberChangeSpecification) -> [ChangeType] {
        [.addMember] + (Payments(change.paymentConfiguration).isEmpty ? [] : [.addPayerCandidate])
    }

    private static func types(of change: MemberChangeSpecification, to member: MemberRecord) -> [ChangeType] {
        var types: [ChangeType] = []
        func compare<Ability: Equatable>(
            _ ability: Ability, _ before: [Ability], _ after: [Ability], granted: ChangeType, revoked: ChangeType
        ) {
            switch (before.contains(ability), after.contains(ability)) {
            case (false, true): types.append(granted)
            case (true, false): types.append(revoked)
            case (true, true), (false, false): break
            }
        }
        compare(
            .canReceiveResults, member.abilities, change.memberAbilities, granted: .grantReceiveResultsAbility,
            revoked: .revokeReceiveResultsAbility)
        compare(
            .canExportQueryAnalysisLog, member.abilities, change.memberAbilities, granted: .grantExportQueryAnalysisLogAbility,
            revoked: .revokeExportQueryAnalysisLogAbility)
        if let learning = change.mlMemberAbilities?.customMLMemberAbilities {
            let before = member.mlAbilities?.customMLMemberAbilities ?? []
            compare(
                .canReceiveModelOutput, before, learning, granted: .grantCanReceiveModelOutput, revoked: .revokeCanReceiveModelOutput)
            compare(
                .canReceiveInferenceOutput, before, learning, granted: .grantCanReceiveInferenceOutput,
                revoked: .revokeCanReceiveInferenceOutput)
        }
        let payments = member.payments.changed(by: change)
        let kinds = Payments.kinds.map(\.value)
        if kinds.contains(where: { payments[keyPath: $0] && !member.payments[keyPath: $0] }) { types.append(.addPayerCandidate) }
        if kinds.contains(where: { !payments[keyPath: $0] && member.payments[keyPath: $0] }) { types.append(.removePayerCandidate) }
        return types
    }

    /// How many members the changes add.
    static func newMembers(in changes: [ChangeInput], to current: Current) -> Int {
        changes.count { types(of: $0.specification, to: current).contains(.addMember) }
    }

    // MARK: Approval

    /// Whether the collaboration approves each of the changes beforehand.
    ///
    /// Payers and machine learning have no type that can be approved beforehand. A new member brings its abilities along, so those have
    /// to be approved too (inferred from the console's text).
    static func isAutoApproved(_ changes: [ChangeInput], to current: Current) -> Bool {
        let approved = Set((current.collaboration.autoApprovedChangeTypes ?? []).map(\.rawValue))
        return changes.allSatisfy { change in
            var types = types(of: change.specification, to: current)
            if types.contains(.addMember), case .member(let member) = change.specification {
                if member.memberAbilities.contains(.canReceiveResults) { types.append(.grantReceiveResultsAbility) }
                if member.memberAbilities.contains(.canExportQueryAnalysisLog) { types.append(.grantExportQueryAnalysisLogAbility) }
                // No type approves these beforehand.
                for ability in member.mlMemberAbilities?.customMLMemberAbilities ?? [] {
                    switch ability {
                    case .canReceiveModelOutput: types.append(.grantCanReceiveModelOutput)
                    case .canReceiveInferenceOutput: types.append(.grantCanReceiveInferenceOutput)
                    }
                }
            }
            return types.allSatisfy { approved.contains($0.rawValue) }
        }
    }

    // MARK: Issues

    /// What is wrong with the changes.
    static func issues(with changes: [ChangeInput], to current: Current) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        for (index, change) in changes.enumerated() {
            let field = "changes.\(index + 1).member"
            let own = issuesOfOne(change, at: field, to: current)
            issues += own
            if own.isEmpty, types(of: change.specification, to: current).isEmpty {
                issues.append(FieldIssue("\(field).specification", "The change changes nothing."))
            }
        }
        if Set(changes.map(\.specification.subject)).count < changes.count {
            issues.append(FieldIssue("changes", "Each account, and the collaboration, can be changed only once in a request."))
        }
        return issues + payerIssues(with: changes, to: current)
    }

    private static func issuesOfOne(_ change: ChangeInput, at field: String, to current: Current) -> [FieldIssue] {
        switch (change.specificationType, change.specification) {
        case (.member, .member(let member)):
            var issues: [FieldIssue] = []
            for ability in MemberAbility.ofRunners where member.memberAbilities.contains(ability) {
                issues.append(
                    FieldIssue("\(field).specification.member.memberAbilities", "A change cannot grant \(ability.rawValue)."))
            }
            if current.member(member.accountId) == nil, member.displayName == nil {
                issues.append(FieldIssue("\(field).specification.member.displayName", "A new member needs a display name."))
            }
            return issues
        case (.collaboration, .collaboration):
            return []
        case (.member, .collaboration), (.collaboration, .member):
            return [FieldIssue("\(field).specificationType", "The type is not that of the specification.")]
        }
    }

    /// A kind of cost that has a payer keeps one (inferred): without any, no analysis could run.
    private static func payerIssues(with changes: [ChangeInput], to current: Current) -> [FieldIssue] {
        var payments = Dictionary(current.members.map { ($0.row.account, $0.payments) }, uniquingKeysWith: { $1 })
        for case .member(let change) in changes.map(\.specification) {
            payments[change.accountId] = (payments[change.accountId] ?? Payments()).changed(by: change)
        }
        return Payments.kinds.compactMap { kind in
            let hadPayer = current.members.contains { $0.payments[keyPath: kind.value] }
            let hasPayer = payments.values.contains { $0[keyPath: kind.value] }
            return hadPayer && !hasPayer ? FieldIssue("changes", "No member would be left to pay for \(kind.name).") : nil
        }
    }
}

extension MemberAbility {
    /// What is settled when the collaboration is made, and never changes.
    static let ofRunners: [MemberAbility] = [.canQuery, .canRunJob]
}

extension ChangeSpecification {
    /// What is changed: an account's place, or the collaboration.
    enum Subject: Hashable {
        case member(account: String)
        case collaboration
    }

    var subject: Subject {
        switch self {
        case .member(let change): .member(account: change.accountId)
        case .collaboration: .collaboration
        }
    }
}

extension Payments {
    /// The payments after a change, which says nothing of the kinds that it leaves as they are (inferred).
    func changed(by change: MemberChangeSpecification) -> Payments {
        var payments = self
        for kind in change.paymentConfiguration.map({ PaymentAnswers($0).byKind }) ?? [] {
            if let answer = kind.answer { payments[keyPath: kind.value] = answer }
        }
        return payments
    }
}
