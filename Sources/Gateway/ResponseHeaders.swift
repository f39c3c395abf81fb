// The headers that every answer carries.
// Reference: recorded answers (CloudTrail) name `Access-Control-Expose-Headers` and the headers that it lists.

import HTTP

/// Makes the headers of answers; those that stay the same within a second are written once in it.
struct ResponseHeaders {
    private var date = HTTPDate()
    private var second: Int64?
    private var common = HTTPHeaders()

    /// - Parameter second: The time of the answer, in seconds since 1970.
    mutating func headers(requestID: String, atSecond second: Int64) -> HTTPHeaders {
        if second != self.second {
            self.second = second
            common = [
                "Date": date.text(atSecond: second),
                "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
            ]
        }
        // The id, the type of the content and that of an error.
        var headers = HTTPHeaders(common, roomFor: 192, fields: 3)
        headers.append("x-amzn-RequestId", requestID)
        return headers
    }
}
