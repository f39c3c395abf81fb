// Intermediate tables: queries and jobs whose results stay in the collaboration, to be queried like tables.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIntermediateTable.html

package import CleanRoomsModel
import Store

extension ListIntermediateTablesInput: PagedInput {}

extension CleanRooms {
    /// Keeps a query or a script under a name. SQL is read, but checked against the rules of its tables only when the table is populated.
    ///
    /// - Throws: `accessDenied` unless the member may query, and run jobs for a script; `validation` for SQL that cannot be read, and for
    ///   a table that the collaboration does not have; `conflict` for a name that is taken.
    package func createIntermediateTable(_ input: CreateIntermediateTableInput, _ call: Call) throws -> CreateIntermediateTableOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        // Inferred: the legacy engine had ended before there were intermediate tables.
        guard membership.collaboration.analyticsEngine == .spark else {
            throw ServiceError.invalidConfiguration("Intermediate tables need the analytics engine SPARK.")
        }
        switch input.populationAnalysisConfiguration {
        case .sqlParameters: break
        // Inferred: nobody else could ever populate it.
        case .jobParameters: try call.requireAbility(.canRunJob, of: membership)
        }
        let dependencies = try call.dependencies(of: input.populationAnalysisConfiguration, in: membership.seat)
        let sqlName = SQLNames.stored(input.name)
        guard try !call.isNameTaken(sqlName, in: membership.collaborationID) else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.intermediateTable, input.name),
                // Inferred: no text of the service's is known.
                message: "Collaboration \(membership.collaborationID) already has a table with name: \(sqlName)")
        }
        let table = IntermediateTableRecord(
            row: call.newRow(
                id: call.newID(), collaboration: membership.collaborationID, parent: membership.id, name: sqlName,
                status: IntermediateTableStatus.created.rawValue),
            name: input.name, description: input.description,
            populationAnalysisConfiguration: input.populationAnalysisConfiguration,
            retentionInDays: input.retentionInDays ?? Self.defaultRetentionInDays, kmsKeyArn: input.kmsKeyArn,
            dependencies: dependencies, statusReason: nil, activeVersionID: nil, columns: nil, updateTime: call.now)
        try call.store.insert(table)
        try call.tag(table.arn, with: input.tags)
        return CreateIntermediateTableOutput(intermediateTable: try call.view(of: table))
    }

    /// Source: the user guide on intermediate tables.
    private static var defaultRetentionInDays: Int { 30 }

    package func getIntermediateTable(_ input: GetIntermediateTableInput, _ call: Call) throws -> GetIntermediateTableOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let table = try call.lookAtPopulation(
            of: try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id))
        return GetIntermediateTableOutput(intermediateTable: try call.view(of: table))
    }

    package func listIntermediateTables(_ input: ListIntermediateTablesInput, _ call: Call) throws -> ListIntermediateTablesOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: IntermediateTableRecord.self, in: .parent(membership.id), input)
        let summaries = try page.elements.map {
            $0.summary(creator: try call.creator(of: $0), rule: try call.intermediateTableRule(of: $0.row.id))
        }
        return ListIntermediateTablesOutput(intermediateTableSummaries: summaries, nextToken: page.nextToken)
    }

    /// Changes the description, the key of populations to come, or the types of columns; what is absent stays.
    ///
    /// - Throws: `validation` for a column that the table does not have, as none has before its first population (inferred).
    package func updateIntermediateTable(_ input: UpdateIntermediateTableInput, _ call: Call) throws -> UpdateIntermediateTableOutput {
        let membership = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        var table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id)
        for change in input.columns ?? [] {
            guard let place = table.columns?.firstIndex(where: { $0.name == change.name }) else {
                throw ServiceError.invalidConfiguration("The intermediate table has no column \(change.name).", field: "columns")
            }
            // The model takes 1024 characters and shows 255.
            guard change.type.unicodeScalars.count <= 255 else {
                throw ServiceError.invalidConfiguration(
                    "The type of column \(change.name) is longer than 255 characters.", field: "columns")
            }
            table.columns?[place].type = change.type
        }
        table.description = input.description ?? table.description
        table.kmsKeyArn = input.kmsKeyArn ?? table.kmsKeyArn
        table.updateTime = call.now
        try call.store.update(table)
        return UpdateIntermediateTableOutput(intermediateTable: try call.view(of: table))
    }

    /// Deletes a table with its rule and the data of all its versions. A table that is missing is deleted already, as the model says.
    ///
    /// - Throws: `conflict` while it is populated, or while other intermediate tables are made of it (inferred).
    package func deleteIntermediateTable(_ input: DeleteIntermediateTableInput, _ call: Call) throws -> DeleteIntermediateTableOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let id = input.intermediateTableIdentifier
        guard let table = try call.store.find(IntermediateTableRecord.self, id: id), table.membershipID == membership.id else {
            return DeleteIntermediateTableOutput()
        }
        let versions = try call.store.all(of: IntermediateTableVersionRecord.self, in: .parent(id))
        guard !versions.contains(where: { $0.status == .populateStarted }) else {
            throw ServiceError.conflict(
                .invalidState, .init(.intermediateTable, id), message: "Intermediate table \(id) is being populated.")
        }
        guard try call.intermediateTables(over: id, in: table.collaborationID).isEmpty else {
            throw ServiceError.conflict(
                .subresourcesExist, .init(.intermediateTable, id),
                message: "Intermediate table \(id) is used by other intermediate tables, which must be deleted first.")
        }
        for version in versions {
            try call.store.unschedule(subject: version.row.id)
            try call.service.forgetPopulation(ofVersion: version.row.id)
            try call.store.delete(IntermediateTableVersionRecord.self, id: version.row.id)
        }
        try call.store.delete(IntermediateTableRuleRecord.self, id: id)
        try call.deleteChild(IntermediateTableRecord.self, id, of: membership.id)
        return DeleteIntermediateTableOutput()
    }
}

extension Call {
    /// The table with what other records know of it: its active version, its rule, and the tables made of it.
    fileprivate func view(of table: IntermediateTableRecord) throws -> IntermediateTable {
        let children = try childResources(of: table.row.id, in: table.collaborationID)
        return IntermediateTable(
            id: table.row.id, arn: table.arn.description, name: table.name, description: table.description,
            membershipArn: table.membershipARN.description, membershipId: table.membershipID,
            collaborationArn: table.collaborationARN(creator: try creator(of: table)).description,
            collaborationId: table.collaborationID, childResources: children, createTime: table.row.createTime,
            updateTime: table.updateTime, status: table.status, statusReason: table.statusReason, kmsKeyArn: table.kmsKeyArn,
            populationAnalysisConfiguration: table.populationAnalysisConfiguration, retentionInDays: table.retentionInDays,
            tableDependencies: table.dependencies, intermediateTableVersion: try activeVersion(of: table)?.activeView,
            analysisRuleTypes: try intermediateTableRule(of: table.row.id) == nil ? [] : [.custom],
            schema: table.columns.map { IntermediateTableSchema(columns: $0) })
    }

    /// The version that queries read.
    func activeVersion(of table: IntermediateTableRecord) throws -> IntermediateTableVersionRecord? {
        try table.activeVersionID.flatMap { try store.find(IntermediateTableVersionRecord.self, id: $0) }
    }
}
