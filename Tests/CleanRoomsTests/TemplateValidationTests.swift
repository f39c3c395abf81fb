// Templates that refer to tables with differential privacy are validated.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html

import EmulatorTesting
import JSON
import Testing

@Suite struct TemplateValidationTests: SchemaSuite {
    let emulator: Emulator
    let collaboration: SharedCollaboration

    @Test func `a template is validated, at each look, when a table that it refers to has differential privacy`() throws {
        let template = try template("SELECT count(*) AS visits FROM customers JOIN stores ON customers.city = stores.city")
        #expect(validation(of: template) == nil)
        _ = try associate(try table(rule: SchemaPolicy.differentiallyPrivate), as: "customers")
        #expect(validation(of: template)?["type"] == "DIFFERENTIAL_PRIVACY")
        #expect(validation(of: template)?["status"] == "UNABLE_TO_VALIDATE")
        #expect(validation(of: template)?["reasons"] == [["message": "Table stores is not associated with the collaboration."]])
        _ = try associate(try table(rule: SchemaPolicy.anyQuery), as: "stores")
        #expect(validation(of: template) == ["type": "DIFFERENTIAL_PRIVACY", "status": "VALID"])
        let shared = "/collaborations/\(collaboration.id)/batch-analysistemplates"
        let views = emulator.send(.post, shared, ["analysisTemplateArns": [try #require(template["arn"])]], as: .advertiser)
        #expect(views["collaborationAnalysisTemplates"]?.array?.first?["validations"]?.array?.first?["status"] == "VALID")
    }

    @Test(arguments: [
        "SELECT min(city) FROM customers",
        "SELECT city FROM customers",
        "SELECT count(*) FROM customers UNION ALL SELECT count(*) FROM customers",
        "SELECT count(*), count(*) OVER (PARTITION BY email) FROM customers",
        "SELECT count(*) FROM (SELECT city FROM customers) people",
        "SELECT count(*) FROM customers WHERE email IN (SELECT email FROM customers)",
        "WITH cities AS (SELECT city FROM customers) SELECT count(*) FROM cities",
        "WITH a AS (SELECT email, city FROM customers), b AS (SELECT city FROM a) SELECT count(*) FROM b",
        "WITH people AS (SELECT email FROM customers LIMIT 5) SELECT count(*) FROM people",
        "WITH people AS (SELECT email, row_number() OVER (ORDER BY city) AS n FROM customers) SELECT sum(n) FROM people",
        "SELECT city, count(*) FROM customers GROUP BY ROLLUP (city)",
        "SELECT /*+ BROADCAST(customers) */ count(*) FROM customers",
        "SELECT count(city::string) FROM customers",
    ])
    func `what differential privacy does not allow is invalid, with a reason`(text: String) throws {
        _ = try associate(try table(rule: SchemaPolicy.differentiallyPrivate), as: "customers")
        let validation = validation(of: try template(text))
        #expect(validation?["status"] == "INVALID")
        #expect(validation?["reasons"]?.array?.isEmpty == false)
    }

    @Test(arguments: [
        "SELECT city, count(*), count(DISTINCT email), avg(1) FROM customers GROUP BY city ORDER BY city LIMIT 5",
        "WITH people AS (SELECT email, count(*) AS n FROM customers GROUP BY email) SELECT avg(n), stddev(n) FROM people",
        "WITH a AS (SELECT email, city FROM customers), b AS (SELECT email FROM a WHERE city = 'Rome') SELECT count(*) FROM b",
        "WITH people AS (SELECT email, row_number() OVER (PARTITION BY email ORDER BY city) AS n FROM customers) SELECT sum(n) FROM people",
    ])
    func `aggregates over the tables and over common table expressions by user are valid`(text: String) throws {
        _ = try associate(try table(rule: SchemaPolicy.differentiallyPrivate), as: "customers")
        #expect(validation(of: try template(text))?["status"] == "VALID")
    }

    @Test func `a template of unprotected tables is not validated`() throws {
        _ = try associate(try table(rule: SchemaPolicy.differentiallyPrivate), as: "customers")
        _ = try associate(try table(rule: SchemaPolicy.anyQuery), as: "stores")
        #expect(validation(of: try template("SELECT city FROM stores")) == nil)
    }
}
