// Schemas: the relations of a collaboration as its members see them, under the names of SQL.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListSchemas.html

package import CleanRoomsModel
import Store

extension ListSchemasInput: PagedInput {}

extension CleanRooms {
    /// Lists what all active members bring, the caller among them.
    package func listSchemas(_ input: ListSchemasInput, _ call: Call) throws -> ListSchemasOutput {
        let collaboration = try call.activeSeat(in: input.collaborationIdentifier).collaboration
        let sources = try call.schemas(in: collaboration.row.id).filter { input.schemaType == nil || $0.type == input.schemaType }
        let filters = input.schemaType.map { [$0.rawValue] } ?? []
        let page = try call.page(
            .collaboration(collaboration.row.id), input, filters: filters, where: { _ in true }, key: \.row.pageKey
        ) { after, limit in sources.rows(after: after, limit: limit) }
        return ListSchemasOutput(
            schemaSummaries: page.elements.map { $0.summary(in: collaboration) }, nextToken: page.nextToken)
    }

    package func getSchema(_ input: GetSchemaInput, _ call: Call) throws -> GetSchemaOutput {
        let collaboration = try call.activeSeat(in: input.collaborationIdentifier).collaboration
        return GetSchemaOutput(schema: try call.schema(input.name, in: collaboration).view(in: collaboration))
    }

    /// Reads several schemas; each name is answered once, in whatever case it is written (inferred).
    package func batchGetSchema(_ input: BatchGetSchemaInput, _ call: Call) throws -> BatchGetSchemaOutput {
        let collaboration = try call.activeSeat(in: input.collaborationIdentifier).collaboration
        var output = BatchGetSchemaOutput(schemas: [], errors: [])
        for name in input.names.uniqued(by: SQLNames.stored) {
            do {
                output.schemas.append(try call.schema(name, in: collaboration).view(in: collaboration))
            } catch ServiceError.notFound(_, let message) {
                output.errors.append(BatchGetSchemaError(name: name, code: ServiceError.missingInBatch, message: message))
            }
        }
        return output
    }

    package func getSchemaAnalysisRule(
        _ input: GetSchemaAnalysisRuleInput, _ call: Call
    ) throws -> GetSchemaAnalysisRuleOutput {
        let collaboration = try call.activeSeat(in: input.collaborationIdentifier).collaboration
        return GetSchemaAnalysisRuleOutput(analysisRule: try call.analysisRule(input.type, of: input.name, in: collaboration))
    }

    /// Reads several schemas' rules; each name and type is answered once (inferred).
    package func batchGetSchemaAnalysisRule(
        _ input: BatchGetSchemaAnalysisRuleInput, _ call: Call
    ) throws -> BatchGetSchemaAnalysisRuleOutput {
        let collaboration = try call.activeSeat(in: input.collaborationIdentifier).collaboration
        var output = BatchGetSchemaAnalysisRuleOutput(analysisRules: [], errors: [])
        for request in input.schemaAnalysisRuleRequests.uniqued(by: { [SQLNames.stored($0.name), $0.type.rawValue] }) {
            do {
                output.analysisRules.append(try call.analysisRule(request.type, of: request.name, in: collaboration))
            } catch ServiceError.notFound(_, let message) {
                output.errors.append(
                    BatchGetSchemaAnalysisRuleError(
                        name: request.name, type: request.type, code: ServiceError.missingInBatch, message: message))
            }
        }
        return output
    }
}

extension Call {
    /// The schema of a name, in whatever case it is written: SQL does not tell cases apart either (inferred).
    fileprivate func schema(_ name: String, in collaboration: CollaborationRecord) throws -> SchemaSource {
        guard let source = try schemas(in: collaboration.row.id, named: [SQLNames.stored(name)]).first else {
            throw ServiceError.notFound(.init(.schema, name), message: "No such schema with name: \(name)")
        }
        return source
    }

    /// - Throws: `notFound` for a schema that is missing, has no rule, or has one of another type (inferred).
    fileprivate func analysisRule(
        _ type: AnalysisRuleType, of name: String, in collaboration: CollaborationRecord
    ) throws -> AnalysisRule {
        let source = try schema(name, in: collaboration)
        guard let rule = source.analysisRule(in: collaboration), rule.type == type else {
            throw ServiceError.notFound(
                .init(.schema, name), message: "No such analysis rule with name: \(name) and type \(type.rawValue)")
        }
        return rule
    }
}

extension [SchemaSource] {
    /// The elements after a place. They are in the order of listings.
    fileprivate func rows(after key: PageKey?, limit: Int) -> [SchemaSource] {
        guard let key else { return Array(prefix(limit)) }
        return Array(drop { ($0.row.createdAt, $0.row.id) >= (key.createdAt, key.id) }.prefix(limit))
    }
}

extension Array {
    /// The elements without those that repeat an earlier one's key.
    fileprivate func uniqued(by key: (Element) -> some Hashable) -> [Element] {
        var seen: Set<AnyHashable> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
