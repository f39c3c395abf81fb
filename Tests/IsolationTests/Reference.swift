// The reference: who has what, and who may see it. Written from the documents of the service, not from the emulator.
// Reference: the three URI families (`/collaborations`, `/memberships`, the account's own) and the matrix of callers of the user guide.

import APIModel
import EmulatorTesting
import JSON

/// What there is in all accounts and regions, as the answers so far tell it.
final class Reference {
    struct Collaboration {
        let id: String
        let creator: Caller
        let created: Int
        var name: String
        var isDeleted = false
        var members: [Member]

        var region: String { creator.region }
        var arn: String { "arn:aws:cleanrooms:\(region):\(creator.account.id):collaboration/\(id)" }
        func member(_ account: Account) -> Member? { members.first { $0.account == account } }
    }

    struct Member {
        let account: Account
        let abilities: [String]
        /// INVITED, ACTIVE, LEFT or REMOVED.
        var status = "INVITED"

        var isLive: Bool { status == "INVITED" || status == "ACTIVE" }
        func can(_ ability: String) -> Bool { abilities.contains(ability) }
    }

    struct Membership {
        let id: String
        let collaboration: String
        let owner: Caller
        let created: Int
        /// Whether it has a default place for results.
        let hasPlace: Bool
        /// ACTIVE, REMOVED or COLLABORATION_DELETED.
        var status = "ACTIVE"
        var arn: String { "arn:aws:cleanrooms:\(owner.region):\(owner.account.id):membership/\(id)" }
    }

    struct Table {
        let id: String
        let owner: Caller
        let created: Int
        var rule: Rule?
        var arn: String { "arn:aws:cleanrooms:\(owner.region):\(owner.account.id):configuredtable/\(id)" }
    }

    enum Rule {
        case list
        /// Any query of these accounts.
        case anyQuery(of: [Account])
        /// The queries of these templates.
        case templates([String])

        var type: String { if case .list = self { "LIST" } else { "CUSTOM" } }
    }

    /// What lives under a membership and has an ARN.
    struct Child {
        enum Content {
            /// The rule: its type and the accounts that may receive results.
            case association(table: String, rule: (type: String, receivers: [Account])?)
            /// The name of the table that its SQL reads.
            case template(reads: String)
            /// The association of an access budget; nil for differential privacy.
            case budget(association: String?)
        }

        let id: String
        let kind: Kind
        let membership: String
        let collaboration: String
        let owner: Caller
        let created: Int
        var name: String
        var content: Content

        var arn: String {
            "arn:aws:cleanrooms:\(owner.region):\(owner.account.id):membership/\(membership)/\(kind.rawValue)/\(id)"
        }
    }

    enum Kind: String {
        case association = "configuredtableassociation"
        case template = "analysistemplate"
        case budget = "privacybudgettemplate"

        var path: String {
            switch self {
            case .association: "configuredTableAssociations"
            case .template: "analysistemplates"
            case .budget: "privacybudgettemplates"
            }
        }

        /// The value of `resourceType`, which the model has for associations only.
        var resourceType: String? { self == .association ? "CONFIGURED_TABLE_ASSOCIATION" : nil }
    }

    struct Query {
        let id: String
        let membership: String
        let collaboration: String
        let runner: Caller
        let created: Int
        let sql: String?
        let receivers: [Account]
        /// Whether the rules refuse it; nil where the documents do not tell.
        let isRefused: Bool?
        var cancelled: Int?
        /// What became of it when its runner was removed or left is nowhere told.
        var isUncertain = false
        var isCut = false

        /// The statuses that it may have.
        func statuses(at now: Int) -> Set<String> {
            if isUncertain { return ["SUBMITTED", "STARTED", "SUCCESS", "FAILED", "CANCELLING", "CANCELLED"] }
            if isCut { return ["CANCELLED"] }
            if let cancelled { return [now < cancelled + 200 ? "CANCELLING" : "CANCELLED"] }
            if now < created + 300 { return ["SUBMITTED"] }
            let accepted = now < created + 1000 ? "STARTED" : "SUCCESS"
            switch isRefused {
            case true?: return ["FAILED"]
            case false?: return [accepted]
            case nil: return ["FAILED", accepted]
            }
        }

        static let ongoing: Set<String> = ["SUBMITTED", "STARTED", "CANCELLING"]
    }

    /// Milliseconds since the run began.
    var now = 0
    var collaborations: [String: Collaboration] = [:]
    var memberships: [String: Membership] = [:]
    var tables: [String: Table] = [:]
    var children: [String: Child] = [:]
    var queries: [String: Query] = [:]
    /// By ARN, of what is there.
    var tags: [String: [String: String]] = [:]
    var tokens: [Token] = []
    /// Every id that an answer told, also of what is gone, in that order: dictionaries have none that repeats.
    var ids: (collaborations: [String], memberships: [String], tables: [String], children: [String], queries: [String]) = (
        [], [], [], [], []
    )
    /// Every ARN that there was.
    var arns: [String] = []

    // MARK: Who may

    /// The caller's seat in a collaboration, invited or active. Missing, deleted, elsewhere and not a member are one and the same.
    func seat(_ id: String, _ caller: Caller) throws(Refused) -> (collaboration: Collaboration, member: Member) {
        guard let collaboration = collaborations[id], !collaboration.isDeleted, collaboration.region == caller.region,
            let member = collaboration.member(caller.account), member.isLive
        else { throw Refused(.denied, hiding: id) }
        return (collaboration, member)
    }

    func activeSeat(_ id: String, _ caller: Caller) throws(Refused) -> Collaboration {
        let seat = try seat(id, caller)
        guard seat.member.status == "ACTIVE" else { throw Refused(.denied) }
        return seat.collaboration
    }

    func creatorSeat(_ id: String, _ caller: Caller) throws(Refused) -> Collaboration {
        let seat = try seat(id, caller)
        guard seat.collaboration.creator == caller else { throw Refused(.denied) }
        return seat.collaboration
    }

    /// A membership of the caller's, whatever its status.
    func membership(_ id: String, _ caller: Caller) throws(Refused) -> Membership {
        guard let membership = memberships[id], membership.owner == caller else { throw Refused(.missing(id, "MEMBERSHIP"), hiding: id) }
        return membership
    }

    func table(_ id: String, _ caller: Caller) throws(Refused) -> Table {
        guard let table = tables[id], table.owner == caller else { throw Refused(.missing(id, "CONFIGURED_TABLE"), hiding: id) }
        return table
    }

    /// A child of one of the caller's memberships.
    func child(_ kind: Kind, _ id: String, of membership: String, _ caller: Caller) throws(Refused) -> Child {
        let owner = try self.membership(membership, caller)
        guard let child = children[id], child.kind == kind, child.membership == owner.id else {
            throw Refused(.missing(id, kind.resourceType), hiding: id)
        }
        return child
    }

    /// For what needs an active membership, and a child of it perhaps: which of two refusals comes first is not told.
    func changeable(
        _ membership: String, _ caller: Caller, inactive: Refusal = .conflict("INVALID_STATE"), child: (Kind, String)? = nil
    ) throws(Refused) -> (membership: Membership, collaboration: Collaboration) {
        let owner = try self.membership(membership, caller)
        var refused: Refused?
        if let child {
            do { _ = try self.child(child.0, child.1, of: membership, caller) } catch { refused = error }
        }
        if owner.status != "ACTIVE" { throw Refused(refusals: [inactive] + (refused?.refusals ?? [])) }
        if let refused { throw refused }
        return (owner, collaborations[owner.collaboration]!)
    }

    // MARK: What is seen

    /// What the active members of a collaboration have of a kind.
    func shared(_ kind: Kind, in collaboration: String) -> [Child] {
        children.values.filter {
            $0.kind == kind && $0.collaboration == collaboration && memberships[$0.membership]?.status == "ACTIVE"
        }
    }

    /// Of one membership.
    func own(_ kind: Kind?, of membership: String) -> [Child] {
        children.values.filter { (kind == nil || $0.kind == kind) && $0.membership == membership }
    }

    func schema(_ name: String, in collaboration: String) -> Child? {
        shared(.association, in: collaboration).first { $0.name == name.lowercased() }
    }

    /// The rule that a schema shows.
    func rule(of association: Child) -> Rule? {
        guard case .association(let table, _) = association.content else { return nil }
        return tables[table]?.rule
    }

    /// Whether somebody has a part in a query, through a membership of his: he runs it, pays for it (the runner does) or receives from it.
    func sees(_ query: Query, through membership: Membership) -> Bool {
        query.collaboration == membership.collaboration
            && (query.runner.account == membership.owner.account || query.receivers.contains(membership.owner.account))
    }

    /// Whether the rules of the one table that a query reads refuse it; nil where the documents do not tell.
    func isRefused(reading name: String, author: Account, template: String?, receivers: [Account], in collaboration: String) -> Bool? {
        guard let association = schema(name, in: collaboration), case .association(_, let ownRule) = association.content,
            let rule = rule(of: association)
        else { return true }
        if let ownRule, ownRule.type != rule.type || !receivers.allSatisfy(ownRule.receivers.contains) { return true }
        switch rule {
        // A LIST table is joined with one of the runner's; whether that goes for his own is not told.
        case .list: return template == nil && author == association.owner.account ? nil : true
        case .anyQuery(let providers): return !providers.contains(author)
        case .templates(let arns): return !arns.contains { $0 == template }
        }
    }

    // MARK: Bookkeeping

    func tell(_ arn: String, tags: [String: String] = [:]) {
        self.tags[arn] = tags
        arns.append(arn)
    }

    func forget(_ arn: String) { tags[arn] = nil }

    /// A step whose answer the reference finds out, or is refused in finding out.
    func step(
        _ caller: Caller, _ method: Emulator.Method, _ target: String, _ body: JSON? = nil, or alternatives: [Refusal] = [],
        _ find: () throws(Refused) -> (Reply) -> String?
    ) -> Step {
        do {
            let success = try find()
            let expected = Expected(success: success, refusals: alternatives)
            return Step(caller: caller, method: method, target: target, body: body, expected: expected)
        } catch {
            let expected = Expected(refusals: error.refusals, hidden: error.hidden)
            return Step(caller: caller, method: method, target: target, body: body, expected: expected)
        }
    }
}

extension Refused {
    init(refusals: [Refusal]) {
        self.refusals = refusals
        hidden = nil
    }
}

/// What is wrong with a value of an answer; nil if nothing is.
func differs(_ value: JSON?, _ wanted: String, _ what: String) -> String? {
    value?.string == wanted ? nil : "\(what) is \(value?.string ?? "absent"), and should be \(wanted)"
}

/// What is wrong with the texts of a list's elements, in whatever order.
func differs(_ texts: [String], _ wanted: some Sequence<String>, _ what: String) -> String? {
    let wanted = wanted.sorted(), texts = texts.sorted()
    return texts == wanted ? nil : "\(what) are \(texts), and should be \(wanted)"
}

extension JSON? {
    /// The texts of a member in all elements of an array.
    func texts(_ member: String) -> [String] { (self?.array ?? []).map { $0[member]?.string ?? "absent" } }
}
