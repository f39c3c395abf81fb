// The stored protected query: what was asked, where its results go, and how far it has come.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQuery.html

import CleanRoomsModel
import JSON
import Lifecycle
import Results
import Store

struct ProtectedQueryRecord: ProtectedAnalysis {
    static let kind = "protectedQuery"
    static let resourceKind = ServiceError.Resource.Kind.protectedQuery
    static let noun = (thing: "protected query", id: "protectedQueryId", plural: "queries")
    static let quotas = (perMembership: Quota.ongoingQueries, perAccount: Quota.concurrentQueries)
    static let ongoing = ProtectedQueryStatus.allCases.filter { !QueryMachine.isTerminal($0) }.map(\.rawValue)
    static let payerField = "queryComputePayerAccountId"
    static var payment: KeyPath<Payments, Bool> { \.queryCompute }
    static var defaultPlace: KeyPath<MembershipRecord, ProtectedQueryS3OutputConfiguration?> { \.defaultResultLocation }

    /// The parent is the membership that started the query.
    var row: Row
    var sqlParameters: ProtectedQuerySQLParameters
    var resultConfiguration: ProtectedQueryResultConfiguration?
    var computeConfiguration: ComputeConfiguration?
    var payerAccount: String
    /// Where the results go, settled when the query starts.
    var deliveries: [Delivery]
    /// Why the query will end FAILED without having started: its SQL was refused.
    var refusal: ProtectedQueryError?
    /// The aggregates to whose results noise is added; empty without differential privacy.
    var sensitivityParameters: [DifferentialPrivacySensitivityParameters] = []
    /// What the SQL promises; empty for SQL that cannot be read, which runs only where it is not held against the rules.
    var columns: [Column] = []
    /// What comes out in place of nothing.
    var cannedResult: CannedResult?
    /// How the query ends where the tester has it.
    var plan: PlannedOutcome?
    var startTime: Timestamp?
    /// When the query ends, from then on until its objects are written.
    var deliveryTime: Timestamp?
    var endTime: Timestamp?
    /// CRPU-hours, once the query has used any.
    var billedUnits: Double?
    var error: ProtectedQueryError?
    var looks = 0
}

extension ProtectedQueryRecord {
    /// Whether the results have noise added, so that the logs of the run stay where they are.
    var isDifferentiallyPrivate: Bool { !sensitivityParameters.isEmpty }

    var status: ProtectedQueryStatus {
        get { row.status.flatMap(ProtectedQueryStatus.init) ?? .failed }
        set { row.status = newValue.rawValue }
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        sqlParameters = try body.required("sqlParameters")
        resultConfiguration = try body.optional("resultConfiguration")
        computeConfiguration = try body.optional("computeConfiguration")
        payerAccount = try body.required("payerAccount")
        deliveries = try body.required("deliveries")
        refusal = try body.optional("refusal")
        sensitivityParameters = try body.required("sensitivityParameters")
        columns = try body.optional("columns") ?? []
        cannedResult = try body.optional("cannedResult")
        plan = try body.optional("plan")
        startTime = try body.optional("startTime")
        deliveryTime = try body.optional("deliveryTime")
        endTime = try body.optional("endTime")
        billedUnits = try body.optional("billedUnits")
        error = try body.optional("error")
        looks = try body.optional("looks") ?? 0
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("sqlParameters", sqlParameters)
        writer.member("resultConfiguration", resultConfiguration)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("payerAccount", payerAccount)
        writer.member("deliveries", deliveries)
        writer.member("refusal", refusal)
        writer.member("sensitivityParameters", sensitivityParameters)
        writer.member("columns", columns)
        writer.member("cannedResult", cannedResult)
        writer.member("plan", plan)
        writer.member("startTime", startTime)
        writer.member("deliveryTime", deliveryTime)
        writer.member("endTime", endTime)
        writer.member("billedUnits", billedUnits)
        writer.member("error", error)
        writer.member("looks", looks == 0 ? nil : looks)
        writer.endObject()
    }
}
