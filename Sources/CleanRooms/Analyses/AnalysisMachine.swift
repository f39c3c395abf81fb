// What the lives of queries and jobs have in common.
// Reference: the `ProtectedQueryStatus` and `ProtectedJobStatus` enums of the model.

/// The life of a kind of analyses, as a table. It has at least the events and the statuses that all of them have.
protocol AnalysisMachine {
    associatedtype Event: AnalysisEvent
    associatedtype Status: AnalysisStatus

    static func apply(_ event: Event, to status: Status) throws -> Status
    static func isTerminal(_ status: Status) -> Bool
}

/// What happens to an analysis by itself.
struct AnalysisEvents: Sendable {
    let begin: DueEvent
    let end: DueEvent
    let finishCancelling: DueEvent

    /// - Parameter name: What the names of the events begin with in the store.
    init<Analysis: ProtectedAnalysis>(of type: Analysis.Type, named name: String) {
        begin = DueEvent("\(name).begin") { try $0.begin(Analysis.self, $1, at: $2) }
        end = DueEvent("\(name).end") { try $0.reachPlannedEnd(Analysis.self, $1, at: $2) }
        finishCancelling = DueEvent("\(name).cancelled") { try $0.finishCancelling(Analysis.self, $1, at: $2) }
    }
}

protocol AnalysisEvent {
    static var begin: Self { get }
    static var succeed: Self { get }
    static var fail: Self { get }
    static var cancel: Self { get }
    static var cancelled: Self { get }
}

protocol AnalysisStatus: RawRepresentable<String>, Equatable {
    static var submitted: Self { get }
    static var started: Self { get }
    static var cancelling: Self { get }
    static var cancelled: Self { get }
    static var failed: Self { get }
    static var success: Self { get }

    /// The word for it in the name of its event.
    var eventWord: String { get }
}
