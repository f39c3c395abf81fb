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
    /// A folder under the place, as a location that ends with a slash (inferred, and read well by clients).
    func location(of folder: String) -> String {
        let prefix = location.keyPrefix.map { $0.isEmpty || $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
        return "s3://\(location.bucket)/\(prefix)\(folder)/"
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
