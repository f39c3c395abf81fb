// The rule of a schema: the table's, the association's, and both as one.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRule.html

import EmulatorTesting
import JSON
import Testing

@Suite struct SchemaRulesTests: SchemaSuite {
    let emulator: Emulator
    let collaboration: SharedCollaboration

    @Test func `a rule shows the table's policy, the association's, and both as one`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list(additional: "ALLOWED")), as: "customers")
        let own = try #require(rule("customers", "LIST"))
        #expect(own["policy"] == ["v1": SchemaPolicy.list(additional: "ALLOWED")] && own["collaborationPolicy"] == nil)
        #expect(own["consolidatedPolicy"] == ["v1": SchemaPolicy.list(additional: "ALLOWED")])

        emulator.advance(by: .seconds(5))
        let lists: JSON = ["allowedResultReceivers": ["222222222222"], "allowedAdditionalAnalyses": [SchemaPolicy.model]]
        try addRule(["list": lists], to: association)
        let both = try #require(rule("customers", "LIST"))
        #expect(both["collaborationPolicy"] == ["v1": ["list": lists]])
        #expect(both["consolidatedPolicy"]?["v1"]?["list"]?["allowedResultReceivers"] == ["222222222222"])
        #expect(both["consolidatedPolicy"]?["v1"]?["list"]?["allowedAdditionalAnalyses"] == [SchemaPolicy.model])
        #expect(both["consolidatedPolicy"]?["v1"]?["list"]?["joinColumns"] == ["email"])
        #expect(both["policy"] == own["policy"] && both["createTime"] == own["createTime"] && both["updateTime"] == own["updateTime"])
    }

    @Test(arguments: [("AGGREGATION", SchemaPolicy.aggregation), ("CUSTOM", SchemaPolicy.differentiallyPrivate)])
    func `every kind of rule is consolidated`(type: String, policy: JSON) throws {
        _ = try associate(try table(rule: policy), as: "customers")
        let shown = try #require(rule("customers", type))
        #expect(shown["name"] == "customers" && shown["type"]?.string == type && shown["collaborationId"]?.string == collaboration.id)
        #expect(shown["policy"] == ["v1": policy] && shown["consolidatedPolicy"] == ["v1": policy])
    }

    @Test func `lists of a rule of another type are not consolidated`() throws {
        let association = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        try addRule(["custom": ["allowedResultReceivers": ["222222222222"]]], to: association)
        #expect(rule("customers", "LIST")?["consolidatedPolicy"] == ["v1": SchemaPolicy.list])
        #expect(rule("customers", "LIST")?["collaborationPolicy"] != nil)
    }

    @Test func `a rule of another type, or of a table without one, is missing`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        _ = try associate(try table(rule: nil), as: "bare")
        #expect(ruleReply("customers", "CUSTOM").message == "No such analysis rule with name: customers and type CUSTOM")
        #expect(ruleReply("bare", "LIST").status == 404)
        #expect(ruleReply("nothing", "LIST").message == "No such schema with name: nothing")
    }

    @Test func `a batch of rules answers each name and type once`() throws {
        _ = try associate(try table(rule: SchemaPolicy.list), as: "customers")
        let requests: JSON = [
            ["name": "customers", "type": "LIST"], ["name": "Customers", "type": "LIST"], ["name": "customers", "type": "CUSTOM"],
        ]
        let reply = emulator.send(
            .post, "/collaborations/\(collaboration.id)/batch-schema-analysis-rule", ["schemaAnalysisRuleRequests": requests],
            as: .publisher)
        #expect(reply["analysisRules"]?.array?.map { $0["type"] } == ["LIST"])
        #expect(reply["errors"]?.array?.map { $0["type"] } == ["CUSTOM"])
        #expect(reply["errors"]?.array?.first?["code"] == "ResourceNotFoundException")
    }
}
