// The data catalogue: what is declared of the tables that configured tables point to.
// Source: our own form; a table is read as a file of `--catalog` is.

import CleanRooms
import HTTP
import JSON

extension Control {
    static let catalogueRoutes = [
        Route("GET", "/_cleanrooms/catalog") { control, _ in try control.catalogue() },
        Route("POST", "/_cleanrooms/catalog") { control, request in
            try control.service.declare(try request.members().required("tables"))
            return try control.catalogue()
        },
    ]

    private func catalogue() throws -> HTTPResponse {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("strict", service.isCatalogueStrict)
        writer.member("tables", try service.catalogue().tables)
        writer.endObject()
        return HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: writer.bytes)
    }
}
