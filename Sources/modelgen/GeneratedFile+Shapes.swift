// Structures, unions and enums, with their reading from and writing to JSON.

extension GeneratedFile {
    /// Structures are spread over files, so that they compile side by side.
    static func structures(of model: ServiceModel) -> [GeneratedFile] {
        let perFile = 60
        let blocks = model.shapes.compactMap { shape -> String? in
            guard case .structure(let members) = shape.kind else { return nil }
            return structure(shape.name, members, model)
        }
        return stride(from: 0, to: blocks.count, by: perFile).map { start in
            shapes("Structures\(start / perFile + 1).swift", Array(blocks[start..<min(start + perFile, blocks.count)]))
        }
    }

    /// A file of shapes. An import that nothing in the file needs would be a warning.
    private static func shapes(_ name: String, _ blocks: [String]) -> GeneratedFile {
        let vocabulary = blocks.contains { $0.contains(SwiftNames.time) } ? ["package import APIModel"] : []
        return GeneratedFile(name, imports: vocabulary + ["package import JSON"], blocks)
    }

    private static func structure(_ name: String, _ members: [ServiceModel.Member], _ model: ServiceModel) -> String {
        if members.isEmpty { return emptyStructure(name) }
        func type(_ member: ServiceModel.Member) -> String {
            SwiftNames.type(model[member.shape], in: model) + (member.isRequired ? "" : "?")
        }
        func property(_ member: ServiceModel.Member) -> String { SwiftNames.escaped(member.name) }

        let properties = members.map { "package var \(property($0)): \(type($0))" }.joined(separator: "\n")
        let parameters = members.map { "\(property($0)): \(type($0))\($0.isRequired ? "" : " = nil")" }.joined(separator: ", ")
        let assignments = members.map { "self.\($0.name) = \(property($0))" }.joined(separator: "\n")
        let reads = members.map { "\($0.name) = try object.\($0.isRequired ? "required" : "optional")(\"\($0.name)\")" }
        let writes = members.map { "writer.member(\"\($0.name)\", \(property($0)))" }
        return """
            package struct \(name): Sendable, Equatable, JSONCoding {
            \(properties.indented())

                package init(\(parameters)) {
            \(assignments.indented(by: 8))
                }

                package init(json: JSON) throws(JSONMismatch) {
                    let object = try json.members()
            \(reads.joined(separator: "\n").indented(by: 8))
                }

                package func write(to writer: inout JSONWriter) {
                    writer.beginObject()
            \(writes.joined(separator: "\n").indented(by: 8))
                    writer.endObject()
                }
            }
            """
    }

    private static func emptyStructure(_ name: String) -> String {
        """
        package struct \(name): Sendable, Equatable, JSONCoding {
            package init() {}

            package init(json: JSON) throws(JSONMismatch) {
                _ = try json.members()
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
        """
    }

    static func unions(of model: ServiceModel) -> GeneratedFile {
        let blocks = model.shapes.compactMap { shape -> String? in
            guard case .union(let members) = shape.kind else { return nil }
            let names = members.map { SwiftNames.escaped(SwiftNames.lowerCamel($0.name)) }
            let cases = zip(members, names).map { "case \($1)(\(SwiftNames.type(model[$0.shape], in: model)))" }
            let reads = zip(members, names).map { member, name in
                """
                if let value: \(SwiftNames.type(model[member.shape], in: model)) = try object.optional("\(member.name)") {
                    self = .\(name)(value)
                    return
                }
                """
            }
            let writes = zip(members, names).map { "case .\($1)(let value): writer.member(\"\($0.name)\", value)" }
            return """
                package enum \(shape.name): Sendable, Equatable, JSONCoding {
                \(cases.joined(separator: "\n").indented())

                    package init(json: JSON) throws(JSONMismatch) {
                        let object = try json.members()
                \(reads.joined(separator: "\n").indented(by: 8))
                        throw JSONMismatch(expected: "one of \(members.map(\.name).joined(separator: ", "))")
                    }

                    package func write(to writer: inout JSONWriter) {
                        writer.beginObject()
                        switch self {
                \(writes.joined(separator: "\n").indented(by: 8))
                        }
                        writer.endObject()
                    }
                }
                """
        }
        return shapes("Unions.swift", blocks)
    }

    static func enumerations(of model: ServiceModel) -> GeneratedFile {
        let blocks = model.shapes.compactMap { shape -> String? in
            guard case .enumeration(let values) = shape.kind else { return nil }
            let cases = values.map { "case \(SwiftNames.enumCase($0, of: model.serviceID)) = \"\($0)\"" }.joined(separator: "\n")
            return """
                package enum \(shape.name): String, Sendable, CaseIterable, JSONCoding {
                \(cases.indented())
                }
                """
        }
        return GeneratedFile("Enumerations.swift", imports: ["import JSON"], blocks)
    }
}
