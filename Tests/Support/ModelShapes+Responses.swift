// A whole response held against the model: its headers, its status and its body.

package import HTTP
import JSON

extension ModelShapes {
    /// What is wrong with a response to a request, each with the operation that the request is bound to.
    package func problems(in response: HTTPResponse, to request: HTTPRequest) -> [String] {
        let operation = operation(request.method, request.path)
        var problems = ResponseHeaders.problems(in: response)
        var json: JSON?
        if !response.body.isEmpty {
            do { json = try JSON(parsing: response.body) } catch { problems.append("the body is no JSON: \(error)") }
        }
        if response.status >= 300 {
            let type = response.headers["x-amzn-ErrorType"]
            problems += self.problems(in: json, asError: type, of: operation, status: response.status)
        } else if let operation {
            problems += self.problems(in: json, asOutputOf: operation, status: response.status)
        } else {
            problems.append("the model has no operation there")
        }
        return problems.map { "\(operation ?? "\(request.method) \(request.path)") answered \(response.status): \($0)" }
    }
}
