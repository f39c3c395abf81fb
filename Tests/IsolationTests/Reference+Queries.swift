// Protected queries: who may start and cancel them, who sees them, and whose tables they read. Then tags.

import APIModel
import EmulatorTesting
import JSON

extension Reference {
    /// What a query runs.
    enum Analysis {
        case text(reading: String)
        case template(String)
    }

    /// - Parameter receiver: The member that receives the results; nil for a bucket of the runner's.
    func startQuery(_ analysis: Analysis, to receiver: Account?, in membership: String, by caller: Caller) -> Step {
        let parameters: JSON
        switch analysis {
        case .text(let table): parameters = ["queryString": .string("SELECT city FROM \(table)")]
        case .template(let arn): parameters = ["analysisTemplateArn": .string(arn)]
        }
        let place: JSON =
            if let receiver { ["member": ["accountId": .string(receiver.id)]] } else {
                ["s3": ["resultFormat": "CSV", "bucket": "some-results"]]
            }
        let body: JSON = ["type": "SQL", "sqlParameters": parameters, "resultConfiguration": ["outputConfiguration": place]]
        var alternatives: [Refusal] = []
        // Where it is not told whether a query has ended, it may be one too many.
        if ongoing(of: membership, certain: false) >= Self.ongoingQueries { alternatives = [.overQuota] }
        return step(caller, .post, "/memberships/\(membership)/protectedQueries", body, or: alternatives) { () throws(Refused) in
            // The operation declares no conflict.
            let (owner, collaboration) = try self.changeable(membership, caller, inactive: .denied)
            guard collaboration.member(caller.account)!.can("CAN_QUERY") else { throw Refused(.denied) }
            let source = try self.source(of: analysis, by: caller, in: collaboration.id)
            let account = receiver ?? caller.account
            let member = collaboration.member(account)
            let hasPlace =
                receiver == nil || self.memberships[of: account, in: collaboration.id].map { $0.status == "ACTIVE" && $0.hasPlace } ?? false
            guard let member, member.isLive, member.can("CAN_RECEIVE_RESULTS"), hasPlace else { throw Refused(.invalid(), .denied) }
            guard self.ongoing(of: membership, certain: true) < Self.ongoingQueries else { throw Refused(.overQuota) }
            let isRefused = self.isRefused(
                reading: source.table, author: source.author, template: source.template, receivers: [account], in: collaboration.id)
            return { reply in
                guard let id = reply["protectedQuery"]?["id"]?.string else { return "there is no id" }
                let sql: String? = if case .text(let table) = analysis { "SELECT city FROM \(table)" } else { nil }
                self.queries[id] = Query(
                    id: id, membership: owner.id, collaboration: collaboration.id, runner: caller, created: self.now, sql: sql,
                    receivers: [account], isRefused: isRefused)
                self.ids.queries.append(id)
                return differs(reply["protectedQuery"]?["status"], "SUBMITTED", "status")
            }
        }
    }

    /// A fixed quota of AWS's.
    private static let ongoingQueries = 5

    private func ongoing(of membership: String, certain: Bool) -> Int {
        queries.values.filter { query in
            guard query.membership == membership else { return false }
            let statuses = query.statuses(at: now)
            return certain ? statuses.isSubset(of: Query.ongoing) : !statuses.isDisjoint(with: Query.ongoing)
        }.count
    }

    private func source(
        of analysis: Analysis, by caller: Caller, in collaboration: String
    ) throws(Refused) -> (table: String, author: Account, template: String?) {
        switch analysis {
        case .text(let table): return (table, caller.account, nil)
        case .template(let arn):
            guard let template = template(arn, in: collaboration), case .template(let table) = template.content else {
                throw Refused(.missing(nil), hiding: arn.lastID)
            }
            return (table, template.owner.account, arn)
        }
    }

    private func query(_ id: String, through membership: String, _ caller: Caller) throws(Refused) -> Query {
        let owner = try self.membership(membership, caller)
        guard let query = queries[id], sees(query, through: owner) else { throw Refused(.missing(id), hiding: id) }
        return query
    }

    func getQuery(_ id: String, through membership: String, by caller: Caller) -> Step {
        step(caller, .get, "/memberships/\(membership)/protectedQueries/\(id)") { () throws(Refused) in
            let query = try self.query(id, through: membership, caller)
            return { self.problem(in: $0["protectedQuery"], of: query, for: caller) }
        }
    }

    private func problem(in value: JSON?, of query: Query, for caller: Caller) -> String? {
        let status = value?["status"]?.string ?? "absent"
        guard query.statuses(at: now).contains(status) else {
            return "status is \(status), and should be \(query.statuses(at: now).sorted())"
        }
        // A receiver sees the query and its result, not its SQL.
        let sql = query.runner.account == caller.account ? query.sql : nil
        guard value?["sqlParameters"]?["queryString"]?.string == sql else { return "the SQL is shown, or hidden, to the wrong one" }
        return differs(value?["id"], query.id, "id") ?? differs(value?["membershipId"], query.membership, "membershipId")
    }

    func listQueries(through membership: String, _ page: PageRequest, by caller: Caller) -> Step {
        list(caller, "/memberships/\(membership)/protectedQueries", "protectedQueries", page) { () throws(Refused) in
            let owner = try self.membership(membership, caller)
            return self.queries.values.filter { self.sees($0, through: owner) }
                .map { Entry(created: $0.created, id: $0.id, text: $0.id) }
        }
    }

    func cancelQuery(_ id: String, through membership: String, by caller: Caller) -> Step {
        let target = "/memberships/\(membership)/protectedQueries/\(id)"
        let mayHaveEnded = queries[id].map { $0.isRefused == nil || $0.isUncertain } ?? false
        let ended = Refusal.conflict("INVALID_STATE")
        return step(caller, .patch, target, ["targetStatus": "CANCELLED"], or: mayHaveEnded ? [ended] : []) { () throws(Refused) in
            let place = try self.changeable(membership, caller)
            guard place.collaboration.member(caller.account)!.can("CAN_QUERY") else { throw Refused(.denied) }
            let query = try self.query(id, through: membership, caller)
            let statuses = query.statuses(at: self.now)
            guard !statuses.isSubset(of: ["SUCCESS", "FAILED"]) else { throw Refused(ended) }
            return { reply in
                if query.cancelled == nil, !query.isCut {
                    self.queries[id]?.cancelled = self.now
                }
                return self.problem(in: reply["protectedQuery"], of: self.queries[id]!, for: caller)
            }
        }
    }

    // MARK: Tags

    private func owned(_ arn: String, _ caller: Caller) throws(Refused) -> [String: String] {
        let parts = arn.split(separator: ":")
        guard let tags = tags[arn], parts[3] == caller.region, parts[4] == caller.account.id else {
            throw Refused(.missing(nil), hiding: arn.lastID)
        }
        return tags
    }

    func listTags(of arn: String, by caller: Caller) -> Step {
        step(caller, .get, "/tags/\(arn.inPath)") { () throws(Refused) in
            let tags = try self.owned(arn, caller)
            return { reply in
                let texts = reply["tags"]?.object?.members.map { "\($0.name)=\($0.value.string ?? "")" } ?? ["absent"]
                return differs(texts, tags.map { "\($0.key)=\($0.value)" }, "the tags")
            }
        }
    }

    func tag(_ arn: String, _ value: String, by caller: Caller) -> Step {
        step(caller, .post, "/tags/\(arn.inPath)", ["tags": ["mark": .string(value)]]) { () throws(Refused) in
            _ = try self.owned(arn, caller)
            return { _ in
                self.tags[arn]?["mark"] = value
                return nil
            }
        }
    }

    func untag(_ arn: String, by caller: Caller) -> Step {
        step(caller, .delete, "/tags/\(arn.inPath)?tagKeys=mark") { () throws(Refused) in
            _ = try self.owned(arn, caller)
            return { _ in
                self.tags[arn]?["mark"] = nil
                return nil
            }
        }
    }
}
