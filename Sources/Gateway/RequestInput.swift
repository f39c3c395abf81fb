// The input of an operation as one JSON object, put together from the path, the query and the body.
// Reference: https://smithy.io/2.0/spec/http-bindings.html

import APIModel
import HTTP
import JSON

/// What a caller sent to an operation, not yet checked against the model.
struct RequestInput {
    /// An object. A member that travels in the path or the query has its value from there, whatever the body says.
    let json: JSON

    /// - Throws: `serialization` for a body that is not a JSON object, or a number or flag of the query that is none;
    ///   `malformedRequest` for a query that cannot be decoded.
    init(of request: HTTPRequest, to operation: any APIOperation, labels: [(name: String, value: String)]) throws(FrontEndError) {
        let facts = operation.facts
        var members = try Self.bodyMembers(of: request)
        if !facts.query.isEmpty {
            members.members.removeAll { facts.query.contains($0.name) }
            if !request.query.isEmpty { try Self.append(facts.query, of: request.query, to: operation.input, into: &members) }
        }
        // Of a name that occurs twice the last value counts, so a label wins over a member of the body.
        for label in labels { members.append(label.name, .string(label.value)) }
        json = .object(members)
    }

    private static func bodyMembers(of request: HTTPRequest) throws(FrontEndError) -> JSON.Object {
        // No GET or DELETE of this model has members in its body; AWS's services do not read it then.
        guard !request.body.isEmpty, request.method != "GET", request.method != "DELETE" else { return JSON.Object() }
        let body: JSON
        do {
            body = try JSON(parsing: request.body)
        } catch {
            throw .serialization("The request body is not JSON: \(error).")
        }
        guard case .object(let members) = body else { throw .serialization("The request body is not a JSON object.") }
        return members
    }

    private static func append(
        _ names: [String], of query: String, to input: Constraint, into members: inout JSON.Object
    ) throws(FrontEndError) {
        guard let items = QueryItems(query) else { throw .malformedRequest("The query string is not valid percent-encoded UTF-8.") }
        guard case .structure(let declared) = input else { return }
        for member in declared where names.contains(member.name) {
            if case .list(let element, _) = member.constraint {
                let texts = items.values(named: member.name)
                guard !texts.isEmpty else { continue }
                var elements: [JSON] = []
                for text in texts { elements.append(try value(text, of: element, named: member.name)) }
                members.append(member.name, .array(elements))
            } else if let text = items[member.name] {
                members.append(member.name, try value(text, of: member.constraint, named: member.name))
            }
        }
    }

    /// A text of the query as the type that the model gives it.
    private static func value(_ text: String, of constraint: Constraint, named name: String) throws(FrontEndError) -> JSON {
        switch constraint {
        case .integer:
            guard let number = Int64(text) else { throw .serialization("The query parameter '\(name)' is not a whole number.") }
            return .integer(number)
        case .double:
            guard let number = Double(text), number.isFinite else {
                throw .serialization("The query parameter '\(name)' is not a number.")
            }
            return .double(number)
        case .boolean:
            guard let flag = Bool(text) else { throw .serialization("The query parameter '\(name)' is neither true nor false.") }
            return .bool(flag)
        case .string, .enumeration:
            return .string(text)
        case .timestamp, .document, .list, .map, .structure, .union:
            // No query of this model has them; the validator refuses the text.
            return .string(text)
        }
    }
}
