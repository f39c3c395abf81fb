// The rules across a collaboration's members: abilities, payers, engine.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html and the `PaymentConfiguration` shapes.

import CleanRoomsModel

/// Whom a collaboration invites, and with what.
struct Invitation {
    let account: String
    let displayName: String
    let abilities: [MemberAbility]
    let mlAbilities: MLMemberAbilities?
    var payments: Payments

    init(_ member: MemberSpecification) {
        account = member.accountId
        displayName = member.displayName
        abilities = member.memberAbilities.uniqued()
        mlAbilities = member.mlMemberAbilities
        payments = Payments(member.paymentConfiguration)
    }

    /// - Parameter change: One that adds a member, and so has a display name.
    init(_ change: MemberChangeSpecification) {
        account = change.accountId
        displayName = change.displayName ?? ""
        abilities = change.memberAbilities.uniqued()
        mlAbilities = change.mlMemberAbilities
        payments = Payments(change.paymentConfiguration)
    }

    init(creatorOf input: CreateCollaborationInput, account: String) {
        self.account = account
        displayName = input.creatorDisplayName
        abilities = input.creatorMemberAbilities.uniqued()
        mlAbilities = input.creatorMLMemberAbilities
        payments = Payments(input.creatorPaymentConfiguration)
    }
}

enum CollaborationRules {
    /// What is wrong with a new collaboration. The wording is ours.
    static func issues(
        with input: CreateCollaborationInput, from creator: Caller, legacyEngine: Settings.LegacyEngine
    ) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        let accounts = input.members.map(\.accountId)
        if accounts.contains(creator.account) {
            issues.append(FieldIssue("members", "The creator must not be listed among the members."))
        }
        if Set(accounts).count < accounts.count {
            issues.append(FieldIssue("members", "Each account can be listed only once."))
        }
        let abilities = [input.creatorMemberAbilities] + input.members.map(\.memberAbilities)
        if abilities.count(where: { $0.contains(.canQuery) }) > 1 {
            issues.append(FieldIssue("members", "Only one member can have the ability CAN_QUERY."))
        }
        let runners = abilities.filter { $0.contains(.canRunJob) }
        if runners.count > 1 {
            issues.append(FieldIssue("members", "Only one member can have the ability CAN_RUN_JOB."))
        } else if abilities.contains(where: { $0.contains(.canQuery) }), runners.contains(where: { !$0.contains(.canQuery) }) {
            issues.append(FieldIssue("members", "CAN_QUERY and CAN_RUN_JOB must be given to the same member."))
        }
        issues += payerIssues(with: input)
        if let issue = engineIssue(input.analyticsEngine, legacyEngine: legacyEngine, from: nil) { issues.append(issue) }
        return issues
    }

    /// A member who runs analyses may only be declared not to pay for them if another member pays.
    ///
    /// Source: for jobs the model's text of `jobCompute`; for queries the user guide's document history of 2024-10-29, which names neither text
    /// nor field.
    private static func payerIssues(with input: CreateCollaborationInput) -> [FieldIssue] {
        let payers = [input.creatorPaymentConfiguration] + input.members.map(\.paymentConfiguration)
        let abilities = [input.creatorMemberAbilities] + input.members.map(\.memberAbilities)
        func issue(_ ability: MemberAbility, _ verb: String, _ answer: (PaymentConfiguration?) -> Bool?) -> FieldIssue? {
            guard !payers.contains(where: { answer($0) == true }) else { return nil }
            guard let index = abilities.indices.first(where: { abilities[$0].contains(ability) && answer(payers[$0]) == false }) else {
                return nil
            }
            return FieldIssue(
                index == 0 ? "creatorPaymentConfiguration" : "members",
                "The member who can \(verb) pays for them unless another member does.")
        }
        return [
            issue(.canQuery, "run queries", { $0?.queryCompute.isResponsible }),
            issue(.canRunJob, "run jobs", { $0?.jobCompute?.isResponsible }),
        ].compactMap(\.self)
    }

    /// An engine that cannot be chosen. Which reason the service gives is not public; the wording is ours.
    static func engineIssue(
        _ engine: AnalyticsEngine?, legacyEngine: Settings.LegacyEngine, from current: AnalyticsEngine?
    ) -> FieldIssue? {
        guard engine == .cleanRoomsSql, current != .cleanRoomsSql else { return nil }
        // A collaboration on Spark never goes back. Whether a new one may use the legacy engine is a setting of the emulator.
        guard legacyEngine == .refuse || current == .spark else { return nil }
        return FieldIssue("analyticsEngine", "The analytics engine CLEAN_ROOMS_SQL is no longer available.")
    }

    /// The invitations, each kind of cost with a payer where the service finds one by itself.
    ///
    /// If no payer is named, the member who may query pays for queries, and the one who may run jobs for jobs. Recorded collaborations
    /// show no payer of machine learning when none was named.
    static func withDefaultPayers(_ invitations: [Invitation]) -> [Invitation] {
        var invitations = invitations
        func name(_ kind: WritableKeyPath<Payments, Bool>, _ ability: MemberAbility) {
            guard !invitations.contains(where: { $0.payments[keyPath: kind] }) else { return }
            for index in invitations.indices where invitations[index].abilities.contains(ability) {
                invitations[index].payments[keyPath: kind] = true
            }
        }
        name(\.queryCompute, .canQuery)
        name(\.jobCompute, .canRunJob)
        return invitations
    }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, in the order of their first occurrence.
    func uniqued() -> [Element] {
        // Hashing costs more than comparing with the few there are.
        guard count > 16 else { return reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
