// A second service with a model: what modelgen made of it, a type that performs its operations, and an entry in the gateway's list.
// Source: `Tests/SecondService/service-2.json`, a model made up for tests.

import APIModel
import HTTP
import JSON
import SecondServiceModel
import Testing

@testable import Gateway

/// Books on shelves, kept in memory.
private final class Bookshelf: RESTService, BookshelfAPI {
    private struct Refusal: Error {
        let exception: ServiceException
        let message: String
    }

    private var books: [String: Book] = [:]

    func getBook(_ input: GetBookInput, _ call: Caller) throws -> GetBookOutput {
        guard let book = books["\(call.account)/\(input.shelf)/\(input.title)"] else {
            throw Refusal(exception: .noSuchBookException, message: "There is no such book.")
        }
        return GetBookOutput(book: book)
    }

    func putBook(_ input: PutBookInput, _ call: Caller) throws -> PutBookOutput {
        books["\(call.account)/\(input.shelf)/\(input.book.title)"] = input.book
        return PutBookOutput()
    }

    func perform(
        _ operation: Operation, _ input: JSON, as caller: Caller, into writer: inout JSONWriter, _ report: inout (any CallReport)?
    ) throws -> ErrorResponse? {
        do {
            try perform(operation, input, caller, into: &writer)
            return nil
        } catch let refusal as Refusal {
            return ErrorResponse(status: refusal.exception.httpStatus, type: refusal.exception.rawValue, message: refusal.message)
        }
    }

    func refusal(of operation: Operation, because issues: [FieldIssue]) -> ErrorResponse {
        ErrorResponse(status: 400, type: ServiceException.validationException.rawValue, message: FieldIssue.sentence(of: issues))
    }

    func requestsPerSecond(of operation: Operation) -> Double { 2 }
}

@Suite struct SecondServiceTests {
    private func gateway(limitsRates: Bool = false) -> Gateway {
        Gateway(
            endpoints: [RESTEndpoint(Bookshelf())], now: { Timestamp(milliseconds: 0) },
            configuration: Gateway.Configuration(limitsRates: limitsRates), requestIDs: RequestIDs(seed: 1), second: { 0 },
            nanoseconds: { 0 }, onInternalError: { error, _ in Issue.record(error) })
    }

    private func request(_ method: String, _ target: String, _ body: String = "", service: String = "bookshelf") -> HTTPRequest {
        var request: HTTPRequest = .signed(method, target, body)
        request.headers = ["Host": "localhost", "authorization": scope("111111111111", "us-east-1", service: service)]
        return request
    }

    @Test func `its operations are reached, and read and write what its model says`() throws {
        let gateway = gateway()
        let made = gateway.respond(
            to: request("POST", "/shelves/top/books", #"{"book":{"title":"emma","binding":"CLOTH","printed":1.5,"note":"mine"}}"#))
        #expect(made.status == 204 && made.body.isEmpty && made.awaitsCommit)
        let read = gateway.respond(to: request("GET", "/shelves/top/books/emma?edition=2"))
        #expect(read.status == 200)
        #expect(try read.json == ["book": ["title": "emma", "binding": "CLOTH", "printed": 1.5, "note": "mine"]])
    }

    @Test func `its inputs are held to its model, and its errors are its own`() throws {
        let gateway = gateway()
        let wrong = gateway.respond(to: request("GET", "/shelves/TOP/books/emma?edition=10"))
        #expect(wrong.status == 400 && wrong.type == "ValidationException")
        #expect(try wrong.message?.hasPrefix("2 validation errors detected: Value at 'shelf'") == true)
        let missing = gateway.respond(to: request("GET", "/shelves/top/books/emma"))
        #expect(missing.status == 404 && missing.type == "NoSuchBookException")
        #expect(gateway.respond(to: request("GET", "/books")).type == "UnknownOperationException")
        #expect(gateway.respond(to: request("GET", "/shelves/top/books/emma", service: "cleanrooms")).type == "ServiceNotEmulated")
    }

    @Test func `it has rates, faults and a place in the journal as Clean Rooms has them`() throws {
        let gateway = gateway(limitsRates: true)
        var seen: [Exchange] = []
        gateway.observe { seen.append($0) }
        var fault = FaultRule(id: "fault-1")
        fault.service = "bookshelf"
        fault.operation = "PutBook"
        fault.effect.error = try FaultError(code: nil)
        gateway.faults.rules = [fault]
        let body = #"{"book":{"title":"emma","note":"mine"}}"#
        #expect(gateway.respond(to: request("POST", "/shelves/top/books", body)).status == 503)
        #expect(gateway.respond(to: request("GET", "/shelves/top/books/emma")).status == 404)
        #expect(gateway.respond(to: request("GET", "/shelves/top/books/emma")).status == 404)
        #expect(gateway.respond(to: request("GET", "/shelves/top/books/emma")).type == "ThrottlingException")
        #expect(seen.map(\.operationName) == ["PutBook", "GetBook", "GetBook", "GetBook"])
        #expect(seen.first?.input(masks: true)?["book"]?["note"] == .string(Sensitivity.mask))
    }
}
