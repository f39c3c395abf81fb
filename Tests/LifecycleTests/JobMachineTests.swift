// The life of a protected job, every status against every event.

import CleanRoomsModel
import Lifecycle
import Testing

@Suite struct JobMachineTests {
    typealias Event = JobMachine.Event

    /// What follows each status; an event that is not named is refused.
    static let lives: [ProtectedJobStatus: [Event: ProtectedJobStatus]] = [
        .submitted: [.begin: .started, .fail: .failed, .cancel: .cancelling],
        .started: [.succeed: .success, .fail: .failed, .cancel: .cancelling],
        .cancelling: [.cancelled: .cancelled],
        .success: [:], .failed: [:], .cancelled: [:],
    ]

    @Test(arguments: ProtectedJobStatus.allCases, Event.allCases)
    func `an event moves a job along its life or is refused`(status: ProtectedJobStatus, event: Event) throws {
        let life = try #require(Self.lives[status])
        if let next = life[event] {
            #expect(try JobMachine.apply(event, to: status) == next)
        } else {
            #expect(throws: IllegalTransition(event: event, status: status)) { try JobMachine.apply(event, to: status) }
        }
    }

    @Test(arguments: ProtectedJobStatus.allCases)
    func `a job is at its end when it succeeded, failed or was cancelled`(status: ProtectedJobStatus) {
        #expect(JobMachine.isTerminal(status) == [.success, .failed, .cancelled].contains(status))
    }
}
