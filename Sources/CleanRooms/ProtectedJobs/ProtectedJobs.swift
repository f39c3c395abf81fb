// Protected jobs: PySpark that the member who may run jobs runs over the collaboration's tables.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_StartProtectedJob.html

package import CleanRoomsModel
import Lifecycle
import Rules
import Store

extension ListProtectedJobsInput: PagedInput {}

extension CleanRooms {
    /// Starts a job in one of the caller's memberships and schedules its first transition.
    ///
    /// A script that a table's rule refuses makes a job that ends FAILED without having started, as refused SQL makes such a query
    /// (inferred), or none where the emulator is set to refuse at once.
    /// - Throws: `accessDenied` unless the member may run jobs; `validation` for a request that cannot be; `notFound` for a template
    ///   that the collaboration does not have; `quotaExceeded` while another job of the membership is under way.
    package func startProtectedJob(_ input: StartProtectedJobInput, _ call: Call) throws -> StartProtectedJobOutput {
        let runner = try call.activeMembership(input.membershipIdentifier, able: .canRunJob)
        let request = ProtectedJobRequest(input: input, parties: try call.parties(of: ProtectedJobRecord.self, for: runner))
        let template = try call.analysisTemplate(input.jobParameters.analysisTemplateArn, in: runner.seat)
        try request.check(template)
        var job = ProtectedJobRecord(
            row: call.newRow(of: ProtectedJobRecord.self, for: runner), templateID: template.row.id, jobParameters: input.jobParameters,
            namedReceiver: request.namedReceiver,
            computeConfiguration: request.computeConfiguration,
            payerAccount: try request.parties.payer(named: input.jobComputePayerAccountId), deliveries: try request.deliveries())
        job.refusal = try call.admit(template, for: .results, receivers: job.deliveries.map(\.account), in: runner.seat)
        job = try call.start(job, for: runner, as: OutcomeSubject(.protectedJob, of: runner, template: template))
        return StartProtectedJobOutput(protectedJob: job.view(for: call.caller.account))
    }

    package func getProtectedJob(_ input: GetProtectedJobInput, _ call: Call) throws -> GetProtectedJobOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let job = try call.look(
            at: try call.analysis(ProtectedJobRecord.self, input.protectedJobIdentifier, through: membership.record))
        return GetProtectedJobOutput(protectedJob: job.view(for: call.caller.account))
    }

    /// Lists the jobs in which the caller has a part, newest first.
    package func listProtectedJobs(_ input: ListProtectedJobsInput, _ call: Call) throws -> ListProtectedJobsOutput {
        let membership = try call.membership(input.membershipIdentifier).record
        let page = try call.analyses(
            of: ProtectedJobRecord.self, through: membership, input, status: input.status.map { [$0.rawValue] })
        return ListProtectedJobsOutput(nextToken: page.nextToken, protectedJobs: page.elements.map(\.summary))
    }

    /// Cancels a job of the caller's. One that is being cancelled, or has been, stays as it is (the operation is idempotent).
    ///
    /// - Throws: `conflict` for a job that has ended otherwise.
    package func updateProtectedJob(_ input: UpdateProtectedJobInput, _ call: Call) throws -> UpdateProtectedJobOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canRunJob)
        let job = try call.cancel(ProtectedJobRecord.self, input.protectedJobIdentifier, through: membership)
        return UpdateProtectedJobOutput(protectedJob: job.view(for: call.caller.account))
    }
}
