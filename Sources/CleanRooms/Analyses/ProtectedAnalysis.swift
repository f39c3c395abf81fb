// What protected queries and protected jobs have in common: what each says of itself, who has a part in it, and how many are under way.
// Reference: the user guide on who sees an analysis: members who run it, receive its results or pay for it.

import CleanRoomsModel
import Objects
import Tables
import Store

/// A record of an analysis that a member runs over the collaboration's tables. Its parent is the membership that started it.
protocol ProtectedAnalysis: Delivering {
    associatedtype Machine: AnalysisMachine
    associatedtype Failure: AnalysisError
    typealias Status = Machine.Status

    static var resourceKind: ServiceError.Resource.Kind { get }
    /// What a message calls it: `Query`, `protected query`, with the name of its id `protectedQueryId`, and `queries` for several.
    static var noun: (title: String, thing: String, id: String, plural: String) { get }
    /// How many of its kind a membership, and an account, may have under way.
    static var quotas: (perMembership: Quota, perAccount: Quota) { get }
    /// The kind of cost that its payer has agreed to.
    static var payment: KeyPath<Payments, Bool> { get }
    /// The field in which a request names the payer.
    static var payerField: String { get }
    /// Where a member's results go by default.
    static var defaultPlace: KeyPath<MembershipRecord, ProtectedQueryS3OutputConfiguration?> { get }
    static var events: AnalysisEvents { get }
    /// What happens to one that is over its time limit.
    static var timeOut: Machine.Event { get }

    var row: Row { get set }
    var payerAccount: String { get }
    /// Where the results go, settled when the analysis starts.
    var deliveries: [Delivery] { get }
    /// Why the analysis will end FAILED without having started.
    var refusal: Failure? { get }
    /// The intermediate table that it populates, if any. Nobody receives the results of such an analysis.
    var populatedTable: IntermediateTableOutputConfiguration? { get }
    var run: AnalysisRun<Failure> { get set }

    /// The folder of the results under each receiver's place, without a slash at its end.
    var resultFolder: String { get }
    /// The columns of the results, unless a canned result has others.
    var promisedColumns: [ResultTable.Column] { get }
    var resultNaming: ResultFiles.Naming { get }

    /// What goes to the receivers.
    func parcels(of table: ResultTable) -> [DeliveryOrder.Parcel]

    /// Begins to compute what it puts out, if anything is computed.
    func beginExecution(at time: Timestamp, in service: CleanRooms) throws
    /// What it puts out. What was learned on the way is noted in the analysis.
    mutating func takeResult(at time: Timestamp, in service: CleanRooms) throws -> AnalysisResult<Failure>

    /// Why it cannot begin now, although it was not refused.
    func obstacle(in store: Store) throws -> Failure?
    /// CRPU-hours.
    func units(running time: Duration) -> Double
    /// The columns of what it put out, if they became known only now; nil if they are still unknown, or were known before it ran.
    func resultColumns() throws -> [CleanRoomsModel.Column]?
}

/// What an analysis puts out at its planned end.
enum AnalysisResult<Failure: AnalysisError> {
    case table(ResultTable)
    case failed(Failure, isTimeOut: Bool)
    /// It is still being computed.
    case awaited
}

extension ProtectedAnalysis {
    /// The tester's canned result, or an empty table of the promised columns.
    func givenResult() -> AnalysisResult<Failure> {
        do {
            return .table(try run.cannedResult?.table(promised: promisedColumns) ?? ResultTable(columns: promisedColumns))
        } catch {
            // This is the tester's mistake, so its words must not look like the service's.
            return .failed(Failure(.unknownError, "[emulator] \(error)"), isTimeOut: false)
        }
    }

    var status: Status {
        get { row.status.flatMap(Status.init(rawValue:)) ?? .failed }
        set { row.status = newValue.rawValue }
    }

    var membershipID: String { row.parent ?? "" }

    var collaborationID: String { row.collaboration ?? "" }

    var membershipARN: ARN { .membership(membershipID, account: row.account, region: row.region) }

    /// Whether an account has a part in the analysis: it runs it, receives its results or pays for it.
    func isVisible(to account: String) -> Bool {
        isRunOrPaid(by: account) || deliveries.contains { $0.account == account }
    }

    func isRunOrPaid(by account: String) -> Bool {
        account == row.account || account == payerAccount
    }

    /// From creation to end; nil before the end, as the recorded answer to a start has it.
    var totalDurationInMillis: Int? {
        run.endTime.map { Int($0.milliseconds - row.createTime.milliseconds) }
    }

    func delivery(to account: String) -> Delivery? {
        deliveries.first { $0.account == account }
    }

    /// The receivers besides an account.
    func receivers(besides account: String) -> [String] {
        deliveries.map(\.account).filter { $0 != account }
    }
}

extension Call {
    /// An analysis that a membership's account has a part in.
    func analysis<Analysis: ProtectedAnalysis>(
        _ type: Analysis.Type, _ id: String, through membership: MembershipRecord
    ) throws -> Analysis {
        guard let analysis = try store.find(type, id: id), analysis.row.collaboration == membership.row.collaboration,
            analysis.isVisible(to: caller.account)
        else {
            throw ServiceError.notFound(
                .init(Analysis.resourceKind, id), message: "No such \(Analysis.noun.thing) with \(Analysis.noun.id): \(id)")
        }
        return analysis
    }

    /// A page of the analyses of a kind in which the caller has a part, newest first.
    func analyses<Analysis: ProtectedAnalysis>(
        of type: Analysis.Type, through membership: MembershipRecord, _ input: some PagedInput, status: [String]?
    ) throws -> Page<Analysis> {
        // Only one member runs analyses, so its own are all of the collaboration's; others see those that they receive or pay for.
        try page(
            of: type, in: .collaboration(membership.row.collaboration ?? ""), input, status: status,
            where: { $0.isVisible(to: caller.account) })
    }

    /// - Throws: `quotaExceeded` if a membership, or its account, already has as many of a kind under way as it may. That the account of
    ///   the runner is the one that counts is inferred.
    func requireRoom(for type: (some ProtectedAnalysis).Type, in membership: ActiveMembership) throws {
        try requireRoom(
            under: type.quotas.perMembership, to: try store.count(of: type, in: .parent(membership.id), status: type.ongoingStatuses))
        let account = Scope.account(caller.account, region: caller.region)
        try requireRoom(under: type.quotas.perAccount, to: try store.count(of: type, in: account, status: type.ongoingStatuses))
    }
}
