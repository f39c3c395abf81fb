// Operations with their HTTP bindings, the protocol that a service implements, and its dispatch.

extension GeneratedFile {
    static func operations(of model: ServiceModel) -> GeneratedFile {
        let cases = model.operations.map { "case \(SwiftNames.lowerCamel($0.name))" }.joined(separator: "\n")
        let rows = model.operations.map { operation in
            var query: [String] = []
            if case .structure(let members) = model[operation.input].kind {
                query = members.filter(\.isInQuery).map { "\"\($0.name)\"" }
            }
            let errors = operation.errors.map { "\"\($0)\"" }.joined(separator: ", ")
            return """
                OperationFacts(
                    name: "\(operation.name)", method: "\(operation.method)", uri: "\(operation.uri)", status: \(operation.status),
                    query: [\(query.joined(separator: ", "))], isReadOnly: \(operation.isReadOnly), isIdempotent: \(operation.isIdempotent),
                    errors: [\(errors)]),
                """
        }
        let inputs = model.operations.map { "case .\(SwiftNames.lowerCamel($0.name)): Constraints.\(SwiftNames.lowerCamel($0.input))" }
        return GeneratedFile(
            "Operations.swift", imports: ["package import APIModel"],
            [
                """
                /// The operations of the API.
                package enum Operation: Int, APIOperation {
                \(cases.indented())

                    package static let signingName = "\(model.signingName)"

                    package var facts: OperationFacts { Self.table[rawValue] }
                }
                """,
                """
                extension Operation {
                    /// One row an operation, in the order of the cases.
                    private static let table: [OperationFacts] = [
                \(rows.joined(separator: "\n").indented(by: 8))
                    ]
                }
                """,
                """
                extension Operation {
                    /// What the model demands of the operation's input.
                    package var input: Constraint {
                        switch self {
                \(inputs.joined(separator: "\n").indented(by: 8))
                        }
                    }
                }
                """,
            ])
    }

    static func serviceExceptions(of model: ServiceModel) -> GeneratedFile {
        let exceptions = model.shapes.compactMap { shape -> (name: String, status: Int)? in
            guard case .exception(let status, _) = shape.kind else { return nil }
            return (shape.name, status)
        }
        let cases = exceptions.map { "case \(SwiftNames.lowerCamel($0.name)) = \"\($0.name)\"" }
        let members = exceptions.map { "case .\(SwiftNames.lowerCamel($0.name)): Constraints.\(SwiftNames.lowerCamel($0.name))" }
        let statuses = exceptions.map { "case .\(SwiftNames.lowerCamel($0.name)): \($0.status)" }
        return GeneratedFile(
            "ServiceExceptions.swift", imports: ["package import APIModel"],
            [
                """
                /// The exceptions that operations declare.
                package enum ServiceException: String, APIException {
                \(cases.joined(separator: "\n").indented())

                    package var httpStatus: Int {
                        switch self {
                \(statuses.joined(separator: "\n").indented(by: 8))
                        }
                    }

                    /// What the model demands of the exception's members, `message` among them.
                    package var members: Constraint {
                        switch self {
                \(members.joined(separator: "\n").indented(by: 8))
                        }
                    }
                }
                """
            ])
    }

    static func api(of model: ServiceModel) -> GeneratedFile {
        let requirements = model.operations.map {
            "func \(SwiftNames.lowerCamel($0.name))(_ input: \($0.input), _ call: Call) throws -> \($0.output)"
        }
        let dispatch = model.operations.map { operation in
            let name = SwiftNames.lowerCamel(operation.name)
            return "case .\(name): try \(name)(\(operation.input)(json: input), call).write(to: &writer)"
        }
        return GeneratedFile(
            "\(model.serviceID)API.swift", imports: ["package import JSON"],
            [
                """
                /// The operations, one requirement each: what lacks one does not compile.
                package protocol \(model.serviceID)API {
                    /// What an operation knows of the call it answers.
                    associatedtype Call

                \(requirements.joined(separator: "\n").indented())
                }
                """,
                """
                extension \(model.serviceID)API {
                    /// Reads the input, performs the operation, and writes its output.
                    ///
                    /// - Throws: `JSONMismatch` for an input that was not checked against `Operation.input`, and what the operation throws.
                    package func perform(_ operation: Operation, _ input: JSON, _ call: Call, into writer: inout JSONWriter) throws {
                        switch operation {
                \(dispatch.joined(separator: "\n").indented(by: 8))
                        }
                    }
                }
                """,
            ])
    }
}
