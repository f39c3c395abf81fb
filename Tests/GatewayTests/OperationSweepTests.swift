// Every operation of the model through the gateway's door.

import CleanRoomsModel
import HTTP
import JSON
import Testing

@testable import Gateway

struct OperationSweepTests {
    private let gateway: Gateway

    init() throws {
        gateway = try .inMemory()
    }

    private func send(_ operation: Operation, _ body: String = "", replacing labels: [String: String] = [:], query: String = "") throws
        -> HTTPResponse
    {
        try gateway.respond(to: .signed(operation.facts.method, operation.path(replacing: labels) + query, body))
    }

    @Test(arguments: Operation.allCases)
    func `the route is reached`(operation: Operation) throws {
        let response = try send(operation)
        #expect(response.type != "UnknownOperationException")
        #expect(response.type != "InternalServerException")
    }

    @Test(arguments: Operation.allCases)
    func `a path or method that is nearly right is unknown`(operation: Operation) throws {
        let path = try operation.path()
        let method = operation.facts.method
        let second = path.index(after: path.startIndex)
        let capitalized = "/" + path[second].uppercased() + path[path.index(after: second)...]
        let nearMisses = [
            (method, path + "/"), (method, "/" + path), (method, capitalized), (method, path + "/x/y/z"),
            (method, String(path.dropFirst())), ("BREW", path), (method.lowercased(), path), ("HEAD", path), ("", path),
        ]
        for (method, path) in nearMisses {
            let response = gateway.respond(to: .signed(method, path))
            #expect(response.status == 404, "\(method) \(path)")
            #expect(response.type == "UnknownOperationException", "\(method) \(path)")
        }
    }

    @Test(arguments: Operation.allCases, ["", "{}", #"{"unknown":1}"#])
    func `every required member that is missing is named`(operation: Operation, body: String) throws {
        let required = operation.inputMembers.filter { $0.isRequired && !operation.labels.contains($0.name) }.map(\.name)
        let response = try send(operation, body)
        guard !required.isEmpty else {
            // Whatever the service says of it, the model has nothing against it.
            #expect(!String(decoding: response.body, as: UTF8.self).contains("failed to satisfy constraint"))
            return
        }
        #expect(response.status == 400)
        #expect(response.type == "ValidationException")
        #expect(try response.json["reason"] == "FIELD_VALIDATION_FAILED")
        #expect(try response.fields == required)
        let sentences = required.map { "Value at '\($0)' failed to satisfy constraint: Member must not be null" }
        let count = required.count == 1 ? "1 validation error" : "\(required.count) validation errors"
        #expect(try response.message == "\(count) detected: \(sentences.joined(separator: "; "))")
        #expect(!response.awaitsCommit)
    }

    @Test(arguments: Operation.allCases)
    func `a label that the model does not allow is named`(operation: Operation) throws {
        for label in operation.labels {
            let response = try send(operation, replacing: [label: "%21%20%2F"])
            #expect(response.status == 400)
            #expect(response.type == "ValidationException")
            #expect(try response.fields.contains(label))
            #expect(!String(decoding: response.body, as: UTF8.self).contains("! /"), "values are never echoed")
        }
    }

    @Test(arguments: Operation.allCases)
    func `a label that cannot be decoded makes the request malformed`(operation: Operation) throws {
        for label in operation.labels {
            for text in ["%ZZ", "%4", "%FF", "%C0%AF"] {
                let response = try send(operation, replacing: [label: text])
                #expect(response.status == 400)
                #expect(response.type == "MalformedHttpRequestException")
            }
        }
    }

    @Test(arguments: Operation.allCases.filter { $0.facts.query.contains("maxResults") })
    func `maxResults has a type and a range`(operation: Operation) throws {
        #expect(try send(operation, query: "?maxResults=x").type == "SerializationException")
        for text in ["0", "101", "-1"] {
            let response = try send(operation, query: "?maxResults=\(text)")
            #expect(response.type == "ValidationException")
            #expect(try response.fields.contains("maxResults"))
        }
    }

    @Test(arguments: Operation.allCases.filter { $0.facts.method != "GET" && $0.facts.method != "DELETE" })
    func `a member of a wrong type cannot be read`(operation: Operation) throws {
        for member in operation.inputMembers where !operation.labels.contains(member.name) {
            let wrong = if case .list = member.constraint { "{}" } else { "[]" }
            let response = try send(operation, #"{"\#(member.name)":\#(wrong)}"#)
            #expect(response.status == 400)
            #expect(response.type == "SerializationException")
            #expect(try response.message?.contains("'\(member.name)'") == true)
        }
    }
}
