// What the suites on schemas share: tables, associations and rules, and the looks at what becomes of them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Schema.html

import EmulatorTesting
import JSON
import Testing

/// Why a schema is not ready, by the kind of analysis; empty where it is.
struct SchemaReasons: Equatable {
    let direct: [String]
    let additional: [String]
}

/// Tests in a collaboration of advertiser and publisher.
protocol SchemaSuite {
    var emulator: Emulator { get }
    var collaboration: SharedCollaboration { get }

    init(emulator: Emulator, collaboration: SharedCollaboration)
}

extension SchemaSuite {
    init() throws {
        let emulator = try Emulator()
        self.init(emulator: emulator, collaboration: try emulator.makeCollaboration())
    }

    var templates: String { "/memberships/\(collaboration.publisherMembership)/analysistemplates" }

    func template(_ text: String) throws -> JSON {
        let body: JSON = ["name": "template", "format": "SQL", "source": ["text": .string(text)]]
        return try #require(emulator.send(.post, templates, body, as: .publisher)["analysisTemplate"])
    }

    func validation(of template: JSON) -> JSON? {
        let id = template["id"]?.string ?? ""
        return emulator.send(.get, "\(templates)/\(id)", as: .publisher)["analysisTemplate"]?["validations"]?.array?.first
    }

    var schemas: String { "/collaborations/\(collaboration.id)/schemas" }

    var associations: String { "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations" }

    /// Makes a configured table with the columns email and city and with a rule, and answers its id.
    func table(
        reference: JSON = ["glue": ["databaseName": "crm", "tableName": "customers"]], rule policy: JSON?,
        as account: Account = .advertiser
    ) throws -> String {
        let changes: JSON = ["tableReference": reference, "allowedColumns": ["email", "city"]]
        guard let arm = policy?.object?.members.first else { return try emulator.makeTable(changes, as: account) }
        return try emulator.makeTable(rule: arm.name.uppercased(), arm.value, changes, as: account)
    }

    func associate(_ table: String, as name: String, as account: Account = .advertiser) throws -> JSON {
        let membership = account == .advertiser ? collaboration.advertiserMembership : collaboration.publisherMembership
        return try #require(emulator.associate(table, as: name, through: membership, by: account)["configuredTableAssociation"])
    }

    func addRule(_ policy: JSON, to association: JSON) throws {
        let id = try #require(association["id"]?.string)
        let arm = try #require(policy.object?.members.first)
        let body = TableBodies.rule(arm.name.uppercased(), arm.value)
        try #require(emulator.send(.post, "\(associations)/\(id)/analysisRule", body, as: .advertiser).status == 200)
    }

    func list(as account: Account = .advertiser) -> Reply { emulator.send(.get, schemas, as: account) }

    func names(_ reply: Reply) -> [String] {
        reply.list("schemaSummaries").compactMap { $0["name"]?.string }
    }

    func batch(_ names: [String], as account: Account = .advertiser) -> Reply {
        let body: JSON = ["names": .array(names.map(JSON.string))]
        return emulator.send(.post, "/collaborations/\(collaboration.id)/batch-schema", body, as: account)
    }

    func schema(_ name: String) -> JSON? { emulator.send(.get, "\(schemas)/\(name)", as: .publisher)["schema"] }

    func status(_ name: String) throws -> SchemaReasons {
        let details = try #require(schema(name)?["schemaStatusDetails"]?.array)
        func reasons(_ type: String) throws -> [String] {
            let detail = try #require(details.first { $0["analysisType"]?.string == type })
            let reasons = (detail["reasons"]?.array ?? []).compactMap { $0["code"]?.string }
            #expect(detail["status"]?.string == (reasons.isEmpty ? "READY" : "NOT_READY"))
            return reasons
        }
        return SchemaReasons(direct: try reasons("DIRECT_ANALYSIS"), additional: try reasons("ADDITIONAL_ANALYSIS"))
    }

    func ruleReply(_ name: String, _ type: String, as account: Account = .publisher) -> Reply {
        emulator.send(.get, "\(schemas)/\(name)/analysisRule/\(type)", as: account)
    }

    func rule(_ name: String, _ type: String) -> JSON? { ruleReply(name, type)["analysisRule"] }
}

/// Rules of tables with the columns email and city.
enum SchemaPolicy {
    static let list: JSON = ["list": ["joinColumns": ["email"], "listColumns": ["city"]]]

    static let aggregation: JSON = [
        "aggregation": [
            "aggregateColumns": [["columnNames": ["email"], "function": "COUNT_DISTINCT"]], "joinColumns": ["email"],
            "dimensionColumns": ["city"], "scalarFunctions": [],
            "outputConstraints": [["columnName": "email", "minimum": 2, "type": "COUNT_DISTINCT"]],
        ]
    ]

    static let anyQuery = custom(analyses: ["ANY_QUERY"], providers: ["222222222222"])

    static let differentiallyPrivate: JSON = [
        "custom": [
            "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"],
            "differentialPrivacy": ["columns": [["name": "email"]]],
        ]
    ]

    static let model: JSON =
        "arn:aws:cleanrooms:us-east-1:222222222222:membership/*/configuredaudiencemodelassociation/*"

    static func list(additional: String) -> JSON {
        ["list": ["joinColumns": ["email"], "listColumns": ["city"], "additionalAnalyses": .string(additional)]]
    }

    static func custom(analyses: [String], providers: [String]? = nil) -> JSON {
        var rule = JSON.Object([("allowedAnalyses", .array(analyses.map(JSON.string)))])
        if let providers { rule.append("allowedAnalysisProviders", .array(providers.map(JSON.string))) }
        return ["custom": .object(rule)]
    }
}
