// The stored protected query: what was asked, where its results go, and how far it has come.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedQuery.html

import CleanRoomsModel
import JSON
import Lifecycle
import Store

struct ProtectedQueryRecord: ProtectedAnalysis {
    static let kind = "protectedQuery"
    static let resourceKind = ServiceError.Resource.Kind.protectedQuery
    static let noun = (title: "Query", thing: "protected query", id: "protectedQueryId", plural: "queries")
    static let quotas = (perMembership: Quota.ongoingQueries, perAccount: Quota.concurrentQueries)
    static let ongoingStatuses: [String]? = ProtectedQueryStatus.allCases.filter { !QueryMachine.isTerminal($0) }.map(\.rawValue)
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
    /// What the SQL promises; empty for SQL that cannot be read, which runs only where it is not checked against the rules.
    var columns: [Column] = []
    var run = AnalysisRun<ProtectedQueryError>()
}

extension ProtectedQueryRecord {
    /// Whether the results have noise added, so that the logs of the run stay where they are.
    var isDifferentiallyPrivate: Bool { !sensitivityParameters.isEmpty }

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
        run = try AnalysisRun(body: body)
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
        run.writeMembers(to: &writer)
        writer.endObject()
    }
}
