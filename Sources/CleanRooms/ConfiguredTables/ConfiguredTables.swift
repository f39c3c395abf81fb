// Configured tables: an account's pointers to its tables elsewhere, with the columns that may be used.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html

package import CleanRoomsModel
import Store

extension ListConfiguredTablesInput: PagedInput {}

extension CleanRooms {
    /// Makes a configured table. A table that nobody has declared to the emulator is accepted unchecked, unless the catalogue is strict.
    ///
    /// A request like an earlier one makes another table, since nothing but the id has to differ (inferred).
    /// - Throws: `validation` for columns or methods that do not fit together.
    package func createConfiguredTable(_ input: CreateConfiguredTableInput, _ call: Call) throws -> CreateConfiguredTableOutput {
        let table = ConfiguredTableRecord(
            row: call.newRow(id: call.newID()), name: input.name, description: input.description,
            tableReference: input.tableReference.filled(in: call.caller.region), allowedColumns: input.allowedColumns,
            analysisMethod: input.analysisMethod, selectedAnalysisMethods: input.selectedAnalysisMethods.normalized, updateTime: call.now)
        let issues = try ConfiguredTableIssues.of(table) + call.sourceIssues(with: table)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        try call.requireRoom(under: .columns, adding: table.allowedColumns.count)
        try call.requireRoom(under: .configuredTables, to: try call.store.count(of: ConfiguredTableRecord.self, in: call.ownScope))
        try call.keepSource(of: table)
        try call.store.insert(table)
        try call.tag(table.arn, with: input.tags)
        return CreateConfiguredTableOutput(configuredTable: table.view(rule: nil))
    }

    package func getConfiguredTable(_ input: GetConfiguredTableInput, _ call: Call) throws -> GetConfiguredTableOutput {
        let table = try call.configuredTable(input.configuredTableIdentifier)
        return GetConfiguredTableOutput(configuredTable: table.record.view(rule: try call.configuredTableRule(of: table.id)))
    }

    package func listConfiguredTables(_ input: ListConfiguredTablesInput, _ call: Call) throws -> ListConfiguredTablesOutput {
        let page = try call.page(
            of: ConfiguredTableRecord.self, in: .account(call.caller.account, region: call.caller.region), input)
        let summaries = try page.elements.map { $0.summary(rule: try call.configuredTableRule(of: $0.row.id)) }
        return ListConfiguredTablesOutput(configuredTableSummaries: summaries, nextToken: page.nextToken)
    }

    /// Changes a configured table, also the table that it points to; what is absent stays.
    ///
    /// - Throws: `validation` as for a new table; `conflict` for a change that its rule or its associations do not allow.
    package func updateConfiguredTable(_ input: UpdateConfiguredTableInput, _ call: Call) throws -> UpdateConfiguredTableOutput {
        var table = try call.configuredTable(input.configuredTableIdentifier).record
        table.name = input.name ?? table.name
        table.description = input.description ?? table.description
        table.tableReference = input.tableReference?.filled(in: call.caller.region) ?? table.tableReference
        table.allowedColumns = input.allowedColumns ?? table.allowedColumns
        if let method = input.analysisMethod, method != table.analysisMethod {
            table.analysisMethod = method
            // The selection belongs to MULTIPLE: leaving that drops it (inferred).
            table.selectedAnalysisMethods = nil
        }
        table.selectedAnalysisMethods = input.selectedAnalysisMethods.normalized ?? table.selectedAnalysisMethods
        table.updateTime = call.now
        // Only what changes is looked up: a catalogue that has changed since is no reason to refuse a new name (inferred).
        let isElsewhere = input.tableReference != nil || input.allowedColumns != nil
        let issues = try ConfiguredTableIssues.of(table) + (isElsewhere ? call.sourceIssues(with: table) : [])
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        try call.requireRoom(under: .columns, adding: table.allowedColumns.count)
        let rule = try call.configuredTableRule(of: table.row.id)
        if let obstacle = try ConfiguredTableIssues.obstacle(to: table, from: rule, source: call.sourceTable(of: table))
            ?? call.obstacle(to: table)
        {
            throw ServiceError.conflict(.invalidState, .init(.configuredTable, table.row.id), message: obstacle)
        }
        if isElsewhere { try call.keepSource(of: table) }
        try call.store.update(table)
        return UpdateConfiguredTableOutput(configuredTable: table.view(rule: rule))
    }

    /// Deletes a configured table with its rule and its tags.
    ///
    /// Associations stay and cannot be queried any more, as the user guide says; the model also declares a conflict, which
    /// `Settings.tableDeletion` can choose.
    package func deleteConfiguredTable(_ input: DeleteConfiguredTableInput, _ call: Call) throws -> DeleteConfiguredTableOutput {
        let table = try call.configuredTable(input.configuredTableIdentifier)
        if call.settings.tableDeletion == .refuse, try !call.associations(ofTable: table.id).isEmpty {
            throw ServiceError.conflict(
                .subresourcesExist, .init(.configuredTable, table.id),
                // Inferred: no text of the service's is known.
                message: "Configured table \(table.id) still has associations, which must be deleted first.")
        }
        try call.store.delete(ConfiguredTableRecord.self, id: table.id)
        try call.store.delete(ConfiguredTableRuleRecord.self, id: table.id)
        try call.dropTags(of: table.record.arn)
        return DeleteConfiguredTableOutput()
    }
}

extension Call {
    /// The associations of a table in all of the account's memberships.
    fileprivate func associations(ofTable id: String) throws -> [AssociationRecord] {
        try store.all(of: AssociationRecord.self, in: .account(caller.account, region: caller.region))
            .filter { $0.configuredTableID == id }
    }

    /// Why the associations of a table do not allow its new form; nil if they do (inferred).
    fileprivate func obstacle(to table: ConfiguredTableRecord) throws -> String? {
        let engines = try associations(ofTable: table.row.id).compactMap { association in
            try store.find(CollaborationRecord.self, id: association.collaborationID)?.analyticsEngine
        }
        return engines.lazy.compactMap { AssociationIssues.engineIssue(with: table, on: $0)?.message }.first
    }
}

extension TableReference {
    /// With what recorded answers fill in: a Glue table lies in the caller's region unless another is given.
    fileprivate func filled(in region: String) -> TableReference {
        guard case .glue(var reference) = self else { return self }
        reference.region = reference.region ?? CommercialRegion(rawValue: region)
        return .glue(reference)
    }
}

extension [SelectedAnalysisMethod]? {
    /// In the order of recorded answers, each method once; an empty list says nothing (inferred).
    fileprivate var normalized: [SelectedAnalysisMethod]? {
        guard let self, !self.isEmpty else { return nil }
        return self.uniqued().sorted { $0.rawValue < $1.rawValue }
    }
}
