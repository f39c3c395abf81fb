// The stored intermediate table: the SQL whose result it keeps, the tables under it, and how far it is.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IntermediateTable.html

import CleanRoomsModel
import JSON
import Store

struct IntermediateTableRecord: MembershipChild {
    static let kind = "intermediateTable"
    static let arnKind = ARN.ChildKind.intermediateTable
    static let resourceKind = ServiceError.Resource.Kind.intermediateTable
    static let noun = (thing: "intermediate table", id: "intermediateTableId")

    /// The name column holds the table's name in SQL, in lower case.
    var row: Row
    /// The name as it was given. That answers show it so, and only schemas in lower case, is inferred.
    var name: String
    var description: String?
    var populationAnalysisConfiguration: PopulationAnalysisConfiguration
    var retentionInDays: Int
    /// The key of populations to come; each version keeps its own.
    var kmsKeyArn: String?
    /// The tables that the SQL or the script names, and those under them; settled when the table is made.
    var dependencies: [IntermediateTableDependency]
    var statusReason: String?
    /// The version that queries read: the last that was populated, until its retention is over.
    var activeVersionID: String?
    /// The columns that the last population stored; nil before the first, and if nothing says what a job stored.
    var columns: [Column]?
    var updateTime: Timestamp
}

extension IntermediateTableRecord {
    var status: IntermediateTableStatus {
        get { row.status.flatMap(IntermediateTableStatus.init) ?? .created }
        set { row.status = newValue.rawValue }
    }

    /// The name in SQL, in lower case.
    var sqlName: String { row.name ?? "" }

    /// Whether the population reads a table, directly or through other intermediate tables.
    func depends(on tableID: String) -> Bool { dependencies.contains { $0.id == tableID } }

    /// What a protected query or job that populates the table says of it.
    var outputConfiguration: IntermediateTableOutputConfiguration {
        IntermediateTableOutputConfiguration(id: row.id, arn: arn.description, name: name)
    }

    /// The table as its parents show it.
    var childResource: ChildResource {
        ChildResource(
            resourceId: row.id, resourceType: .intermediateTable, resourceName: name, ownerAccountId: row.account,
            resourceStatus: ResourceStatus(rawValue: status.rawValue))
    }

    func summary(creator: String, rule: IntermediateTableRuleRecord?) -> IntermediateTableSummary {
        IntermediateTableSummary(
            id: row.id, arn: arn.description, name: name, description: description, membershipArn: membershipARN.description,
            membershipId: membershipID, collaborationArn: collaborationARN(creator: creator).description,
            collaborationId: collaborationID, createTime: row.createTime, updateTime: updateTime, status: status,
            retentionInDays: retentionInDays, analysisRuleTypes: rule == nil ? [] : [.custom])
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        name = try body.required("name")
        description = try body.optional("description")
        populationAnalysisConfiguration = try body.required("populationAnalysisConfiguration")
        retentionInDays = try body.count("retentionInDays")
        kmsKeyArn = try body.optional("kmsKeyArn")
        dependencies = try body.required("dependencies")
        statusReason = try body.optional("statusReason")
        activeVersionID = try body.optional("activeVersionId")
        columns = try body.optional("columns")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("populationAnalysisConfiguration", populationAnalysisConfiguration)
        writer.member("retentionInDays", retentionInDays)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("dependencies", dependencies)
        writer.member("statusReason", statusReason)
        writer.member("activeVersionId", activeVersionID)
        writer.member("columns", columns)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
