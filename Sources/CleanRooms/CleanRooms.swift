// The service: every operation goes through its one door, in one transaction, at one time.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/Welcome.html

package import Clocks
import Rules
package import CleanRoomsModel
package import JSON
import Lifecycle
package import Store

/// AWS Clean Rooms over a store.
///
/// It is not `Sendable`: it lives on the thread of its store, and each call is atomic there.
package final class CleanRooms {
    let store: Store
    /// The time of everything the service does, in the tester's hands.
    let clock: SteerableClock
    let ids: IDGenerator
    let settings: Settings
    /// How kinds of resources move where the tester has set it.
    var steeredProgressions: [LifecycleModel: Progression] = [:]
    /// The tester's rules with the text in the store that they were read from.
    var outcomeRulesAsRead: (text: String, rules: [OutcomeRule])?
    /// The patterns of rules that were asked so far, by their sources.
    var outcomePatterns: [String: Pattern] = [:]
    /// Makes ids for what the tester creates. They are apart from ``ids``, so that steering does not change the ids of resources.
    let steeringIDs: IDGenerator
    /// What AWS would have put on EventBridge.
    package var eventLog = EventLog()
    /// How things have moved in this turn.
    package var lifeLog = LifeLog()
    /// Changes whenever the tester's rules for lives and their ends change.
    package internal(set) var steeringRevision = 0
    /// False during a look that leaves no trace.
    var countsLooks = true
    /// Makes ids for events, apart from ``ids`` for the same reason.
    let eventIDs: IDGenerator
    /// Is told of stored things that cannot be used and that nobody asked for.
    package var onFlaw: (StoredFlaw) -> Void = { _ in }
    /// What keeps the objects of results; nil if they are not kept, and everything succeeds without them.
    package var resultDelivery: (any ResultDelivery)?
    /// The number of the last order that was given to it.
    var lastOrder = 0
    /// The newest order of each subject whose end has not been reported yet.
    var ordersUnderWay: [String: Int] = [:]
    /// What runs queries on rows; nil if none are run, and queries succeed without rows.
    package var queryEngine: (any QueryEngine)?
    /// Runs the scripts of jobs; nil if every job that may run succeeds without that.
    package var scriptEngine: (any ScriptEngine)?
    var executions = Executions()
    /// The last results.
    package var results = ResultSpool()
    /// The files that were uploaded for tables.
    var uploads = UploadedFiles()
    /// What a data catalogue outside has answered about tables.
    var lookedUp = LookedUpTables()
    /// What follows resets and restored snapshots. A part of the program that keeps something for the tester adds itself here.
    package var followers: [StateFollower] = []
    /// Asked before each due event whether it may be applied now, so that many at once do not hold up everybody's requests. The others
    /// wait, in their order; without a bound every request sees all that is due by its time.
    package var dueAllowance: () -> Bool = { true }
    /// Whether work that takes long waits for ``doLongWork()``. What is due after it waits too, in its order.
    package var putsOffLongWork = false
    var putOff = PutOffWork()
    var knownVerdicts = KnownVerdicts()

    /// - Parameter clock: What the service's own clock runs by; how far it is ahead of it, or where it was frozen, the store knows.
    /// - Throws: What the store throws.
    package init(store: Store, clock: any Clock, ids: IDGenerator, settings: Settings = Settings()) throws {
        self.store = store
        self.clock = SteerableClock(over: clock)
        self.ids = ids
        steeringIDs = ids.apart()
        eventIDs = steeringIDs.apart(1)
        self.settings = settings
        store.contents = Self.contents
        try readSteering()
        followers = [
            StateFollower(reset: { [unowned self] in try resetSteering() }, reload: { [unowned self] in try readSteering() }),
            // Runs and their results belong to the state that is gone.
            StateFollower(reset: { [unowned self] in forgetAllExecutions() }, reload: { [unowned self] in forgetAllExecutions() }),
            StateFollower(reset: { [unowned self] in uploads.removeAll() }, reload: { [unowned self] in uploads.removeAll() }),
            StateFollower(reset: { [unowned self] in lookedUp.removeAll() }, reload: { [unowned self] in lookedUp.removeAll() }),
        ]
    }

    /// Performs reads that move nothing.
    package func withoutCountingLooks<Result>(_ body: () throws -> Result) rethrows -> Result {
        countsLooks = false
        defer { countsLooks = true }
        return try body()
    }

    /// Why the state can never be written again, as a sentence; nil while it can.
    package var obstacle: String? { store.obstacle }

    /// The service's time, which the tester may have set.
    package var now: Timestamp { clock.now }

    /// Performs an operation for a caller and writes its output.
    ///
    /// What is due is applied first, as far as ``dueAllowance`` goes. An error leaves nothing of the operation behind.
    /// - Parameters:
    ///   - input: Checked against the operation's constraints.
    ///   - remarks: Receives what the call reports besides its answer.
    /// - Throws: ``ServiceError``, or what the store throws.
    package func handle(
        _ operation: Operation, _ input: JSON, as caller: Caller, into writer: inout JSONWriter, _ remarks: Remarks
    ) throws {
        let now = clock.now
        do {
            try advanceWithinAllowance(to: now)
        } catch is StoreError where operation.facts.isReadOnly {
            // On a full disk due events wait, and reads go on. The timer for due events meets the same error and reports it.
        }
        let call = Call(operation: operation, caller: caller, now: now, service: self, remarks: remarks)
        if operation.facts.isReadOnly {
            try store.reading { try perform(operation, input, call, into: &writer) }
        } else {
            do {
                try announcing { try perform(operation, input, call, into: &writer) }
            } catch ServiceError.notFound where operation.isDeletion && settings.repeatedDeletes == .succeed {
                // What is not there counts as deleted; the answer of a deletion has nothing to say.
            }
        }
    }
}

extension Operation {
    /// Whether the operation deletes a resource. `UntagResource` has the method too, but an answer of its own.
    fileprivate var isDeletion: Bool { facts.method == "DELETE" && facts.status == 204 }
}

extension CleanRooms: CleanRoomsAPI {}
