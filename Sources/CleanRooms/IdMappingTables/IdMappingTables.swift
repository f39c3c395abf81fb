// ID mapping tables: which ids of one member's namespace are which of another's.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIdMappingTable.html

package import CleanRoomsModel
import Store

extension ListIdMappingTablesInput: PagedInput {}

extension CleanRooms {
    /// Makes a table for the mapping of two namespaces of the collaboration. It stays empty until it is populated.
    ///
    /// The workflow belongs to Entity Resolution, and is not checked.
    /// - Throws: `validation` unless the collaboration has a source and a target namespace; `conflict` for a name that is taken.
    package func createIdMappingTable(_ input: CreateIdMappingTableInput, _ call: Call) throws -> CreateIdMappingTableOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let sources = try call.inputSources(for: membership)
        let sqlName = SQLNames.stored(input.name)
        guard try !call.isNameTaken(sqlName, in: membership.collaborationID) else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.idMappingTable, input.name),
                // Inferred: no text of the service's is known.
                message: "Collaboration \(membership.collaborationID) already has a table with name: \(sqlName)")
        }
        try call.requireRoom(
            under: .idMappingTables, to: try call.store.count(of: IdMappingTableRecord.self, in: .parent(membership.id)))
        let table = IdMappingTableRecord(
            row: call.newRow(id: call.newID(), collaboration: membership.collaborationID, parent: membership.id, name: sqlName),
            name: input.name, description: input.description, inputReferenceConfig: input.inputReferenceConfig, inputSources: sources,
            kmsKeyArn: input.kmsKeyArn, isPopulated: false, job: nil, updateTime: call.now)
        try call.store.insert(table)
        try call.announce(.created, table)
        try call.tag(table.arn, with: input.tags)
        return CreateIdMappingTableOutput(
            idMappingTable: table.view(creator: membership.collaboration.row.account, children: nil))
    }

    package func getIdMappingTable(_ input: GetIdMappingTableInput, _ call: Call) throws -> GetIdMappingTableOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let table = try call.look(at: try call.child(IdMappingTableRecord.self, input.idMappingTableIdentifier, of: membership.id))
        return GetIdMappingTableOutput(idMappingTable: try call.view(of: table))
    }

    package func listIdMappingTables(_ input: ListIdMappingTablesInput, _ call: Call) throws -> ListIdMappingTablesOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: IdMappingTableRecord.self, in: .parent(membership.id), input)
        return ListIdMappingTablesOutput(
            idMappingTableSummaries: try page.elements.map { $0.summary(creator: try call.creator(of: $0)) }, nextToken: page.nextToken)
    }

    /// Changes the description or the key; what is absent stays, and so does what the old key encrypted (inferred).
    package func updateIdMappingTable(_ input: UpdateIdMappingTableInput, _ call: Call) throws -> UpdateIdMappingTableOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var table = try call.child(IdMappingTableRecord.self, input.idMappingTableIdentifier, of: membership.id)
        table.description = input.description ?? table.description
        table.kmsKeyArn = input.kmsKeyArn ?? table.kmsKeyArn
        table.updateTime = call.now
        try call.store.update(table)
        try call.announce(.updated, table)
        return UpdateIdMappingTableOutput(idMappingTable: try call.view(of: table))
    }

    /// Deletes a table and what it maps, also while a job fills it (inferred). Intermediate tables over it do not hold it back.
    package func deleteIdMappingTable(_ input: DeleteIdMappingTableInput, _ call: Call) throws -> DeleteIdMappingTableOutput {
        let table = try call.deleteChild(IdMappingTableRecord.self, input.idMappingTableIdentifier, of: input.membershipIdentifier)
        try call.store.unschedule(subject: table.row.id)
        try forgetPairs(ofTable: table.row.id)
        try call.baseTableRemoved(table.row.id, from: table.collaborationID)
        try call.announce(.deleted, table)
        return DeleteIdMappingTableOutput()
    }

    /// Starts a job that fills the table or brings it up to date, and answers the job's id.
    ///
    /// - Throws: `conflict` while another job of the table is under way (inferred from the exception, which the model declares).
    package func populateIdMappingTable(_ input: PopulateIdMappingTableInput, _ call: Call) throws -> PopulateIdMappingTableOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var table = try call.child(IdMappingTableRecord.self, input.idMappingTableIdentifier, of: membership.id)
        guard table.job == nil else {
            throw ServiceError.conflict(
                .invalidState, .init(.idMappingTable, table.row.id), message: "ID mapping table \(table.row.id) is being populated.")
        }
        // The model's default for a workflow that is not incremental. The emulator knows nothing of workflows.
        let job = MappingJob(id: call.newID(), type: input.jobType ?? .batch, startTime: call.now)
        let stage = table.stage
        table.job = job
        try call.store.update(table)
        noteLife(of: table, from: stage, at: call.now)
        try call.scheduleNextStep(of: table)
        return PopulateIdMappingTableOutput(idMappingJobId: job.id)
    }

    /// The job ends: the table can be queried, unless the job only deleted from an empty one (inferred).
    func finishIdMappingJob(of id: String, at time: Timestamp) throws {
        guard var table = try store.find(IdMappingTableRecord.self, id: id), let job = table.job else { return }
        let stage = table.stage
        try fill(table, by: job.type)
        table.isPopulated = table.isPopulated || job.type != .deleteOnly
        table.job = nil
        try store.update(table)
        noteLife(of: table, from: stage, at: time)
    }
}

extension Call {
    fileprivate func view(of table: IdMappingTableRecord) throws -> IdMappingTable {
        table.view(
            creator: try creator(of: table), children: try childResources(of: table.row.id, in: table.collaborationID))
    }

    /// The namespaces that a new table maps: a source and a target.
    ///
    /// AWS reads them from the workflow. The emulator has only the associations: of each type it takes the caller's own, else the
    /// one that has been there longest (inferred).
    /// - Throws: `validation` where the collaboration lacks either.
    fileprivate func inputSources(for membership: ActiveMembership) throws -> [IdMappingTableInputSource] {
        let memberships = try activeMemberships(in: membership.collaborationID)
        let associations = try store.all(of: IdNamespaceAssociationRecord.self, in: .collaboration(membership.collaborationID))
            .filter { memberships.contains($0.membershipID) }
        return try [IdNamespaceType.source, .target].map { type in
            let candidates = associations.filter { $0.type == type }
            guard let chosen = candidates.first(where: { $0.membershipID == membership.id }) ?? candidates.first else {
                throw ServiceError.invalidConfiguration(
                    "The collaboration has no ID namespace association of type \(type.rawValue), which the ID mapping workflow needs.",
                    field: "inputReferenceConfig.inputReferenceArn")
            }
            return IdMappingTableInputSource(idNamespaceAssociationId: chosen.row.id, type: type)
        }
    }
}
