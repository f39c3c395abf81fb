// How a change request comes to be committed: members vote, the creator commits or withdraws.
// Reference: `ChangeRequestStatus` and `ChangeRequestAction` of the model; the arrows between them are inferred.

package import CleanRoomsModel

/// The life of a change request: its status and the votes that move it.
package enum ChangeRequestMachine {
    package struct State: Sendable, Equatable {
        package var status: ChangeRequestStatus
        /// The votes by account; empty for a request that nobody votes on.
        package var votes: [String: ApprovalStatus]

        package init(status: ChangeRequestStatus, votes: [String: ApprovalStatus]) {
            self.status = status
            self.votes = votes
        }
    }

    package enum Event: Sendable, CaseIterable {
        /// The last vote that was missing is an approval.
        case approve
        case deny, cancel, commit
    }

    /// Why an action changes nothing.
    package enum Refusal: Error, Equatable {
        case illegal(IllegalTransition<Event, ChangeRequestStatus>)
        /// The account has no vote to give: it has voted, or was no voter when the request was made.
        case noVote(account: String)
    }

    private static let transitions = Transitions<Event, ChangeRequestStatus>(all: [
        (.pending, .approve, .approved),
        (.pending, .deny, .denied),
        (.pending, .cancel, .cancelled),
        (.approved, .cancel, .cancelled),
        (.approved, .commit, .committed),
    ])

    /// A request that takes effect at once, without a vote. That it is COMMITTED in the answer to its creation is inferred.
    package static let autoApproved = State(status: .committed, votes: [:])

    /// A request as it begins: the creator has approved what it asks for, all others are asked (who votes is inferred).
    ///
    /// - Parameter voters: The accounts of the members whose approval is needed, besides the creator; without any the request is
    ///   APPROVED from the beginning.
    package static func opened(by creator: String, voters: [String]) -> State {
        var votes = [creator: ApprovalStatus.approved]
        for voter in voters where voter != creator { votes[voter] = .pending }
        return State(status: isUnanimous(votes) ? .approved : .pending, votes: votes)
    }

    /// The state after an action.
    ///
    /// - Parameter account: Who acts; whether it may commit or cancel is the caller's to know.
    package static func apply(_ action: ChangeRequestAction, by account: String, to state: State) throws(Refusal) -> State {
        switch action {
        case .approve: try vote(.approved, by: account, in: state)
        case .deny: try vote(.denied, by: account, in: state)
        case .cancel: State(status: try follow(.cancel, state.status), votes: state.votes)
        case .commit: State(status: try follow(.commit, state.status), votes: state.votes)
        }
    }

    /// The state when a voter has left the collaboration: a vote not given counts no more, so that a request is not pending for ever
    /// (inferred).
    package static func withdraw(_ voter: String, from state: State) -> State {
        guard state.status == .pending, state.votes[voter] == .pending else { return state }
        var state = state
        state.votes[voter] = nil
        if isUnanimous(state.votes) { state.status = .approved }
        return state
    }

    /// Whether nothing follows a status.
    package static func isTerminal(_ status: ChangeRequestStatus) -> Bool {
        transitions.isTerminal(status)
    }

    private static func vote(_ vote: ApprovalStatus, by account: String, in state: State) throws(Refusal) -> State {
        let event = vote == .denied ? Event.deny : .approve
        let next = try follow(event, state.status)
        guard state.votes[account] == .pending else { throw .noVote(account: account) }
        var votes = state.votes
        votes[account] = vote
        return State(status: vote == .denied || isUnanimous(votes) ? next : state.status, votes: votes)
    }

    private static func follow(_ event: Event, _ status: ChangeRequestStatus) throws(Refusal) -> ChangeRequestStatus {
        do { return try transitions.apply(event, to: status) } catch { throw .illegal(error) }
    }

    private static func isUnanimous(_ votes: [String: ApprovalStatus]) -> Bool {
        votes.values.allSatisfy { $0 == .approved }
    }
}
