// The AWS Glue Data Catalog, asked over HTTP.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_GetTable.html, API_GetPartitions.html, API_GetDatabase.html

import HTTP
package import HTTPClient
package import JSON
package import Tables

/// Asks Glue as the account whose table it is: the account's digits are the access key, so that emulators tell accounts apart. It may block.
package struct GlueCatalogue: Sendable {
    private let client: HTTPClient
    private let endpoint: String

    /// Why there is no answer about a table.
    package enum Refusal: Error, Equatable {
        /// Glue says that there is no such table or database: a sentence.
        case missing(String)
        /// What it tells of the table is of no use: a sentence.
        case unusable(String)
        /// Glue cannot be asked, or does not want to tell: a sentence.
        case failed(String)
    }

    /// More partitions are no layout of a table.
    private static let mostPartitions = 100_000
    private static let mostTries = 3

    /// - Parameter endpoint: An absolute URL of http or https.
    package init(_ client: HTTPClient, endpoint: String) {
        self.client = client
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
    }

    /// What GetTable answers: `{"Table": …}`.
    package func table(_ name: CatalogueName) throws(Refusal) -> JSON {
        do throws(Refusal) {
            return try answer(to: "GetTable", ["DatabaseName": .string(name.database), "Name": .string(name.table)], for: name.owner)
        } catch .missing {
            // Which of the two is not there helps more than Glue's own text.
            _ = try answer(to: "GetDatabase", ["Name": .string(name.database)], for: name.owner)
            throw .missing("Table \(name.database).\(name.table) does not exist in the data catalog.")
        }
    }

    /// The partitions of a table, as GetPartitions answers them.
    package func partitions(
        of name: CatalogueName, _ check: () throws(QueryFailure) -> Void
    ) throws -> [JSON] {
        var partitions: [JSON] = []
        var next: JSON?
        repeat {
            try check()
            var input = JSON.Object([
                ("DatabaseName", .string(name.database)), ("TableName", .string(name.table)), ("ExcludeColumnSchema", true),
            ])
            if let next { input.append("NextToken", next) }
            let page = try answer(to: "GetPartitions", .object(input), for: name.owner)
            partitions += page["Partitions"]?.array ?? []
            guard partitions.count <= Self.mostPartitions, page["NextToken"] == nil || page["NextToken"] != next else {
                throw Refusal.failed(
                    "The data catalog lists more than \(Self.mostPartitions) partitions of \(name.database).\(name.table).")
            }
            next = page["NextToken"].flatMap { ($0.string ?? "").isEmpty ? nil : $0 }
        } while next != nil
        return partitions
    }

    private func answer(to operation: String, _ input: JSON, for owner: TableOwner) throws(Refusal) -> JSON {
        var request = HTTPClient.Request("POST", endpoint + "/")
        request.headers = ["Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSGlue.\(operation)"]
        request.body = input.text
        request.signature = AWSSignature(.account(owner.account), region: owner.region, service: "glue")
        request.totalMilliseconds = 10_000
        var reason = ""
        for _ in 0..<Self.mostTries {
            let answer: HTTPResponse
            do throws(HTTPClient.Failure) {
                answer = try client.send(request)
            } catch {
                reason = error.description
                continue
            }
            let body = (try? JSON(parsing: answer.body)) ?? .null
            if answer.status == 200 { return body }
            let type = body["__type"]?.string?.split(separator: "#").last.map(String.init) ?? "\(answer.status)"
            let text = (body["Message"] ?? body["message"])?.string ?? ""
            if type == "EntityNotFoundException" {
                throw .missing(
                    operation == "GetDatabase"
                        ? "Database \(input["Name"]?.string ?? "") does not exist in the data catalog." : String(text.prefix(400)))
            }
            reason = "it answered \(type.prefix(100)): \(text.prefix(400))"
            if answer.status < 500 { break }
        }
        throw .failed("The data catalog cannot be asked: \(reason)")
    }
}
