// The life of a change request, every status against every action, and the votes.

import CleanRoomsModel
import Lifecycle
import Testing

@Suite struct ChangeRequestMachineTests {
    typealias Machine = ChangeRequestMachine
    typealias State = ChangeRequestMachine.State
    typealias Event = ChangeRequestMachine.Event

    /// What follows each status when the last voter acts; an action that is not named is refused.
    static let lives: [ChangeRequestStatus: [ChangeRequestAction: ChangeRequestStatus]] = [
        .pending: [.approve: .approved, .deny: .denied, .cancel: .cancelled],
        .approved: [.cancel: .cancelled, .commit: .committed],
        .denied: [:], .cancelled: [:], .committed: [:],
    ]

    private static func event(_ action: ChangeRequestAction) -> Event {
        switch action {
        case .approve: .approve
        case .deny: .deny
        case .cancel: .cancel
        case .commit: .commit
        }
    }

    @Test(arguments: ChangeRequestStatus.allCases, ChangeRequestAction.allCases)
    func `an action moves a request along its life or is refused`(status: ChangeRequestStatus, action: ChangeRequestAction) throws {
        let life = try #require(Self.lives[status])
        let state = State(status: status, votes: ["a": .approved, "b": .pending])
        if let next = life[action] {
            #expect(try Machine.apply(action, by: "b", to: state).status == next)
        } else {
            let illegal = Machine.Refusal.illegal(IllegalTransition(event: Self.event(action), status: status))
            #expect(throws: illegal) { try Machine.apply(action, by: "b", to: state) }
        }
    }

    @Test(arguments: ChangeRequestStatus.allCases)
    func `a request is at its end when it was committed, denied or cancelled`(status: ChangeRequestStatus) {
        #expect(Machine.isTerminal(status) == [.committed, .denied, .cancelled].contains(status))
    }

    @Test func `a request waits for everybody but its creator`() {
        let opened = Machine.opened(by: "a", voters: ["a", "b", "c"])
        #expect(opened == State(status: .pending, votes: ["a": .approved, "b": .pending, "c": .pending]))
    }

    @Test func `a request that nobody else votes on is approved from the beginning`() {
        #expect(Machine.opened(by: "a", voters: []) == State(status: .approved, votes: ["a": .approved]))
    }

    @Test func `a request is approved by the last vote, in whatever order`() throws {
        for order in [["b", "c"], ["c", "b"]] {
            var state = Machine.opened(by: "a", voters: ["b", "c"])
            state = try Machine.apply(.approve, by: order[0], to: state)
            #expect(state.status == .pending)
            #expect(state.votes[order[0]] == .approved && state.votes[order[1]] == .pending)
            state = try Machine.apply(.approve, by: order[1], to: state)
            #expect(state == State(status: .approved, votes: ["a": .approved, "b": .approved, "c": .approved]))
        }
    }

    @Test func `one denial is enough, and the votes stay as they were given`() throws {
        let approved = try Machine.apply(.approve, by: "b", to: Machine.opened(by: "a", voters: ["b", "c", "d"]))
        let denied = try Machine.apply(.deny, by: "c", to: approved)
        #expect(denied == State(status: .denied, votes: ["a": .approved, "b": .approved, "c": .denied, "d": .pending]))
    }

    @Test(arguments: [ChangeRequestAction.approve, .deny], ["a", "b", "stranger"])
    func `who has voted, or never had a vote, cannot vote`(action: ChangeRequestAction, account: String) throws {
        let state = try Machine.apply(.approve, by: "b", to: Machine.opened(by: "a", voters: ["b", "c"]))
        #expect(throws: Machine.Refusal.noVote(account: account)) { try Machine.apply(action, by: account, to: state) }
    }

    @Test(arguments: [ChangeRequestAction.approve, .deny, .cancel, .commit])
    func `a request that was approved by itself has nothing left to do`(action: ChangeRequestAction) {
        #expect(throws: Machine.Refusal.self) { try Machine.apply(action, by: "a", to: Machine.autoApproved) }
        #expect(Machine.autoApproved == State(status: .committed, votes: [:]))
    }

    @Test func `a request does not wait for a voter who has left`() {
        let two = Machine.opened(by: "a", voters: ["b", "c"])
        let one = Machine.withdraw("b", from: two)
        #expect(one == State(status: .pending, votes: ["a": .approved, "c": .pending]))
        #expect(Machine.withdraw("c", from: one) == State(status: .approved, votes: ["a": .approved]))
    }

    @Test(arguments: ChangeRequestStatus.allCases)
    func `a vote that was given outlasts its voter`(status: ChangeRequestStatus) {
        let state = State(status: status, votes: ["a": .approved, "b": .approved, "c": .denied])
        for voter in ["b", "c", "stranger"] { #expect(Machine.withdraw(voter, from: state) == state) }
    }
}
