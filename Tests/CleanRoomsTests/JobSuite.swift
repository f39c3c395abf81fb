// What the suites on protected jobs share: collaborations with a script in them, and the calls that run it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

import EmulatorTesting
import JSON
import Testing

/// A collaboration in which a script can be run.
struct JobStage {
    let shared: SharedCollaboration
    /// The ARN of the script.
    let template: String
}

/// Tests that run scripts, by what they do to an emulator.
protocol JobSuite {
    var emulator: Emulator { get }

    init(emulator: Emulator)
}

extension JobSuite {
    init() throws {
        self.init(emulator: try Emulator())
    }

    static var abilities: [String] { ["CAN_QUERY", "CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"] }

    static var anyJob: JSON { ["allowedAnalyses": ["ANY_JOB"], "allowedAnalysisProviders": ["222222222222"]] }

    static var anyJobOfAdvertiser: JSON { ["allowedAnalyses": ["ANY_JOB"], "allowedAnalysisProviders": ["111111111111"]] }

    static func custom(_ rule: JSON) -> JSON { ["custom": rule] }

    static var results: JSON {
        [
            "defaultJobResultConfiguration": [
                "outputConfiguration": ["s3": ["bucket": "publisher-jobs", "keyPrefix": "runs"]],
                "roleArn": "arn:aws:iam::222222222222:role/results",
            ]
        ]
    }

    /// A collaboration with a script of the publisher's, who may run it and has a place for its results.
    ///
    /// - Parameter rule: That of the table which the script reads; nil for no table.
    func readyCollaboration(engine: String = "SPARK", rule: JSON? = Self.custom(Self.anyJob)) throws -> JobStage {
        let shared = try emulator.makeCollaboration(analyticsEngine: engine, publisherAbilities: Self.abilities)
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", Self.results, as: .publisher).status == 200)
        if let rule { try table("customers", in: shared, rule: rule) }
        return JobStage(shared: shared, template: try template(in: shared))
    }

    /// A collaboration in which the publisher runs jobs that the advertiser pays for and receives.
    func collaborationOfReceivingPayer(publisherAbilities: [String] = ["CAN_QUERY", "CAN_RUN_JOB"]) throws -> SharedCollaboration {
        let pays: JSON = ["queryCompute": ["isResponsible": true], "jobCompute": ["isResponsible": true]]
        let publisher: JSON = [
            "accountId": "222222222222", "displayName": "Publisher", "memberAbilities": .array(publisherAbilities.map(JSON.string)),
        ]
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "Jobs", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": ["CAN_RECEIVE_RESULTS"],
                "members": [publisher], "queryLogStatus": "DISABLED", "creatorPaymentConfiguration": pays,
            ], as: .advertiser)
        let id = try #require(made["collaboration"]?["id"]?.string)
        let joined = emulator.send(
            .post, "/memberships",
            [
                "collaborationIdentifier": .string(id), "queryLogStatus": "DISABLED", "paymentConfiguration": pays,
                "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "advertiser-queries"]]],
                "defaultJobResultConfiguration": [
                    "outputConfiguration": ["s3": ["bucket": "advertiser-jobs"]], "roleArn": "arn:aws:iam::111111111111:role/results",
                ],
            ], as: .advertiser)
        return SharedCollaboration(
            id: id, advertiserMembership: try #require(joined["membership"]?["id"]?.string),
            publisherMembership: try emulator.makeMembership(in: id, as: .publisher))
    }

    /// Makes a table of the advertiser's with a rule, associates it, and answers the association's id.
    @discardableResult
    func table(
        _ name: String, in shared: SharedCollaboration, rule: JSON, method: String = "DIRECT_JOB"
    ) throws -> String {
        var changes = JSON.Object([("analysisMethod", .string(method))])
        if method == "MULTIPLE" { changes.append("selectedAnalysisMethods", ["DIRECT_QUERY", "DIRECT_JOB"]) }
        let arm = try #require(rule.object?.members.first)
        let table = try emulator.makeTable(rule: arm.name.uppercased(), arm.value, .object(changes))
        return try emulator.makeAssociation(of: table, as: name, through: shared.advertiserMembership)
    }

    /// Makes a script that reads the table customers and takes a city, and answers its ARN.
    func template(in shared: SharedCollaboration, _ changes: JSON = [:], as account: Account = .publisher) throws -> String {
        let script: JSON = [
            "name": "script", "format": "PYSPARK_1_0",
            "source": [
                "artifacts": [
                    "entryPoint": ["location": ["bucket": "scripts", "key": "entry.py"]],
                    "roleArn": "arn:aws:iam::222222222222:role/scripts",
                ]
            ],
            "schema": ["referencedTables": ["Customers"]],
            "analysisParameters": [["name": "city", "type": "STRING"]],
        ]
        var body = script.with(changes)
        if changes["format"] == "SQL" { body = body.with(["analysisParameters": []]) }
        let membership = account == .publisher ? shared.publisherMembership : shared.advertiserMembership
        let made = emulator.send(.post, "/memberships/\(membership)/analysistemplates", body, as: account)
        return try #require(made["analysisTemplate"]?["arn"]?.string)
    }

    func start(
        in ready: JobStage, template: String? = nil, parameters: JSON = ["city": "Oslo"], _ more: [(name: String, value: JSON)] = [],
        as account: Account = .publisher
    ) -> Reply {
        let job: JSON = ["analysisTemplateArn": .string(template ?? ready.template), "parameters": parameters]
        let body = JSON.Object([("type", "PYSPARK"), ("jobParameters", job)] + more)
        let membership = account == .publisher ? ready.shared.publisherMembership : ready.shared.advertiserMembership
        return emulator.send(.post, "/memberships/\(membership)/protectedJobs", .object(body), as: account)
    }

    func started(in ready: JobStage) throws -> String {
        try #require(start(in: ready)["protectedJob"]?["id"]?.string)
    }

    func job(_ id: String, in ready: JobStage) -> JSON? {
        emulator.send(.get, "/memberships/\(ready.shared.publisherMembership)/protectedJobs/\(id)", as: .publisher)["protectedJob"]
    }

    func cancel(_ id: String, in ready: JobStage) -> Reply {
        emulator.send(
            .patch, "/memberships/\(ready.shared.publisherMembership)/protectedJobs/\(id)", ["targetStatus": "CANCELLED"], as: .publisher)
    }

    func list(in ready: JobStage, _ query: String = "") -> Reply {
        emulator.send(.get, "/memberships/\(ready.shared.publisherMembership)/protectedJobs\(query)", as: .publisher)
    }

    // MARK: Answers

    /// The status in which a job ends.
    func outcome(in ready: JobStage) throws -> String? {
        let id = try started(in: ready)
        emulator.advance(by: .seconds(1))
        return job(id, in: ready)?["status"]?.string
    }

    /// The error of a job that ends FAILED without having started.
    func refusal(in ready: JobStage) throws -> JSON? {
        let id = try started(in: ready)
        emulator.advance(by: .milliseconds(300))
        let job = job(id, in: ready)
        #expect(job?["status"] == "FAILED")
        #expect(job?["statistics"] == ["totalDurationInMillis": 300])
        return job?["error"]
    }

    func identifiers(_ reply: Reply) -> [String] {
        reply.list("protectedJobs").compactMap { $0["id"]?.string }
    }
}
