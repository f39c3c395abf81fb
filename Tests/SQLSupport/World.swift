// The collaborations that the cases are set in, from Cases/worlds.json.
// Source: our own; rules in the wire's form.

package import Rules
import SQL
import CleanRoomsModel
import JSON

/// Account 111111111111 runs the queries.
package enum World {
    package static let runner = "111111111111"

    package static let all: [String: CollaborationSchemas] = {
        guard let json = try? JSON(parsing: Cases.text(of: "worlds.json")), case .object(let worlds) = json else { return [:] }
        return Dictionary(uniqueKeysWithValues: worlds.members.map { ($0.name, schemas($0.value)) })
    }()

    private static func schemas(_ json: JSON) -> CollaborationSchemas {
        CollaborationSchemas((json["tables"]?.array ?? []).map(relation))
    }

    private static func relation(_ json: JSON) -> Relation {
        let columns = (json["columns"]?.strings ?? []).map { text in
            let words = text.split(separator: " ", maxSplits: 1)
            return TableSchema.Column(name: String(words[0]), type: String(words[1]))
        }
        return Relation(
            name: json["name"]!.string!, kind: json["kind"]?.string.flatMap(SchemaType.init) ?? .table,
            ownerAccountID: json["owner"]!.string!,
            columns: columns, rule: rule(json["rule"]),
            readiness: (json["readiness"]?.strings ?? []).compactMap(SchemaStatusReasonCode.init),
            allowedResultReceivers: json["receivers"]?.strings,
            inheritedDisallowedOutputColumns: json["inheritedDisallowedOutputColumns"]?.strings ?? [])
    }

    private static func rule(_ json: JSON?) -> RelationRule? {
        guard let json else { return nil }
        do {
            if let rule = json["aggregation"] { return .aggregation(try AnalysisRuleAggregation(json: rule)) }
            if let rule = json["list"] { return .list(try AnalysisRuleList(json: rule)) }
            if let rule = json["idMappingTable"] { return .idMappingTable(try AnalysisRuleIdMappingTable(json: rule)) }
            return .custom(try AnalysisRuleCustom(json: json["custom"]!))
        } catch {
            preconditionFailure("worlds.json has a rule that is none: \(error)")
        }
    }
}

extension JSON {
    fileprivate var strings: [String] { (array ?? []).compactMap(\.string) }
}
