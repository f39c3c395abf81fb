// What analyses take of budgets.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AccessBudget.html

import Budgets
import Rules
import CleanRoomsModel
import Store

extension Call {
    /// Takes one use of each resource that has an access budget, when an analysis is accepted (inferred: the analysis may still fail).
    ///
    /// - Parameter resources: What the analysis refers to, all of one kind; each counts once, even if it is named several times.
    /// - Throws: `validation` for a resource of which no use is left; the text is ours. Uses taken go back with the call's transaction.
    func spendBudgets(on resources: [some MembershipChild]) throws {
        var spent: Set<String> = []
        for resource in resources where spent.insert(resource.row.id).inserted {
            guard var template = try accessBudget(of: resource),
                case .accessBudget(let resourceARN, var limits) = template.limits
            else { continue }
            guard limits.remainingUses(at: now) > 0 else {
                throw ServiceError.validation(
                    nil, message: "The access budget of \(resource.row.name ?? resourceARN) is used up.", fields: [])
            }
            for index in limits.indices { limits[index].spend(at: now) }
            template.limits = .accessBudget(resourceARN: resourceARN, limits)
            template.budgetUpdateTime = now
            try store.update(template)
        }
    }

    /// Takes the cost of a query's aggregations from the differential privacy budget of the member whose data they are over.
    ///
    /// A query costs the same whether it has one row or many (inferred).
    /// - Parameter uses: One for each aggregate of the query, all of one owner; none for a query without differential privacy.
    /// - Returns: The text that refuses the query where too little is left, as the service was seen to; then nothing is taken.
    func spendPrivacyBudget(of uses: [PrivacyUse], in collaborationID: String) throws -> String? {
        guard let owner = uses.first?.ownerAccountID else { return nil }
        guard let member = try liveMember(owner, of: collaborationID), var template = try differentialPrivacyPolicy(of: member.row.id),
            case .differentialPrivacy(var limit) = template.limits, limit.spend(uses.map(\.aggregation), at: now)
        else {
            return "You do not have enough aggregations remaining to run this query on the data from \(owner). "
                + "You can wait for the utility to refresh or contact the data owner to provide you more utility."
        }
        template.limits = .differentialPrivacy(limit)
        template.budgetUpdateTime = now
        try store.update(template)
        return nil
    }

    /// The template with the access budget of a resource, if it has one.
    func accessBudget(of resource: some MembershipChild) throws -> PrivacyBudgetTemplateRecord? {
        try budgetTemplate(named: resource.arn.description, in: resource.membershipID)
    }

    /// The differential privacy policy that a member has brought into the collaboration, if any.
    func differentialPrivacyPolicy(of membershipID: String) throws -> PrivacyBudgetTemplateRecord? {
        try budgetTemplate(named: PrivacyBudgetTemplateRecord.differentialPrivacyName, in: membershipID)
    }

    /// A membership's template, found by what its budget is for.
    func budgetTemplate(named name: String, in membershipID: String) throws -> PrivacyBudgetTemplateRecord? {
        try store.first(of: PrivacyBudgetTemplateRecord.self, in: .parent(membershipID), named: name)
    }
}
