package import CleanRoomsModel
import JSON
import Store
extension Call { func analysis(asked: ProtectedQueryRequest) throws -> Int { 1 }
 func refusal(of: Int, deliveries: [Delivery], in: ProtectedQueryRequest) throws -> ProtectedQueryError? { nil } }
extension CleanRooms {
package func createAnalysisTemplate(_: CreateAnalysisTemplateInput, _ call: Call) throws -> CreateAnalysisTemplateOutput { throw ServiceError.notImplemented(call.operation) }
package func getAnalysisTemplate(_: GetAnalysisTemplateInput, _ call: Call) throws -> GetAnalysisTemplateOutput { throw ServiceError.notImplemented(call.operation) }
package func listAnalysisTemplates(_: ListAnalysisTemplatesInput, _ call: Call) throws -> ListAnalysisTemplatesOutput { throw ServiceError.notImplemented(call.operation) }
package func updateAnalysisTemplate(_: UpdateAnalysisTemplateInput, _ call: Call) throws -> UpdateAnalysisTemplateOutput { throw ServiceError.notImplemented(call.operation) }
package func deleteAnalysisTemplate(_: DeleteAnalysisTemplateInput, _ call: Call) throws -> DeleteAnalysisTemplateOutput { throw ServiceError.notImplemented(call.operation) }
package func getCollaborationAnalysisTemplate(_: GetCollaborationAnalysisTemplateInput, _ call: Call) throws -> GetCollaborationAnalysisTemplateOutput { throw ServiceError.notImplemented(call.operation) }
package func listCollaborationAnalysisTemplates(_: ListCollaborationAnalysisTemplatesInput, _ call: Call) throws -> ListCollaborationAnalysisTemplatesOutput { throw ServiceError.notImplemented(call.operation) }
package func batchGetCollaborationAnalysisTemplate(_: BatchGetCollaborationAnalysisTemplateInput, _ call: Call) throws -> BatchGetCollaborationAnalysisTemplateOutput { throw ServiceError.notImplemented(call.operation) }
package func listSchemas(_: ListSchemasInput, _ call: Call) throws -> ListSchemasOutput { throw ServiceError.notImplemented(call.operation) }
package func getSchema(_: GetSchemaInput, _ call: Call) throws -> GetSchemaOutput { throw ServiceError.notImplemented(call.operation) }
package func batchGetSchema(_: BatchGetSchemaInput, _ call: Call) throws -> BatchGetSchemaOutput { throw ServiceError.notImplemented(call.operation) }
package func getSchemaAnalysisRule(_: GetSchemaAnalysisRuleInput, _ call: Call) throws -> GetSchemaAnalysisRuleOutput { throw ServiceError.notImplemented(call.operation) }
package func batchGetSchemaAnalysisRule(_: BatchGetSchemaAnalysisRuleInput, _ call: Call) throws -> BatchGetSchemaAnalysisRuleOutput { throw ServiceError.notImplemented(call.operation) }
}
