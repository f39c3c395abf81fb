// What becomes of an intermediate table when the analysis that populates it ends, and when the retention of its data is over.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import CleanRoomsModel
import Store

extension CleanRooms {
    /// An analysis has ended, and the table that it populates follows with its version; nothing happens for other analyses.
    ///
    /// A table that was disallowed or lost a base table meanwhile stays so.
    func settlePopulation(by analysis: some ProtectedAnalysis, at time: Timestamp) throws {
        guard let target = analysis.populatedTable,
            var table = try store.find(IntermediateTableRecord.self, id: target.id),
            var version = try store.all(of: IntermediateTableVersionRecord.self, in: .parent(target.id))
                .first(where: { $0.analysisID == analysis.row.id })
        else { return }
        let follows = table.status == .populateStarted
        if analysis.status == .success {
            if let columns = try analysis.resultColumns() { version.store(columns) }
            // The formula is inferred: the retention counts from the end of the population.
            let retention = Duration.seconds(86_400 * table.retentionInDays)
            version.status = .populateSuccess
            version.expirationTime = time + retention
            try schedule(IntermediateTableVersionRecord.expire, for: version.row.id, from: time, after: retention)
            if follows {
                table.status = .populateSuccess
                table.activeVersionID = version.row.id
                table.columns = version.columns
            }
        } else {
            version.status = .populateFailed
            if follows {
                table.status = .populateFailed
                table.statusReason = analysis.run.error?.message ?? "The population ended as \(analysis.stage)."
            }
        }
        try store.update(version)
        try store.update(table)
    }

    /// The retention of a version is over. The table follows if it has no newer one, until it is populated again (inferred).
    func expireIntermediateTableVersion(_ id: String) throws {
        guard var version = try store.find(IntermediateTableVersionRecord.self, id: id),
            var table = try store.find(IntermediateTableRecord.self, id: version.tableID)
        else { return }
        version.status = .retentionPeriodExpired
        try store.update(version)
        try forgetPopulation(ofVersion: id)
        guard table.activeVersionID == id else { return }
        table.activeVersionID = nil
        switch table.status {
        case .populateSuccess, .populateFailed:
            table.status = .retentionPeriodExpired
            table.statusReason = "The retention period of \(table.retentionInDays) day(s) is over."
        case .created, .populateStarted, .disallowedByDataProvider, .baseTableRemoved, .retentionPeriodExpired: break
        }
        try store.update(table)
    }
}

extension Call {
    /// Counts a look at a table as one at the analysis that populates it, since a client that waits for the table looks at nothing else.
    func lookAtPopulation(of table: IntermediateTableRecord) throws -> IntermediateTableRecord {
        guard table.status == .populateStarted,
            let version = try store.all(of: IntermediateTableVersionRecord.self, in: .parent(table.row.id)).last
        else { return table }
        switch version.analysisType {
        case .query: try look(at: ProtectedQueryRecord.self, version.analysisID)
        case .job: try look(at: ProtectedJobRecord.self, version.analysisID)
        }
        return try store.find(IntermediateTableRecord.self, id: table.row.id) ?? table
    }

    private func look(at type: (some ProtectedAnalysis).Type, _ id: String) throws {
        if let analysis = try store.find(type, id: id) { _ = try look(at: analysis) }
    }
}

extension IntermediateTableVersionRecord {
    static let expire = DueEvent("intermediateTable.expired") { service, id, _ in try service.expireIntermediateTableVersion(id) }

    /// Records what the version holds, which is known only at the end. Disallowed columns that are not in it no longer bind anybody.
    fileprivate mutating func store(_ columns: [Column]) {
        self.columns = columns
        inheritedConstraints.keepDisallowed(among: columns.map(\.name))
    }
}
