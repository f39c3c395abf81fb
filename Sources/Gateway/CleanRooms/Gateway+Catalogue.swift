// The table of a data catalogue that a request is about to name, so that the catalogue can be asked before the request is answered.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html

import APIModel
import CleanRooms
import CleanRoomsModel
package import HTTP
import JSON
package import Tables

extension Gateway {
    /// A body of more bytes is no configured table, or one that is not looked up.
    private static let mostBytes = 256 * 1024

    /// The table of AWS's catalogue that a request would make a configured table point to; nil for every other request.
    ///
    /// It looks only at the request. Whether that is a good one is for its answer to say.
    package func cataloguedTable(in request: HTTPRequest) -> CatalogueName? {
        guard request.method == "POST" || request.method == "PATCH", request.path.hasPrefix("/configuredTables"),
            request.body.count <= Self.mostBytes, let scope = try? CredentialScope(of: request),
            case (_, let call)? = try? route(request, in: scope), let operation = call.operation as? Operation,
            operation == .createConfiguredTable || operation == .updateConfiguredTable,
            let body = try? JSON(parsing: request.body), let json = body["tableReference"],
            let reference = try? TableReference(json: json)
        else { return nil }
        let caller = scope.caller(defaultAccount: configuration.defaultAccount)
        return reference.catalogueName(account: caller.account, region: caller.region)
    }
}
