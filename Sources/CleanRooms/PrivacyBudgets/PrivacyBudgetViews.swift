// What templates and their budgets look like: to their owner, and to the collaboration.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PrivacyBudgetSummary.html

import Budgets
import CleanRoomsModel
import Store

// MARK: Templates

extension PrivacyBudgetTemplateRecord {
    func view(creator: String) -> PrivacyBudgetTemplate {
        PrivacyBudgetTemplate(
            id: row.id, arn: arn.description, membershipId: membershipID, membershipArn: membershipARN.description,
            collaborationId: collaborationID, collaborationArn: collaborationARN(creator: creator).description,
            createTime: row.createTime, updateTime: updateTime, privacyBudgetType: type, autoRefresh: autoRefresh,
            parameters: parameters)
    }

    func summary(creator: String) -> PrivacyBudgetTemplateSummary {
        PrivacyBudgetTemplateSummary(
            id: row.id, arn: arn.description, membershipId: membershipID, membershipArn: membershipARN.description,
            collaborationId: collaborationID, collaborationArn: collaborationARN(creator: creator).description,
            privacyBudgetType: type, createTime: row.createTime, updateTime: updateTime)
    }

    func collaborationView(creator: String) -> CollaborationPrivacyBudgetTemplate {
        CollaborationPrivacyBudgetTemplate(
            id: row.id, arn: arn.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, creatorAccountId: row.account,
            createTime: row.createTime, updateTime: updateTime, privacyBudgetType: type, autoRefresh: autoRefresh,
            parameters: parameters)
    }

    func collaborationSummary(creator: String) -> CollaborationPrivacyBudgetTemplateSummary {
        CollaborationPrivacyBudgetTemplateSummary(
            id: row.id, arn: arn.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, creatorAccountId: row.account,
            privacyBudgetType: type, createTime: row.createTime, updateTime: updateTime)
    }

    private var parameters: PrivacyBudgetTemplateParametersOutput {
        switch limits {
        case .differentialPrivacy(let limit):
            .differentialPrivacy(
                DifferentialPrivacyTemplateParametersOutput(
                    epsilon: limit.utility.epsilon, usersNoisePerQuery: limit.utility.usersNoisePerQuery))
        case .accessBudget(let resourceARN, let limits):
            .accessBudget(
                AccessBudgetsPrivacyTemplateParametersOutput(budgetParameters: limits.map(\.parameter), resourceArn: resourceARN))
        }
    }
}

// MARK: Budgets

extension PrivacyBudgetTemplateRecord {
    func budgetSummary(creator: String, at now: Timestamp) -> PrivacyBudgetSummary {
        PrivacyBudgetSummary(
            id: budgetID, privacyBudgetTemplateId: row.id, privacyBudgetTemplateArn: arn.description, membershipId: membershipID,
            membershipArn: membershipARN.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, type: type, createTime: row.createTime,
            updateTime: budgetUpdateTime(at: now), budget: budget(at: now))
    }

    func collaborationBudgetSummary(creator: String, at now: Timestamp) -> CollaborationPrivacyBudgetSummary {
        CollaborationPrivacyBudgetSummary(
            id: budgetID, privacyBudgetTemplateId: row.id, privacyBudgetTemplateArn: arn.description,
            collaborationId: collaborationID, collaborationArn: collaborationARN(creator: creator).description,
            creatorAccountId: row.account, type: type, createTime: row.createTime, updateTime: budgetUpdateTime(at: now),
            budget: budget(at: now))
    }

    /// A refresh keeps the budget and its id, and is an update of it (inferred).
    private func budgetUpdateTime(at now: Timestamp) -> Timestamp {
        let refreshTimes =
            switch limits {
            case .differentialPrivacy(let limit): [limit.refreshTime(at: now)]
            case .accessBudget(_, let limits): limits.map { $0.refreshTime(at: now) }
            }
        return refreshTimes.compactMap(\.self).reduce(budgetUpdateTime, max)
    }

    private func budget(at now: Timestamp) -> PrivacyBudget {
        switch limits {
        case .differentialPrivacy(let limit):
            let aggregations = DifferentialPrivacyAggregationType.allCases.map { type in
                DifferentialPrivacyPrivacyBudgetAggregation(
                    type: type, maxCount: limit.utility.maxCount(of: type), remainingCount: limit.remainingCount(of: type, at: now))
            }
            return .differentialPrivacy(DifferentialPrivacyPrivacyBudget(aggregations: aggregations, epsilon: limit.utility.epsilon))
        case .accessBudget(let resourceARN, let limits):
            return .accessBudget(
                AccessBudget(
                    resourceArn: resourceARN, details: limits.map { $0.details(at: now) },
                    aggregateRemainingBudget: limits.remainingUses(at: now)))
        }
    }
}

extension [AccessLimit] {
    /// What the tightest of the limits leaves.
    func remainingUses(at now: Timestamp) -> Int {
        map { $0.details(at: now).remainingBudget }.min() ?? 0
    }
}
