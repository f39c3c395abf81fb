import CleanRoomsModel
import Lifecycle
import Testing

@Suite struct QueryMachineTests {
    typealias Event = QueryMachine.Event

    /// What follows each status; an event that is not named is refused.
    static let lives: [ProtectedQueryStatus: [Event: ProtectedQueryStatus]] = [
        .submitted: [.begin: .started, .fail: .failed, .cancel: .cancelling],
        .started: [.succeed: .success, .fail: .failed, .timeOut: .timedOut, .cancel: .cancelling],
        .cancelling: [.cancelled: .cancelled],
        .success: [:], .failed: [:], .timedOut: [:], .cancelled: [:],
    ]

    @Test(arguments: ProtectedQueryStatus.allCases, Event.allCases)
    func `an event moves a query along its life or is refused`(status: ProtectedQueryStatus, event: Event) throws {
        let life = try #require(Self.lives[status])
        if let next = life[event] {
            #expect(try QueryMachine.apply(event, to: status) == next)
        } else {
            #expect(throws: IllegalTransition(event: event, status: status)) { try QueryMachine.apply(event, to: status) }
        }
    }

    @Test(arguments: ProtectedQueryStatus.allCases)
    func `a query is at its end when it succeeded, failed, timed out or was cancelled`(status: ProtectedQueryStatus) {
        #expect(QueryMachine.isTerminal(status) == [.success, .failed, .timedOut, .cancelled].contains(status))
    }

    @Test func `every status is reached from the start`() {
        var reached: Set<ProtectedQueryStatus> = [.submitted]
        var open = reached
        while let status = open.popFirst() {
            for next in Event.allCases.compactMap({ try? QueryMachine.apply($0, to: status) }) where reached.insert(next).inserted {
                open.insert(next)
            }
        }
        #expect(reached == Set(ProtectedQueryStatus.allCases))
    }
}
