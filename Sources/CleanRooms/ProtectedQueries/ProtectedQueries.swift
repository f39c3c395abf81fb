// Protected queries: SQL that the member who may query runs over the collaboration's tables.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_StartProtectedQuery.html

package import CleanRoomsModel
import Clocks
import Lifecycle

extension ListProtectedQueriesInput: PagedInput {}

extension CleanRooms {
    /// Starts a query in one of the caller's memberships and schedules its first transition.
    ///
    /// SQL that the rules refuse makes a query that ends FAILED without having started, or none at all; `Judgement.swift` decides.
    /// - Throws: `accessDenied` unless the member may query; `validation` for a request that cannot be; `quotaExceeded` at the limit
    ///   of ongoing queries.
    package func startProtectedQuery(_ input: StartProtectedQueryInput, _ call: Call) throws -> StartProtectedQueryOutput {
        let runner = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        let request = ProtectedQueryRequest(input: input, parties: try call.parties(of: ProtectedQueryRecord.self, for: runner))
        let asked = try call.askedQuery(input.sqlParameters, in: runner.seat)
        var query = ProtectedQueryRecord(
            row: call.newRow(of: ProtectedQueryRecord.self, for: runner), sqlParameters: input.sqlParameters,
            resultConfiguration: input.resultConfiguration,
            computeConfiguration: try request.computeConfiguration(),
            payerAccount: try request.parties.payer(named: input.queryComputePayerAccountId),
            deliveries: try request.deliveries())
        let admission = try call.admit(asked, for: .results(receivers: query.deliveries.map(\.account)), in: runner.seat)
        query.refusal = admission.refusal
        query.sensitivityParameters = admission.sensitivityParameters
        query.columns = admission.columns ?? []
        query = try call.start(
            query, for: runner,
            as: OutcomeSubject(.protectedQuery, of: runner, sql: asked.text, template: asked.template))
        return StartProtectedQueryOutput(protectedQuery: query.view(for: call.caller.account))
    }

    package func getProtectedQuery(_ input: GetProtectedQueryInput, _ call: Call) throws -> GetProtectedQueryOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let query = try call.look(
            at: try call.analysis(ProtectedQueryRecord.self, input.protectedQueryIdentifier, through: membership.record))
        return GetProtectedQueryOutput(protectedQuery: query.view(for: call.caller.account))
    }

    /// Lists the queries in which the caller has a part, newest first.
    package func listProtectedQueries(_ input: ListProtectedQueriesInput, _ call: Call) throws -> ListProtectedQueriesOutput {
        let membership = try call.membership(input.membershipIdentifier).record
        let page = try call.analyses(
            of: ProtectedQueryRecord.self, through: membership, input, status: input.status.map { [$0.rawValue] })
        return ListProtectedQueriesOutput(nextToken: page.nextToken, protectedQueries: page.elements.map(\.summary))
    }

    /// Cancels a query of the caller's. One that is being cancelled, or has been, stays as it is (the operation is idempotent).
    ///
    /// - Throws: `conflict` for a query that has ended otherwise.
    package func updateProtectedQuery(_ input: UpdateProtectedQueryInput, _ call: Call) throws -> UpdateProtectedQueryOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        let query = try call.cancel(ProtectedQueryRecord.self, input.protectedQueryIdentifier, through: membership)
        return UpdateProtectedQueryOutput(protectedQuery: query.view(for: call.caller.account))
    }
}
