// The judge of responses, tried with one response of each wrong kind.
// Reference: Smithy's constraint traits.

import EmulatorTesting
import JSON
import Testing

@Suite struct ModelShapesTests {
    let shapes = ModelShapes.committed

    /// The answer to CreateConfiguredTable, with one member of the table put in place of its own, or left out.
    private func table(_ name: String, _ value: JSON?) -> JSON {
        var table: [(name: String, value: JSON)] = [
            ("id", "019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071"),
            ("arn", "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071"),
            ("name", "members"),
            ("tableReference", ["glue": ["tableName": "members", "databaseName": "sales"]]),
            ("createTime", 1_680_897_212.279),
            ("updateTime", 1_680_897_212),
            ("analysisRuleTypes", []),
            ("analysisMethod", "DIRECT_QUERY"),
            ("allowedColumns", ["city"]),
        ]
        table.removeAll { $0.name == name }
        if let value { table.append((name, value)) }
        return ["configuredTable": .object(JSON.Object(table))]
    }

    private func problems(_ name: String, _ value: JSON?) -> [String] {
        shapes.problems(in: table(name, value), asOutputOf: "CreateConfiguredTable", status: 200)
    }

    @Test func `a response of the model has no problem`() {
        #expect(problems("description", "Who we sell to").isEmpty)
    }

    @Test func `a missing required member is found`() {
        #expect(problems("arn", nil) == ["configuredTable.arn: is required and absent (ConfiguredTable)"])
    }

    @Test func `an unknown member is found`() {
        #expect(problems("colour", "red") == ["configuredTable.colour: is no member (ConfiguredTable)"])
    }

    @Test func `a null is found`() {
        #expect(problems("description", .null) == ["configuredTable.description: null, where what is absent stays out (TableDescription)"])
    }

    @Test func `a member that stands twice is found`() {
        let body: JSON = ["configuredTable": ["name": "a", "name": "b"]]
        let found = shapes.problems(in: body, asOutputOf: "CreateConfiguredTable", status: 200)
        #expect(found.contains("configuredTable: name stands there more than once (ConfiguredTable)"))
    }

    @Test(
        arguments: [
            ("name", 7, "configuredTable.name: a whole number, where the model has a string (DisplayName)"),
            ("allowedColumns", "city", "configuredTable.allowedColumns: a string, where the model has a list (AllowedColumnList)"),
            ("createTime", "2026-01-01T00:00:00Z", "configuredTable.createTime: a string, where the model has a timestamp (Timestamp)"),
            ("tableReference", [], "configuredTable.tableReference: an array, where the model has a structure (TableReference)"),
        ] as [(String, JSON, String)])
    func `a wrong JSON type is found`(member: String, value: JSON, problem: String) {
        #expect(problems(member, value) == [problem])
    }

    @Test func `a value outside its enum is found`() {
        #expect(problems("analysisMethod", "GUESS") == ["configuredTable.analysisMethod: GUESS is no value of the enum (AnalysisMethod)"])
    }

    @Test func `a text that is too long is found`() {
        let long = String(repeating: "x", count: 101)
        #expect(problems("name", .string(long)) == ["configuredTable.name: 101 characters, and 100 is the most (DisplayName)"])
    }

    @Test func `a list that is too short is found`() {
        #expect(problems("allowedColumns", []) == ["configuredTable.allowedColumns: 0 elements, and 1 is the least (AllowedColumnList)"])
    }

    @Test func `a text that does not match its pattern is found, with the way to it`() {
        #expect(
            problems("allowedColumns", ["city", "City"]).first?.hasPrefix("configuredTable.allowedColumns[1]: City does not match") == true)
    }

    @Test func `a number out of range is found`() {
        let body: JSON = ["privacyImpact": ["differentialPrivacy": ["aggregations": [["type": "COUNT", "maxCount": -1]]]]]
        #expect(
            shapes.problems(in: body, asOutputOf: "PreviewPrivacyImpact", status: 200) == [
                "privacyImpact.differentialPrivacy.aggregations[0].maxCount: -1.0 is below 0.0 "
                    + "(DifferentialPrivacyPreviewAggregationMaxCountInteger)"
            ])
    }

    @Test func `a fraction where the model has a whole number is found`() {
        let body: JSON = ["privacyImpact": ["differentialPrivacy": ["aggregations": [["type": "COUNT", "maxCount": 1.0]]]]]
        #expect(!shapes.problems(in: body, asOutputOf: "PreviewPrivacyImpact", status: 200).isEmpty)
    }

    @Test(arguments: [0, 2])
    func `a union with other than one member is found`(count: Int) {
        let glue: JSON = ["tableName": "members", "databaseName": "sales"]
        let arms = [(name: "glue", value: glue), (name: "glue", value: glue)].prefix(count)
        let found = problems("tableReference", .object(JSON.Object(Array(arms))))
        #expect(found.contains("configuredTable.tableReference: a union with \(count) members (TableReference)"))
    }

    @Test func `a time finer than a millisecond is found`() {
        #expect(problems("updateTime", 1_680_897_212.2795).count == 1)
    }

    @Test func `the entries of a map are checked, keys and values`() {
        let body: JSON = ["tags": ["": "x", "stage": 3]]
        #expect(
            shapes.problems(in: body, asOutputOf: "ListTagsForResource", status: 200) == [
                "the key  in tags: 0 characters, and 1 is the least (TagKey)",
                "tags.stage: a whole number, where the model has a string (TagValue)",
            ])
    }

    @Test func `a status other than the operation's is found`() {
        #expect(
            shapes.problems(in: ["tags": [:]], asOutputOf: "ListTagsForResource", status: 201)
                == ["the status is 201, and ListTagsForResource succeeds with 200"])
    }

    @Test func `204 has no body and everything else has one`() {
        #expect(shapes.problems(in: nil, asOutputOf: "DeleteCollaboration", status: 204).isEmpty)
        #expect(shapes.problems(in: [:], asOutputOf: "DeleteCollaboration", status: 204) == ["there is a body, and 204 has none"])
        #expect(shapes.problems(in: nil, asOutputOf: "TagResource", status: 200) == ["there is no body"])
    }

    @Test func `ARNs below a membership may be as the service issues them`() {
        let membership = "arn:aws:cleanrooms:us-east-1:111111111111:membership/019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071"
        let issued = JSON.string("\(membership)/configuredtableassociation/019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6072")
        #expect(shapes.problems(in: issued, as: "ConfiguredTableAssociationArn").isEmpty)
        let modelled: JSON = "arn:aws:cleanrooms:us-east-1:111111111111:configuredtableassociation/a/b"
        #expect(!shapes.problems(in: modelled, as: "ConfiguredTableAssociationArn").isEmpty)
    }

    // MARK: Errors

    private func problems(_ body: JSON?, _ type: String?, _ status: Int, of operation: String? = "GetConfiguredTable") -> [String] {
        shapes.problems(in: body, asError: type, of: operation, status: status)
    }

    @Test func `errors of the model and of the front end have no problem`() {
        let missing: JSON = ["message": "No such table", "resourceId": "x", "resourceType": "ANALYSIS_TEMPLATE"]
        #expect(problems(missing, "ResourceNotFoundException", 404).isEmpty)
        #expect(problems(["message": "Missing Authentication Token"], "MissingAuthenticationTokenException", 403, of: nil).isEmpty)
    }

    @Test func `an error that the operation does not declare is found`() {
        #expect(
            problems(["message": "x"], "ConflictException", 409) == ["ConflictException is no error that GetConfiguredTable declares"])
        #expect(
            problems(["message": "x"], "ConflictException", 409, of: nil) == ["ConflictException is no error that the front end declares"])
    }

    @Test func `an error without its type is found`() {
        #expect(problems(["message": "x"], nil, 404) == ["an error without x-amzn-ErrorType"])
    }

    @Test func `an error with another status than its own is found`() {
        #expect(problems(["message": "x"], "ThrottlingException", 400) == ["the status is 400, and that of ThrottlingException is 429"])
    }

    @Test func `an error whose body is not its shape is found`() {
        #expect(
            problems(["message": "x", "resourceId": "y"], "ResourceNotFoundException", 404)
                == ["resourceType: is required and absent (ResourceNotFoundException)"])
        #expect(problems(["Message": "x"], "AccessDeniedException", 403).count == 2)
        #expect(problems(nil, "AccessDeniedException", 403) == ["an error without a body"])
        #expect(problems(["message": "x", "code": "y"], "SerializationException", 400).count == 1)
    }

    // MARK: Bindings

    @Test func `a literal segment of a path wins over a label`() {
        let collaboration = "/collaborations/019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071"
        #expect(shapes.operation("GET", collaboration) == "GetCollaboration")
        #expect(shapes.operation("POST", collaboration + "/batch-schema") == "BatchGetSchema")
        #expect(shapes.operation("PUT", collaboration) == nil)
        #expect(shapes.operation("GET", collaboration + "/") == nil)
    }
}
