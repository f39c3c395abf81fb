// The operations that are not written yet; each line goes when its operation comes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Operations.html

package import CleanRoomsModel

extension CleanRooms {
    package func createIdMappingTable(_: CreateIdMappingTableInput, _ call: Call) throws -> CreateIdMappingTableOutput {
        throw call.pending
    }

    package func createIntermediateTable(_: CreateIntermediateTableInput, _ call: Call) throws -> CreateIntermediateTableOutput {
        throw call.pending
    }

    package func createIntermediateTableAnalysisRule(_: CreateIntermediateTableAnalysisRuleInput, _ call: Call) throws
        -> CreateIntermediateTableAnalysisRuleOutput
    {
        throw call.pending
    }

    package func deleteIdMappingTable(_: DeleteIdMappingTableInput, _ call: Call) throws -> DeleteIdMappingTableOutput {
        throw call.pending
    }

    package func deleteIntermediateTable(_: DeleteIntermediateTableInput, _ call: Call) throws -> DeleteIntermediateTableOutput {
        throw call.pending
    }

    package func deleteIntermediateTableAnalysisRule(_: DeleteIntermediateTableAnalysisRuleInput, _ call: Call) throws
        -> DeleteIntermediateTableAnalysisRuleOutput
    {
        throw call.pending
    }

    package func disallowIntermediateTable(_: DisallowIntermediateTableInput, _ call: Call) throws -> DisallowIntermediateTableOutput {
        throw call.pending
    }

    package func getIdMappingTable(_: GetIdMappingTableInput, _ call: Call) throws -> GetIdMappingTableOutput {
        throw call.pending
    }

    package func getIntermediateTable(_: GetIntermediateTableInput, _ call: Call) throws -> GetIntermediateTableOutput {
        throw call.pending
    }

    package func getIntermediateTableAnalysisRule(_: GetIntermediateTableAnalysisRuleInput, _ call: Call) throws
        -> GetIntermediateTableAnalysisRuleOutput
    {
        throw call.pending
    }

    package func listIdMappingTables(_: ListIdMappingTablesInput, _ call: Call) throws -> ListIdMappingTablesOutput {
        throw call.pending
    }

    package func listIntermediateTableVersions(_: ListIntermediateTableVersionsInput, _ call: Call) throws
        -> ListIntermediateTableVersionsOutput
    {
        throw call.pending
    }

    package func listIntermediateTables(_: ListIntermediateTablesInput, _ call: Call) throws -> ListIntermediateTablesOutput {
        throw call.pending
    }

    package func populateIdMappingTable(_: PopulateIdMappingTableInput, _ call: Call) throws -> PopulateIdMappingTableOutput {
        throw call.pending
    }

    package func populateIntermediateTable(_: PopulateIntermediateTableInput, _ call: Call) throws -> PopulateIntermediateTableOutput {
        throw call.pending
    }

    package func updateIdMappingTable(_: UpdateIdMappingTableInput, _ call: Call) throws -> UpdateIdMappingTableOutput {
        throw call.pending
    }

    package func updateIntermediateTable(_: UpdateIntermediateTableInput, _ call: Call) throws -> UpdateIntermediateTableOutput {
        throw call.pending
    }

    package func updateIntermediateTableAnalysisRule(_: UpdateIntermediateTableAnalysisRuleInput, _ call: Call) throws
        -> UpdateIntermediateTableAnalysisRuleOutput
    {
        throw call.pending
    }
}

extension Call {
    /// The answer of an operation that the emulator does not know yet.
    fileprivate var pending: ServiceError { .notImplemented(operation) }
}
