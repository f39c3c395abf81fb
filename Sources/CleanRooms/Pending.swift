// The operations that are not written yet; each line goes when its operation comes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Operations.html

package import CleanRoomsModel

extension CleanRooms {
    package func createCollaborationChangeRequest(_: CreateCollaborationChangeRequestInput, _ call: Call) throws
        -> CreateCollaborationChangeRequestOutput
    {
        throw call.pending
    }

    package func getAnalysisLogExport(_: GetAnalysisLogExportInput, _ call: Call) throws -> GetAnalysisLogExportOutput {
        throw call.pending
    }

    package func getCollaborationChangeRequest(_: GetCollaborationChangeRequestInput, _ call: Call) throws
        -> GetCollaborationChangeRequestOutput
    {
        throw call.pending
    }

    package func getProtectedJob(_: GetProtectedJobInput, _ call: Call) throws -> GetProtectedJobOutput {
        throw call.pending
    }

    package func listAnalysisLogExports(_: ListAnalysisLogExportsInput, _ call: Call) throws -> ListAnalysisLogExportsOutput {
        throw call.pending
    }

    package func listCollaborationChangeRequests(_: ListCollaborationChangeRequestsInput, _ call: Call) throws
        -> ListCollaborationChangeRequestsOutput
    {
        throw call.pending
    }

    package func listProtectedJobs(_: ListProtectedJobsInput, _ call: Call) throws -> ListProtectedJobsOutput {
        throw call.pending
    }

    package func startAnalysisLogExport(_: StartAnalysisLogExportInput, _ call: Call) throws -> StartAnalysisLogExportOutput {
        throw call.pending
    }

    package func startProtectedJob(_: StartProtectedJobInput, _ call: Call) throws -> StartProtectedJobOutput {
        throw call.pending
    }

    package func updateCollaborationChangeRequest(_: UpdateCollaborationChangeRequestInput, _ call: Call) throws
        -> UpdateCollaborationChangeRequestOutput
    {
        throw call.pending
    }

    package func updateProtectedJob(_: UpdateProtectedJobInput, _ call: Call) throws -> UpdateProtectedJobOutput {
        throw call.pending
    }
}

extension Call {
    /// The answer of an operation that the emulator does not know yet.
    fileprivate var pending: ServiceError { .notImplemented(operation) }
}
