// Privacy budget templates and their budgets through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PrivacyBudgetTemplate.html

import CleanRoomsModel
import EmulatorTesting
import JSON
import Testing

@Suite struct PrivacyBudgetsTests {
    private let emulator: Emulator
    private let shared: SharedCollaboration

    init() throws {
        emulator = try Emulator()
        shared = try emulator.makeCollaboration()
    }

    // MARK: Shape

    @Test func `a differential privacy template shows its parameters, and belongs to a membership`() throws {
        let template = try #require(create(differentialPrivacy())["privacyBudgetTemplate"])
        let id = try #require(template["id"]?.string)
        let membership = "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(shared.advertiserMembership)"
        #expect(template["arn"]?.string == "\(membership)/privacybudgettemplate/\(id)")
        #expect(template["membershipArn"]?.string == membership && template["collaborationId"]?.string == shared.id)
        #expect(template["privacyBudgetType"] == "DIFFERENTIAL_PRIVACY" && template["autoRefresh"] == "NONE")
        #expect(template["parameters"] == ["differentialPrivacy": ["epsilon": 10, "usersNoisePerQuery": 30]])
        #expect(template["createTime"] == template["updateTime"])
        #expect(emulator.send(.get, "\(templates)/\(id)", as: .advertiser)["privacyBudgetTemplate"] == template)
    }

    @Test func `an access budget template shows its parameters and its table`() throws {
        let table = try table()
        let parameters: JSON = [["type": "CALENDAR_DAY", "budget": 5, "autoRefresh": "ENABLED"], ["type": "LIFETIME", "budget": 9]]
        let template = try #require(create(access(to: table, parameters))["privacyBudgetTemplate"])
        #expect(template["privacyBudgetType"] == "ACCESS_BUDGET" && template["autoRefresh"] == "NONE")
        #expect(template["parameters"]?["accessBudget"]?["budgetParameters"] == parameters)
        #expect(template["parameters"]?["accessBudget"]?["resourceArn"]?.string == table.arn)
    }

    @Test func `the collaboration's view names the creator and not the membership`() throws {
        let id = try #require(create(differentialPrivacy())["privacyBudgetTemplate"]?["id"]?.string)
        let reply = emulator.send(.get, "/collaborations/\(shared.id)/privacybudgettemplates/\(id)", as: .publisher)
        let template = try #require(reply["collaborationPrivacyBudgetTemplate"])
        #expect(template["creatorAccountId"] == "111111111111" && template["membershipId"] == nil)
        #expect(template["parameters"] == ["differentialPrivacy": ["epsilon": 10, "usersNoisePerQuery": 30]])
    }

    @Test func `summaries have neither parameters nor a refresh`() throws {
        _ = create(differentialPrivacy())
        let own = try #require(emulator.send(.get, templates, as: .advertiser)["privacyBudgetTemplateSummaries"]?.array?.first)
        let listed = emulator.send(.get, "/collaborations/\(shared.id)/privacybudgettemplates", as: .publisher)
        let everybodys = try #require(listed["collaborationPrivacyBudgetTemplateSummaries"]?.array?.first)
        #expect(own["id"] == everybodys["id"] && own["membershipId"] != nil && everybodys["creatorAccountId"] == "111111111111")
        for summary in [own, everybodys] { #expect(summary["parameters"] == nil && summary["autoRefresh"] == nil) }
    }

    @Test func `a template comes with a budget that has an id of its own`() throws {
        let template = try #require(create(differentialPrivacy())["privacyBudgetTemplate"])
        let budget = try #require(budgets().first)
        #expect(budget["id"] != template["id"] && budget["privacyBudgetTemplateId"] == template["id"])
        #expect(budget["privacyBudgetTemplateArn"] == template["arn"] && budget["type"] == "DIFFERENTIAL_PRIVACY")
        #expect(budget["budget"] == ["differentialPrivacy": ["aggregations": Self.full, "epsilon": 10]])
        let seen = try #require(collaborationBudgets().first)
        #expect(seen["id"] == budget["id"] && seen["budget"] == budget["budget"] && seen["creatorAccountId"] == "111111111111")
    }

    private static let full: JSON = [
        ["type": "AVG", "maxCount": 165, "remainingCount": 165], ["type": "COUNT", "maxCount": 330, "remainingCount": 330],
        ["type": "COUNT_DISTINCT", "maxCount": 660, "remainingCount": 660], ["type": "SUM", "maxCount": 220, "remainingCount": 220],
        ["type": "STDDEV", "maxCount": 165, "remainingCount": 165],
    ]

    @Test func `an access budget shows its periods and the lower of what they leave`() throws {
        let table = try table()
        _ = create(
            access(to: table, [["type": "CALENDAR_MONTH", "budget": 5, "autoRefresh": "DISABLED"], ["type": "LIFETIME", "budget": 4]]))
        let budget = try #require(budgets("ACCESS_BUDGET").first?["budget"]?["accessBudget"])
        #expect(budget["resourceArn"]?.string == table.arn && budget["aggregateRemainingBudget"] == 4)
        let start = seconds(0)
        #expect(
            budget["details"] == [
                [
                    "startTime": start, "endTime": seconds(31), "remainingBudget": 5, "budget": 5, "budgetType": "CALENDAR_MONTH",
                    "autoRefresh": "DISABLED",
                ], ["startTime": start, "remainingBudget": 4, "budget": 4, "budgetType": "LIFETIME"],
            ])
    }

    // MARK: Validation

    @Test func `parameters are held against the model and the type`() throws {
        #expect(create(differentialPrivacy(epsilon: 21)).status == 400)
        #expect(create(differentialPrivacy(noise: 9)).status == 400)
        let other = create([
            "privacyBudgetType": "ACCESS_BUDGET", "parameters": ["differentialPrivacy": ["epsilon": 10, "usersNoisePerQuery": 30]],
        ])
        #expect(other.status == 400 && other["reason"] == "INVALID_CONFIGURATION")
        #expect(emulator.send(.get, "/memberships/\(shared.advertiserMembership)/privacybudgets", as: .advertiser).status == 400)
    }

    @Test(
        arguments: [
            [["type": "LIFETIME", "budget": 1], ["type": "LIFETIME", "budget": 2]],
            [["type": "CALENDAR_DAY", "budget": 1], ["type": "CALENDAR_WEEK", "budget": 2]],
            [["type": "LIFETIME", "budget": 1, "autoRefresh": "DISABLED"]], [], [["type": "CALENDAR_DAY", "budget": 1_000_001]],
        ] as [JSON])
    func `an access budget has one period and one limit for good at most`(parameters: JSON) throws {
        #expect(create(access(to: try table(), parameters)).status == 400)
    }

    @Test func `an access budget is for a table of the membership's own`() throws {
        let table = try table()
        let missing = table.arn.dropLast(12) + "000000000000"
        let publishers = try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher).association
        let others = "arn:aws:cleanrooms:us-east-1:222222222222:membership/\(shared.publisherMembership)"
        let intermediate = "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(shared.advertiserMembership)/intermediatetable/a"
        for arn in [String(missing), "\(others)/configuredtableassociation/\(publishers)", intermediate] {
            #expect(create(access(to: (arn, ""), Self.daily)).status == 404)
        }
        #expect(create(access(to: ("arn:aws:s3:::bucket", ""), Self.daily)).status == 400)
    }

    @Test func `an update names the template's type, and brings parameters of it`() throws {
        let id = try template(differentialPrivacy())
        #expect(update(id, ["privacyBudgetType": "ACCESS_BUDGET"]).status == 400)
        let other: JSON = [
            "privacyBudgetType": "DIFFERENTIAL_PRIVACY", "parameters": ["accessBudget": ["budgetParameters": Self.daily]],
        ]
        #expect(update(id, other).status == 400)
        let table = try table()
        let access = try template(access(to: table, Self.daily))
        let two: JSON = [["type": "LIFETIME", "budget": 1], ["type": "LIFETIME", "budget": 2]]
        #expect(
            update(access, ["privacyBudgetType": "ACCESS_BUDGET", "parameters": ["accessBudget": ["budgetParameters": two]]]).status == 400)
    }

    // MARK: Access

    @Test func `templates and budgets are their owner's, and shown to active members`() throws {
        let id = try template(differentialPrivacy())
        for account: Account in [.publisher, .stranger] {
            #expect(emulator.send(.get, "\(templates)/\(id)", as: account).status == 404)
            #expect(emulator.send(.get, "\(templates)", as: account).status == 404)
            #expect(emulator.send(.delete, "\(templates)/\(id)", as: account).status == 404)
            #expect(create(differentialPrivacy(), as: account, in: shared.advertiserMembership).status == 404)
            #expect(preview(epsilon: 1, noise: 30, as: account).status == 404)
        }
        let own = emulator.send(.get, "/memberships/\(shared.publisherMembership)/privacybudgettemplates/\(id)", as: .publisher)
        #expect(own.status == 404 && own.message == "No such privacy budget template with privacyBudgetTemplateId: \(id)")
        let collaboration = "/collaborations/\(shared.id)"
        for path in ["privacybudgettemplates", "privacybudgettemplates/\(id)", "privacybudgets?privacyBudgetType=ACCESS_BUDGET"] {
            #expect(emulator.send(.get, "\(collaboration)/\(path)", as: .stranger).status == 403)
            #expect(emulator.send(.get, "\(collaboration)/\(path)", as: .publisher).status == 200)
        }
    }

    @Test func `whoever was removed can look and delete, not create or change`() throws {
        _ = try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher)
        let made = create(differentialPrivacy(), as: .publisher, in: shared.publisherMembership)
        let id = try #require(made["privacyBudgetTemplate"]?["id"]?.string)
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)/member/222222222222", as: .advertiser).status == 204)
        let own = "/memberships/\(shared.publisherMembership)/privacybudgettemplates"
        #expect(emulator.send(.get, "\(own)/\(id)", as: .publisher).status == 200)
        #expect(create(differentialPrivacy(), as: .publisher, in: shared.publisherMembership).status == 409)
        #expect(emulator.send(.patch, "\(own)/\(id)", ["privacyBudgetType": "DIFFERENTIAL_PRIVACY"], as: .publisher).status == 409)
        // What was brought along went along, and another member's policy can take its place.
        #expect(collaborationBudgets(as: .advertiser).isEmpty)
        #expect(create(differentialPrivacy()).status == 200)
        #expect(emulator.send(.delete, "\(own)/\(id)", as: .publisher).status == 204)
    }

    // MARK: Behaviour

    @Test func `a collaboration has one differential privacy policy`() throws {
        let id = try template(differentialPrivacy())
        for (account, membership) in [(Account.advertiser, shared.advertiserMembership), (.publisher, shared.publisherMembership)] {
            let again = create(differentialPrivacy(), as: account, in: membership)
            #expect(again.status == 409 && again["reason"] == "ALREADY_EXISTS" && again["resourceId"]?.string == id)
        }
        #expect(emulator.send(.delete, "\(templates)/\(id)", as: .advertiser).status == 204)
        #expect(create(differentialPrivacy(), as: .publisher, in: shared.publisherMembership).status == 200)
    }

    @Test func `a table has one access budget`() throws {
        let table = try table()
        let id = try template(access(to: table, Self.daily))
        let again = create(access(to: table, Self.daily))
        #expect(again.status == 409 && again["reason"] == "ALREADY_EXISTS" && again["resourceId"]?.string == id)
        #expect(create(access(to: try self.table("others"), Self.daily)).status == 200)
    }

    @Test func `an update changes what it names`() throws {
        let id = try template(differentialPrivacy())
        emulator.advance(by: .seconds(5))
        let noisier: JSON = [
            "privacyBudgetType": "DIFFERENTIAL_PRIVACY", "parameters": ["differentialPrivacy": ["usersNoisePerQuery": 100]],
        ]
        let template = try #require(update(id, noisier)["privacyBudgetTemplate"])
        #expect(template["parameters"] == ["differentialPrivacy": ["epsilon": 10, "usersNoisePerQuery": 100]])
        #expect(template["updateTime"] != template["createTime"])
        let budget = try #require(budgets().first)
        #expect(
            budget["budget"]?["differentialPrivacy"]?["aggregations"]?.array?.first == [
                "type": "AVG", "maxCount": 1833, "remainingCount": 1833,
            ])
        #expect(budget["updateTime"] == template["updateTime"])
        // Nothing has been used, so that epsilon can go down as well as up.
        let smaller: JSON = ["privacyBudgetType": "DIFFERENTIAL_PRIVACY", "parameters": ["differentialPrivacy": ["epsilon": 1]]]
        #expect(update(id, smaller).status == 200)
    }

    @Test func `a refreshed budget keeps its id and is updated by the refresh`() throws {
        _ = create(differentialPrivacy(refresh: "CALENDAR_MONTH"))
        let before = try #require(budgets().first)
        #expect(before["updateTime"] == seconds(0))
        emulator.advance(by: .seconds(40 * 86_400))
        let after = try #require(budgets().first)
        #expect(after["id"] == before["id"] && after["createTime"] == before["createTime"] && after["updateTime"] == seconds(31))
    }

    @Test func `budgets are listed by type and by table`() throws {
        let (first, second) = (try table("first"), try table("second"))
        _ = create(differentialPrivacy())
        _ = create(access(to: first, Self.daily))
        _ = create(access(to: second, Self.daily))
        #expect(budgets().count == 1 && budgets("ACCESS_BUDGET").count == 2)
        let path = "?privacyBudgetType=ACCESS_BUDGET&accessBudgetResourceArn=\(first.arn.split(separator: "/").joined(separator: "%2F"))"
        let own = emulator.send(.get, "/memberships/\(shared.advertiserMembership)/privacybudgets\(path)", as: .advertiser)
        let everybodys = emulator.send(.get, "/collaborations/\(shared.id)/privacybudgets\(path)", as: .publisher)
        for list in [own["privacyBudgetSummaries"]?.array, everybodys["collaborationPrivacyBudgetSummaries"]?.array] {
            #expect(list?.compactMap { $0["budget"]?["accessBudget"]?["resourceArn"]?.string } == [first.arn])
        }
    }

    @Test func `a preview answers for any budget, and keeps nothing`() throws {
        let impact = try #require(preview(epsilon: 1, noise: 30)["privacyImpact"]?["differentialPrivacy"]?["aggregations"]?.array)
        #expect(impact.map { $0["maxCount"] } == [2, 4, 9, 3, 2])
        #expect(impact.map { $0["type"] } == ["AVG", "COUNT", "COUNT_DISTINCT", "SUM", "STDDEV"])
        #expect(preview(epsilon: 0, noise: 30).status == 400)
        #expect(budgets().isEmpty)
    }

    @Test func `templates have tags`() throws {
        var body = try #require(differentialPrivacy().object)
        body.append("tags", ["team": "privacy"])
        let template = try #require(create(.object(body))["privacyBudgetTemplate"])
        let arn = try #require(template["arn"]?.string).split(separator: "/").joined(separator: "%2F")
        #expect(emulator.send(.get, "/tags/\(arn)", as: .advertiser)["tags"] == ["team": "privacy"])
        let id = try #require(template["id"]?.string)
        #expect(emulator.send(.delete, "\(templates)/\(id)", as: .advertiser).status == 204)
        #expect(emulator.send(.get, "/tags/\(arn)", as: .advertiser).status == 404)
        #expect(emulator.send(.delete, "\(templates)/\(id)", as: .advertiser).status == 404)
    }

    @Test func `a table with an access budget stays, and so does a membership with a template`() throws {
        let table = try table()
        let id = try template(access(to: table, Self.daily))
        let path = "/memberships/\(shared.advertiserMembership)/configuredTableAssociations/\(table.id)"
        let refused = emulator.send(.delete, path, as: .advertiser)
        #expect(refused.status == 409 && refused["reason"] == "SUBRESOURCES_EXIST")
        #expect(emulator.send(.delete, "\(templates)/\(id)", as: .advertiser).status == 204)
        #expect(emulator.send(.delete, path, as: .advertiser).status == 204)

        let made = create(differentialPrivacy(), as: .publisher, in: shared.publisherMembership)
        let publishers = try #require(made["privacyBudgetTemplate"]?["id"]?.string)
        let membership = "/memberships/\(shared.publisherMembership)"
        #expect(emulator.send(.delete, membership, as: .publisher)["reason"] == "SUBRESOURCES_EXIST")
        #expect(emulator.send(.delete, "\(membership)/privacybudgettemplates/\(publishers)", as: .publisher).status == 204)
        #expect(emulator.send(.delete, membership, as: .publisher).status == 204)
    }

    @Test func `a policy makes its owner's tables with differential privacy ready, nobody else's`() throws {
        let rule: JSON = [
            "custom": [
                "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"],
                "differentialPrivacy": ["columns": [["name": "email"]]],
            ]
        ]
        try emulator.contributeTable(
            "customers", through: shared.advertiserMembership, as: .advertiser, rule: rule, receivers: [.publisher])
        func status() -> JSON? {
            emulator.send(.get, "/collaborations/\(shared.id)/schemas/customers", as: .publisher)["schema"]?["schemaStatusDetails"]?
                .array?.first { $0["analysisType"] == "DIRECT_ANALYSIS" }?["status"]
        }
        #expect(status() == "NOT_READY")
        let others = create(differentialPrivacy(), as: .publisher, in: shared.publisherMembership)
        #expect(status() == "NOT_READY")
        let id = try #require(others["privacyBudgetTemplate"]?["id"]?.string)
        let path = "/memberships/\(shared.publisherMembership)/privacybudgettemplates/\(id)"
        #expect(emulator.send(.delete, path, as: .publisher).status == 204)
        let own = try template(differentialPrivacy())
        #expect(status() == "READY")
        #expect(emulator.send(.delete, "\(templates)/\(own)", as: .advertiser).status == 204)
        #expect(status() == "NOT_READY")
    }

    // MARK: Paging

    @Test func `pages hold together, and a token is its listing's own`() throws {
        for name in ["one", "two", "three"] { _ = try template(access(to: try table(name), Self.daily)) }
        _ = create(differentialPrivacy())
        for (path, list, account) in [
            ("\(templates)?maxResults=2", "privacyBudgetTemplateSummaries", Account.advertiser),
            ("\(budgetsPath)?privacyBudgetType=ACCESS_BUDGET&maxResults=2", "privacyBudgetSummaries", .advertiser),
            (
                "/collaborations/\(shared.id)/privacybudgets?privacyBudgetType=ACCESS_BUDGET&maxResults=2",
                "collaborationPrivacyBudgetSummaries", .publisher
            ),
        ] {
            let first = emulator.send(.get, path, as: account)
            let token = try #require(first["nextToken"]?.string)
            let second = emulator.send(.get, "\(path)&nextToken=\(token)", as: account)
            let ids = (first.list(list) + second.list(list)).compactMap { $0["id"]?.string }
            #expect(Set(ids).count == ids.count && ids.count == (list == "privacyBudgetTemplateSummaries" ? 4 : 3))
            #expect(second["nextToken"] == nil)
            let other = "\(budgetsPath)?privacyBudgetType=DIFFERENTIAL_PRIVACY&nextToken=\(token)"
            #expect(emulator.send(.get, other, as: .advertiser).status == 400)
        }
    }
}

// MARK: Requests

extension PrivacyBudgetsTests {
    private static let daily: JSON = [["type": "CALENDAR_DAY", "budget": 5, "autoRefresh": "ENABLED"]]

    private var templates: String { "/memberships/\(shared.advertiserMembership)/privacybudgettemplates" }

    private var budgetsPath: String { "/memberships/\(shared.advertiserMembership)/privacybudgets" }

    /// A time as the wire has it, in days after the test's begin.
    private func seconds(_ days: Int) -> JSON { .double(Double(Emulator.start.milliseconds / 1000) + Double(days * 86_400)) }

    private func differentialPrivacy(epsilon: Int = 10, noise: Int = 30, refresh: String? = nil) -> JSON {
        var body = JSON.Object([
            ("privacyBudgetType", "DIFFERENTIAL_PRIVACY"),
            (
                "parameters",
                ["differentialPrivacy": ["epsilon": .integer(Int64(epsilon)), "usersNoisePerQuery": .integer(Int64(noise))]]
            ),
        ])
        if let refresh { body.append("autoRefresh", .string(refresh)) }
        return .object(body)
    }

    private func access(to table: (arn: String, id: String), _ parameters: JSON) -> JSON {
        [
            "privacyBudgetType": "ACCESS_BUDGET",
            "parameters": ["accessBudget": ["resourceArn": .string(table.arn), "budgetParameters": parameters]],
        ]
    }

    /// A table of the advertiser's.
    private func table(_ name: String = "customers") throws -> (arn: String, id: String) {
        let id = try emulator.contributeTable(name, through: shared.advertiserMembership, as: .advertiser).association
        return (
            "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(shared.advertiserMembership)/configuredtableassociation/\(id)", id
        )
    }

    private func create(_ body: JSON, as account: Account = .advertiser, in membership: String? = nil) -> Reply {
        emulator.send(.post, "/memberships/\(membership ?? shared.advertiserMembership)/privacybudgettemplates", body, as: account)
    }

    private func template(_ body: JSON) throws -> String {
        try #require(create(body)["privacyBudgetTemplate"]?["id"]?.string)
    }

    private func update(_ id: String, _ body: JSON) -> Reply { emulator.send(.patch, "\(templates)/\(id)", body, as: .advertiser) }

    private func budgets(_ type: String = "DIFFERENTIAL_PRIVACY") -> [JSON] {
        emulator.send(.get, "\(budgetsPath)?privacyBudgetType=\(type)", as: .advertiser).list("privacyBudgetSummaries")
    }

    private func collaborationBudgets(as account: Account = .publisher) -> [JSON] {
        emulator.send(.get, "/collaborations/\(shared.id)/privacybudgets?privacyBudgetType=DIFFERENTIAL_PRIVACY", as: account).list(
            "collaborationPrivacyBudgetSummaries")
    }

    private func preview(epsilon: Int, noise: Int, as account: Account = .advertiser) -> Reply {
        let parameters: JSON = ["epsilon": .integer(Int64(epsilon)), "usersNoisePerQuery": .integer(Int64(noise))]
        return emulator.send(
            .post, "/memberships/\(shared.advertiserMembership)/previewprivacyimpact", ["parameters": ["differentialPrivacy": parameters]],
            as: account)
    }
}
