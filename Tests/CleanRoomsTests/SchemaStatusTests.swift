// Whether a schema is ready for analyses, and what keeps it from being so.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_SchemaStatusDetail.html

import EmulatorTesting
import JSON
import Testing

@Suite struct SchemaStatusTests: SchemaSuite {
    let emulator: Emulator
    let collaboration: SharedCollaboration

    @Test func `a table without a rule is not ready`() throws {
        _ = try associate(try table(rule: nil), as: "customers")
        #expect(try status("customers") == SchemaReasons(direct: ["ANALYSIS_RULE_MISSING"], additional: ["ANALYSIS_RULE_MISSING"]))
        #expect(schema("customers")?["analysisRuleTypes"] == [])
    }

    @Test func `a deleted table leaves a schema that is not ready and has no columns`() throws {
        let table = try table(rule: SchemaPolicy.list)
        _ = try associate(table, as: "customers")
        #expect(emulator.send(.delete, "/configuredTables/\(table)", as: .advertiser).status == 204)
        #expect(try status("customers") == SchemaReasons(direct: ["ANALYSIS_RULE_MISSING"], additional: ["ANALYSIS_RULE_MISSING"]))
        #expect(schema("customers")?["columns"] == [])
    }

    @Test(arguments: [("LIST", SchemaPolicy.list), ("AGGREGATION", SchemaPolicy.aggregation), ("CUSTOM", SchemaPolicy.anyQuery)])
    func `a table with a rule is ready for queries, and for additional analyses only if the rule allows them`(
        type: String, policy: JSON
    ) throws {
        _ = try associate(try table(rule: policy), as: "customers")
        #expect(try status("customers") == SchemaReasons(direct: [], additional: ["ADDITIONAL_ANALYSES_NOT_ALLOWED"]))
        let details = schema("customers")?["schemaStatusDetails"]?.array
        #expect(details?.map { $0["analysisType"] } == ["DIRECT_ANALYSIS", "ADDITIONAL_ANALYSIS"])
        #expect(details?.map { $0["analysisRuleType"]?.string } == [type, type])
        #expect(details?.first?["reasons"] == nil)
    }

    @Test func `a rule that allows additional analyses needs a collaboration rule for both`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list(additional: "ALLOWED")), as: "customers")
        let missing = ["COLLABORATION_ANALYSIS_RULE_NOT_CONFIGURED"]
        #expect(try status("customers") == SchemaReasons(direct: missing, additional: missing))
        try addRule(
            ["list": ["allowedResultReceivers": ["222222222222"], "allowedAdditionalAnalyses": [SchemaPolicy.model]]], to: association)
        #expect(try status("customers") == SchemaReasons(direct: [], additional: []))
    }

    @Test func `a collaboration rule without receivers and models configures neither`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list(additional: "ALLOWED")), as: "customers")
        try addRule(["list": ["allowedResultReceivers": []]], to: association)
        #expect(
            try status("customers")
                == SchemaReasons(direct: ["RESULT_RECEIVERS_NOT_CONFIGURED"], additional: ["ADDITIONAL_ANALYSES_NOT_CONFIGURED"]))
    }

    @Test func `a rule that requires additional analyses lets nobody receive results`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list(additional: "REQUIRED")), as: "customers")
        try addRule(["list": ["allowedAdditionalAnalyses": [SchemaPolicy.model]]], to: association)
        #expect(try status("customers") == SchemaReasons(direct: ["RESULT_RECEIVERS_NOT_ALLOWED"], additional: []))
    }

    @Test func `rules of two types do not go together`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        try addRule(["custom": ["allowedResultReceivers": ["222222222222"]]], to: association)
        let status = try status("customers")
        #expect(status.direct == ["ANALYSIS_RULE_TYPES_NOT_COMPATIBLE"])
        #expect(status.additional.contains("ANALYSIS_RULE_TYPES_NOT_COMPATIBLE"))
    }

    @Test func `a custom rule that allows nothing, or nobody, is not ready`() throws {
        _ = try associate(try table(rule: SchemaPolicy.custom(analyses: [])), as: "no_templates")
        _ = try associate(try table(rule: SchemaPolicy.custom(analyses: ["ANY_QUERY"], providers: [])), as: "no_accounts")
        #expect(try status("no_templates").direct == ["ANALYSIS_TEMPLATES_NOT_CONFIGURED"])
        #expect(try status("no_accounts").direct == ["ANALYSIS_PROVIDERS_NOT_CONFIGURED"])
    }

    @Test func `a custom rule is ready as long as a template that it allows is there`() throws {
        let template = try template("SELECT city FROM customers")
        let (arn, id) = (try #require(template["arn"]?.string), try #require(template["id"]?.string))
        _ = try associate(try table(rule: SchemaPolicy.custom(analyses: [arn])), as: "customers")
        #expect(try status("customers").direct == [])
        #expect(emulator.send(.delete, "\(templates)/\(id)", as: .publisher).status == 204)
        #expect(try status("customers").direct == ["ANALYSIS_TEMPLATES_NOT_CONFIGURED"])
    }

    @Test func `differential privacy needs a policy in the collaboration, and shows in the status`() throws {
        _ = try associate(try table(rule: SchemaPolicy.differentiallyPrivate), as: "customers")
        #expect(try status("customers").direct == ["DIFFERENTIAL_PRIVACY_POLICY_NOT_CONFIGURED"])
        let details = schema("customers")?["schemaStatusDetails"]?.array
        #expect(details?.map { $0["configurations"] } == [["DIFFERENTIAL_PRIVACY"], ["DIFFERENTIAL_PRIVACY"]])
    }
}
