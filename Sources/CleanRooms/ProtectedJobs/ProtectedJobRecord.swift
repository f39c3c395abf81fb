// The stored protected job: what was asked, where its results go, and how far it has come.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ProtectedJob.html

import CleanRoomsModel
import JSON
import Lifecycle
import Results
import Store

struct ProtectedJobRecord: ProtectedAnalysis {
    static let kind = "protectedJob"
    static let resourceKind = ServiceError.Resource.Kind.protectedJob
    static let noun = (thing: "protected job", id: "protectedJobId", plural: "jobs")
    static let quotas = (perMembership: Quota.ongoingJobs, perAccount: Quota.concurrentJobs)
    static let ongoing = ProtectedJobStatus.allCases.filter { !JobMachine.isTerminal($0) }.map(\.rawValue)
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
    /// Why the job will end FAILED without having started: a table's rule refuses its script.
    var refusal: ProtectedJobError?
    /// What comes out in place of nothing.
    var cannedResult: CannedResult?
    /// How the job ends where the tester has it.
    var plan: PlannedOutcome?
    var startTime: Timestamp?
    /// When the job ends, from then on until its objects are written.
    var deliveryTime: Timestamp?
    var endTime: Timestamp?
    /// CRPU-hours, once the job has used any.
    var billedUnits: Double?
    var error: ProtectedJobError?
    var looks = 0
}

extension ProtectedJobRecord {
    var status: ProtectedJobStatus {
        get { row.status.flatMap(ProtectedJobStatus.init) ?? .failed }
        set { row.status = newValue.rawValue }
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        templateID = try body.required("templateId")
        jobParameters = try body.required("jobParameters")
        namedReceiver = try body.optional("namedReceiver")
        computeConfiguration = try body.required("computeConfiguration")
        payerAccount = try body.required("payerAccount")
        deliveries = try body.required("deliveries")
        refusal = try body.optional("refusal")
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
        writer.member("templateId", templateID)
        writer.member("jobParameters", jobParameters)
        writer.member("namedReceiver", namedReceiver)
        writer.member("computeConfiguration", computeConfiguration)
        writer.member("payerAccount", payerAccount)
        writer.member("deliveries", deliveries)
        writer.member("refusal", refusal)
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
