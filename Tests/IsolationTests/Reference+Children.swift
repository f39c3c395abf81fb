// What lives under memberships: what is alike for all kinds, then analysis templates and privacy budgets.

import APIModel
import EmulatorTesting
import JSON

extension Reference {
    // MARK: All kinds

    /// Takes a child that was made.
    func take(_ kind: Kind, _ name: String, _ content: Child.Content, _ membership: Membership) -> (Reply) -> String? {
        { reply in
            let member = [Kind.association: "configuredTableAssociation", .template: "analysisTemplate", .budget: "privacyBudgetTemplate"][
                kind]!
            guard let id = reply[member]?["id"]?.string else { return "there is no id" }
            let child = Child(
                id: id, kind: kind, membership: membership.id, collaboration: membership.collaboration, owner: membership.owner,
                created: self.now, name: name, content: content)
            self.children[id] = child
            self.ids.children.append(id)
            self.tell(child.arn)
            return differs(reply[member]?["arn"], child.arn, "arn")
        }
    }

    func getChild(_ kind: Kind, _ id: String, of membership: String, by caller: Caller) -> Step {
        step(caller, .get, "/memberships/\(membership)/\(kind.path)/\(id)") { () throws(Refused) in
            let child = try self.child(kind, id, of: membership, caller)
            return { reply in
                let value = reply.json.object?.members.first?.value
                return differs(value?["id"], id, "id") ?? differs(value?["arn"], child.arn, "arn")
                    ?? differs(value?["membershipId"], membership, "membershipId")
            }
        }
    }

    func listChildren(_ kind: Kind, of membership: String, _ page: PageRequest, by caller: Caller) -> Step {
        let member =
            switch kind {
            case .association: "configuredTableAssociationSummaries"
            case .template: "analysisTemplateSummaries"
            case .budget: "privacyBudgetTemplateSummaries"
            }
        return list(caller, "/memberships/\(membership)/\(kind.path)", member, page) { () throws(Refused) in
            self.own(kind, of: try self.membership(membership, caller).id).map(\.entry)
        }
    }

    func deleteChild(_ kind: Kind, _ id: String, of membership: String, by caller: Caller) -> Step {
        step(caller, .delete, "/memberships/\(membership)/\(kind.path)/\(id)") { () throws(Refused) in
            let child = try self.child(kind, id, of: membership, caller)
            let isBudgeted = self.children.values.contains { $0.isBudget(for: id) }
            guard !isBudgeted else { throw Refused(.conflict("SUBRESOURCES_EXIST")) }
            return { _ in
                self.children[id] = nil
                self.forget(child.arn)
                return nil
            }
        }
    }

    // MARK: Analysis templates

    func createTemplate(_ name: String, reading table: String, in membership: String, by caller: Caller) -> Step {
        let body: JSON = [
            "name": .string(name), "format": "SQL", "source": ["text": .string("SELECT city FROM \(table)")],
        ]
        return step(caller, .post, "/memberships/\(membership)/analysistemplates", body) { () throws(Refused) in
            let place = try self.changeable(membership, caller)
            guard !self.own(.template, of: membership).contains(where: { $0.name == name }) else {
                throw Refused(.conflict("ALREADY_EXISTS"))
            }
            return self.take(.template, name, .template(reads: table), place.membership)
        }
    }

    func updateTemplate(_ id: String, of membership: String, by caller: Caller) -> Step {
        step(caller, .patch, "/memberships/\(membership)/analysistemplates/\(id)", ["description": "changed"]) { () throws(Refused) in
            // The operation declares no conflict.
            _ = try self.changeable(membership, caller, inactive: .denied, child: (.template, id))
            return { differs($0["analysisTemplate"]?["id"], id, "id") }
        }
    }

    func template(_ arn: String, in collaboration: String) -> Child? {
        shared(.template, in: collaboration).first { $0.arn == arn }
    }

    func getCollaborationTemplate(_ arn: String, of id: String, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(id)/analysistemplates/\(arn.inPath)") { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            guard let template = self.template(arn, in: id) else { throw Refused(.missing(nil), hiding: arn.lastID) }
            return { reply in
                let value = reply["collaborationAnalysisTemplate"]
                return differs(value?["arn"], arn, "arn")
                    ?? differs(value?["creatorAccountId"], template.owner.account.id, "creatorAccountId")
            }
        }
    }

    func batchGetTemplates(_ arns: [String], of id: String, by caller: Caller) -> Step {
        let body: JSON = ["analysisTemplateArns": .array(arns.map(JSON.string))]
        return step(caller, .post, "/collaborations/\(id)/batch-analysistemplates", body) { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            let found = arns.filter { self.template($0, in: id) != nil }
            let missing = arns.filter { self.template($0, in: id) == nil }
            return { reply in
                differs(reply["collaborationAnalysisTemplates"].texts("arn"), found, "the templates")
                    ?? differs(reply["errors"].texts("arn"), missing, "the errors")
            }
        }
    }

    // MARK: What the collaboration shows

    func listShared(_ kind: Kind, of id: String, _ page: PageRequest, by caller: Caller) -> Step {
        let member = kind == .template ? "collaborationAnalysisTemplateSummaries" : "collaborationPrivacyBudgetTemplateSummaries"
        return list(caller, "/collaborations/\(id)/\(kind.path)", member, page) { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            return self.shared(kind, in: id).map(\.entry)
        }
    }

    func getCollaborationBudgetTemplate(_ id: String, of collaboration: String, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(collaboration)/privacybudgettemplates/\(id)") { () throws(Refused) in
            _ = try self.activeSeat(collaboration, caller)
            guard let child = self.shared(.budget, in: collaboration).first(where: { $0.id == id }) else {
                throw Refused(.missing(id), hiding: id)
            }
            return { reply in
                let value = reply["collaborationPrivacyBudgetTemplate"]
                return differs(value?["id"], id, "id") ?? differs(value?["creatorAccountId"], child.owner.account.id, "creatorAccountId")
            }
        }
    }

    // MARK: Privacy budgets

    /// - Parameter association: The ARN that an access budget is for; nil for differential privacy.
    func createBudget(for association: String?, in membership: String, by caller: Caller) -> Step {
        let budget: JSON =
            if let association {
                [
                    "privacyBudgetType": "ACCESS_BUDGET",
                    "parameters": [
                        "accessBudget": [
                            "resourceArn": .string(association), "budgetParameters": [["type": "LIFETIME", "budget": 1_000_000]],
                        ]
                    ],
                ]
            } else {
                [
                    "privacyBudgetType": "DIFFERENTIAL_PRIVACY",
                    "parameters": ["differentialPrivacy": ["epsilon": 10, "usersNoisePerQuery": 30]],
                ]
            }
        var alternatives: [Refusal] = []
        let collaboration = memberships[membership]?.collaboration
        // There is one for differential privacy in a collaboration; whether that of somebody who left counts is not told.
        if association == nil, children.values.contains(where: { $0.collaboration == collaboration && $0.isDifferentialPrivacy }) {
            alternatives = [.conflict("ALREADY_EXISTS")]
        }
        return step(caller, .post, "/memberships/\(membership)/privacybudgettemplates", budget, or: alternatives) { () throws(Refused) in
            let place = try self.changeable(membership, caller)
            var id: String?
            if let association {
                // That it has to be the caller's own is told, with which error it is not.
                guard let child = self.own(.association, of: membership).first(where: { $0.arn == association }) else {
                    throw Refused(refusals: [.invalid(), .missing(nil)], hidden: association.lastID)
                }
                let isTaken = self.children.values.contains { $0.isBudget(for: child.id) }
                guard !isTaken else { throw Refused(.conflict("ALREADY_EXISTS")) }
                id = child.id
            } else if self.shared(.budget, in: place.collaboration.id).contains(where: \.isDifferentialPrivacy) {
                throw Refused(.conflict("ALREADY_EXISTS"))
            }
            return self.take(.budget, "", .budget(association: id), place.membership)
        }
    }

    func updateBudget(_ id: String, of membership: String, by caller: Caller) -> Step {
        let type = children[id]?.isDifferentialPrivacy ?? true ? "DIFFERENTIAL_PRIVACY" : "ACCESS_BUDGET"
        let target = "/memberships/\(membership)/privacybudgettemplates/\(id)"
        return step(caller, .patch, target, ["privacyBudgetType": .string(type)]) { () throws(Refused) in
            _ = try self.changeable(membership, caller, child: (.budget, id))
            return { differs($0["privacyBudgetTemplate"]?["id"], id, "id") }
        }
    }

    func listBudgets(of membership: String, isDifferentialPrivacy: Bool, by caller: Caller) -> Step {
        step(caller, .get, "/memberships/\(membership)/privacybudgets?\(budgetType(isDifferentialPrivacy))") { () throws(Refused) in
            let own = self.own(.budget, of: try self.membership(membership, caller).id)
            return self.check("privacyBudgetSummaries", own, isDifferentialPrivacy)
        }
    }

    func listCollaborationBudgets(of id: String, isDifferentialPrivacy: Bool, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(id)/privacybudgets?\(budgetType(isDifferentialPrivacy))") { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            return self.check("collaborationPrivacyBudgetSummaries", self.shared(.budget, in: id), isDifferentialPrivacy)
        }
    }

    private func budgetType(_ isDifferentialPrivacy: Bool) -> String {
        "privacyBudgetType=\(isDifferentialPrivacy ? "DIFFERENTIAL_PRIVACY" : "ACCESS_BUDGET")"
    }

    private func check(_ member: String, _ budgets: [Child], _ isDifferentialPrivacy: Bool) -> (Reply) -> String? {
        let wanted = budgets.filter { $0.isDifferentialPrivacy == isDifferentialPrivacy }.map(\.id)
        return { differs($0[member].texts("privacyBudgetTemplateId"), wanted, "the budgets") }
    }
}

extension Reference.Child {
    var isDifferentialPrivacy: Bool { if case .budget(nil) = content { true } else { false } }

    func isBudget(for association: String) -> Bool {
        if case .budget(let budgeted?) = content { budgeted == association } else { false }
    }
}

extension Refused {
    init(refusals: [Refusal], hidden: String?) {
        self.refusals = refusals
        self.hidden = hidden
    }
}

extension String {
    /// An ARN as a segment of a path.
    var inPath: String { map { $0 == ":" ? "%3A" : $0 == "/" ? "%2F" : String($0) }.joined() }

    /// The id with which an ARN ends.
    var lastID: String { String(suffix(36)) }
}
