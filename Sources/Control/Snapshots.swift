// Snapshots: whole states under names, each one file.
// Reference: decision note 0007.

import CleanRooms
import CleanRoomsModel
import HTTP
import JSON
import Store

extension Control {
    static let snapshotRoutes = [
        Route("GET", "/_cleanrooms/snapshots") { control, _ in
            try .json(["snapshots": .array(control.service.snapshots().map(\.json))])
        },
        Route(working: "POST", "/_cleanrooms/snapshots/{name}", takesState: true) { control, request in
            let saving = try refusing { try control.service.saving(request.snapshotName()) }
            return { Result { try refusing { try saving?.keepable() } } }
        } then: { control, request, file in
            try refusing {
                let (service, name) = (control.service, try request.snapshotName())
                return try .json((file.map { try service.keepSnapshot($0, as: name) } ?? service.saveSnapshot(name)).json)
            }
        },
        Route(working: "POST", "/_cleanrooms/snapshots/{name}/restore", takesState: true) { control, request in
            let reading = try refusing { try control.service.restoring(request.snapshotName()) }
            return { Result { try refusing { try reading.exchanging() } } }
        } then: { control, _, copy in
            try control.service.restore(copy)
            control.stateChanged(.restored)
            return .json(["status": "ok"])
        },
        Route("DELETE", "/_cleanrooms/snapshots/{name}") { control, request in
            try refusing {
                try control.service.deleteSnapshot(request.snapshotName())
                return HTTPResponse(status: 204)
            }
        },
        Route("GET", "/_cleanrooms/snapshots/{name}") { control, request in
            try refusing {
                let name = try request.snapshotName()
                let headers: HTTPHeaders = [
                    "Content-Type": "application/vnd.sqlite3", "Content-Disposition": "attachment; filename=\"\(name).sqlite\"",
                ]
                var response = HTTPResponse(status: 200, headers: headers)
                switch try control.service.exportSnapshot(name) {
                case .bytes(let bytes): response.body = bytes
                case .path(let path):
                    guard let file = FileBody(path: path) else { throw SnapshotRefusal.unusable(name, reason: "it cannot be opened") }
                    response.file = file
                }
                return response
            }
        },
        Route(working: "PUT", "/_cleanrooms/snapshots/{name}") { control, request in
            let spooled = request.request.spooledBody
            let file: StateFile = spooled.map { .path($0.path) } ?? .bytes(request.request.body)
            let reading = try refusing { try control.service.importing(file, as: request.snapshotName()) }
            return {
                defer { spooled?.remove() }
                return Result { try refusing { try reading.keepable() } }
            }
        } then: { control, request, file in
            try refusing { try .json(control.service.keepSnapshot(file, as: request.snapshotName()).json) }
        },
    ]

    /// How large a body may be where it is larger than others, in bytes: that of a snapshot's file, of which a gibibyte is some 600,000 resources,
    /// and that of a table's file.
    package static func maximumBodyBytes(method: String, path: String) -> Int? {
        guard method == "PUT" else { return nil }
        if path.hasPrefix("/_cleanrooms/snapshots/") { return 1 << 30 }
        return path.hasPrefix("/_cleanrooms/catalog/") && path.hasSuffix("/data") ? UploadedTable.mostBytes : nil
    }

    /// Refuses with the sentences of refused snapshots.
    private static func refusing<Output>(_ answer: () throws -> Output) throws -> Output {
        do {
            return try answer()
        } catch let refusal as SnapshotRefusal {
            switch refusal {
            case .missing: throw ControlError.notFound(refusal.description)
            case .foreign, .newer, .unreadable: throw ControlError.badRequest(refusal.description)
            case .unusable: throw ControlError(status: 500, refusal.description)
            }
        }
    }
}

extension ControlRequest {
    fileprivate func snapshotName() throws(ControlError) -> SnapshotName {
        guard let name = SnapshotName(label("name")) else {
            throw .badRequest("A snapshot's name is 1 to 64 letters, digits, dots, underscores and hyphens.")
        }
        return name
    }
}

extension Snapshot {
    fileprivate var json: JSON {
        [
            "name": .string(name.text), "bytes": .integer(Int64(bytes)),
            // In seconds, as the API tells times.
            "savedAt": .double(Double(savedAt) / 1000),
        ]
    }
}
