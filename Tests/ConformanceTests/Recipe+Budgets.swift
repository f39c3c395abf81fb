// Recipes of privacy budget templates and their budgets.

import EmulatorTesting
import JSON

extension Recipe {
    static var budgets: [String: Recipe] {
        [
            "CreatePrivacyBudgetTemplate": Recipe(
                seed: ["privacyBudgetType": "ACCESS_BUDGET", "parameters": ["accessBudget": accessBudget]]
            ) { world, input, changed in
                if changed == "privacyBudgetType", input["privacyBudgetType"] == "DIFFERENTIAL_PRIVACY" {
                    input["parameters"] = ["differentialPrivacy": ["epsilon": 3, "usersNoisePerQuery": 30]]
                }
                fitBudget(&input)
                if input[path: "parameters.accessBudget"] == nil {
                    // A collaboration has one policy of differential privacy.
                    input["membershipIdentifier"] = .string(try world.makeHome().membership)
                } else {
                    let association = try world.make("CreateConfiguredTableAssociation")
                    input[path: "parameters.accessBudget.resourceArn"] = .string(association.arn)
                }
            },
            "UpdatePrivacyBudgetTemplate": Recipe(makesParent: "privacyBudgetTemplateIdentifier") { world, input, _ in
                if input["parameters"] != nil { fitBudget(&input) }
                let type = input["privacyBudgetType"] ?? ""
                var request = world.least("CreatePrivacyBudgetTemplate").with("privacyBudgetType", type)
                request = try world.input(for: "CreatePrivacyBudgetTemplate", changed: "privacyBudgetType", request)
                let reply = world.send("CreatePrivacyBudgetTemplate", request)
                guard let id = reply["privacyBudgetTemplate"]?["id"] else {
                    throw NotReady(operation: "CreatePrivacyBudgetTemplate", reply: reply)
                }
                input["privacyBudgetTemplateIdentifier"] = id
                input["membershipIdentifier"] = request["membershipIdentifier"]
            },
            "ListPrivacyBudgets": Recipe(seed: ["privacyBudgetType": "ACCESS_BUDGET"]),
            "ListCollaborationPrivacyBudgets": Recipe(seed: ["privacyBudgetType": "ACCESS_BUDGET"]),
        ]
    }

    private static let accessBudget: JSON = ["budgetParameters": [["type": "CALENDAR_DAY", "budget": 3]], "resourceArn": ""]

    /// The type is that of the parameters; of two limits one is for good, and that one is never refreshed.
    private static func fitBudget(_ input: inout JSON) {
        let isAccess = input[path: "parameters.accessBudget"] != nil
        input["privacyBudgetType"] = isAccess ? "ACCESS_BUDGET" : "DIFFERENTIAL_PRIVACY"
        let place = "parameters.accessBudget.budgetParameters"
        guard let limits = input[path: place]?.array else { return }
        input[path: place] = .array(
            limits.enumerated().map { index, limit in
                let limit = index == 0 ? limit : limit.with("type", "LIFETIME")
                return limit["type"] == "LIFETIME" ? limit.with("autoRefresh", nil) : limit
            })
    }
}
