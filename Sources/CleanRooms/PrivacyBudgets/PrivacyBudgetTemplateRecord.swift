// The stored privacy budget template, with its budget and what has been used of it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PrivacyBudgetTemplate.html

import Budgets
import CleanRoomsModel
import JSON
import Store

/// A template and its one budget, which is made with it, follows its updates and goes with it.
///
/// Refreshes are not stored: what is left is computed from the time and the last use, so an idle budget needs no work.
struct PrivacyBudgetTemplateRecord: MembershipChild {
    static let kind = "privacyBudgetTemplate"
    static let arnKind = ARN.ChildKind.privacyBudgetTemplate
    static let resourceKind = ServiceError.Resource.Kind.privacyBudgetTemplate
    static let noun = (thing: "privacy budget template", id: "privacyBudgetTemplateId")

    /// The name column holds what the budget is for: a resource's ARN, or ``differentialPrivacyName``.
    var row: Row
    var autoRefresh: PrivacyBudgetTemplateAutoRefresh
    var limits: Limits
    var budgetID: String
    var updateTime: Timestamp
    /// When the budget was last changed, by an update of the template or by a query.
    var budgetUpdateTime: Timestamp

    enum Limits: Equatable {
        case differentialPrivacy(PrivacyLimit)
        case accessBudget(resourceARN: String, [AccessLimit])
    }

    static let differentialPrivacyName = PrivacyBudgetType.differentialPrivacy.rawValue
}

extension PrivacyBudgetTemplateRecord {
    var type: PrivacyBudgetType {
        switch limits {
        case .differentialPrivacy: .differentialPrivacy
        case .accessBudget: .accessBudget
        }
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        autoRefresh = try body.required("autoRefresh")
        if let limit: PrivacyLimit = try body.optional("differentialPrivacy") {
            limits = .differentialPrivacy(limit)
        } else {
            limits = .accessBudget(resourceARN: row.name ?? "", try body.required("accessBudget"))
        }
        budgetID = try body.required("budgetId")
        updateTime = try body.required("updateTime")
        budgetUpdateTime = try body.required("budgetUpdateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("autoRefresh", autoRefresh)
        switch limits {
        case .differentialPrivacy(let limit): writer.member("differentialPrivacy", limit)
        case .accessBudget(_, let limits): writer.member("accessBudget", limits)
        }
        writer.member("budgetId", budgetID)
        writer.member("updateTime", updateTime)
        writer.member("budgetUpdateTime", budgetUpdateTime)
        writer.endObject()
    }
}
