// The headers that every answer carries.
// Reference: recorded answers (CloudTrail) name `Access-Control-Expose-Headers` and the headers that it lists.

import HTTP

/// Makes the headers of answers; what stays the same within a second is written once in it.
struct ResponseHeaders {
    /// What the body is.
    enum Content: Int, CaseIterable {
        case none, json, xml, amazonJSON

        /// The media type.
        var type: String? {
            switch self {
            case .none: nil
            case .json: "application/json"
            case .xml: "text/xml"
            case .amazonJSON: "application/x-amz-json-1.1"
            }
        }
    }

    private var date = HTTPDate()
    private var second: Int64?
    /// Headers of each content, in the order of the cases, with the id of no request.
    private var templates: [HTTPHeaders] = []

    /// The id's place among the fields.
    private static let requestID = 0

    /// - Parameters:
    ///   - requestID: 36 characters.
    ///   - second: The time of the answer, in seconds since 1970.
    mutating func headers(requestID: String, _ content: Content, atSecond second: Int64) -> HTTPHeaders {
        if second != self.second {
            self.second = second
            let date = date.text(atSecond: second)
            templates = Content.allCases.map { Self.template($0, date: date) }
        }
        var headers = templates[content.rawValue]
        headers.replaceValue(of: Self.requestID, with: requestID)
        return headers
    }

    private static func template(_ content: Content, date: String) -> HTTPHeaders {
        var headers: HTTPHeaders = [
            "x-amzn-RequestId": "00000000-0000-0000-0000-000000000000",
            "Date": date,
            "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
        ]
        if let type = content.type { headers.append("Content-Type", type) }
        return headers
    }
}
