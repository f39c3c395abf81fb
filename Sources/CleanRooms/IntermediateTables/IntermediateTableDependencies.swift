// Which tables an intermediate table is made of, what is made of it, and what happens when one of them goes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IntermediateTableDependency.html

import Rules
import SQL
package import CleanRoomsModel
import Store

extension CleanRooms {
    /// Lets a provider of data withdraw an intermediate table that is made of it. The table stays, and cannot be queried any more.
    ///
    /// Its owner has to make it anew (inferred). One that is disallowed already stays so.
    /// - Throws: `notFound` for a table that is missing, or under which the caller has no table (inferred).
    package func disallowIntermediateTable(
        _ input: DisallowIntermediateTableInput, _ call: Call
    ) throws -> DisallowIntermediateTableOutput {
        let provider = try call.activeMembership(input.membershipIdentifier)
        let name = input.intermediateTableName
        guard let table = try call.intermediateTable(named: name, in: provider.collaborationID),
            table.dependencies.contains(where: { $0.type != .intermediateTable && $0.creatorAccountId == call.caller.account })
        else {
            throw ServiceError.notFound(
                .init(.intermediateTable, name), message: "No such intermediate table with intermediateTableName: \(name)")
        }
        let descendants = input.includeDescendants ?? true ? try call.intermediateTables(over: table.row.id, in: table.collaborationID) : []
        for var table in [table] + descendants where table.status != .disallowedByDataProvider {
            table.status = .disallowedByDataProvider
            table.statusReason = "Account \(call.caller.account) disallowed the use of its data."
            try call.store.update(table)
        }
        return DisallowIntermediateTableOutput()
    }
}

extension Call {
    /// The tables that a definition names, in its order, followed by those that intermediate ones among them are made of.
    ///
    /// - Throws: `validation` for SQL that cannot be read, for a template of the other kind, and for a table that the collaboration does not
    ///   have (inferred: without it there is no dependency to show); `notFound` for a template that it does not have.
    func dependencies(
        of configuration: PopulationAnalysisConfiguration, in seat: Seat
    ) throws -> [IntermediateTableDependency] {
        let names = try tablesNamed(by: configuration, in: seat).map(SQLNames.stored).uniqued()
        let sources = try schemas(in: seat.collaboration.row.id, named: Set(names))
        let direct = try names.map { name in
            guard let source = sources.first(where: { $0.name == name }) else { throw configuration.missing(table: name) }
            return source
        }
        var dependencies = direct.map(\.dependency)
        for case .intermediateTable(let parent) in direct {
            for var dependency in parent.table.dependencies where !dependencies.contains(where: { $0.id == dependency.id }) {
                dependency.parentType = .indirect
                dependencies.append(dependency)
            }
        }
        return dependencies
    }

    /// The tables that a definition's SQL reads, or those that its script says it reads.
    private func tablesNamed(by configuration: PopulationAnalysisConfiguration, in seat: Seat) throws -> [String] {
        switch configuration {
        case .sqlParameters(let sql):
            let text = try queryText(sql.queryString, sql.analysisTemplateArn, in: seat).text
            do {
                return try referencedTables(of: text, dialect: Dialect(seat.collaboration.analyticsEngine))
            } catch {
                throw ServiceError.invalidQuery(error.description, field: configuration.field)
            }
        case .jobParameters(let job):
            let template = try analysisTemplate(job.analysisTemplateArn, in: seat)
            try template.requireScript(field: "\(configuration.field).analysisTemplateArn")
            return template.referencedTables
        }
    }

    /// The intermediate table that a collaboration's SQL calls by a name, in whatever case.
    fileprivate func intermediateTable(named name: String, in collaborationID: String) throws -> IntermediateTableRecord? {
        for case .intermediateTable(let shared) in try schemas(in: collaborationID, named: [SQLNames.stored(name)]) { return shared.table }
        return nil
    }

    /// The intermediate tables made of a table, directly or through others.
    func intermediateTables(over tableID: String, in collaborationID: String) throws -> [IntermediateTableRecord] {
        try store.all(of: IntermediateTableRecord.self, in: .collaboration(collaborationID)).filter { $0.depends(on: tableID) }
    }

    /// The intermediate tables whose SQL names a table, as that table shows them; nil if there are none.
    func childResources(of tableID: String, in collaborationID: String) throws -> [ChildResource]? {
        let children = try intermediateTables(over: tableID, in: collaborationID).filter { child in
            child.dependencies.contains { $0.id == tableID && $0.parentType == .direct }
        }
        return children.isEmpty ? nil : children.map(\.childResource)
    }

    /// Records that a table has left the collaboration: what is made of it can no longer be queried or populated.
    func baseTableRemoved(_ tableID: String, from collaborationID: String) throws {
        for var table in try intermediateTables(over: tableID, in: collaborationID) {
            switch table.status {
            case .baseTableRemoved, .disallowedByDataProvider: continue
            case .created, .populateStarted, .populateSuccess, .populateFailed, .retentionPeriodExpired: break
            }
            let name = table.dependencies.first { $0.id == tableID }?.name ?? tableID
            table.status = .baseTableRemoved
            table.statusReason = "The base table \(name) is no more in the collaboration."
            try store.update(table)
        }
    }

    /// Records that all tables of a member have left the collaboration.
    func baseTablesRemoved(withMembership membershipID: String, from collaborationID: String) throws {
        let associations = try store.all(of: AssociationRecord.self, in: .parent(membershipID)).map(\.row.id)
        let mappings = try store.all(of: IdMappingTableRecord.self, in: .parent(membershipID)).map(\.row.id)
        for id in associations + mappings { try baseTableRemoved(id, from: collaborationID) }
    }
}

extension PopulationAnalysisConfiguration {
    /// What a request calls the definition.
    private var member: String {
        switch self {
        case .sqlParameters: "sqlParameters"
        case .jobParameters: "jobParameters"
        }
    }

    fileprivate var field: String { "populationAnalysisConfiguration.\(member)" }

    /// The refusal of a definition that names a table which is not there.
    fileprivate func missing(table name: String) -> ServiceError {
        let message = "Table \(name) is not in the collaboration."
        return switch self {
        case .sqlParameters: .invalidQuery(message, field: field)
        case .jobParameters: .invalidConfiguration(message, field: field)
        }
    }
}

extension SchemaSource {
    var dependencyType: BaseTableDependencyType {
        switch self {
        case .table: .table
        case .idMappingTable: .idMappingTable
        case .intermediateTable: .intermediateTable
        }
    }

    /// The table as one that SQL names.
    fileprivate var dependency: IntermediateTableDependency {
        IntermediateTableDependency(id: row.id, name: name, type: dependencyType, parentType: .direct, creatorAccountId: owner)
    }
}
