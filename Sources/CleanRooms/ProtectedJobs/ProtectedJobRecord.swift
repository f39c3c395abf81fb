// The stored protected job: what was asked, where its results go, and how far it has come.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedJob.html

import CleanRoomsModel
import JSON
import Lifecycle
import Store

struct ProtectedJobRecord: ProtectedAnalysis {
    static let kind = "protectedJob"
    static let resourceKind = ServiceError.Resource.Kind.protectedJob
    static let noun = (title: "Job", thing: "protected job", id: "protectedJobId", plural: "jobs")
    static let quotas = (perMembership: Quota.ongoingJobs, perAccount: Quota.concurrentJobs)
    static let ongoingStatuses: [String]? = ProtectedJobStatus.allCases.filter { !JobMachine.isTerminal($0) }.map(\.rawValue)
    static let payerField = "jobComputePayerAccountId"
    static var payment: KeyPath<Payments, Bool> { \.jobCompute }
    static var defaultPlace: KeyPath<MembershipRecord, ProtectedQueryS3OutputConfiguration?> { \.defaultJobResultLocation }

    /// The parent is the membership that started the job.
    var row: Row
    var templateID: String
    var jobParameters: ProtectedJobParameters
    /// The account that the request wanted the results to go to.
    var namedReceiver: String?
    var computeConfiguration: ProtectedJobComputeConfiguration
    var payerAccount: String
    var deliveries: [Delivery]
    /// The intermediate table that the job populates, if it is such a job.
    var populatedTable: IntermediateTableOutputConfiguration?
    /// Why the job will end FAILED without having started: a table's rule refuses its script.
    var refusal: ProtectedJobError?
    /// The columns that its script gave the intermediate table.
    var computedColumns: [Column]?
    /// What its script gave, until that is ordered to be written.
    var frames: [ExecutionResult.Frame]?
    var run = AnalysisRun<ProtectedJobError>()
}

extension ProtectedJobRecord {
    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        templateID = try body.required("templateId")
        jobParameters = try body.required("jobParameters")
        namedReceiver = try body.optional("namedReceiver")
        computeConfiguration = try body.required("computeConfiguration")
        payerAccount = try body.required("payerAccount")
        deliveries = try body.required("deliveries")
        populatedTable = try body.optional("populatedTable")
        refusal = try body.optional("refusal")
        computedColumns = try body.optional("computedColumns")
        run = try AnalysisRun(body: body)
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("templateId", templateID)
        writer.member("jobParameters", jobParameters)
        writer.member("namedReceiver", namedReceiver)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("payerAccount", payerAccount)
        writer.member("deliveries", deliveries)
        writer.member("populatedTable", populatedTable)
        writer.member("refusal", refusal)
        writer.member("computedColumns", computedColumns)
        run.writeMembers(to: &writer)
        writer.endObject()
    }
}
