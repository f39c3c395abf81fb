// The tables of a collaboration, as the rules see them, and what else they need to know of a query.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Schema.html

package import CleanRoomsModel
package import SQL

/// A schema of the collaboration: what a FROM clause may name, and what Clean Rooms knows of it. A class, since every rule looks at it.
package final class Relation: Sendable, Equatable {
    package let schema: TableSchema
    package let kind: SchemaType
    /// Twelve digits; of an ID mapping or intermediate table, its creator.
    package let ownerAccountID: String
    /// Nil if the table has no analysis rule.
    package let rule: RelationRule?
    /// Why the schema is not ready for direct analysis; empty if it is.
    package let readiness: [SchemaStatusReasonCode]
    /// The accounts that may receive results, if the collaboration's rule of the table says so.
    package let allowedResultReceivers: [String]?
    /// Columns that must not reach an output, besides the rule's own: what an intermediate table inherited.
    package let inheritedDisallowedOutputColumns: [String]

    package var name: String { schema.name }

    package var columns: [TableSchema.Column] { schema.columns }

    package init(
        name: String, kind: SchemaType = .table, ownerAccountID: String, columns: [TableSchema.Column], rule: RelationRule?,
        readiness: [SchemaStatusReasonCode] = [], allowedResultReceivers: [String]? = nil, inheritedDisallowedOutputColumns: [String] = []
    ) {
        schema = TableSchema(name: name, columns: columns)
        self.kind = kind
        self.ownerAccountID = ownerAccountID
        self.rule = rule
        self.readiness = readiness
        self.allowedResultReceivers = allowedResultReceivers
        self.inheritedDisallowedOutputColumns = inheritedDisallowedOutputColumns
    }

    package static func == (one: Relation, other: Relation) -> Bool {
        one === other
            || one.schema == other.schema && one.kind == other.kind && one.ownerAccountID == other.ownerAccountID && one.rule == other.rule
                && one.readiness == other.readiness && one.allowedResultReceivers == other.allowedResultReceivers
                && one.inheritedDisallowedOutputColumns == other.inheritedDisallowedOutputColumns
    }
}

/// The analysis rule of a relation, in the model's shapes.
package enum RelationRule: Sendable, Equatable {
    case aggregation(AnalysisRuleAggregation)
    case list(AnalysisRuleList)
    case custom(AnalysisRuleCustom)
    case idMappingTable(AnalysisRuleIdMappingTable)

    package var type: AnalysisRuleType {
        switch self {
        case .aggregation: .aggregation
        case .list: .list
        case .custom: .custom
        case .idMappingTable: .idMappingTable
        }
    }
}

/// The relations of one collaboration.
package struct CollaborationSchemas: Sendable, Equatable {
    package let relations: [Relation]
    /// What names are looked up in; as many as there are relations, in their order.
    package let tables: TableSchemas

    package init(_ relations: [Relation]) {
        self.relations = relations
        tables = TableSchemas(relations.map(\.schema))
    }
}

/// What a verdict depends on besides the SQL.
package struct QueryContext: Sendable, Equatable {
    package struct Template: Sendable, Equatable {
        package let arn: String
        package let creatorAccountID: String

        package init(arn: String, creatorAccountID: String) {
            self.arn = arn
            self.creatorAccountID = creatorAccountID
        }
    }

    /// What the query is run for.
    package enum Purpose: Sendable, Equatable {
        case results
        /// Populating an intermediate table, which defers the controls over outputs and receivers to its use.
        case population
    }

    package let runnerAccountID: String
    package let engine: AnalyticsEngine
    /// The accounts that will receive results.
    package let receivers: [String]
    /// The template that is run; nil for a direct query.
    package let template: Template?
    package let purpose: Purpose
    package let schemas: CollaborationSchemas
    /// The most configured tables of one query; AWS's default quota is 15.
    package let tableLimit: Int
    /// What the collaboration says of columns encrypted by C3R; nil for one without.
    package let encryption: DataEncryptionMetadata?

    package init(
        runnerAccountID: String, engine: AnalyticsEngine = .spark, receivers: [String] = [], template: Template? = nil,
        purpose: Purpose = .results, schemas: CollaborationSchemas, tableLimit: Int = 15, encryption: DataEncryptionMetadata? = nil
    ) {
        self.runnerAccountID = runnerAccountID
        self.engine = engine
        self.receivers = receivers
        self.template = template
        self.purpose = purpose
        self.schemas = schemas
        self.tableLimit = tableLimit
        self.encryption = encryption
    }
}
