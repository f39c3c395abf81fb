// The stored ID mapping table: which namespaces it maps, and how far its population is.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IdMappingTable.html

import CleanRoomsModel
import JSON
import Lifecycle
import Store

struct IdMappingTableRecord: MembershipChild {
    static let kind = "idMappingTable"
    static let arnKind = ARN.ChildKind.idMappingTable
    static let resourceKind = ServiceError.Resource.Kind.idMappingTable
    static let noun = (thing: "ID mapping table", id: "idMappingTableId")

    /// The name column holds the table's name in SQL, in lower case.
    var row: Row
    /// The name as it was given. That answers show it so, and only schemas in lower case, is inferred.
    var name: String
    var description: String?
    var inputReferenceConfig: IdMappingTableInputReferenceConfig
    /// The namespaces that are mapped, the source before the target.
    var inputSources: [IdMappingTableInputSource]
    var kmsKeyArn: String?
    /// Whether a job has filled the table.
    var isPopulated: Bool
    /// The job that is under way: the API shows a job's end in the schema only.
    var job: MappingJob?
    var updateTime: Timestamp
    var looks = 0
}

extension IdMappingTableRecord: Living {
    static let model = LifecycleModel.idMappingTable
    static let finishJob = DueEvent("idMappingTable.populated") { try $0.finishIdMappingJob(of: $1, at: $2) }
    static let dueEvents = [finishJob]
    /// The API shows no status of it.
    static let ongoingStatuses: [String]? = nil

    var stage: String { job != nil ? "POPULATING" : isPopulated ? "POPULATED" : "NOT_POPULATED" }

    /// The table and its job. No answer says when an earlier job ended.
    var history: [LifeStop] {
        let made = LifeStop(status: "NOT_POPULATED", time: row.createTime)
        guard let job else { return isPopulated ? [made, LifeStop(status: stage, time: nil)] : [made] }
        return [made, LifeStop(status: stage, time: job.startTime)]
    }

    var nextStage: String? { job.map { isPopulated || $0.type != .deleteOnly ? "POPULATED" : "NOT_POPULATED" } }

    var planned: (outcome: PlannedOutcome, rule: String?)? { nil }

    var nextStep: NextStep? { job.map { _ in NextStep(event: Self.finishJob, step: .running) } }
}

/// An ID mapping job of AWS Entity Resolution.
struct MappingJob: Sendable, Equatable, JSONCoding {
    var id: String
    var type: JobType
    var startTime: Timestamp?
}

extension MappingJob {
    init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        type = try object.required("type")
        startTime = try object.optional("startTime")
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("type", type)
        writer.member("startTime", startTime)
        writer.endObject()
    }
}

extension IdMappingTableRecord {
    /// The name in SQL, in lower case.
    var sqlName: String { row.name ?? "" }

    /// - Parameter children: The intermediate tables whose SQL names this table; nil if there are none.
    func view(creator: String, children: [ChildResource]?) -> IdMappingTable {
        IdMappingTable(
            id: row.id, arn: arn.description, inputReferenceConfig: inputReferenceConfig, membershipId: membershipID,
            membershipArn: membershipARN.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, description: description, name: name,
            createTime: row.createTime, updateTime: updateTime,
            inputReferenceProperties: IdMappingTableInputReferenceProperties(idMappingTableInputSource: inputSources),
            kmsKeyArn: kmsKeyArn, childResources: children)
    }

    func summary(creator: String) -> IdMappingTableSummary {
        IdMappingTableSummary(
            collaborationArn: collaborationARN(creator: creator).description, collaborationId: collaborationID,
            membershipId: membershipID, membershipArn: membershipARN.description, createTime: row.createTime, updateTime: updateTime,
            id: row.id, arn: arn.description, description: description, inputReferenceConfig: inputReferenceConfig, name: name)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        name = try body.required("name")
        description = try body.optional("description")
        inputReferenceConfig = try body.required("inputReferenceConfig")
        inputSources = try body.required("inputSources")
        kmsKeyArn = try body.optional("kmsKeyArn")
        isPopulated = try body.required("isPopulated")
        job = try body.optional("job")
        updateTime = try body.required("updateTime")
        looks = try body.optional("looks") ?? 0
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("inputSources", inputSources)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("isPopulated", isPopulated)
        writer.member("job", job)
        writer.member("updateTime", updateTime)
        writer.member("looks", looks == 0 ? nil : looks)
        writer.endObject()
    }
}
