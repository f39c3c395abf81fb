// Change requests: what the creator asks the members to let change about a collaboration.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaborationChangeRequest.html

package import CleanRoomsModel
import Lifecycle
import Store

extension ListCollaborationChangeRequestsInput: PagedInput {}

extension CleanRooms {
    /// Asks the active members for changes; those that need nobody's approval take effect at once.
    ///
    /// - Throws: `accessDenied` unless the caller made the collaboration; `validation` for changes that cannot be or change nothing;
    ///   `conflict` while another request about the same account, or the collaboration itself, is open; `quotaExceeded` for more
    ///   members than a collaboration may have.
    package func createCollaborationChangeRequest(
        _ input: CreateCollaborationChangeRequestInput, _ call: Call
    ) throws -> CreateCollaborationChangeRequestOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        try call.requireCreator(seat)
        let members = try call.members(of: seat.collaboration.row.id).filter(\.isLive)
        let current = ChangeRules.Current(collaboration: seat.collaboration, members: members)
        let issues = ChangeRules.issues(with: input.changes, to: current)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        try call.requireNoOpenRequest(about: input.changes, in: seat.collaboration)
        // All but the creator are invited.
        try call.requireRoom(under: .members, adding: ChangeRules.newMembers(in: input.changes, to: current), to: members.count - 1)
        let isAutoApproved = ChangeRules.isAutoApproved(input.changes, to: current)
        let voters = members.filter { $0.standing == .active }.map(\.row.account)
        let request = ChangeRequestRecord(
            row: call.newRow(id: call.newID(), collaboration: seat.collaboration.row.id, parent: seat.collaboration.row.id),
            changes: input.changes.map { Change($0, types: ChangeRules.types(of: $0.specification, to: current)) },
            isAutoApproved: isAutoApproved,
            state: isAutoApproved
                ? ChangeRequestMachine.autoApproved : ChangeRequestMachine.opened(by: call.caller.account, voters: voters),
            updateTime: call.now)
        if isAutoApproved { try call.commit(request, in: seat.collaboration) }
        try call.store.insert(request)
        try call.announceRequest(request, "Created")
        return CreateCollaborationChangeRequestOutput(collaborationChangeRequest: request.view)
    }

    package func getCollaborationChangeRequest(
        _ input: GetCollaborationChangeRequestInput, _ call: Call
    ) throws -> GetCollaborationChangeRequestOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let request = try call.changeRequest(input.changeRequestIdentifier, in: seat)
        return GetCollaborationChangeRequestOutput(collaborationChangeRequest: request.view)
    }

    package func listCollaborationChangeRequests(
        _ input: ListCollaborationChangeRequestsInput, _ call: Call
    ) throws -> ListCollaborationChangeRequestsOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let page = try call.page(
            of: ChangeRequestRecord.self, in: .parent(seat.collaboration.row.id), input, status: input.status.map { [$0.rawValue] })
        return ListCollaborationChangeRequestsOutput(
            collaborationChangeRequestSummaries: page.elements.map(\.summary), nextToken: page.nextToken)
    }

    /// Votes on a request, withdraws it or puts it into effect.
    ///
    /// - Throws: `accessDenied` for a member who would cancel or commit another's request; `conflict` for an action that the status
    ///   does not allow, for a vote that the member does not have, and for a change of a member who has left meanwhile.
    package func updateCollaborationChangeRequest(
        _ input: UpdateCollaborationChangeRequestInput, _ call: Call
    ) throws -> UpdateCollaborationChangeRequestOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        switch input.action {
        case .cancel, .commit: try call.requireCreator(seat)
        case .approve, .deny: break
        }
        var request = try call.changeRequest(input.changeRequestIdentifier, in: seat)
        do {
            request.state = try ChangeRequestMachine.apply(input.action, by: call.caller.account, to: request.state)
        } catch {
            throw request.conflict(error.explanation)
        }
        request.updateTime = call.now
        if request.state.status == .committed { try call.commit(request, in: seat.collaboration) }
        try call.store.update(request)
        if let word = input.action.eventWord(for: request.state.status) { try call.announceRequest(request, word) }
        return UpdateCollaborationChangeRequestOutput(collaborationChangeRequest: request.view)
    }
}

extension Call {
    fileprivate func changeRequest(_ id: String, in seat: Seat) throws -> ChangeRequestRecord {
        guard let request = try store.find(ChangeRequestRecord.self, id: id), request.collaborationID == seat.collaboration.row.id else {
            throw ServiceError.notFound(.init(.changeRequest, id), message: "No such change request with changeRequestId: \(id)")
        }
        return request
    }

    fileprivate func openChangeRequests(in collaborationID: String) throws -> [ChangeRequestRecord] {
        try store.all(of: ChangeRequestRecord.self, in: .parent(collaborationID))
            .filter { !ChangeRequestMachine.isTerminal($0.state.status) }
    }

    /// Two open requests about the same thing would have to be committed in an order, which their types do not have (inferred).
    fileprivate func requireNoOpenRequest(about changes: [ChangeInput], in collaboration: CollaborationRecord) throws {
        let subjects = Set(changes.map(\.specification.subject))
        let open = try openChangeRequests(in: collaboration.row.id)
        guard let rival = open.first(where: { !subjects.isDisjoint(with: $0.changes.map(\.specification.subject)) }) else { return }
        throw rival.conflict("It has to be committed, denied or cancelled before another request changes the same.")
    }

    /// Removes an account that has left from the voters of open requests, which may complete an approval.
    func withdrawVotes(of account: String, in collaborationID: String) throws {
        for var request in try openChangeRequests(in: collaborationID) {
            let state = ChangeRequestMachine.withdraw(account, from: request.state)
            guard state != request.state else { continue }
            request.state = state
            request.updateTime = now
            try store.update(request)
        }
    }
}

extension ChangeRequestRecord {
    func conflict(_ explanation: String) -> ServiceError {
        .conflict(
            .invalidState, .init(.changeRequest, row.id),
            message: "Change request \(row.id) is \(state.status.rawValue). \(explanation)")
    }
}

extension ChangeRequestMachine.Refusal {
    /// Ours: no text of the service's is known.
    fileprivate var explanation: String {
        switch self {
        case .illegal: "Its status does not allow the action."
        case .noVote(let account): "Account \(account) has no vote that is pending."
        }
    }
}
