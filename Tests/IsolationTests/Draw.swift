// Draws the next step of a run: mostly such as mean something, and always some that reach for what is not the caller's.

import APIModel
import EmulatorTesting
import JSON

/// Draws steps against what there is in the reference.
final class Draw {
    let reference: Reference
    var chance: Chance
    /// The membership in which queries are started one after the other, and how many more: so that there are too many.
    private var rush = (membership: "", queries: 0)

    private static let names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    private static let ruleTypes = ["LIST", "CUSTOM", "AGGREGATION"]

    /// So many tickets of a lottery for each operation.
    private static let lots: [(tickets: Int, draw: @Sendable (Draw) -> Step)] = [
        (3, { $0.createCollaboration() }), (5, { $0.collaboration($0.reference.getCollaboration) }),
        (5, { draw in draw.reference.listCollaborations(status: draw.maybe(["INVITED", "ACTIVE"]), draw.page(), by: draw.anybody()) }),
        (2, { draw in draw.collaboration { draw.reference.updateCollaboration($0, name: draw.name(), by: $1) } }),
        (1, { $0.collaboration($0.reference.deleteCollaboration) }), (5, { $0.collaboration($0.reference.listMembers) }),
        (1, { draw in draw.collaboration { draw.reference.deleteMember(draw.account(), of: $0, by: $1) } }),
        (12, { draw in draw.collaboration { draw.createMembership(in: $0, by: $1) } }),
        (4, { $0.membership($0.reference.getMembership) }),
        (5, { draw in draw.reference.listMemberships(status: draw.membershipStatus(), draw.page(), by: draw.anybody()) }),
        (2, { $0.membership($0.reference.updateMembership) }), (2, { $0.membership($0.reference.deleteMembership) }),

        (5, { draw in draw.reference.createTable(draw.name(), by: draw.anybody()) }), (4, { $0.table($0.reference.getTable) }),
        (4, { draw in draw.reference.listTables(draw.page(), by: draw.anybody()) }), (2, { $0.table($0.reference.updateTable) }),
        (1, { $0.table($0.reference.deleteTable) }),
        (8, { $0.createRule() }),
        (3, { draw in draw.table { draw.reference.getRule(draw.ruleType(of: $0), of: $0, by: $1) } }),
        (2, { draw in draw.table { draw.reference.updateRule(draw.rule(), of: $0, by: $1) } }),
        (1, { draw in draw.table { draw.reference.deleteRule(draw.ruleType(of: $0), of: $0, by: $1) } }),

        (14, { $0.createAssociation() }), (4, { $0.child(.association, $0.reference.getChild) }),
        (4, { draw in draw.membership { draw.reference.listChildren(.association, of: $0, draw.page(), by: $1) } }),
        (2, { draw in draw.child(.association) { draw.reference.updateAssociation($1, of: $2, by: $3) } }),
        (2, { $0.child(.association, $0.reference.deleteChild) }), (5, { $0.createAssociationRule() }),
        (3, { draw in draw.child(.association) { draw.reference.getAssociationRule(draw.ownRuleType(of: $1), of: $1, $2, by: $3) } }),
        (1, { draw in draw.child(.association) { draw.reference.deleteAssociationRule(draw.ownRuleType(of: $1), of: $1, $2, by: $3) } }),
        (6, { draw in draw.collaboration { draw.reference.listSchemas(of: $0, draw.page(), by: $1) } }),
        (4, { draw in draw.collaboration { draw.reference.getSchema(draw.name(), of: $0, by: $1) } }),
        (3, { draw in draw.collaboration { draw.reference.batchGetSchemas(draw.twoNames(), of: $0, by: $1) } }),
        (4, { draw in draw.collaboration { draw.reference.getSchemaRule(draw.ruleType(), of: draw.name(), in: $0, by: $1) } }),
        (2, { draw in draw.collaboration { draw.reference.batchGetSchemaRules(draw.ruleType(), of: draw.twoNames(), in: $0, by: $1) } }),

        (6, { draw in draw.membership { draw.reference.createTemplate(draw.name(), reading: draw.name(), in: $0, by: $1) } }),
        (4, { $0.child(.template, $0.reference.getChild) }),
        (3, { draw in draw.membership { draw.reference.listChildren(.template, of: $0, draw.page(), by: $1) } }),
        (2, { draw in draw.child(.template) { draw.reference.updateTemplate($1, of: $2, by: $3) } }),
        (2, { $0.child(.template, $0.reference.deleteChild) }),
        (5, { draw in draw.shared(.template) { draw.reference.getCollaborationTemplate($0, of: $1, by: $2) } }),
        (4, { draw in draw.collaboration { draw.reference.listShared(.template, of: $0, draw.page(), by: $1) } }),
        (3, { draw in draw.shared(.template) { draw.reference.batchGetTemplates(draw.twoARNs(with: $0), of: $1, by: $2) } }),

        (6, { $0.createBudget() }), (4, { $0.child(.budget, $0.reference.getChild) }),
        (3, { draw in draw.membership { draw.reference.listChildren(.budget, of: $0, draw.page(), by: $1) } }),
        (2, { draw in draw.child(.budget) { draw.reference.updateBudget($1, of: $2, by: $3) } }),
        (2, { $0.child(.budget, $0.reference.deleteChild) }),
        (4, { draw in draw.shared(.budget) { draw.reference.getCollaborationBudgetTemplate($0.lastID, of: $1, by: $2) } }),
        (3, { draw in draw.collaboration { draw.reference.listShared(.budget, of: $0, draw.page(), by: $1) } }),
        (3, { draw in draw.membership { draw.reference.listBudgets(of: $0, isDifferentialPrivacy: draw.chance.percent(50), by: $1) } }),
        (
            3,
            { draw in
                draw.collaboration {
                    draw.reference.listCollaborationBudgets(of: $0, isDifferentialPrivacy: draw.chance.percent(50), by: $1)
                }
            }
        ),

        (14, { $0.startQuery() }), (14, { draw in draw.query(draw.reference.getQuery) }),
        (7, { draw in draw.membership { draw.reference.listQueries(through: $0, draw.page(), by: $1) } }),
        (4, { draw in draw.query(draw.reference.cancelQuery) }),

        (5, { draw in draw.arn { draw.reference.listTags(of: $0, by: $1) } }),
        (4, { draw in draw.arn { draw.reference.tag($0, draw.name(), by: $1) } }),
        (2, { draw in draw.arn { draw.reference.untag($0, by: $1) } }),
    ]

    private static let tickets = lots.map(\.tickets).reduce(0, +)

    init(_ reference: Reference, seed: UInt64) {
        self.reference = reference
        chance = Chance(seed: seed)
    }

    func step() -> Step {
        if rush.queries > 0 {
            rush.queries -= 1
            return startQuery(in: rush.membership, by: reference.memberships[rush.membership]!.owner)
        }
        var ticket = Int.random(in: 0..<Self.tickets, using: &chance)
        for lot in Self.lots {
            ticket -= lot.tickets
            if ticket < 0 { return lot.draw(self) }
        }
        preconditionFailure("there are as many tickets as were counted")
    }

    /// How much time goes by before the next step, in milliseconds: often none, so that times are equal.
    func pause() -> Int {
        if rush.queries > 0 { return 1 }
        return chance.percent(20)
            ? 0 : chance.percent(90) ? Int.random(in: 1...20, using: &chance) : Int.random(in: 100...1500, using: &chance)
    }

    // MARK: Who

    private func account() -> Account { chance.one(of: Caller.accounts) }

    private func anybody() -> Caller {
        // Most lives in one region, so that the accounts meet.
        Caller(account: account(), region: chance.percent(75) ? Caller.regions[0] : Caller.regions[1])
    }

    /// Mostly the owner; else the same account elsewhere, another one in the same region, or anybody.
    private func caller(near owner: Caller?) -> Caller {
        guard let owner else { return anybody() }
        switch Int.random(in: 0..<100, using: &chance) {
        case 0..<72: return owner
        case 72..<78: return Caller(account: owner.account, region: chance.one(of: Caller.regions.filter { $0 != owner.region }))
        case 78..<95: return Caller(account: account(), region: owner.region)
        default: return anybody()
        }
    }

    // MARK: What

    /// An id that there is or was; now and then one of nothing, or of something else.
    private func id(among ids: [String]) -> String {
        if ids.isEmpty || chance.percent(2) { return chance.id() }
        if chance.percent(2) {
            return chance.one(of: reference.ids.collaborations + reference.ids.memberships + reference.ids.tables + ids)
        }
        // What is new is livelier than what is old.
        return chance.one(of: chance.percent(70) ? ids.suffix(8) : ids)
    }

    private func collaboration(_ make: (String, Caller) -> Step) -> Step {
        let id = id(among: reference.ids.collaborations)
        let collaboration = reference.collaborations[id]
        let members = collaboration?.members.map { Caller(account: $0.account, region: collaboration!.region) } ?? []
        return make(id, caller(near: members.isEmpty ? nil : chance.one(of: members)))
    }

    private func collaboration(_ make: (String) -> (Caller) -> Step) -> Step { collaboration { make($0)($1) } }

    private func membership(_ make: (String, Caller) -> Step) -> Step {
        let id = id(among: reference.ids.memberships)
        return make(id, caller(near: reference.memberships[id]?.owner))
    }

    private func table(_ make: (String, Caller) -> Step) -> Step {
        let id = id(among: reference.ids.tables)
        return make(id, caller(near: reference.tables[id]?.owner))
    }

    private func child(_ kind: Reference.Kind, _ make: (Reference.Kind, String, String, Caller) -> Step) -> Step {
        let there = reference.children.values.filter { $0.kind == kind }.map(\.id).sorted()
        let id = id(among: chance.percent(90) && !there.isEmpty ? there : reference.ids.children)
        let child = reference.children[id]
        let isRight = child != nil && !chance.percent(10)
        let membership = isRight ? child!.membership : self.id(among: reference.ids.memberships)
        return make(kind, id, membership, caller(near: isRight ? child!.owner : reference.memberships[membership]?.owner))
    }

    /// A child's ARN in a collaboration, mostly its own, and a caller who mostly is a member.
    private func shared(_ kind: Reference.Kind, _ make: (String, String, Caller) -> Step) -> Step {
        let arn = childARN(kind)
        let own = reference.children[arn.lastID]?.collaboration
        let id = own != nil && !chance.percent(15) ? own! : self.id(among: reference.ids.collaborations)
        let collaboration = reference.collaborations[id]
        let members = collaboration?.members.map { Caller(account: $0.account, region: collaboration!.region) } ?? []
        return make(arn, id, caller(near: members.isEmpty ? nil : chance.one(of: members)))
    }

    private func query(_ make: (String, String, Caller) -> Step) -> Step {
        let id = id(among: reference.ids.queries)
        let query = reference.queries[id]
        var membership = query?.membership
        // Half of the time through somebody else's: a receiver sees it, others do not.
        if membership == nil || chance.percent(50) {
            let others = reference.memberships.values.filter { $0.collaboration == query?.collaboration }.map(\.id).sorted()
            membership = others.isEmpty || chance.percent(20) ? self.id(among: reference.ids.memberships) : chance.one(of: others)
        }
        return make(id, membership!, caller(near: reference.memberships[membership!]?.owner))
    }

    private func childARN(_ kind: Reference.Kind) -> String {
        let there = reference.children.values.filter { $0.kind == kind }.map(\.arn).sorted()
        let ever = reference.arns.filter { $0.contains("/\(kind.rawValue)/") }
        let arn =
            if !there.isEmpty, chance.percent(80) { chance.one(of: there) } else if !ever.isEmpty { chance.one(of: ever) } else {
                "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(chance.id())/\(kind.rawValue)/\(chance.id())"
            }
        return chance.percent(6) ? bent(arn) : arn
    }

    /// An ARN with another account, or another region.
    private func bent(_ arn: String) -> String {
        var parts = arn.split(separator: ":", maxSplits: 5).map(String.init)
        if chance.percent(50) { parts[4] = account().id } else { parts[3] = chance.one(of: Caller.regions) }
        return parts.joined(separator: ":")
    }

    private func arn(_ make: (String, Caller) -> Step) -> Step {
        let there = reference.tags.keys.sorted()
        let arns = chance.percent(85) && !there.isEmpty ? there : reference.arns
        var arn = arns.isEmpty ? "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/\(chance.id())" : chance.one(of: arns)
        if chance.percent(6) { arn = bent(arn) }
        let parts = arn.split(separator: ":")
        let owner = Caller(account: Caller.accounts.first { $0.id == parts[4] }!, region: String(parts[3]))
        return make(arn, caller(near: owner))
    }

    private func name() -> String { chance.one(of: Self.names) }

    private func twoNames() -> [String] { Array(Self.names.shuffled(using: &chance).prefix(2)) }

    private func twoARNs(with arn: String) -> [String] {
        let other = childARN(.template)
        return other == arn ? [arn] : [arn, other]
    }

    private func maybe(_ values: [String]) -> String? { chance.percent(40) ? chance.one(of: values) : nil }

    private func membershipStatus() -> String? { maybe(["ACTIVE", "REMOVED", "COLLABORATION_DELETED"]) }

    private func page() -> Reference.PageRequest {
        let size = chance.percent(75) ? Int.random(in: 1...3, using: &chance) : nil
        guard !reference.tokens.isEmpty, chance.percent(15) else { return .init(size: size, token: nil) }
        return .init(size: size, token: chance.one(of: reference.tokens.suffix(12)))
    }

    private func ruleType() -> String { chance.one(of: Self.ruleTypes) }

    private func ruleType(of table: String) -> String {
        chance.percent(80) ? reference.tables[table]?.rule?.type ?? "CUSTOM" : chance.one(of: Self.ruleTypes)
    }

    private func ownRuleType(of association: String) -> String {
        guard case .association(_, let rule?) = reference.children[association]?.content, chance.percent(80) else { return ruleType() }
        return rule.type
    }

    // MARK: What is made

    private func createCollaboration() -> Step {
        let creator = anybody()
        let others = Caller.accounts.filter { $0 != creator.account }.shuffled(using: &chance)
        let accounts = [creator.account] + others.prefix(Int.random(in: 0...3, using: &chance))
        let (runner, receiver) = (chance.one(of: accounts), chance.one(of: accounts))
        let members = accounts.map { account -> (account: Account, abilities: [String]) in
            let receives = account == receiver || chance.percent(30)
            return (account, (account == runner ? ["CAN_QUERY"] : []) + (receives ? ["CAN_RECEIVE_RESULTS"] : []))
        }
        // Too many of them, and nobody meets anybody.
        let live = reference.collaborations.values.filter { !$0.isDeleted }.count
        if live > 8, chance.percent(90) { return collaboration(reference.getCollaboration) }
        return reference.createCollaboration(name(), members: members, by: creator)
    }

    /// Joins mostly as it should.
    private func createMembership(in id: String, by caller: Caller) -> Step {
        let member = reference.collaborations[id]?.member(caller.account)
        let receives = member?.can("CAN_RECEIVE_RESULTS") ?? false
        return reference.createMembership(in: id, withPlace: chance.percent(8) ? !receives : receives, by: caller)
    }

    private func createRule() -> Step {
        let unruled = reference.tables.values.filter { $0.rule == nil }
        guard let table = unruled.sorted(by: { $0.id < $1.id }).randomElement(using: &chance), chance.percent(70) else {
            return table { reference.createRule(rule(), of: $0, by: $1) }
        }
        return reference.createRule(rule(), of: table.id, by: caller(near: table.owner))
    }

    private func rule() -> Reference.Rule {
        if chance.percent(12) { return .list }
        let templates = reference.children.values.filter { $0.kind == .template }.map(\.arn).sorted()
        if !templates.isEmpty, chance.percent(30) { return .templates(Array(templates.shuffled(using: &chance).prefix(2))) }
        return .anyQuery(of: Array(Caller.accounts.shuffled(using: &chance).prefix(Int.random(in: 2...4, using: &chance))))
    }

    private func createAssociation() -> Step {
        let membership = id(among: reference.ids.memberships)
        let owner = reference.memberships[membership]?.owner
        let all = reference.tables.values.filter { $0.owner == owner }
        // Without a rule a table cannot be queried.
        let ruled = all.filter { $0.rule != nil }
        let own = (ruled.isEmpty || chance.percent(20) ? all : ruled).map(\.id).sorted()
        let table = id(among: own.isEmpty || chance.percent(15) ? reference.ids.tables : own)
        let name = chance.percent(20) ? name().uppercased() : name()
        return reference.createAssociation(of: table, as: name, through: membership, by: caller(near: owner))
    }

    private func createAssociationRule() -> Step {
        child(.association) { _, id, membership, caller in
            let child = reference.children[id]
            let type = child.flatMap(reference.rule)?.type ?? "CUSTOM"
            let members = child.flatMap { reference.collaborations[$0.collaboration] }?.members ?? []
            let able = members.filter { $0.can("CAN_RECEIVE_RESULTS") }.map(\.account)
            let receivers =
                able.isEmpty || chance.percent(10) ? [account(), account()] : chance.percent(40) ? [chance.one(of: able)] : able
            return reference.createAssociationRule(type, receivers: receivers, of: id, membership, by: caller)
        }
    }

    private func createBudget() -> Step {
        if chance.percent(25) { return membership { reference.createBudget(for: nil, in: $0, by: $1) } }
        return child(.association) { _, id, membership, caller in
            let child = reference.children[id]
            let arn = child?.kind == .association ? child!.arn : childARN(.association)
            return reference.createBudget(for: arn, in: membership, by: caller)
        }
    }

    private func startQuery() -> Step {
        let runners = reference.memberships.values.filter { membership in
            reference.collaborations[membership.collaboration]!.member(membership.owner.account)!.can("CAN_QUERY")
        }.map(\.id).sorted()
        // Where there is nothing to query, or no longer, every query is refused.
        let ready = runners.filter { id in
            let membership = reference.memberships[id]!
            return membership.status == "ACTIVE"
                && reference.shared(.association, in: membership.collaboration).contains { reference.rule(of: $0) != nil }
        }
        let likely = ready.isEmpty || chance.percent(15) ? runners : ready
        let membership = likely.isEmpty || chance.percent(20) ? id(among: reference.ids.memberships) : chance.one(of: likely)
        let owner = reference.memberships[membership]?.owner
        if owner != nil, chance.percent(4) { rush = (membership, 7) }
        return startQuery(in: membership, by: caller(near: owner))
    }

    private func startQuery(in membership: String, by caller: Caller) -> Step {
        let owner = reference.memberships[membership]
        let members = owner.flatMap { reference.collaborations[$0.collaboration] }?.members ?? []
        let receivers = members.filter { $0.can("CAN_RECEIVE_RESULTS") }.map(\.account)
        let isOwn = owner.map { receivers.contains($0.owner.account) } ?? true
        var receiver = isOwn || receivers.isEmpty ? nil : chance.one(of: receivers)
        if chance.percent(20) { receiver = account() }
        let associations = owner.map { reference.shared(.association, in: $0.collaboration) } ?? []
        let schemas = associations.filter { reference.rule(of: $0) != nil }.map(\.name).sorted()
        let table = schemas.isEmpty || chance.percent(20) ? name() : chance.one(of: schemas)
        let templates = owner.map { reference.shared(.template, in: $0.collaboration).map(\.arn).sorted() } ?? []
        let analysis: Reference.Analysis =
            if chance.percent(70) { .text(reading: table) } else {
                .template(templates.isEmpty || chance.percent(25) ? childARN(.template) : chance.one(of: templates))
            }
        return reference.startQuery(analysis, to: receiver, in: membership, by: caller)
    }
}
