import CleanRoomsModel
import JSON
import Store
extension Call { func analysis(asked: ProtectedQueryRequest) throws -> Int { 1 }
 func refusal(of: Int, deliveries: [Delivery], in: ProtectedQueryRequest) throws -> ProtectedQueryError? { nil } }
