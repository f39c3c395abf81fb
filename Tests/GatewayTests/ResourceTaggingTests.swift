// The Resource Groups Tagging API: tags of Clean Rooms' resources by another service's operations.
// Reference: https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_Operations.html

import EmulatorTesting
import HTTP
import JSON
import Testing

@testable import Gateway

struct ResourceTaggingTests {
    private let emulator: Emulator
    private let collaboration: SharedCollaboration

    init() throws {
        emulator = try Emulator()
        collaboration = try emulator.makeCollaboration()
    }

    private func request(_ action: String, _ body: String, as account: Account = .advertiser, in region: String = "us-east-1")
        -> HTTPRequest
    {
        HTTPRequest(
            method: "POST", path: "/",
            headers: [
                "Authorization": scope(account.id, region, service: "tagging"),
                "X-Amz-Target": "ResourceGroupsTaggingAPI_20170126.\(action)", "Content-Type": "application/x-amz-json-1.1",
            ], body: Array(body.utf8))
    }

    private func call(_ action: String, _ input: JSON = [:], as account: Account = .advertiser, in region: String = "us-east-1") throws
        -> JSON
    {
        let response = emulator.gateway.respond(to: request(action, input.text, as: account, in: region))
        #expect(response.headers["Content-Type"] == "application/x-amz-json-1.1")
        return try response.json
    }

    private func refusal(_ action: String, _ input: JSON) throws -> String? {
        let response = emulator.gateway.respond(to: request(action, input.text))
        #expect(response.status == 400)
        return try response.json["__type"]?.string
    }

    private func resources(_ input: JSON = [:], as account: Account = .advertiser) throws -> [String?] {
        try call("GetResources", input, as: account)["ResourceTagMappingList"]?.array?.map { $0["ResourceARN"]?.string } ?? []
    }

    private var collaborationARN: String { "arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(collaboration.id)" }

    private var membershipARN: String { "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(collaboration.advertiserMembership)" }

    /// Makes configured tables with a tag that counts them, and answers their ARNs in order.
    private func tables(_ count: Int, _ tags: JSON = [:]) throws -> [String] {
        try (0..<count).map { number in
            let id = try emulator.makeTable(["tags": (["Number": .string("\(number)")] as JSON).with(tags)])
            return "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/\(id)"
        }.sorted()
    }

    private func tag(_ arns: [String], _ tags: JSON) throws -> JSON {
        try call("TagResources", ["ResourceARNList": .array(arns.map(JSON.string)), "Tags": tags])
    }

    // MARK: Shape

    @Test func `tags are set, shown and removed, and are those of Clean Rooms' own operations`() throws {
        #expect(try tag([collaborationARN, membershipARN], ["Team": "ads", "Env": "test"]) == ["FailedResourcesMap": [:]])
        let shown = try call("GetResources")
        #expect(shown["PaginationToken"] == "")
        let tags: JSON = [["Key": "Env", "Value": "test"], ["Key": "Team", "Value": "ads"]]
        #expect(
            shown["ResourceTagMappingList"] == [
                ["ResourceARN": .string(collaborationARN), "Tags": tags], ["ResourceARN": .string(membershipARN), "Tags": tags],
            ])
        let path = "/tags/" + collaborationARN.replacing(":", with: "%3A").replacing("/", with: "%2F")
        let own = emulator.send(.get, path, as: .advertiser)["tags"]
        #expect(own?["Team"] == "ads" && own?["Env"] == "test")
        let untag: JSON = ["ResourceARNList": [.string(collaborationARN)], "TagKeys": ["Env", "Team", "Unknown"]]
        #expect(try call("UntagResources", untag) == ["FailedResourcesMap": [:]])
        #expect(try resources() == [membershipARN])
    }

    @Test func `keys and values are listed, each once and in order`() throws {
        _ = try tag([collaborationARN], ["Team": "b", "Env": "test"])
        _ = try tag([membershipARN], ["Team": "a"])
        #expect(try call("GetTagKeys") == ["PaginationToken": "", "TagKeys": ["Env", "Team"]])
        #expect(try call("GetTagValues", ["Key": "Team"]) == ["PaginationToken": "", "TagValues": ["a", "b"]])
        #expect(try call("GetTagValues", ["Key": "None"])["TagValues"] == [])
    }

    @Test func `an exchange names the operation`() throws {
        let names = Names()
        emulator.gateway.observe { names.all.append($0.operationName) }
        _ = try call("GetTagKeys")
        #expect(names.all == ["GetTagKeys"])
    }

    private final class Names {
        var all: [String?] = []
    }

    // MARK: Filters

    @Test func `resources are filtered by type`() throws {
        let table = try tables(1)[0]
        let id = try emulator.contributeTable("customers", through: collaboration.advertiserMembership, as: .advertiser).association
        let association = "\(membershipARN)/configuredtableassociation/\(id)"
        _ = try tag([collaborationARN, membershipARN, association], ["Team": "ads"])
        for (type, expected) in [
            ("cleanrooms", [collaborationARN, table, membershipARN, association]), ("cleanrooms:collaboration", [collaborationARN]),
            ("cleanrooms:membership", [membershipARN]), ("cleanrooms:configuredtable", [table]),
            ("cleanrooms:configuredtableassociation", [association]),
            ("cleanrooms:membership/configuredtableassociation", [association]), ("ec2", []), ("cleanrooms:", []), ("clean", []),
        ] {
            #expect(try resources(["ResourceTypeFilters": [.string(type)]]) == expected, "\(type)")
        }
        #expect(try resources(["ResourceTypeFilters": ["ec2", "cleanrooms:membership", "cleanrooms:collaboration"]]).count == 2)
        #expect(try resources(["ResourceARNList": [.string(table), "arn:aws:s3:::bucket"]]) == [table])
    }

    @Test func `a resource has a tag of every key, with any of its values`() throws {
        _ = try tag([collaborationARN], ["Team": "ads", "Env": "test"])
        _ = try tag([membershipARN], ["Team": "web"])
        func filtered(_ filters: [JSON]) throws -> [String?] { try resources(["TagFilters": .array(filters)]) }
        #expect(try filtered([["Key": "Team"]]) == [collaborationARN, membershipARN])
        #expect(try filtered([["Key": "Team", "Values": ["web", "none"]]]) == [membershipARN])
        #expect(try filtered([["Key": "Team", "Values": ["ads", "web"]], ["Key": "Env"]]) == [collaborationARN])
        #expect(try filtered([["Key": "team"]]) == [])
    }

    // MARK: Paging

    @Test func `pages of resources go on where the last one ended, in spite of what comes and goes`() throws {
        let all = try tables(7)
        var seen: [String?] = []
        var token = ""
        repeat {
            let page = try call("GetResources", ["ResourcesPerPage": 3, "PaginationToken": .string(token)])
            seen += page["ResourceTagMappingList"]?.array?.map { $0["ResourceARN"]?.string } ?? []
            token = page["PaginationToken"]?.string ?? ""
            // The last of the page is gone before the next is asked for.
            if seen.count == 3, let last = seen[2] {
                _ = try call("UntagResources", ["ResourceARNList": [.string(last)], "TagKeys": ["Number"]])
            }
        } while !token.isEmpty
        #expect(seen == all)
    }

    @Test func `a page of tags holds whole resources`() throws {
        let many = JSON.object(JSON.Object((0..<44).map { ("key\($0)", "value") }))
        let all = try tables(5, many)
        let first = try call("GetResources", ["TagsPerPage": 100])
        #expect(first["ResourceTagMappingList"]?.array?.count == 2)
        let second = try call("GetResources", ["TagsPerPage": 100, "PaginationToken": first["PaginationToken"] ?? ""])
        #expect(second["ResourceTagMappingList"]?.array?.first?["ResourceARN"]?.string == all[2])
    }

    @Test func `keys with any characters are paged`() throws {
        let keys = (0..<103).map { "a.b/\u{e9} \($0)" }
        for start in stride(from: 0, to: keys.count, by: 50) {
            let tags = JSON.object(JSON.Object(keys[start..<min(start + 50, keys.count)].map { ($0, "v") }))
            _ = try tag([collaborationARN], tags)
        }
        let first = try call("GetTagKeys")
        let second = try call("GetTagKeys", ["PaginationToken": first["PaginationToken"] ?? ""])
        let all = ((first["TagKeys"]?.array ?? []) + (second["TagKeys"]?.array ?? [])).compactMap(\.string)
        #expect(Set(all) == Set(keys) && all.count == 103 && second["PaginationToken"] == "")
        #expect(
            try refusal("GetTagValues", ["Key": "a", "PaginationToken": first["PaginationToken"] ?? ""]) == "InvalidParameterException")
    }

    // MARK: Access

    @Test func `accounts and regions see their own`() throws {
        _ = try tag([collaborationARN], ["Team": "ads"])
        #expect(try resources(as: .publisher) == [])
        #expect(try call("GetTagKeys", in: "eu-west-1")["TagKeys"] == [])
        let failed = try call("TagResources", ["ResourceARNList": [.string(collaborationARN)], "Tags": ["Team": "x"]], as: .publisher)
        #expect(failed["FailedResourcesMap"]?[collaborationARN]?["ErrorCode"] == "ResourceNotFoundException")
        #expect(failed["FailedResourcesMap"]?[collaborationARN]?["StatusCode"] == 404)
    }

    @Test func `a resource that fails does not hold the others up`() throws {
        let failed = try tag(["arn:aws:s3:::bucket", "\(collaborationARN)0", collaborationARN], ["Team": "ads"])
        #expect(failed["FailedResourcesMap"]?.object?.members.map(\.name) == ["arn:aws:s3:::bucket", "\(collaborationARN)0"])
        #expect(try resources() == [collaborationARN])
    }

    // MARK: Refusals

    @Test(
        arguments: [
            ("GetResources", ["ResourcesPerPage": 0]), ("GetResources", ["ResourcesPerPage": 101]), ("GetResources", ["TagsPerPage": 99]),
            ("GetResources", ["ResourcesPerPage": 1, "TagsPerPage": 100]), ("GetResources", ["TagFilters": [["Values": ["x"]]]]),
            ("GetResources", ["ResourceARNList": []]), ("GetResources", ["ResourceARNList": ["x"], "ResourcesPerPage": 5]),
            ("GetResources", ["ResourceARNList": ["x"], "TagFilters": [["Key": "x"]]]), ("GetResources", ["PaginationToken": "nonsense"]),
            ("GetResources", ["ExcludeCompliantResources": true]), ("TagResources", ["ResourceARNList": ["x"], "Tags": [:]]),
            ("TagResources", ["ResourceARNList": ["x"], "Tags": ["aws:x": "y"]]),
            ("UntagResources", ["ResourceARNList": ["x"], "TagKeys": [""]]),
            ("GetTagValues", ["Key": ""]),
        ] as [(String, JSON)])
    func `members out of their limits are refused`(action: String, input: JSON) throws {
        #expect(try refusal(action, input) == "InvalidParameterException")
    }

    @Test(arguments: [("GetResources", ["TagFilters": "x"]), ("TagResources", [:]), ("GetTagValues", ["Key": 1])] as [(String, JSON)])
    func `what cannot be read is told`(action: String, input: JSON) throws {
        #expect(try refusal(action, input) == "SerializationException")
    }

    @Test func `bodies that are no JSON, other operations and missing signatures are refused in the service's form`() throws {
        for (request, status, type) in [
            (request("GetResources", "{"), 400, "SerializationException"), (request("GetResources", "[]"), 400, "SerializationException"),
            (request("DescribeReportCreation", "{}"), 400, "UnknownOperationException"),
        ] {
            let response = emulator.gateway.respond(to: request)
            #expect(response.status == status)
            #expect(try response.json["__type"]?.string == type)
        }
        var unsigned = request("GetResources", "{}")
        unsigned.headers = ["X-Amz-Target": "ResourceGroupsTaggingAPI_20170126.GetResources"]
        #expect(try emulator.gateway.respond(to: unsigned).json["__type"] == "MissingAuthenticationTokenException")
        // Whatever is signed for Clean Rooms is Clean Rooms'.
        var ours = request("GetResources", "{}")
        ours.headers = [
            "Authorization": scope("111111111111", "us-east-1"), "X-Amz-Target": "ResourceGroupsTaggingAPI_20170126.GetResources",
        ]
        #expect(emulator.gateway.respond(to: ours).type == "UnknownOperationException")
    }

    @Test func `compliance is that with no policies`() throws {
        _ = try tag([collaborationARN], ["Team": "ads"])
        let page = try call("GetResources", ["IncludeComplianceDetails": true])
        #expect(page["ResourceTagMappingList"]?.array?.first?["ComplianceDetails"] == ["ComplianceStatus": true])
        #expect(try resources(["IncludeComplianceDetails": true, "ExcludeCompliantResources": true]) == [])
    }
}

extension JSON {
    fileprivate var text: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
