// Privacy budget templates, the budgets that they make, and a preview of what a budget would allow.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreatePrivacyBudgetTemplate.html

import Budgets
package import CleanRoomsModel
import Clocks
import Store

extension ListPrivacyBudgetTemplatesInput: PagedInput {}
extension ListCollaborationPrivacyBudgetTemplatesInput: PagedInput {}
extension ListPrivacyBudgetsInput: PagedInput {}
extension ListCollaborationPrivacyBudgetsInput: PagedInput {}

extension CleanRooms {
    /// Makes a template and its budget, which counts from now on.
    ///
    /// - Throws: `validation` for parameters that do not fit the type or each other; `notFound` for a table that is not the
    ///   membership's; `conflict` for a second budget of the same table, and for a second policy of differential privacy.
    package func createPrivacyBudgetTemplate(
        _ input: CreatePrivacyBudgetTemplateInput, _ call: Call
    ) throws -> CreatePrivacyBudgetTemplateOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        if let issue = PrivacyBudgetRules.typeIssue(input.privacyBudgetType, parametersOf: input.parameters.type) {
            throw ServiceError.invalidConfiguration([issue])
        }
        // If the request does not say, nothing is refreshed. Access budgets ignore it, as their limits have their own refresh (inferred).
        let autoRefresh = input.autoRefresh ?? .noRefresh
        let (name, limits) =
            switch input.parameters {
            case .differentialPrivacy(let parameters): try call.newLimit(parameters, refreshing: autoRefresh, in: membership)
            case .accessBudget(let parameters): try call.newLimits(parameters, in: membership)
            }
        if case .accessBudget = input.parameters {
            let templates = try call.store.all(of: PrivacyBudgetTemplateRecord.self, in: .collaboration(membership.collaborationID))
            try call.requireRoom(under: .accessBudgets, to: templates.count { $0.type == .accessBudget })
        }
        let template = PrivacyBudgetTemplateRecord(
            row: call.newRow(id: call.newID(), collaboration: membership.collaborationID, parent: membership.id, name: name),
            autoRefresh: autoRefresh, limits: limits, budgetID: call.newID(), updateTime: call.now, budgetUpdateTime: call.now)
        try call.store.insert(template)
        try call.tag(template.arn, with: input.tags)
        return CreatePrivacyBudgetTemplateOutput(privacyBudgetTemplate: template.view(creator: membership.collaboration.row.account))
    }

    package func getPrivacyBudgetTemplate(
        _ input: GetPrivacyBudgetTemplateInput, _ call: Call
    ) throws -> GetPrivacyBudgetTemplateOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let template = try call.child(PrivacyBudgetTemplateRecord.self, input.privacyBudgetTemplateIdentifier, of: membership.id)
        return GetPrivacyBudgetTemplateOutput(privacyBudgetTemplate: template.view(creator: try call.creator(of: template)))
    }

    package func listPrivacyBudgetTemplates(
        _ input: ListPrivacyBudgetTemplatesInput, _ call: Call
    ) throws -> ListPrivacyBudgetTemplatesOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: PrivacyBudgetTemplateRecord.self, in: .parent(membership.id), input)
        return ListPrivacyBudgetTemplatesOutput(
            nextToken: page.nextToken,
            privacyBudgetTemplateSummaries: try page.elements.map { $0.summary(creator: try call.creator(of: $0)) })
    }

    /// Changes the limits. What has been used of differential privacy stays used; an access budget is replaced, and full again.
    ///
    /// - Throws: `validation` for another type than the template's; `conflict` for less epsilon once queries have used some.
    package func updatePrivacyBudgetTemplate(
        _ input: UpdatePrivacyBudgetTemplateInput, _ call: Call
    ) throws -> UpdatePrivacyBudgetTemplateOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var template = try call.child(PrivacyBudgetTemplateRecord.self, input.privacyBudgetTemplateIdentifier, of: membership.id)
        guard input.privacyBudgetType == template.type else {
            throw ServiceError.invalidConfiguration(
                "The privacy budget template is of type \(template.type.rawValue).", field: "privacyBudgetType")
        }
        if let parameters = input.parameters {
            try call.change(&template, by: parameters)
            template.budgetUpdateTime = call.now
        }
        template.updateTime = call.now
        try call.store.update(template)
        return UpdatePrivacyBudgetTemplateOutput(privacyBudgetTemplate: template.view(creator: membership.collaboration.row.account))
    }

    /// Deletes a template with its budget: a table is unlimited again, and what needs differential privacy cannot be queried.
    package func deletePrivacyBudgetTemplate(
        _ input: DeletePrivacyBudgetTemplateInput, _ call: Call
    ) throws -> DeletePrivacyBudgetTemplateOutput {
        try call.deleteChild(
            PrivacyBudgetTemplateRecord.self, input.privacyBudgetTemplateIdentifier, of: input.membershipIdentifier)
        return DeletePrivacyBudgetTemplateOutput()
    }

    package func getCollaborationPrivacyBudgetTemplate(
        _ input: GetCollaborationPrivacyBudgetTemplateInput, _ call: Call
    ) throws -> GetCollaborationPrivacyBudgetTemplateOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let template = try call.shared(PrivacyBudgetTemplateRecord.self, input.privacyBudgetTemplateIdentifier, in: seat)
        return GetCollaborationPrivacyBudgetTemplateOutput(
            collaborationPrivacyBudgetTemplate: template.collaborationView(creator: seat.collaboration.row.account))
    }

    package func listCollaborationPrivacyBudgetTemplates(
        _ input: ListCollaborationPrivacyBudgetTemplatesInput, _ call: Call
    ) throws -> ListCollaborationPrivacyBudgetTemplatesOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let page = try call.sharedPage(of: PrivacyBudgetTemplateRecord.self, in: seat, input)
        return ListCollaborationPrivacyBudgetTemplatesOutput(
            nextToken: page.nextToken,
            collaborationPrivacyBudgetTemplateSummaries: page.elements.map {
                $0.collaborationSummary(creator: seat.collaboration.row.account)
            })
    }

    package func listPrivacyBudgets(_ input: ListPrivacyBudgetsInput, _ call: Call) throws -> ListPrivacyBudgetsOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let wanted = WantedBudgets(type: input.privacyBudgetType, resourceARN: input.accessBudgetResourceArn)
        let page = try call.page(
            of: PrivacyBudgetTemplateRecord.self, in: .parent(membership.id), input, filters: wanted.filters, where: wanted.include)
        return ListPrivacyBudgetsOutput(
            privacyBudgetSummaries: try page.elements.map { $0.budgetSummary(creator: try call.creator(of: $0), at: call.now) },
            nextToken: page.nextToken)
    }

    /// Lists what is left in the collaboration, for any of its active members: the runner of queries needs to know.
    package func listCollaborationPrivacyBudgets(
        _ input: ListCollaborationPrivacyBudgetsInput, _ call: Call
    ) throws -> ListCollaborationPrivacyBudgetsOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let wanted = WantedBudgets(type: input.privacyBudgetType, resourceARN: input.accessBudgetResourceArn)
        let page = try call.sharedPage(
            of: PrivacyBudgetTemplateRecord.self, in: seat, input, filters: wanted.filters, where: wanted.include)
        return ListCollaborationPrivacyBudgetsOutput(
            collaborationPrivacyBudgetSummaries: page.elements.map {
                $0.collaborationBudgetSummary(creator: seat.collaboration.row.account, at: call.now)
            },
            nextToken: page.nextToken)
    }

    /// Answers how many aggregations a budget would allow; nothing is kept.
    package func previewPrivacyImpact(_ input: PreviewPrivacyImpactInput, _ call: Call) throws -> PreviewPrivacyImpactOutput {
        _ = try call.membership(input.membershipIdentifier)
        switch input.parameters {
        case .differentialPrivacy(let parameters):
            let utility = PrivacyUtility(epsilon: parameters.epsilon, usersNoisePerQuery: parameters.usersNoisePerQuery)
            let aggregations = DifferentialPrivacyAggregationType.allCases.map { type in
                DifferentialPrivacyPreviewAggregation(type: type, maxCount: utility.maxCount(of: type))
            }
            return PreviewPrivacyImpactOutput(
                privacyImpact: .differentialPrivacy(DifferentialPrivacyPrivacyImpact(aggregations: aggregations)))
        }
    }
}

/// The filter of the two listings of budgets.
private struct WantedBudgets {
    let type: PrivacyBudgetType
    let resourceARN: String?

    var filters: [String] { [type.rawValue, resourceARN ?? ""] }

    func include(_ template: PrivacyBudgetTemplateRecord) -> Bool {
        // No differential privacy budget belongs to a resource, so the filter leaves none (inferred).
        template.type == type && (resourceARN == nil || template.row.name == resourceARN)
    }
}

extension Call {
    /// The limit of a new policy, of which a collaboration has one: all its tables with differential privacy draw on one budget.
    fileprivate func newLimit(
        _ parameters: DifferentialPrivacyTemplateParametersInput, refreshing autoRefresh: PrivacyBudgetTemplateAutoRefresh,
        in membership: ActiveMembership
    ) throws -> (name: String, PrivacyBudgetTemplateRecord.Limits) {
        let name = PrivacyBudgetTemplateRecord.differentialPrivacyName
        for other in try activeMemberships(in: membership.collaborationID).sorted() {
            guard let twin = try budgetTemplate(named: name, in: other) else { continue }
            throw ServiceError.conflict(
                .alreadyExists, .init(.privacyBudgetTemplate, twin.row.id),
                message: "Collaboration \(membership.collaborationID) already has a differential privacy policy.")
        }
        let utility = PrivacyUtility(epsilon: parameters.epsilon, usersNoisePerQuery: parameters.usersNoisePerQuery)
        let period: CalendarPeriod? =
            switch autoRefresh {
            case .calendarMonth: .month
            case .noRefresh: nil
            }
        return (name, .differentialPrivacy(PrivacyLimit(utility: utility, period: period)))
    }

    /// The limits of a new access budget, of which a resource has one.
    fileprivate func newLimits(
        _ parameters: AccessBudgetsPrivacyTemplateParametersInput, in membership: ActiveMembership
    ) throws -> (name: String, PrivacyBudgetTemplateRecord.Limits) {
        let resourceARN = parameters.resourceArn
        try requireBudgetable(resourceARN, in: membership)
        let issues = PrivacyBudgetRules.issues(with: parameters.budgetParameters)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        if let twin = try budgetTemplate(named: resourceARN, in: membership.id) {
            throw ServiceError.conflict(
                .alreadyExists, .init(.privacyBudgetTemplate, twin.row.id),
                message: "Membership \(membership.id) already has an access budget for \(resourceARN).")
        }
        return (resourceARN, .accessBudget(resourceARN: resourceARN, newLimits(parameters.budgetParameters)))
    }

    private func newLimits(_ parameters: [BudgetParameter]) -> [AccessLimit] {
        parameters.map { AccessLimit(parameter: $0, setTime: now) }
    }

    /// An ARN has to be that of one of the membership's own tables (inferred); the model's pattern leaves no other kinds.
    private func requireBudgetable(_ text: String, in membership: ActiveMembership) throws {
        let arn = ARN(text)
        guard let arn, case .child(let kind, let id, membership.id)? = arn.cleanRoomsResource,
            arn.account == caller.account, arn.region == caller.region, try row(of: kind, id)?.parent == membership.id
        else {
            throw ServiceError.notFound(
                .init(arn?.cleanRoomsResource?.kind ?? .unknown, text), message: "No such resource with resourceArn: \(text)")
        }
    }

    fileprivate func change(
        _ template: inout PrivacyBudgetTemplateRecord, by parameters: PrivacyBudgetTemplateUpdateParameters
    ) throws {
        switch (template.limits, parameters) {
        case (.differentialPrivacy(var limit), .differentialPrivacy(let change)):
            if let epsilon = change.epsilon, epsilon < limit.utility.epsilon, limit.use != nil {
                throw ServiceError.conflict(
                    .invalidState, .init(.privacyBudgetTemplate, template.row.id),
                    // Documented; that the answer is a conflict, and its text, are inferred.
                    message: "Epsilon cannot be decreased after the privacy budget has been used.")
            }
            limit.utility.epsilon = change.epsilon ?? limit.utility.epsilon
            limit.utility.usersNoisePerQuery = change.usersNoisePerQuery ?? limit.utility.usersNoisePerQuery
            template.limits = .differentialPrivacy(limit)
        case (.accessBudget(let resourceARN, _), .accessBudget(let change)):
            let issues = PrivacyBudgetRules.issues(with: change.budgetParameters)
            guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
            template.limits = .accessBudget(resourceARN: resourceARN, newLimits(change.budgetParameters))
        case (.differentialPrivacy, .accessBudget), (.accessBudget, .differentialPrivacy):
            let issue = PrivacyBudgetRules.typeIssue(template.type, parametersOf: parameters.type)
            throw ServiceError.invalidConfiguration(issue.map { [$0] } ?? [])
        }
    }
}
