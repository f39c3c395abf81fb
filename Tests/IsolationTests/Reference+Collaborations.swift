// Collaborations, their members, and the memberships of those who joined.

import APIModel
import EmulatorTesting
import JSON

extension Reference {
    // MARK: Collaborations

    /// - Parameter members: Every member with its abilities, the creator first.
    func createCollaboration(_ name: String, members: [(account: Account, abilities: [String])], by caller: Caller) -> Step {
        func abilities(_ list: [String]) -> JSON { .array(list.map(JSON.string)) }
        let invited = members.dropFirst().map { member -> JSON in
            ["accountId": .string(member.account.id), "displayName": "Member", "memberAbilities": abilities(member.abilities)]
        }
        let body: JSON = [
            "name": .string(name), "creatorDisplayName": "Creator", "queryLogStatus": "DISABLED", "tags": ["born": .string(name)],
            "creatorMemberAbilities": abilities(members[0].abilities), "members": .array(invited),
        ]
        return step(caller, .post, "/collaborations", body) { () throws(Refused) in
            { reply in
                guard let id = reply["collaboration"]?["id"]?.string else { return "there is no id" }
                let made = Collaboration(
                    id: id, creator: caller, created: self.now, name: name,
                    members: members.map { Member(account: $0.account, abilities: $0.abilities) })
                self.collaborations[id] = made
                self.ids.collaborations.append(id)
                self.tell(made.arn, tags: ["born": name])
                return differs(reply["collaboration"]?["memberStatus"], "INVITED", "memberStatus")
            }
        }
    }

    func getCollaboration(_ id: String, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(id)") { () throws(Refused) in
            let seat = try self.seat(id, caller)
            return { self.problem(in: $0["collaboration"], of: seat) }
        }
    }

    func listCollaborations(status: String?, _ page: PageRequest, by caller: Caller) -> Step {
        let filters = status.map { [(name: "memberStatus", value: $0)] } ?? []
        return list(caller, "/collaborations", "collaborationList", filters: filters, page) { () throws(Refused) in
            self.collaborations.values.filter { collaboration in
                guard !collaboration.isDeleted, collaboration.region == caller.region, let member = collaboration.member(caller.account)
                else { return false }
                return member.isLive && (status == nil || member.status == status)
            }.map { Entry(created: $0.created, id: $0.id, text: $0.id) }
        }
    }

    func updateCollaboration(_ id: String, name: String, by caller: Caller) -> Step {
        step(caller, .patch, "/collaborations/\(id)", ["name": .string(name)]) { () throws(Refused) in
            _ = try self.creatorSeat(id, caller)
            return { reply in
                self.collaborations[id]?.name = name
                return differs(reply["collaboration"]?["name"], name, "name")
            }
        }
    }

    func deleteCollaboration(_ id: String, by caller: Caller) -> Step {
        step(caller, .delete, "/collaborations/\(id)") { () throws(Refused) in
            let collaboration = try self.creatorSeat(id, caller)
            return { _ in
                self.collaborations[id]?.isDeleted = true
                self.forget(collaboration.arn)
                for membership in self.memberships.values where membership.collaboration == id && membership.status == "ACTIVE" {
                    self.memberships[membership.id]?.status = "COLLABORATION_DELETED"
                }
                for query in self.queries.values where query.collaboration == id && !query.isUncertain {
                    guard !query.statuses(at: self.now).isDisjoint(with: Query.ongoing) else { continue }
                    if query.statuses(at: self.now).isSubset(of: Query.ongoing) {
                        self.queries[query.id]?.isCut = true
                    } else {
                        self.queries[query.id]?.isUncertain = true
                    }
                }
                return nil
            }
        }
    }

    private func problem(in value: JSON?, of seat: (collaboration: Collaboration, member: Member)) -> String? {
        differs(value?["id"], seat.collaboration.id, "id") ?? differs(value?["name"], seat.collaboration.name, "name")
            ?? differs(value?["arn"], seat.collaboration.arn, "arn")
            ?? differs(value?["memberStatus"], seat.member.status, "memberStatus")
    }

    // MARK: Members

    func listMembers(of id: String, by caller: Caller) -> Step {
        step(caller, .get, "/collaborations/\(id)/members") { () throws(Refused) in
            let collaboration = try self.seat(id, caller).collaboration
            return { reply in
                let rows = reply["memberSummaries"]?.array ?? []
                let texts = rows.map { "\($0["accountId"]?.string ?? "") \($0["status"]?.string ?? "")" }
                return differs(texts, collaboration.members.map { "\($0.account.id) \($0.status)" }, "the members")
            }
        }
    }

    func deleteMember(_ account: Account, of id: String, by caller: Caller) -> Step {
        var left: [Refusal] = []
        // Whether somebody who left can be removed is not told.
        if collaborations[id]?.member(account)?.status == "LEFT" { left = [.missing(account.id)] }
        return step(caller, .delete, "/collaborations/\(id)/member/\(account.id)", or: left) { () throws(Refused) in
            let collaboration = try self.creatorSeat(id, caller)
            guard account != caller.account else { throw Refused(.conflict("INVALID_STATE")) }
            guard let index = collaboration.members.firstIndex(where: { $0.account == account }) else {
                throw Refused(.missing(account.id))
            }
            return { _ in
                guard collaboration.members[index].isLive else { return nil }
                self.collaborations[id]?.members[index].status = "REMOVED"
                self.end(self.memberships[of: account, in: id], as: "REMOVED")
                return nil
            }
        }
    }

    private func end(_ membership: Membership?, as status: String) {
        guard let membership, membership.status == "ACTIVE" else { return }
        memberships[membership.id]?.status = status
        loseSight(ofQueriesBy: membership.id)
    }

    private func loseSight(ofQueriesBy membership: String) {
        for query in queries.values where query.membership == membership && !query.isCut {
            if !query.statuses(at: now).isDisjoint(with: Query.ongoing) { queries[query.id]?.isUncertain = true }
        }
    }

    // MARK: Memberships

    func createMembership(in id: String, withPlace: Bool, by caller: Caller) -> Step {
        let plain: JSON = ["collaborationIdentifier": .string(id), "queryLogStatus": "DISABLED"]
        let place: JSON = [
            "collaborationIdentifier": .string(id), "queryLogStatus": "DISABLED",
            "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "some-results"]]],
        ]
        return step(caller, .post, "/memberships", withPlace ? place : plain) { () throws(Refused) in
            let seat = try self.seat(id, caller)
            let receives = seat.member.can("CAN_RECEIVE_RESULTS")
            let isMisplaced = withPlace ? !receives : receives && !seat.member.can("CAN_QUERY")
            if seat.member.status == "ACTIVE" {
                let joined = Refusal.conflict("ALREADY_EXISTS", self.memberships[of: caller.account, in: id]?.id, "MEMBERSHIP")
                throw isMisplaced ? Refused(joined, .invalid()) : Refused(joined)
            }
            guard !isMisplaced else { throw Refused(.invalid()) }
            return { reply in
                guard let made = reply["membership"]?["id"]?.string else { return "there is no id" }
                let membership = Membership(id: made, collaboration: id, owner: caller, created: self.now, hasPlace: withPlace)
                self.memberships[made] = membership
                self.ids.memberships.append(made)
                let index = seat.collaboration.members.firstIndex { $0.account == caller.account }!
                self.collaborations[id]?.members[index].status = "ACTIVE"
                self.tell(membership.arn)
                return differs(reply["membership"]?["arn"], membership.arn, "arn")
            }
        }
    }

    func getMembership(_ id: String, by caller: Caller) -> Step {
        step(caller, .get, "/memberships/\(id)") { () throws(Refused) in
            let membership = try self.membership(id, caller)
            return { reply in
                let value = reply["membership"]
                return differs(value?["id"], id, "id") ?? differs(value?["status"], membership.status, "status")
                    ?? differs(value?["collaborationId"], membership.collaboration, "collaborationId")
            }
        }
    }

    func listMemberships(status: String?, _ page: PageRequest, by caller: Caller) -> Step {
        let filters = status.map { [(name: "status", value: $0)] } ?? []
        return list(caller, "/memberships", "membershipSummaries", filters: filters, page) { () throws(Refused) in
            self.memberships.values.filter { $0.owner == caller && (status == nil || $0.status == status) }
                .map { Entry(created: $0.created, id: $0.id, text: $0.id) }
        }
    }

    func updateMembership(_ id: String, by caller: Caller) -> Step {
        step(caller, .patch, "/memberships/\(id)", ["queryLogStatus": "DISABLED"]) { () throws(Refused) in
            _ = try self.changeable(id, caller)
            return { differs($0["membership"]?["id"], id, "id") }
        }
    }

    func deleteMembership(_ id: String, by caller: Caller) -> Step {
        step(caller, .delete, "/memberships/\(id)") { () throws(Refused) in
            let membership = try self.membership(id, caller)
            let isCreators = membership.status == "ACTIVE" && self.collaborations[membership.collaboration]?.creator == caller
            var refusals = isCreators ? [Refusal.conflict("INVALID_STATE")] : []
            if !self.own(nil, of: id).isEmpty { refusals.append(.conflict("SUBRESOURCES_EXIST", id, "MEMBERSHIP")) }
            if !refusals.isEmpty { throw Refused(refusals: refusals) }
            return { _ in
                self.loseSight(ofQueriesBy: id)
                self.memberships[id] = nil
                self.forget(membership.arn)
                let members = self.collaborations[membership.collaboration]!.members
                let index = members.firstIndex { $0.account == caller.account }!
                if members[index].status == "ACTIVE" { self.collaborations[membership.collaboration]?.members[index].status = "LEFT" }
                return nil
            }
        }
    }
}

extension [String: Reference.Membership] {
    subscript(of account: Account, in collaboration: String) -> Reference.Membership? {
        values.first { $0.owner.account == account && $0.collaboration == collaboration }
    }
}
