// What queries and jobs put out, to be looked at no matter where it was delivered.
// Source: our own form; the console's specification, N5.

import CleanRooms
import HTTP
import JSON
import Tables

extension Control {
    static let resultRoutes = [
        Route(working: "GET", "/_cleanrooms/results/{id}") { control, request in
            let id = request.label("id")
            let table = try control.result(of: id, for: request.parameter("receiver"))
            let isText = request.request.headers["Accept"]?.contains("text/csv") == true
            let most = try request.count("limit") ?? Control.usualRows
            return { .success(isText ? table.csv : table.json(rows: most, of: id).text) }
        } then: { _, request, body in
            let isText = request.request.headers["Accept"]?.contains("text/csv") == true
            let type = isText ? "text/csv; charset=utf-8" : "application/json"
            return HTTPResponse(status: 200, headers: ["Content-Type": type], body: body)
        }
    ]

    private static let usualRows = 100

    private func result(of id: String, for receiver: String?) throws -> ResultTable {
        // The caller sees a query that is due as ended.
        try service.advanceWithinAllowance()
        switch service.results.look(at: id) {
        case .there(let entry):
            if let receiver, !entry.receivers.contains(receiver) {
                throw ControlError.notFound("Account \(receiver) receives no results of \(id).")
            }
            return entry.table
        case .gone:
            throw ControlError(
                status: 410, "The result of \(id) is no longer kept: newer ones took its room, or it is larger than --results-memory.")
        case .unknown:
            throw ControlError.notFound(
                "There is no result of \(id). A result is kept from the end of its query to the next reset or restart.")
        }
    }
}

extension ControlRequest {
    /// A query parameter that is a whole number from 0; nil where it is not given.
    func count(_ name: String) throws(ControlError) -> Int? {
        guard let text = try parameter(name) else { return nil }
        guard let count = Int(text), count >= 0 else { throw .badRequest("'\(name)' is a whole number from 0.") }
        return count
    }
}

extension ResultTable {
    /// `{"id", "columns": [{"name", "type"}], "rows": [[…]], "count"}`. Numbers are numbers but for decimals, which are text as dates and times are.
    ///
    /// - Parameter most: How many rows at most.
    func json(rows most: Int, of id: String? = nil) -> JSON {
        var object = JSON.Object()
        if let id { object.append("id", .string(id)) }
        object.append("columns", .array(columns.map { ["name": .string($0.name), "type": .string($0.type.description)] }))
        object.append("rows", .array(JSONRows.rows(of: self, most: most)))
        object.append("count", .integer(Int64(rowCount)))
        return .object(object)
    }
}
