// The data catalogue: what is declared of the tables that configured tables point to, and of ID namespaces.
// Source: our own form; a table is read as a file of `--catalog` is.

import CatalogueFiles
import CleanRooms
import Files
import HTTP
import JSON

extension Control {
    static let catalogueRoutes = [
        Route("GET", "/_cleanrooms/catalog", mayTakeLong: true) { control, _ in try control.catalogue() },
        Route("POST", "/_cleanrooms/catalog", mayTakeLong: true) { control, request in
            let members = try request.members(among: ["tables", "idNamespaces"])
            let tables: [CatalogueTable]? = try members.optional("tables")
            let namespaces: [DeclaredIdNamespace]? = try members.optional("idNamespaces")
            guard tables != nil || namespaces != nil else { throw ControlError.badRequest("There is neither 'tables' nor 'idNamespaces'.") }
            try control.service.declare(try (tables ?? []).map { try control.resolved($0) })
            try control.service.declare(namespaces ?? [])
            return try control.catalogue()
        },
    ]

    /// A table with its file, if it has one, where requests may have files read.
    private func resolved(_ table: CatalogueTable) throws -> CatalogueTable {
        guard let data = table.data else { return table }
        var table = table
        do {
            table.data = try files.path(of: data)
            try table.checkData()
        } catch let error as LocalFiles.Refusal {
            throw ControlError.badRequest(error.description)
        } catch let error as CatalogueError {
            throw ControlError.badRequest(error.description)
        }
        return table
    }

    private func catalogue() throws -> HTTPResponse {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("strict", service.isCatalogueStrict)
        writer.member("tables", try service.catalogue().tables)
        writer.member("idNamespaces", try service.declaredIdNamespaces())
        writer.endObject()
        return HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: writer.bytes)
    }
}
