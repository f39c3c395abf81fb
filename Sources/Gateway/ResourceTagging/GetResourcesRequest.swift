// What GetResources asks for, and how its answer is written.
// Reference: https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html

import CleanRooms
import JSON

struct GetResourcesRequest {
    let query: TaggedResourceQuery
    let token: String?
    private let showsCompliance: Bool

    /// - Throws: ``TaggingRefusal`` for members out of their limits or that do not go together, `JSONMismatch` for values of another type.
    init(_ input: JSON.Object) throws {
        token = try TaggingInput.token(of: input)
        let filters: [TagFilter] = try input.optional("TagFilters") ?? []
        let types: [String] = try input.optional("ResourceTypeFilters") ?? []
        let arns: [String]? = try input.optional("ResourceARNList")
        let resources: Int? = try input.optional("ResourcesPerPage")
        let tags: Int? = try input.optional("TagsPerPage")
        showsCompliance = try input.optional("IncludeComplianceDetails") ?? false
        let leavesOutCompliant: Bool = try input.optional("ExcludeCompliantResources") ?? false

        try TaggingInput.check("TagFilters", count: filters.count, 0...50)
        for filter in filters { try filter.check() }
        if let arns {
            try TaggingInput.check("ResourceARNList", count: arns.count, 1...100)
            let others = ["TagFilters", "ResourceTypeFilters", "ResourcesPerPage", "TagsPerPage", "PaginationToken"]
            if let other = others.first(where: { input[$0].map { $0 != .null } ?? false }) {
                throw TaggingRefusal.invalidParameter("ResourceARNList cannot be combined with \(other).")
            }
        }
        if let resources { try TaggingInput.check("ResourcesPerPage", number: resources, 1...100) }
        if let tags { try TaggingInput.check("TagsPerPage", number: tags, 100...500) }
        guard resources == nil || tags == nil else {
            throw TaggingRefusal.invalidParameter("ResourcesPerPage cannot be combined with TagsPerPage.")
        }
        guard showsCompliance || !leavesOutCompliant else {
            throw TaggingRefusal.invalidParameter("ExcludeCompliantResources needs IncludeComplianceDetails.")
        }
        query = TaggedResourceQuery(
            filters: filters.map { (key: $0.key, values: $0.values) }, types: types, arns: arns,
            size: tags.map { .tags($0) } ?? .resources(resources ?? Self.defaultSize), leavesOutAll: leavesOutCompliant)
    }

    /// Inferred: the reference gives only the maximum, which is 100.
    private static let defaultSize = 50

    func write(_ page: TagPage<TaggedResource>, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("PaginationToken", page.nextToken ?? "")
        writer.member("ResourceTagMappingList", page.elements.map { Mapping(resource: $0, showsCompliance: showsCompliance) })
        writer.endObject()
    }

    private struct TagFilter: JSONReadable {
        let key: String
        let values: [String]

        init(json: JSON) throws(JSONMismatch) {
            let object = try json.members()
            key = try object.optional("Key") ?? ""
            values = try object.optional("Values") ?? []
        }

        func check() throws {
            try TaggingInput.check("TagFilters", length: key, 1...128)
            try TaggingInput.check("TagFilters", count: values.count, 0...20)
            for value in values { try TaggingInput.check("TagFilters", length: value, 0...256) }
        }
    }

    private struct Mapping: JSONWritable {
        let resource: TaggedResource
        let showsCompliance: Bool

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("ResourceARN", resource.arn)
            writer.member("Tags", resource.tags.map { Tag(key: $0.key, value: $0.value) })
            if showsCompliance { writer.member("ComplianceDetails", Compliance()) }
            writer.endObject()
        }
    }

    private struct Tag: JSONWritable {
        let key: String
        let value: String

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("Key", key)
            writer.member("Value", value)
            writer.endObject()
        }
    }

    /// Without tag policies every resource complies (inferred).
    private struct Compliance: JSONWritable {
        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("ComplianceStatus", true)
            writer.endObject()
        }
    }
}
