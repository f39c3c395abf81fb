// Analysis rules of associations through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociationAnalysisRule.html

import CleanRooms
import EmulatorTesting
import Gateway
import JSON
import Testing

struct AssociationRulesTests {
    private static let receivers: JSON = ["allowedResultReceivers": ["222222222222"]]

    private let emulator: Emulator
    private let collaboration: SharedCollaboration
    private let association: String
    private let path: String

    init() throws {
        emulator = try Emulator()
        collaboration = try emulator.makeCollaboration()
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list)
        association = try emulator.makeAssociation(of: table, as: "customers", through: collaboration.advertiserMembership)
        path = "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations/\(association)/analysisRule"
    }

    // MARK: Shape

    @Test(arguments: ["LIST", "AGGREGATION", "CUSTOM"])
    func `a rule shows its association, its type and its policy as sent`(type: String) throws {
        let policy = Self.receivers.with([
            "allowedAdditionalAnalyses": ["arn:aws:cleanrooms:us-east-1:*:membership/*/configuredaudiencemodelassociation/*"]
        ])
        let made = create(type, policy)
        let rule = try #require(made["analysisRule"])
        let membership = collaboration.advertiserMembership
        #expect(made.status == 200 && rule["type"]?.string == type && rule["policy"] == TableBodies.policyV1(type, policy))
        #expect(rule["membershipIdentifier"]?.string == membership && rule["configuredTableAssociationId"]?.string == association)
        #expect(
            rule["configuredTableAssociationArn"]?.string
                == "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(membership)/configuredtableassociation/\(association)")
        #expect(rule["createTime"] != nil && rule["createTime"] == rule["updateTime"])
        #expect(get(type)["analysisRule"] == rule)
    }

    // MARK: What AWS may not take

    @Test(arguments: [(nil, true), ("NOT_ALLOWED", true), ("ALLOWED", false), ("REQUIRED", false)] as [(String?, Bool)])
    func `additional analyses that the table's rule forbids are accepted with a warning`(word: String?, warns: Bool) throws {
        var policy = TableBodies.custom
        if let word { policy = policy.with(["additionalAnalyses": .string(word)]) }
        let table = try emulator.makeTable(rule: "CUSTOM", policy)
        let other = try emulator.makeAssociation(of: table, as: "others", through: collaboration.advertiserMembership)
        let path = "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations/\(other)/analysisRule"
        var warnings: [String] = []
        emulator.gateway.observe { if let warning = $0.warning { warnings.append(warning) } }
        let analyses: JSON = [
            "allowedAdditionalAnalyses": ["arn:aws:cleanrooms:us-east-1:*:membership/*/configuredaudiencemodelassociation/*"]
        ]
        #expect(emulator.send(.post, path, TableBodies.rule("CUSTOM", Self.receivers.with(analyses)), as: .advertiser).status == 200)
        let change: JSON = ["analysisRulePolicy": TableBodies.policyV1("CUSTOM", Self.receivers)]
        #expect(emulator.send(.patch, "\(path)/CUSTOM", change, as: .advertiser).status == 200)
        #expect(warnings.count == (warns ? 1 : 0))
    }

    // MARK: Validation

    @Test func `the policy is of the rule's type`() {
        let body = TableBodies.rule("LIST", Self.receivers).with(["analysisRuleType": "CUSTOM"])
        let refused = emulator.send(.post, path, body, as: .advertiser)
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["analysisRulePolicy"])
    }

    @Test(arguments: ["111111111111", "333333333333"])
    func `receivers are members who can receive results`(account: String) {
        let refused = create("LIST", ["allowedResultReceivers": ["222222222222", .string(account)]])
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.message?.contains("[\(account)]") == true)
        #expect(get("LIST").status == 404)
    }

    @Test(arguments: [[:], ["allowedResultReceivers": []]] as [JSON])
    func `a rule may allow nobody`(policy: JSON) {
        #expect(create("LIST", policy).status == 200)
    }

    @Test func `additional analyses are held against the model`() {
        let foreign: JSON = ["allowedAdditionalAnalyses": ["arn:aws:s3:::bucket"]]
        #expect(create("LIST", foreign)["reason"] == "FIELD_VALIDATION_FAILED")
        #expect(get("SOME").status == 400)
    }

    // MARK: Access

    @Test func `the rule of another account's association is out of reach`() {
        _ = create("LIST", Self.receivers)
        let policy: JSON = ["analysisRulePolicy": TableBodies.policyV1("LIST", [:])]
        let replies = [
            emulator.send(.post, path, TableBodies.rule("LIST", Self.receivers), as: .publisher),
            emulator.send(.get, "\(path)/LIST", as: .publisher), emulator.send(.patch, "\(path)/LIST", policy, as: .publisher),
            emulator.send(.delete, "\(path)/LIST", as: .publisher),
        ]
        #expect(replies.map(\.status) == [404, 404, 404, 404])
        #expect(replies.allSatisfy { $0["resourceType"] == "MEMBERSHIP" })
        #expect(get("LIST")["analysisRule"]?["policy"] == TableBodies.policyV1("LIST", Self.receivers))
    }

    @Test func `a membership that has ended shows and deletes rules, and changes none`() {
        _ = create("LIST", Self.receivers)
        _ = emulator.send(.delete, "/collaborations/\(collaboration.id)", as: .advertiser)
        #expect(get("LIST").status == 200)
        #expect(update("LIST", [:])["reason"] == "INVALID_STATE")
        #expect(emulator.send(.delete, "\(path)/LIST", as: .advertiser).status == 204)
        #expect(create("LIST", [:])["reason"] == "INVALID_STATE")
    }

    // MARK: Behaviour

    @Test func `a missing rule is told of like that of a table`() {
        let missing = get("CUSTOM")
        #expect(missing.status == 404 && missing["resourceType"] == "CONFIGURED_TABLE_ASSOCIATION")
        #expect(missing.message == "No such analysis rule with configuredTableAssociationId: \(association) and type CUSTOM")
    }

    @Test func `an association has one rule, of whatever type`() {
        _ = create("LIST", Self.receivers)
        for type in ["LIST", "CUSTOM"] {
            let refused = create(type, Self.receivers)
            #expect(refused.status == 409 && refused["reason"] == "ALREADY_EXISTS" && refused["resourceId"]?.string == association)
            #expect(refused.message?.contains("already has") == true)
        }
    }

    @Test func `a rule comes and goes in its association, whose time stays`() throws {
        let before = try #require(shown)
        emulator.advance(by: .seconds(1))
        _ = create("LIST", Self.receivers)
        #expect(shown?["analysisRuleTypes"] == ["LIST"] && shown?["updateTime"] == before["updateTime"])
        #expect(emulator.send(.delete, "\(path)/LIST", as: .advertiser).status == 204)
        #expect(shown == before)
        #expect(emulator.send(.delete, "\(path)/LIST", as: .advertiser).status == 404)
    }

    @Test func `an update replaces the whole policy and moves the time`() throws {
        let before = try #require(create("LIST", Self.receivers.with(["allowedAdditionalAnalyses": []]))["analysisRule"])
        emulator.advance(by: .seconds(1))
        let rule = try #require(update("LIST", ["allowedResultReceivers": []])["analysisRule"])
        #expect(rule["policy"] == TableBodies.policyV1("LIST", ["allowedResultReceivers": []]))
        #expect(rule["createTime"] == before["createTime"] && rule["updateTime"] != before["updateTime"])
        #expect(get("LIST")["analysisRule"] == rule)
    }

    @Test func `an update keeps to the rules, and to the type`() {
        _ = create("LIST", Self.receivers)
        #expect(update("LIST", ["allowedResultReceivers": ["333333333333"]])["reason"] == "INVALID_CONFIGURATION")
        #expect(update("CUSTOM", Self.receivers).status == 404)
    }

    private func create(_ type: String, _ policy: JSON) -> Reply {
        emulator.send(.post, path, TableBodies.rule(type, policy), as: .advertiser)
    }

    private func get(_ type: String) -> Reply { emulator.send(.get, "\(path)/\(type)", as: .advertiser) }

    private func update(_ type: String, _ policy: JSON) -> Reply {
        emulator.send(.patch, "\(path)/\(type)", ["analysisRulePolicy": TableBodies.policyV1(type, policy)], as: .advertiser)
    }

    private var shown: JSON? {
        let path = "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations/\(association)"
        return emulator.send(.get, path, as: .advertiser)["configuredTableAssociation"]
    }
}
