// The generated shapes between JSON and Swift: what goes in comes out, and what is absent stays absent.

import CleanRoomsModel
import JSON
import Testing

@Suite struct GeneratedCodingTests {
    private static let membership = "019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071"
    private static let membershipARN = "arn:aws:cleanrooms:us-east-1:111111111111:membership/019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071"

    /// A shape and the JSON of one value of it, with members in the order of the model.
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let json: JSON
        /// Reads the JSON and writes it again.
        let coded: @Sendable (JSON) throws -> JSON

        init<Shape: JSONCoding & SendableMetatype>(_ shape: Shape.Type, _ json: JSON) {
            testDescription = "\(shape)"
            self.json = json
            coded = { json in
                var writer = JSONWriter()
                try Shape(json: json).write(to: &writer)
                return try JSON(parsing: writer.bytes)
            }
        }
    }

    static let samples = [
        Sample(DeleteCollaborationOutput.self, [:]),
        Sample(FilterableMemberStatus.self, "INVITED"),
        Sample(BatchGetSchemaOutput.self, ["schemas": [], "errors": [["name": "members", "code": "NOT_FOUND", "message": "no schema"]]]),
        // Maps, whose entries are written in the order of their names.
        Sample(ListTagsForResourceOutput.self, ["tags": ["": "empty", "stage": "test", "team/ä": "naïve \"quoted\""]]),
        // A union of structures, in a structure, in a list.
        Sample(
            ConfiguredTableAnalysisRulePolicy.self,
            [
                "v1": [
                    "aggregation": [
                        "aggregateColumns": [["columnNames": ["price"], "function": "SUM_DISTINCT"]],
                        "joinColumns": ["id"],
                        "joinRequired": "QUERY_RUNNER",
                        "allowedJoinOperators": ["OR", "AND"],
                        "dimensionColumns": [],
                        "scalarFunctions": ["COALESCE"],
                        "outputConstraints": [["columnName": "id", "minimum": 2, "type": "COUNT_DISTINCT"]],
                    ]
                ]
            ]),
        // Times with and without a fraction, and members that the model has and the value has not.
        Sample(
            ProtectedQuery.self,
            [
                "id": "019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6072",
                "membershipId": .string(membership),
                "membershipArn": .string(membershipARN),
                "createTime": 1_680_897_212.279,
                "sqlParameters": ["queryString": "SELECT 1", "parameters": ["city": "Oslo"]],
                "status": "SUCCESS",
                "statistics": ["totalDurationInMillis": 60_000, "billedResourceUtilization": ["units": 0.533]],
                "result": ["output": ["s3": ["location": "s3://results/a/000"]]],
            ]),
        Sample(
            ComputeConfiguration.self,
            ["worker": ["type": "CR.1X", "number": 4, "properties": ["spark": ["spark.sql.shuffle.partitions": "20"]]]]),
        Sample(
            MembershipPaymentConfiguration.self,
            [
                "queryCompute": ["isResponsible": true],
                "machineLearning": ["modelTraining": ["isResponsible": false], "modelInference": ["isResponsible": false]],
            ]),
        // Free JSON.
        Sample(
            IdNamespaceAssociationInputReferenceProperties.self,
            ["idNamespaceType": "SOURCE", "idMappingWorkflowsSupported": [["rules": [1, 2.5, ["a": true]]], "text", 7]]),
        Sample(SyntheticDataParameters.self, mlSyntheticData),
    ]

    private static let mlSyntheticData: JSON = [
        "mlSyntheticDataParameters": [
            "epsilon": 1.5,
            "maxMembershipInferenceAttackScore": 0.6,
            "columnClassification": [
                "columnMapping": [["columnName": "age", "columnType": "NUMERICAL", "isPredictiveValue": true]]
            ],
        ]
    ]

    @Test(arguments: samples)
    func `a value that is read and written again is the same JSON`(sample: Sample) throws {
        #expect(try sample.coded(sample.json) == sample.json)
    }

    @Test func `null counts as absent, and neither is written`() throws {
        let json: JSON = ["queryString": "SELECT 1", "analysisTemplateArn": .null]
        let parameters = try ProtectedQuerySQLParameters(json: json)
        #expect(parameters.analysisTemplateArn == nil)
        #expect(try #require(Self.samples.first).coded([:]) == [:])
        #expect(try Sample(ProtectedQuerySQLParameters.self, json).coded(json) == ["queryString": "SELECT 1"])
    }

    @Test func `members that the model does not have are left aside`() throws {
        let json: JSON = ["queryString": "SELECT 1", "dialect": "duck"]
        #expect(try Sample(ProtectedQuerySQLParameters.self, json).coded(json) == ["queryString": "SELECT 1"])
    }

    @Test func `a required member that is absent or null is refused with the way to it`() {
        #expect(throws: JSONMismatch(path: "output", expected: "there")) { try ProtectedQueryResult(json: [:]) }
        #expect(throws: JSONMismatch(path: "errors[0].code", expected: "there")) {
            try BatchGetSchemaOutput(json: ["schemas": [], "errors": [["name": "a", "code": .null, "message": "b"]]])
        }
    }

    @Test func `a union without a member that the model has is refused`() {
        #expect(throws: JSONMismatch.self) { try ComputeConfiguration(json: ["driver": [:]]) }
    }

    @Test func `a value outside its enum is refused`() {
        #expect(throws: JSONMismatch(path: "type", expected: "one of WorkerComputeType's values")) {
            try WorkerComputeConfiguration(json: ["type": "CR.9X"])
        }
    }

    @Test func `the values of an enum stand for themselves`() {
        #expect(PrivacyBudgetTemplateAutoRefresh(rawValue: "NONE") == .noRefresh)
        #expect(WorkerComputeType.allCases.map(\.rawValue) == ["CR.1X", "CR.4X", "CR.8X"])
    }
}
