// Would a query be accepted? The verdict of the rules and what led to it, without a query.
// Source: our own; the judgement is the one of StartProtectedQuery.

import Budgets
import Clocks
package import Rules
package import CleanRoomsModel
import Store

/// What is to be explained.
package struct ExplanationRequest: Sendable {
    package enum Runner: Sendable {
        case membership(String)
        /// The account's membership that can query; the id or the name of a collaboration where it has several.
        case account(String, region: String, collaboration: String?)
    }

    package var runner: Runner
    package var sql: ProtectedQuerySQLParameters
    /// The accounts that are to receive results; nil for all members who can.
    package var receivers: [String]?

    package init(runner: Runner, sql: ProtectedQuerySQLParameters, receivers: [String]? = nil) {
        self.runner = runner
        self.sql = sql
        self.receivers = receivers
    }
}

/// What StartProtectedQuery would do with a query, and why.
package struct Explanation: Sendable {
    package enum Answer: Sendable {
        /// The query would start.
        case starts(AcceptedQuery)
        /// The query would be taken and end FAILED without having started.
        case fails(ProtectedQueryError)
        /// There would be no query.
        case refused(ServiceError)
    }

    package let answer: Answer
    /// Who would run the query.
    package let runner: String
    package let membershipID: String
    package let collaborationID: String
    package let engine: AnalyticsEngine
    package let receivers: [String]
    /// The SQL, also that of a template; nil where the request is wrong before it comes to SQL.
    package var text: String?
    /// What the rules say, in the order in which they are asked; empty if the query fails before that.
    package var checks: [RuleCheck] = []
    /// What the rules would accept of each table that the collaboration has.
    package var tables: [AllowedTable] = []
    /// The tables of an accepted query for which there are no rows, so that it succeeds without rows.
    package var tablesWithoutRows: [String] = []
    /// How to run an accepted query whose tables have rows.
    var order: ExecutionOrder?

    package var isAccepted: Bool {
        if case .starts = answer { true } else { false }
    }

    /// What the rules refuse, the first of which is the answer's reason.
    package var refusals: [Refusal] {
        checks.compactMap { check in
            if case .refused(let refusal) = check.outcome { refusal } else { nil }
        }
    }
}

/// Why there is nothing to explain, in a sentence.
package struct ExplanationError: Error, CustomStringConvertible {
    package let description: String
}

/// Thrown at the end of a transaction that is always undone.
private struct Rehearsal: Error {}

extension CleanRooms {
    /// Explains what would become of a query: by the rules as they are, whatever `queryValidation` says. Nothing is written, no budget
    /// is used and no refusal is logged.
    ///
    /// - Throws: ``ExplanationError`` if it is not clear who would run the query.
    package func explain(_ request: ExplanationRequest) throws -> Explanation {
        let now = clock.now
        try advanceWithinAllowance(to: now)
        let membership = try membership(for: request.runner)
        let call = Call(
            operation: .startProtectedQuery, caller: Caller(account: membership.row.account, region: membership.row.region), now: now,
            service: self)
        return try rehearsing { try call.explain(request, through: membership) }
    }

    /// Runs a body in a transaction that is undone.
    private func rehearsing<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        do {
            try store.transaction {
                result = try body()
                throw Rehearsal()
            }
        } catch is Rehearsal {}
        guard let result else { preconditionFailure("a transaction neither ran nor failed") }
        return result
    }

    private func membership(for runner: ExplanationRequest.Runner) throws -> MembershipRecord {
        switch runner {
        case .membership(let id):
            guard let membership = try store.find(MembershipRecord.self, id: id) else {
                throw ExplanationError(description: "There is no membership \(id).")
            }
            return membership
        case .account(let account, let region, let collaboration):
            return try membership(of: self.account(named: account), region, in: collaboration)
        }
    }

    private func membership(of account: String, _ region: String, in collaboration: String?) throws -> MembershipRecord {
        let memberships = try store.all(of: MembershipRecord.self, in: .account(account, region: region)).filter { $0.status == .active }
        let seats = try memberships.compactMap {
            membership -> (membership: MembershipRecord, collaboration: CollaborationRecord, canQuery: Bool)? in
            guard let id = membership.row.collaboration, let found = try store.find(CollaborationRecord.self, id: id),
                collaboration == nil || collaboration == id || collaboration == found.name
            else { return nil }
            let members = try store.all(of: MemberRecord.self, in: .parent(id))
            let isAble = members.contains { $0.row.account == account && $0.isLive && $0.abilities.contains(.canQuery) }
            return (membership, found, isAble)
        }
        let here = collaboration.map { " in collaboration \($0)" } ?? ""
        guard let first = seats.first else {
            let isEmpty = try people().isEmpty
            throw ExplanationError(
                description: "Account \(account) has no active membership\(here) in \(region)."
                    + (isEmpty ? " The state is empty: there is no collaboration at all." : ""))
        }
        guard seats.count > 1 else { return first.membership }
        let able = seats.filter(\.canQuery)
        guard able.count == 1 else {
            let names = (able.isEmpty ? seats : able).map { "\($0.collaboration.name) (\($0.collaboration.row.id))" }
            throw ExplanationError(
                description: "Account \(account) has several memberships: name one of the collaborations \(names.joined(separator: ", ")).")
        }
        return able[0].membership
    }
}

extension Call {
    fileprivate func explain(_ request: ExplanationRequest, through membership: MembershipRecord) throws -> Explanation {
        let collaborationID = membership.row.collaboration ?? ""
        let members = try members(of: collaborationID).filter { $0.isLive && $0.abilities.contains(.canReceiveResults) }
        let receivers = request.receivers ?? members.map(\.row.account)
        let engine = try store.find(CollaborationRecord.self, id: collaborationID)?.analyticsEngine ?? .spark
        var text: String?
        var checks: [RuleCheck] = []
        var tables: [AllowedTable] = []
        func explanation(_ answer: Explanation.Answer) -> Explanation {
            Explanation(
                answer: answer, runner: caller.account, membershipID: membership.row.id, collaborationID: collaborationID,
                engine: engine, receivers: receivers, text: text, checks: checks, tables: tables)
        }
        do {
            let seat = try activeMembership(membership.row.id, able: .canQuery).seat
            let asked = try askedQuery(request.sql, in: seat)
            text = asked.text
            for receiver in receivers where !members.contains(where: { $0.row.account == receiver }) {
                throw ServiceError.invalidConfiguration("Account \(receiver) is no member who can receive results.")
            }
            let sources = try schemas(in: seat.collaboration.row.id)
            tables = sources.map(AllowedTable.init).sorted { $0.name < $1.name }
            let examination = try examination(of: asked, receivers: receivers, over: sources, in: seat)
            checks = examination.checks
            switch examination.verdict {
            case .refused(let refusal): return explanation(.fails(try failure(refusal.message, code: refusal.code, in: seat)))
            case .accepted(let accepted):
                // What this takes from budgets is undone with the transaction.
                let refusal = try spend(for: accepted, over: sources, in: seat)
                var explanation = explanation(refusal.map { .fails($0) } ?? .starts(accepted))
                guard explanation.isAccepted else { return explanation }
                if case .missing(let tables) = try data(for: accepted, over: sources) { explanation.tablesWithoutRows = tables }
                // A rehearsal of the same text draws the same noise.
                explanation.order = try order(
                    for: accepted, over: sources, encryption: seat.collaboration.dataEncryptionMetadata,
                    run: service.executions.newRun(of: asked.text))
                return explanation
            }
        } catch let error as ServiceError {
            return explanation(.refused(error))
        }
    }
}
