// Which scripts the rules of tables let run, and what that takes from access budgets.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct ProtectedJobRulesTests: JobSuite {
    let emulator: Emulator

    @Test func `a table allows a template by its ARN`() throws {
        let ready = try readyCollaboration(rule: nil)
        try table("customers", in: ready.shared, rule: Self.custom(["allowedAnalyses": [.string(ready.template)]]))
        #expect(try outcome(in: ready) == "SUCCESS")
    }

    @Test func `the ARN of another template allows nothing`() throws {
        let ready = try readyCollaboration(rule: nil)
        let other = try template(in: ready.shared, ["name": "other"])
        try table("customers", in: ready.shared, rule: Self.custom(["allowedAnalyses": [.string(other)]]))
        let message = "Analysis template \(ready.template) is not allowed by table customers"
        #expect(try refusal(in: ready) == ["message": .string(message), "code": "RESOURCE_ACCESS_DENIED", "retry": ["retryable": false]])
    }

    private static let refusals: [(rule: JSON, method: String, code: String)] = [
        // Any job, of another account.
        (custom(anyJobOfAdvertiser), "DIRECT_JOB", "RESOURCE_ACCESS_DENIED"),
        // Any query is no job.
        (custom(["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]]), "MULTIPLE", "RESOURCE_ACCESS_DENIED"),
        (custom(anyJob), "DIRECT_QUERY", "RESOURCE_ACCESS_DENIED"),
        (["list": ["joinColumns": ["email"], "listColumns": ["city"]]], "DIRECT_QUERY", "RESOURCE_ACCESS_DENIED"),
        (custom(["allowedAnalyses": []]), "DIRECT_JOB", "INVALID_RESOURCE"),
    ]

    @Test(arguments: refusals)
    func `a table that does not allow a script fails its job before it starts`(rule: JSON, method: String, code: String) throws {
        let ready = try readyCollaboration(rule: nil)
        try table("customers", in: ready.shared, rule: rule, method: method)
        #expect(try refusal(in: ready)?["code"]?.string == code)
    }

    @Test func `a table has to be there, by the name of its association`() throws {
        let ready = try readyCollaboration(rule: nil)
        let refusal = try refusal(in: ready)
        #expect(refusal?["code"] == "RESOURCE_NOT_FOUND")
        #expect(refusal?["message"] == "Table Customers does not exist in the collaboration")
    }

    @Test func `a collaboration rule that does not list the receiver refuses the job`() throws {
        let ready = try readyCollaboration(rule: nil)
        let association = try table("customers", in: ready.shared, rule: Self.custom(Self.anyJob))
        let target = "/memberships/\(ready.shared.advertiserMembership)/configuredTableAssociations/\(association)/analysisRule"
        func rule(_ receivers: JSON) -> JSON {
            ["analysisRuleType": "CUSTOM", "analysisRulePolicy": ["v1": ["custom": ["allowedResultReceivers": receivers]]]]
        }
        #expect(emulator.send(.post, target, rule(["222222222222"]), as: .advertiser).status == 200)
        #expect(try outcome(in: ready) == "SUCCESS")
        let shared = try collaborationOfReceivingPayer(publisherAbilities: ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"])
        let both = JobStage(shared: shared, template: try template(in: shared, as: .advertiser))
        let other = try table("customers", in: shared, rule: Self.custom(Self.anyJobOfAdvertiser))
        let otherTarget = "/memberships/\(shared.advertiserMembership)/configuredTableAssociations/\(other)/analysisRule"
        #expect(emulator.send(.post, otherTarget, rule(["222222222222"]), as: .advertiser).status == 200)
        #expect(
            try refusal(in: both)?["message"] == "Account 111111111111 is not allowed to receive results of table customers")
    }

    @Test func `a refused script can be answered at once`() throws {
        var settings = Settings()
        settings.refusedSQL = .refused
        let tests = Self(emulator: try Emulator(settings: settings))
        let ready = try tests.readyCollaboration(rule: nil)
        let reply = tests.start(in: ready)
        #expect(reply.errorType == "ValidationException")
        #expect(reply.message == "Table Customers does not exist in the collaboration")
        #expect(tests.list(in: ready)["protectedJobs"] == [])
    }

    @Test func `a job takes one use of each table's access budget, and a refused one none`() throws {
        let ready = try readyCollaboration(rule: nil)
        let association = try table("customers", in: ready.shared, rule: Self.custom(Self.anyJob))
        let membership = ready.shared.advertiserMembership
        let arn = "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(membership)/configuredtableassociation/\(association)"
        let access: JSON = ["resourceArn": .string(arn), "budgetParameters": [["type": "LIFETIME", "budget": 1]]]
        let made = emulator.send(
            .post, "/memberships/\(membership)/privacybudgettemplates",
            ["privacyBudgetType": "ACCESS_BUDGET", "parameters": ["accessBudget": access]], as: .advertiser)
        #expect(made.status == 200)
        let missing: JSON = ["name": "missing", "schema": ["referencedTables": ["customers", "nowhere"]]]
        _ = try refusal(in: JobStage(shared: ready.shared, template: try template(in: ready.shared, missing)))
        #expect(try outcome(in: ready) == "SUCCESS")
        #expect(start(in: ready).message == "The access budget of customers is used up.")
    }

    @Test func `an emulator that holds nothing against the rules runs any script`() throws {
        var settings = Settings()
        settings.queryValidation = .off
        let tests = Self(emulator: try Emulator(settings: settings))
        #expect(try tests.outcome(in: try tests.readyCollaboration(rule: nil)) == "SUCCESS")
    }
}
