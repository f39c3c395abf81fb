// Configured tables and their rules; associations and theirs; the schemas that come of both.

import APIModel
import EmulatorTesting
import JSON

extension Reference.Rule {
    func policy() -> JSON {
        switch self {
        case .list: ["v1": ["list": ["joinColumns": ["email"], "listColumns": ["city"]]]]
        case .anyQuery(let accounts):
            [
                "v1": [
                    "custom": ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": .array(accounts.map { .string($0.id) })]
                ]
            ]
        case .templates(let arns): ["v1": ["custom": ["allowedAnalyses": .array(arns.map(JSON.string))]]]
        }
    }
}

extension Reference {
    // MARK: Configured tables

    func createTable(_ name: String, by caller: Caller) -> Step {
        let body: JSON = [
            "name": .string(name), "allowedColumns": ["email", "city"], "analysisMethod": "DIRECT_QUERY", "tags": ["born": .string(name)],
            "tableReference": ["glue": ["databaseName": "data", "tableName": "people"]],
        ]
        return step(caller, .post, "/configuredTables", body) { () throws(Refused) in
            { reply in
                guard let id = reply["configuredTable"]?["id"]?.string else { return "there is no id" }
                let table = Table(id: id, owner: caller, created: self.now)
                self.tables[id] = table
                self.ids.tables.append(id)
                self.tell(table.arn, tags: ["born": name])
                return differs(reply["configuredTable"]?["arn"], table.arn, "arn")
            }
        }
    }

    func getTable(_ id: String, by caller: Caller) -> Step {
        step(caller, .get, "/configuredTables/\(id)") { () throws(Refused) in
            let table = try self.table(id, caller)
            return { reply in
                let value = reply["configuredTable"]
                let types = (value?["analysisRuleTypes"]?.array ?? []).compactMap(\.string)
                return differs(value?["arn"], table.arn, "arn") ?? differs(types, table.rule.map { [$0.type] } ?? [], "analysisRuleTypes")
            }
        }
    }

    func listTables(_ page: PageRequest, by caller: Caller) -> Step {
        list(caller, "/configuredTables", "configuredTableSummaries", page) { () throws(Refused) in
            self.tables.values.filter { $0.owner == caller }.map { Entry(created: $0.created, id: $0.id, text: $0.id) }
        }
    }

    func updateTable(_ id: String, by caller: Caller) -> Step {
        step(caller, .patch, "/configuredTables/\(id)", ["description": "changed"]) { () throws(Refused) in
            let table = try self.table(id, caller)
            return { differs($0["configuredTable"]?["arn"], table.arn, "arn") }
        }
    }

    /// Associations do not hinder it: they stay, and can no longer be queried.
    func deleteTable(_ id: String, by caller: Caller) -> Step {
        step(caller, .delete, "/configuredTables/\(id)") { () throws(Refused) in
            let table = try self.table(id, caller)
            return { _ in
                self.tables[id] = nil
                self.forget(table.arn)
                return nil
            }
        }
    }

    // MARK: Their rules

    private func ruleBody(_ type: String, _ policy: JSON) -> JSON { ["analysisRuleType": .string(type), "analysisRulePolicy": policy] }

    func createRule(_ rule: Rule, of id: String, by caller: Caller) -> Step {
        step(caller, .post, "/configuredTables/\(id)/analysisRule", ruleBody(rule.type, rule.policy())) { () throws(Refused) in
            guard try self.table(id, caller).rule == nil else { throw Refused(.conflict("ALREADY_EXISTS", id, "CONFIGURED_TABLE")) }
            return { reply in
                self.tables[id]?.rule = rule
                return differs(reply["analysisRule"]?["configuredTableId"], id, "configuredTableId")
            }
        }
    }

    private func ruled(_ id: String, _ type: String, _ caller: Caller) throws(Refused) {
        guard try table(id, caller).rule?.type == type else { throw Refused(.missing(id)) }
    }

    func getRule(_ type: String, of id: String, by caller: Caller) -> Step {
        step(caller, .get, "/configuredTables/\(id)/analysisRule/\(type)") { () throws(Refused) in
            try self.ruled(id, type, caller)
            return { differs($0["analysisRule"]?["configuredTableId"], id, "configuredTableId") }
        }
    }

    func updateRule(_ rule: Rule, of id: String, by caller: Caller) -> Step {
        let target = "/configuredTables/\(id)/analysisRule/\(rule.type)"
        return step(caller, .patch, target, ["analysisRulePolicy": rule.policy()]) { () throws(Refused) in
            try self.ruled(id, rule.type, caller)
            return { reply in
                self.tables[id]?.rule = rule
                return differs(reply["analysisRule"]?["type"], rule.type, "type")
            }
        }
    }

    /// Somebody who has the table but not the rule is told so; to anybody else access is denied.
    func deleteRule(_ type: String, of id: String, by caller: Caller) -> Step {
        step(caller, .delete, "/configuredTables/\(id)/analysisRule/\(type)") { () throws(Refused) in
            do { _ = try self.table(id, caller) } catch { throw Refused(.denied, hiding: id) }
            try self.ruled(id, type, caller)
            return { _ in
                self.tables[id]?.rule = nil
                return nil
            }
        }
    }

    // MARK: Associations

    func createAssociation(of table: String, as name: String, through membership: String, by caller: Caller) -> Step {
        let body: JSON = [
            "name": .string(name), "configuredTableIdentifier": .string(table),
            "roleArn": .string("arn:aws:iam::\(caller.account.id):role/clean-rooms-reader"),
        ]
        var taken: [Refusal] = []
        // Whether the name of somebody's table who left or was removed is free is not told.
        if let own = memberships[membership], children.values.contains(where: { isNamed($0, name, in: own.collaboration) }) {
            taken = [.conflict("ALREADY_EXISTS")]
        }
        return step(caller, .post, "/memberships/\(membership)/configuredTableAssociations", body, or: taken) { () throws(Refused) in
            let owner = try self.membership(membership, caller)
            var missing: Refused?
            do throws(Refused) { _ = try self.table(table, caller) } catch { missing = error }
            if owner.status != "ACTIVE" { throw Refused(refusals: [.conflict("INVALID_STATE")] + (missing?.refusals ?? [])) }
            if let missing { throw missing }
            let place = try self.changeable(membership, caller)
            guard self.schema(name, in: place.collaboration.id) == nil else { throw Refused(.conflict("ALREADY_EXISTS")) }
            return self.take(.association, name.lowercased(), .association(table: table, rule: nil), place.membership)
        }
    }

    private func isNamed(_ child: Child, _ name: String, in collaboration: String) -> Bool {
        child.kind == .association && child.collaboration == collaboration && child.name == name.lowercased()
    }

    func updateAssociation(_ id: String, of membership: String, by caller: Caller) -> Step {
        step(caller, .patch, "/memberships/\(membership)/configuredTableAssociations/\(id)", ["description": "changed"]) {
            () throws(Refused) in
            _ = try self.changeable(membership, caller, child: (.association, id))
            return { differs($0["configuredTableAssociation"]?["id"], id, "id") }
        }
    }

    // MARK: Their rules

    private func rulePolicy(_ type: String, _ receivers: [Account]) -> JSON {
        let policy: JSON = ["allowedResultReceivers": .array(receivers.map { .string($0.id) })]
        return type == "LIST" ? ["v1": ["list": policy]] : ["v1": ["custom": policy]]
    }

    private func rulePath(_ id: String, _ membership: String) -> String {
        "/memberships/\(membership)/configuredTableAssociations/\(id)/analysisRule"
    }

    /// Receivers have to be members that are able to receive results.
    private func refuse(receivers: [Account], in collaboration: Collaboration) throws(Refused) {
        guard receivers.allSatisfy({ collaboration.member($0)?.can("CAN_RECEIVE_RESULTS") ?? false }) else { throw Refused(.invalid()) }
    }

    func createAssociationRule(_ type: String, receivers: [Account], of id: String, _ membership: String, by caller: Caller) -> Step {
        var alternatives: [Refusal] = []
        // A type that is not the table's is refused, or makes a schema that is not ready; whether who left may be named is not told.
        let members = children[id].flatMap { collaborations[$0.collaboration] }?.members ?? []
        let areLive = receivers.allSatisfy { account in members.contains { $0.account == account && $0.isLive } }
        if let child = children[id], rule(of: child)?.type != type || !areLive { alternatives = [.invalid()] }
        return step(caller, .post, rulePath(id, membership), ruleBody(type, rulePolicy(type, receivers)), or: alternatives) {
            () throws(Refused) in
            let place = try self.changeable(membership, caller, child: (.association, id))
            guard case .association(let table, let rule) = self.children[id]?.content else { throw Refused(.missing(id)) }
            let isTaken = rule != nil
            do throws(Refused) { try self.refuse(receivers: receivers, in: place.collaboration) } catch {
                throw isTaken ? Refused(.invalid(), .conflict("ALREADY_EXISTS")) : error
            }
            guard !isTaken else {
                throw Refused(refusals: [.conflict("ALREADY_EXISTS", id, "CONFIGURED_TABLE_ASSOCIATION")] + alternatives)
            }
            return { reply in
                self.children[id]?.content = .association(table: table, rule: (type, receivers))
                return differs(reply["analysisRule"]?["configuredTableAssociationId"], id, "configuredTableAssociationId")
            }
        }
    }

    private func ruledAssociation(_ id: String, _ membership: String, _ type: String, _ caller: Caller) throws(Refused) -> String {
        guard case .association(let table, let rule) = try child(.association, id, of: membership, caller).content, rule?.type == type
        else { throw Refused(.missing(id)) }
        return table
    }

    func getAssociationRule(_ type: String, of id: String, _ membership: String, by caller: Caller) -> Step {
        step(caller, .get, "\(rulePath(id, membership))/\(type)") { () throws(Refused) in
            _ = try self.ruledAssociation(id, membership, type, caller)
            return { differs($0["analysisRule"]?["membershipIdentifier"], membership, "membershipIdentifier") }
        }
    }

    func deleteAssociationRule(_ type: String, of id: String, _ membership: String, by caller: Caller) -> Step {
        step(caller, .delete, "\(rulePath(id, membership))/\(type)") { () throws(Refused) in
            let table = try self.ruledAssociation(id, membership, type, caller)
            return { _ in
                self.children[id]?.content = .association(table: table, rule: nil)
                return nil
            }
        }
    }

    // MARK: Schemas

    func listSchemas(of id: String, _ page: PageRequest, by caller: Caller) -> Step {
        list(caller, "/collaborations/\(id)/schemas", "schemaSummaries", known: "name", page) { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            return self.shared(.association, in: id).map { Entry(created: $0.created, id: $0.id, text: $0.name) }
        }
    }

    func getSchema(_ name: String, of id: String, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(id)/schemas/\(name)") { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            guard let schema = self.schema(name, in: id) else { throw Refused(.missing(name)) }
            return { reply in
                let value = reply["schema"]
                return differs(value?["name"], schema.name, "name") ?? differs(value?["resourceArn"], schema.arn, "resourceArn")
                    ?? differs(value?["creatorAccountId"], schema.owner.account.id, "creatorAccountId")
            }
        }
    }

    func batchGetSchemas(_ names: [String], of id: String, by caller: Caller) -> Step {
        step(caller, .post, "/collaborations/\(id)/batch-schema", ["names": .array(names.map(JSON.string))]) { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            let found = names.compactMap { self.schema($0, in: id)?.name }
            let missing = names.filter { self.schema($0, in: id) == nil }
            return { reply in
                differs(reply["schemas"].texts("name"), found, "the schemas")
                    ?? differs(reply["errors"].texts("name"), missing, "the errors")
            }
        }
    }

    func getSchemaRule(_ type: String, of name: String, in id: String, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(id)/schemas/\(name)/analysisRule/\(type)") { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            guard let schema = self.schema(name, in: id), self.rule(of: schema)?.type == type else { throw Refused(.missing(name)) }
            return { differs($0["analysisRule"]?["name"], schema.name, "name") }
        }
    }

    func batchGetSchemaRules(_ type: String, of names: [String], in id: String, by caller: Caller) -> Step {
        let requests = names.map { name -> JSON in ["name": .string(name), "type": .string(type)] }
        let target = "/collaborations/\(id)/batch-schema-analysis-rule"
        return step(caller, .post, target, ["schemaAnalysisRuleRequests": .array(requests)]) { () throws(Refused) in
            _ = try self.activeSeat(id, caller)
            let isThere = { (name: String) in self.schema(name, in: id).flatMap(self.rule)?.type == type }
            let (found, missing) = (names.filter(isThere), names.filter { !isThere($0) })
            return { reply in
                differs(reply["analysisRules"].texts("name"), found, "the rules")
                    ?? differs(reply["errors"].texts("name"), missing, "the errors")
            }
        }
    }
}
