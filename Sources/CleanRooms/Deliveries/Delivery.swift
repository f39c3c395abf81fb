// Where the results of an analysis go.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/receive-query-results.html

import CleanRoomsModel
import JSON

/// A receiver of an analysis' results and the place in its bucket.
struct Delivery: Sendable, Equatable, JSONCoding {
    var account: String
    var location: ProtectedQueryS3OutputConfiguration
}

extension Delivery {
    /// What the keys of the objects in a folder under the place begin with, up to the folder's slash.
    func keys(of folder: String) -> String { Self.keyPrefix(location.keyPrefix) + folder + "/" }

    /// A folder under the place, as a location that ends with a slash (inferred, and read well by clients).
    func location(of folder: String) -> String { "s3://\(location.bucket)/\(keys(of: folder))" }

    /// A prefix as keys begin with it: with a slash at its end, unless there is none.
    static func keyPrefix(_ prefix: String?) -> String {
        prefix.map { $0.isEmpty || $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    }

    init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        account = try object.required("account")
        location = try object.required("location")
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("account", account)
        writer.member("location", location)
        writer.endObject()
    }
}
