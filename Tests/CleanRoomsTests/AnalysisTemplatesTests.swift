// Analysis templates through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateAnalysisTemplate.html

import EmulatorTesting
import JSON
import Testing

struct AnalysisTemplatesTests {
    private let emulator: Emulator
    private let collaboration: SharedCollaboration

    init() throws {
        emulator = try Emulator()
        collaboration = try emulator.makeCollaboration()
    }

    // MARK: Shape

    @Test func `a template shows its owner where it belongs, its source and the tables of its SQL`() throws {
        let made = create(sql(over: "SELECT c.city FROM customers c JOIN \"Readers\" r ON c.id = r.id"))
        let template = try #require(made["analysisTemplate"])
        let id = try #require(template["id"]?.string)
        #expect(made.status == 200)
        #expect(
            template["arn"]?.string
                == "arn:aws:cleanrooms:us-east-1:222222222222:membership/\(collaboration.publisherMembership)/analysistemplate/\(id)")
        #expect(template["collaborationArn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(collaboration.id)")
        #expect(template["membershipId"]?.string == collaboration.publisherMembership)
        #expect(template["source"]?["text"]?.string == "SELECT c.city FROM customers c JOIN \"Readers\" r ON c.id = r.id")
        #expect(template["schema"]?["referencedTables"] == ["customers", "Readers"])
        #expect(template["createTime"] == template["updateTime"])
        #expect(template["sourceMetadata"] == nil && template["validations"] == nil && template["description"] == nil)
        #expect(emulator.send(.get, path(id), as: .publisher)["analysisTemplate"] == template)
    }

    @Test func `tables of a common table expression are none of the collaboration's`() throws {
        let made = create(sql(over: "WITH recent AS (SELECT id FROM visits) SELECT count(*) FROM recent"))
        #expect(made["analysisTemplate"]?["schema"]?["referencedTables"] == ["visits"])
    }

    @Test func `tables that the request names are kept as they are`() throws {
        let made = create(sql(over: "SELECT 1 FROM customers", ["schema": ["referencedTables": ["customers", "others"]]]))
        #expect(made["analysisTemplate"]?["schema"]?["referencedTables"] == ["customers", "others"])
    }

    @Test func `a script has hashes of its artifacts, which differ with their place`() throws {
        let first = try hashes(of: create(script(named: "first")))
        let again = try hashes(of: create(script(named: "again")))
        let other = try hashes(of: create(script(named: "other", key: "other.py")))
        #expect(first.entryPoint.count == 64 && first.entryPoint.allSatisfy(\.isHexDigit))
        #expect(first == again)
        #expect(first.entryPoint != other.entryPoint && first.additional == other.additional)
    }

    @Test func `a summary has no source, and says whether the data will be synthetic`() throws {
        _ = create(sql(over: "SELECT 1 FROM customers", ["name": "plain", "description": "Counts"]))
        _ = create(synthetic(predictive: true))
        let summaries = try #require(list()["analysisTemplateSummaries"]?.array)
        #expect(summaries.map { $0["isSyntheticData"] } == [true, false])
        #expect(summaries.allSatisfy { $0["source"] == nil && $0["membershipId"]?.string == collaboration.publisherMembership })
        #expect(summaries.last?["description"] == "Counts")
    }

    // MARK: Validation

    @Test(arguments: ["", " ", "-", String(repeating: "a", count: 129)])
    func `a name is one that SQL could use`(name: String) {
        #expect(create(sql(over: "SELECT 1 FROM customers", ["name": .string(name)])).errorType == "ValidationException")
    }

    @Test(arguments: ["SELEC city FROM customers", "DELETE FROM customers", "SELECT city FROM", "SELECT city FROM crm.customers", ""])
    func `SQL that cannot be read makes no template`(text: String) throws {
        let refused = create(sql(over: text))
        #expect(refused.errorType == "ValidationException" && refused["reason"] == "INVALID_QUERY")
        #expect(list()["analysisTemplateSummaries"] == [])
    }

    @Test(arguments: ["PYSPARK_1_0", "PYSPARK_2_0"])
    func `a script has no text, and SQL no artifacts`(format: String) throws {
        let text = create(sql(over: "SELECT 1 FROM customers", ["format": .string(format)]))
        let artifacts = create(script(named: "script", ["format": "SQL"]))
        #expect([text, artifacts].map { $0["reason"] } == ["INVALID_CONFIGURATION", "INVALID_CONFIGURATION"])
        #expect([text, artifacts].map(fields) == [["source"], ["source"]])
    }

    @Test func `each placeholder has to be declared, and each parameter used`() throws {
        let parameters: JSON = ["analysisParameters": [["name": "age", "type": "INTEGER"], ["name": "unused", "type": "DATE"]]]
        let refused = create(sql(over: "SELECT id FROM customers WHERE age > :age AND city = :city", parameters))
        #expect(refused["reason"] == "INVALID_CONFIGURATION")
        #expect(fields(refused) == ["analysisParameters", "analysisParameters"])
        #expect(refused.message?.contains(":city") == true && refused.message?.contains("unused") == true)
        let accepted = create(
            sql(over: "SELECT id FROM customers WHERE age > :age OR age < -:age", ["analysisParameters": [["name": "age", "type": "INT"]]]))
        #expect(accepted.status == 200)
    }

    @Test func `a colon in a string is no placeholder`() {
        #expect(create(sql(over: "SELECT id FROM customers WHERE city = 'at :place'")).status == 200)
    }

    @Test func `a parameter is declared once`() {
        let twice: JSON = [["name": "age", "type": "INT"], ["name": "age", "type": "BIGINT"]]
        let refused = create(sql(over: "SELECT id FROM customers WHERE age > :age", ["analysisParameters": twice]))
        #expect(fields(refused) == ["analysisParameters.2.member.name"])
    }

    @Test(arguments: [
        ("INTEGER", "12a"), ("TINYINT", "128"), ("SMALLINT", "40000"), ("BIGINT", "1.5"), ("DECIMAL", "1e"), ("DOUBLE", "wide"),
        ("BOOLEAN", "maybe"), ("DATE", "2026-02-29"), ("TIMESTAMP", "2026-01-01 25:00:00"), ("TIMESTAMPTZ", "2026-01-01 10:00:00+later"),
        ("TIME", "12"),
    ])
    func `a default has to be a value of its type, and is not told in the answer`(type: String, value: String) {
        let parameter: JSON = [["name": "value", "type": .string(type), "defaultValue": .string(value)]]
        let refused = create(sql(over: "SELECT id FROM customers WHERE x = :value", ["analysisParameters": parameter]))
        #expect(fields(refused) == ["analysisParameters.1.member.defaultValue"])
        #expect(refused.message?.contains("\(value)") == false)
    }

    @Test(arguments: [
        ("INTEGER", "-12"), ("DECIMAL", "1.50"), ("DOUBLE", "1e3"), ("BOOLEAN", "TRUE"), ("DATE", "2028-02-29"),
        ("TIMESTAMP", "2026-01-01 23:59:59.5"), ("TIMESTAMPTZ", "2026-01-01T10:00:00+02:00"), ("TIME", "12:30"), ("TIMETZ", "12:30:00Z"),
        ("VARCHAR", "anything"), ("STRING", ""),
    ])
    func `a default of its type is kept`(type: String, value: String) {
        let parameter: JSON = [["name": "value", "type": .string(type), "defaultValue": .string(value)]]
        let made = create(sql(over: "SELECT id FROM customers WHERE x = :value", ["analysisParameters": parameter]))
        #expect(made["analysisTemplate"]?["analysisParameters"] == parameter)
    }

    @Test func `the parameters of a script are strings`() {
        let number = create(script(named: "script", ["analysisParameters": [["name": "age", "type": "INTEGER"]]]))
        #expect(fields(number) == ["analysisParameters.1.member.type"])
        #expect(create(script(named: "script", ["analysisParameters": [["name": "age", "type": "STRING"]]])).status == 200)
    }

    @Test func `error messages are configured for scripts, synthetic data for SQL`() {
        let configuration: JSON = ["type": "DETAILED"]
        #expect(fields(create(sql(over: "SELECT 1 FROM t", ["errorMessageConfiguration": configuration]))) == ["errorMessageConfiguration"])
        let made = create(script(named: "script", ["errorMessageConfiguration": configuration]))
        #expect(made["analysisTemplate"]?["errorMessageConfiguration"] == configuration)
        let parameters = synthetic(predictive: true)["syntheticDataParameters"] ?? .null
        #expect(fields(create(script(named: "synthetic", ["syntheticDataParameters": parameters]))) == ["syntheticDataParameters"])
    }

    @Test func `synthetic data needs a column to predict`() {
        #expect(create(synthetic(predictive: false))["reason"] == "INVALID_CONFIGURATION")
        #expect(create(synthetic(predictive: true)).status == 200)
    }

    @Test func `artifacts end in py and tar gz`() {
        #expect(fields(create(script(named: "script", key: "main.PY"))) == ["source.artifacts.entryPoint.location.key"])
        let zipped = create(script(named: "script", additional: "libraries.zip"))
        #expect(fields(zipped) == ["source.artifacts.additionalArtifacts.1.member.location.key"])
    }

    @Test func `only who receives results brings a script`() {
        #expect(create(script(named: "script"), as: .advertiser)["reason"] == "INVALID_CONFIGURATION")
    }

    @Test(arguments: [("SPARK", 500), ("CLEAN_ROOMS_SQL", 90)])
    func `each engine has its greatest text`(engine: String, kilobytes: Int) throws {
        let emulator = try Emulator()
        let collaboration = try emulator.makeCollaboration(analyticsEngine: engine)
        func create(_ name: String, bytes: Int) -> Reply {
            // Two bytes a letter: the model counts letters, so that the engine's limit is met before the model's.
            let start = "SELECT 1 FROM t WHERE x = '"
            let filling = (bytes - start.utf8.count - 1) / 2
            let text = start + String(repeating: "é", count: filling) + "'"
            let body: JSON = ["name": .string(name), "format": "SQL", "source": ["text": .string(text)]]
            return emulator.send(
                .post, "/memberships/\(collaboration.publisherMembership)/analysistemplates", body, as: .publisher)
        }
        #expect(create("fits", bytes: kilobytes * 1000).status == 200)
        let refused = create("exceeds", bytes: kilobytes * 1000 + 2)
        #expect(refused.status == 402)
        #expect(refused["quotaValue"] == .double(Double(kilobytes)))
    }

    // MARK: Access

    @Test func `a template is found through its own membership only`() throws {
        let id = try #require(create(sql(over: "SELECT 1 FROM t"))["analysisTemplate"]?["id"]?.string)
        let through = "/memberships/\(collaboration.advertiserMembership)/analysistemplates/\(id)"
        #expect(emulator.send(.get, through, as: .advertiser)["resourceType"] == "ANALYSIS_TEMPLATE")
        #expect(emulator.send(.get, path(id), as: .advertiser)["resourceType"] == "MEMBERSHIP")
        #expect(emulator.send(.delete, through, as: .advertiser).status == 404)
        #expect(emulator.send(.post, path(""), sql(over: "SELECT 1 FROM t"), as: .stranger).status == 404)
    }

    @Test func `no stranger sees a collaboration's templates`() throws {
        let arn = try arn(of: create(sql(over: "SELECT 1 FROM t")))
        let replies = [
            emulator.send(.get, shared, as: .stranger), emulator.send(.get, "\(shared)/\(encoded(arn))", as: .stranger),
            batch([arn], as: .stranger),
        ]
        #expect(replies.map(\.status) == [403, 403, 403])
    }

    @Test func `a membership that has ended keeps its templates readable, and takes no new ones`() throws {
        let id = try #require(create(sql(over: "SELECT 1 FROM t"))["analysisTemplate"]?["id"]?.string)
        #expect(emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser).status == 204)
        #expect(emulator.send(.get, path(id), as: .publisher).status == 200)
        #expect(list()["analysisTemplateSummaries"]?.array?.count == 1)
        #expect(create(sql(over: "SELECT 1 FROM t", ["name": "new"]))["reason"] == "INVALID_STATE")
        #expect(emulator.send(.patch, path(id), ["description": "new"], as: .publisher).status == 403)
        #expect(emulator.send(.delete, path(id), as: .publisher).status == 204)
    }

    // MARK: Behaviour

    @Test func `names are unique in a membership, not in a collaboration`() {
        #expect(create(sql(over: "SELECT 1 FROM t")).status == 200)
        let again = create(sql(over: "SELECT 2 FROM t"))
        #expect(again.status == 409 && again["reason"] == "ALREADY_EXISTS" && again["resourceType"] == nil)
        #expect(create(sql(over: "SELECT 1 FROM t"), as: .advertiser).status == 200)
    }

    @Test func `only the description changes`() throws {
        let made = try #require(create(sql(over: "SELECT 1 FROM t", ["description": "First"]))["analysisTemplate"])
        let id = try #require(made["id"]?.string)
        emulator.advance(by: .seconds(5))
        let updated = try #require(emulator.send(.patch, path(id), ["description": "Second"], as: .publisher)["analysisTemplate"])
        #expect(updated["description"] == "Second" && updated["source"] == made["source"])
        #expect(updated["createTime"] == made["createTime"] && updated["updateTime"] != made["updateTime"])
        #expect(emulator.send(.patch, path(id), ["description": ""], as: .publisher)["analysisTemplate"]?["description"] == "")
        #expect(emulator.send(.patch, path(id), [:], as: .publisher)["analysisTemplate"]?["description"] == "")
    }

    @Test func `a deleted template is gone, and its name is free`() throws {
        let id = try #require(create(sql(over: "SELECT 1 FROM t"))["analysisTemplate"]?["id"]?.string)
        #expect(emulator.send(.delete, path(id), as: .publisher).status == 204)
        #expect(emulator.send(.get, path(id), as: .publisher).message == "No such analysis template with analysisTemplateId: \(id)")
        #expect(emulator.send(.delete, path(id), as: .publisher).status == 404)
        #expect(create(sql(over: "SELECT 1 FROM t")).status == 200)
    }

    @Test func `every member reads a template by its ARN, with its source and creator`() throws {
        let made = create(sql(over: "SELECT 1 FROM t"))
        let arn = try arn(of: made)
        let view = try #require(
            emulator.send(.get, "\(shared)/\(encoded(arn))", as: .advertiser)["collaborationAnalysisTemplate"])
        #expect(view["creatorAccountId"] == "222222222222" && view["source"]?["text"] == "SELECT 1 FROM t")
        #expect(view["membershipId"] == nil && view["arn"]?.string == arn)
        let summaries = emulator.send(.get, shared, as: .advertiser)["collaborationAnalysisTemplateSummaries"]?.array
        #expect(summaries?.map { $0["creatorAccountId"] } == ["222222222222"])
    }

    @Test func `an ARN of another account, membership or collaboration finds nothing`() throws {
        let arn = try arn(of: create(sql(over: "SELECT 1 FROM t")))
        let others = [
            arn.replacing("222222222222", with: "111111111111"),
            arn.replacing(collaboration.publisherMembership, with: collaboration.advertiserMembership),
        ]
        #expect(others.map { emulator.send(.get, "\(shared)/\(encoded($0))", as: .advertiser).status } == [404, 404])
        let second = try emulator.makeCollaboration()
        let elsewhere = emulator.send(.get, "/collaborations/\(second.id)/analysistemplates/\(encoded(arn))", as: .advertiser)
        #expect(elsewhere.status == 404)
        #expect(emulator.send(.get, "\(shared)/template", as: .advertiser).status == 400)
    }

    @Test func `a batch answers each ARN once, found or not`() throws {
        let arn = try arn(of: create(sql(over: "SELECT 1 FROM t")))
        let missing = String(arn.dropLast(36)) + "00000000-0000-4000-8000-000000000000"
        let reply = batch([arn, missing, arn, missing], as: .advertiser)
        #expect(reply["collaborationAnalysisTemplates"]?.array?.map { $0["arn"]?.string } == [arn])
        let errors = reply["errors"]?.array
        #expect(errors?.map { $0["arn"]?.string } == [missing])
        #expect(errors?.first?["code"] == "ResourceNotFoundException")
        #expect(
            errors?.first?["message"] == "No such analysis template with analysisTemplateId: 00000000-0000-4000-8000-000000000000")
    }

    @Test func `who is removed takes templates along`() throws {
        let arn = try arn(of: create(sql(over: "SELECT 1 FROM t")))
        #expect(emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser).status == 204)
        #expect(emulator.send(.get, shared, as: .advertiser)["collaborationAnalysisTemplateSummaries"] == [])
        #expect(emulator.send(.get, "\(shared)/\(encoded(arn))", as: .advertiser).status == 404)
        #expect(batch([arn], as: .advertiser)["errors"]?.array?.count == 1)
    }

    // MARK: Paging

    @Test func `listings go from the newest to the oldest, page by page`() throws {
        for name in ["one", "two", "three"] {
            #expect(create(sql(over: "SELECT 1 FROM t", ["name": .string(name)])).status == 200)
            emulator.advance(by: .seconds(1))
        }
        let own = "/memberships/\(collaboration.publisherMembership)/analysistemplates"
        for (target, account, key) in [
            (own, Account.publisher, "analysisTemplateSummaries"), (shared, .advertiser, "collaborationAnalysisTemplateSummaries"),
        ] {
            let first = emulator.send(.get, "\(target)?maxResults=2", as: account)
            #expect(first[key]?.array?.map { $0["name"] } == ["three", "two"])
            let token = try #require(first["nextToken"]?.string)
            let second = emulator.send(.get, "\(target)?maxResults=2&nextToken=\(token)", as: account)
            #expect(second[key]?.array?.map { $0["name"] } == ["one"])
            #expect(second["nextToken"] == nil)
        }
    }
}

// MARK: Requests

extension AnalysisTemplatesTests {
    private var shared: String { "/collaborations/\(collaboration.id)/analysistemplates" }

    private func path(_ id: String) -> String {
        "/memberships/\(collaboration.publisherMembership)/analysistemplates" + (id.isEmpty ? "" : "/\(id)")
    }

    private func create(_ body: JSON, as account: Account = .publisher, at location: SourceLocation = #_sourceLocation) -> Reply {
        let membership = account == .advertiser ? collaboration.advertiserMembership : collaboration.publisherMembership
        return emulator.send(.post, "/memberships/\(membership)/analysistemplates", body, as: account, at: location)
    }

    private func list() -> Reply { emulator.send(.get, path(""), as: .publisher) }

    private func batch(_ arns: [String], as account: Account) -> Reply {
        let body: JSON = ["analysisTemplateArns": .array(arns.map(JSON.string))]
        return emulator.send(.post, "/collaborations/\(collaboration.id)/batch-analysistemplates", body, as: account)
    }

    private func sql(over text: String, _ others: JSON = [:]) -> JSON {
        let body: JSON = ["name": "template", "format": "SQL", "source": ["text": .string(text)]]
        return body.replacing(others)
    }

    private func script(
        named name: String, _ others: JSON = [:], key: String = "main.py", additional: String = "libraries.tar.gz"
    ) -> JSON {
        let artifacts: JSON = [
            "entryPoint": ["location": ["bucket": "scripts", "key": .string(key)]],
            "additionalArtifacts": [["location": ["bucket": "scripts", "key": .string(additional)]]],
            "roleArn": "arn:aws:iam::222222222222:role/clean-rooms",
        ]
        let body: JSON = ["name": .string(name), "format": "PYSPARK_2_0", "source": ["artifacts": artifacts]]
        return body.replacing(others)
    }

    private func synthetic(predictive: Bool) -> JSON {
        let columns = ["age", "city", "income", "visits", "bought"].map { name -> JSON in
            ["columnName": .string(name), "columnType": "CATEGORICAL", "isPredictiveValue": .bool(predictive && name == "bought")]
        }
        let parameters: JSON = [
            "mlSyntheticDataParameters": [
                "epsilon": 1.5, "maxMembershipInferenceAttackScore": 0.75, "columnClassification": ["columnMapping": .array(columns)],
            ]
        ]
        return sql(
            over: "SELECT age, city, income, visits, bought FROM customers",
            ["name": "synthetic", "syntheticDataParameters": parameters])
    }

    private func fields(_ reply: Reply) -> [String] {
        reply.list("fieldList").compactMap { $0["name"]?.string }
    }

    private func arn(of reply: Reply) throws -> String { try #require(reply["analysisTemplate"]?["arn"]?.string) }

    private func encoded(_ arn: String) -> String { arn.replacing(":", with: "%3A").replacing("/", with: "%2F") }

    private struct Hashes: Equatable {
        let entryPoint: String
        let additional: String
    }

    private func hashes(of reply: Reply) throws -> Hashes {
        let artifacts = try #require(reply["analysisTemplate"]?["sourceMetadata"]?["artifacts"])
        return Hashes(
            entryPoint: try #require(artifacts["entryPointHash"]?["sha256"]?.string),
            additional: try #require(artifacts["additionalArtifactHashes"]?.array?.first?["sha256"]?.string))
    }
}

extension JSON {
    /// The object with another's members in place of its own.
    fileprivate func replacing(_ others: JSON) -> JSON {
        let changed = others.object?.members ?? []
        let kept = (object?.members ?? []).filter { member in !changed.contains { $0.name == member.name } }
        return .object(Object(kept + changed))
    }
}
