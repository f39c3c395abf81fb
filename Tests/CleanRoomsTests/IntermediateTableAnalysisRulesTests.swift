// Analysis rules of intermediate tables, what the tables inherit, and queries under both.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIntermediateTableAnalysisRule.html

import EmulatorTesting
import JSON
import Testing

struct IntermediateTableAnalysisRulesTests {
    private let stage: IntermediateStage

    init() throws {
        stage = try IntermediateStage(rule: IntermediateStage.policy(["disallowedOutputColumns": ["email"]]))
    }

    private static let people = "SELECT email AS person, city FROM customers"

    /// Makes and populates a table in which the disallowed column comes out under another name.
    private func makePeople() throws -> String {
        let id = try stage.make("people", Self.people)
        try stage.populated(id)
        return id
    }

    private func rule(_ id: String) -> String { "\(stage.tables)/\(id)/analysisRule" }

    // MARK: Shape

    @Test func `a rule is shown under the names that intermediate tables have for it`() throws {
        let id = try stage.make()
        let rule = try #require(stage.addRule(id)["analysisRule"])
        #expect(rule["intermediateTableIdentifier"]?.string == id && rule["intermediateTableArn"] == stage.table(id)?["arn"])
        #expect(rule["analysisRuleType"] == "CUSTOM" && rule["analysisRulePolicy"] == ["v1": IntermediateStage.policy()])
        #expect(stage.send(.get, "\(self.rule(id))/CUSTOM")["analysisRule"] == rule)
        #expect(stage.table(id)?["analysisRuleTypes"] == ["CUSTOM"])
        #expect(stage.table(id)?["updateTime"] == stage.table(id)?["createTime"])
    }

    // MARK: Validation

    @Test(
        arguments: [
            ["allowedResultReceivers": ["111111111111"]],
            ["allowedAnalyses": ["ANY_QUERY", .string(template)]],
            ["disallowedOutputColumns": ["nothing"]],
        ] as [JSON])
    func `a rule speaks of columns and receivers that there are`(changes: JSON) throws {
        let id = try stage.make()
        try stage.populated(id)
        let reply = stage.addRule(id, changes)
        #expect(reply.status == 400 && reply["reason"] == "INVALID_CONFIGURATION" && reply.fields.contains("analysisRulePolicy"))
    }

    private static let template =
        "arn:aws:cleanrooms:us-east-1:222222222222:membership/00000000-0000-4000-8000-000000000000"
        + "/analysistemplate/00000000-0000-4000-8000-000000000000"

    // MARK: Access

    @Test func `a rule is its owner's alone`() throws {
        let id = try stage.make()
        #expect(stage.addRule(id).status == 200)
        #expect(stage.send(.get, "\(rule(id))/CUSTOM", as: .advertiser).status == 404)
        #expect(stage.send(.delete, "\(rule(id))/CUSTOM", as: .advertiser).status == 404)
    }

    // MARK: Behaviour

    @Test func `a table has one rule, which can be replaced and taken away`() throws {
        let id = try makePeople()
        #expect(stage.reasons("people") == ["INTERMEDIATE_TABLE_ANALYSIS_RULE_MISSING"])
        #expect(stage.addRule(id).status == 200)
        #expect(stage.addRule(id).errorType == "ConflictException")
        #expect(stage.reasons("people") == [])
        stage.emulator.advance(by: .seconds(5))
        let policy: JSON = ["v1": ["custom": ["allowedAnalyses": []]]]
        let updated = stage.send(.patch, "\(rule(id))/CUSTOM", ["analysisRulePolicy": policy])["analysisRule"]
        #expect(updated?["analysisRulePolicy"] == policy && updated?["updateTime"] != updated?["createTime"])
        #expect(stage.reasons("people") == ["ANALYSIS_TEMPLATES_NOT_CONFIGURED"])
        #expect(stage.send(.delete, "\(rule(id))/CUSTOM").status == 204)
        #expect(stage.send(.get, "\(rule(id))/CUSTOM").status == 404)
        #expect(stage.send(.delete, "\(rule(id))/CUSTOM").status == 404)
        #expect(stage.reasons("people") == ["INTERMEDIATE_TABLE_ANALYSIS_RULE_MISSING"])
    }

    @Test func `a version has what its base tables demanded, and where that comes from`() throws {
        let table = stage.table(try makePeople())
        let constraints = try #require(table?["intermediateTableVersion"]?["inheritedConstraints"])
        let id: JSON = .string(stage.customers)
        #expect(
            constraints["allowedResultReceivers"] == [
                "value": ["222222222222"],
                "sources": [
                    ["name": "customers", "id": id, "type": "TABLE", "value": ["222222222222"], "sourceAccountId": "111111111111"]
                ],
            ])
        #expect(
            constraints["disallowedOutputColumns"] == [
                "value": ["person"],
                "columnLineage": [
                    [
                        "column": "person", "sourceColumn": "email", "sourceName": "customers", "sourceId": id, "sourceType": "TABLE",
                        "sourceAccountId": "111111111111",
                    ]
                ],
            ])
        #expect(constraints["additionalAnalyses"] == nil)
    }

    @Test func `receivers are those that all parents allow, and the strictest word on additional analyses holds`() throws {
        let shared = stage.collaboration
        let strict = IntermediateStage.policy(["additionalAnalyses": "REQUIRED"])
        try stage.emulator.contributeTable("buyers", through: shared.advertiserMembership, as: .advertiser, rule: strict, receivers: [])
        let loose = IntermediateStage.policy(["additionalAnalyses": "ALLOWED"])
        try stage.emulator.contributeTable(
            "readers", through: shared.publisherMembership, as: .publisher, rule: loose, receivers: [.publisher])
        let id = try stage.make("all", "SELECT buyers.city FROM buyers INNER JOIN readers ON buyers.email = readers.email")
        try stage.populated(id)
        let constraints = stage.table(id)?["intermediateTableVersion"]?["inheritedConstraints"]
        #expect(constraints?["additionalAnalyses"]?["value"] == "REQUIRED")
        #expect(constraints?["additionalAnalyses"]?["sources"]?.array?.map { $0["value"] } == ["REQUIRED", "ALLOWED"])
        #expect(constraints?["allowedResultReceivers"]?["value"] == [])
        #expect(constraints?["disallowedOutputColumns"] == nil)
    }

    @Test func `a table over its owner's data alone inherits nothing`() throws {
        let strict = IntermediateStage.policy(["disallowedOutputColumns": ["email"]])
        try stage.emulator.contributeTable(
            "readers", through: stage.collaboration.publisherMembership, as: .publisher, rule: strict, receivers: [.publisher])
        let id = try stage.make("mine", "SELECT email FROM readers")
        try stage.populated(id)
        #expect(stage.table(id)?["intermediateTableVersion"]?["inheritedConstraints"] == [:])
    }

    @Test func `constraints pass through tables made of the table`() throws {
        #expect(stage.addRule(try makePeople()).status == 200)
        let id = try stage.make("names", "SELECT upper(person) AS name FROM people")
        try stage.populated(id)
        let columns = stage.table(id)?["intermediateTableVersion"]?["inheritedConstraints"]?["disallowedOutputColumns"]
        #expect(columns?["value"] == ["name"])
        #expect(columns?["columnLineage"]?.array?.map { $0["sourceColumn"] } == ["person"])
        #expect(columns?["columnLineage"]?.array?.map { $0["sourceType"] } == ["INTERMEDIATE_TABLE"])
    }

    @Test func `a rule is no laxer than what the table inherited`() throws {
        let id = try makePeople()
        #expect(stage.addRule(id, ["disallowedOutputColumns": ["city"]]).status == 400)
        #expect(
            stage.addRule(id, ["disallowedOutputColumns": ["city", "person"], "allowedResultReceivers": ["222222222222"]]).status == 200)
        let policy: JSON = ["v1": IntermediateStage.policy(["disallowedOutputColumns": []])]
        #expect(stage.send(.patch, "\(rule(id))/CUSTOM", ["analysisRulePolicy": policy]).status == 400)
    }

    @Test func `a rule that was there first can turn out too lax`() throws {
        let id = try stage.make("people", Self.people)
        #expect(stage.addRule(id, ["disallowedOutputColumns": ["city"]]).status == 200)
        try stage.populated(id)
        #expect(stage.reasons("people") == ["INTERMEDIATE_TABLE_INHERITED_CONSTRAINTS_VIOLATED"])
        #expect(try stage.run("SELECT count(*) AS n FROM people")["status"] == "FAILED")
    }

    @Test func `members see the rule, and what it inherited beside it`() throws {
        #expect(stage.addRule(try makePeople()).status == 200)
        let target = "/collaborations/\(stage.collaboration.id)/schemas/people/analysisRule/CUSTOM"
        let rule = try #require(stage.send(.get, target, as: .advertiser)["analysisRule"])
        #expect(rule["policy"]?["v1"]?["custom"]?["disallowedOutputColumns"] == nil)
        let consolidated = rule["consolidatedPolicy"]?["v1"]?["custom"]
        #expect(consolidated?["disallowedOutputColumns"] == ["person"])
        #expect(consolidated?["allowedResultReceivers"] == ["222222222222"])
    }

    @Test func `queries keep to what was inherited`() throws {
        let id = try makePeople()
        #expect(try stage.run("SELECT city FROM people")["status"] == "FAILED")
        #expect(stage.addRule(id).status == 200)
        #expect(try stage.run("SELECT city FROM people")["status"] == "SUCCESS")
        let refused = try stage.run("SELECT upper(person) AS who FROM people")
        #expect(refused["status"] == "FAILED")
        #expect(refused["error"]?["message"] == "Column(s) [person] is not allowed in select")
    }

    @Test func `results go to nobody whom a base table did not allow`() throws {
        let stage = try IntermediateStage(receivers: [])
        let id = try stage.make()
        #expect(stage.addRule(id).status == 200)
        try stage.populated(id)
        #expect(stage.reasons() == ["RESULT_RECEIVERS_NOT_CONFIGURED"])
        #expect(try stage.run("SELECT city FROM cities")["status"] == "FAILED")
    }
}
