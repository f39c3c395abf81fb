// The five operations of the Resource Groups Tagging API, between their JSON and the service.
// Reference: the shapes of botocore's resourcegroupstaggingapi/2017-01-26, with the limits that its documentation tells.

import CleanRooms
import CleanRoomsModel
import JSON

enum TaggingAction: String, CaseIterable {
    case getResources = "GetResources"
    case getTagKeys = "GetTagKeys"
    case getTagValues = "GetTagValues"
    case tagResources = "TagResources"
    case untagResources = "UntagResources"

    var isReadOnly: Bool {
        switch self {
        case .getResources, .getTagKeys, .getTagValues: true
        case .tagResources, .untagResources: false
        }
    }

    /// Writes the output of a call.
    ///
    /// - Throws: ``TaggingRefusal`` and `JSONMismatch` for what is wrong with the call, or what the store throws.
    func perform(_ input: JSON.Object, on service: CleanRooms, as caller: Caller, into writer: inout JSONWriter) throws {
        switch self {
        case .getResources:
            let request = try GetResourcesRequest(input)
            let page = try Self.page { try service.taggedResources(request.query, as: caller, after: request.token) }
            request.write(page, to: &writer)
        case .getTagKeys:
            let token = try TaggingInput.token(of: input)
            Self.write(try Self.page { try service.tagKeys(as: caller, after: token) }, as: "TagKeys", to: &writer)
        case .getTagValues:
            let token = try TaggingInput.token(of: input)
            let key: String = try input.required("Key")
            try TaggingInput.check("Key", length: key, 1...128)
            Self.write(try Self.page { try service.tagValues(ofKey: key, as: caller, after: token) }, as: "TagValues", to: &writer)
        case .tagResources:
            let arns = try TaggingInput.resourceARNs(of: input)
            let tags = try TaggingInput.tags(of: input)
            try Self.forEach(arns, of: .tagResource, into: &writer) { try service.tag($0, with: tags, as: caller) }
        case .untagResources:
            let arns = try TaggingInput.resourceARNs(of: input)
            let keys = try TaggingInput.tagKeys(of: input)
            try Self.forEach(arns, of: .untagResource, into: &writer) { try service.untag($0, keys, as: caller) }
        }
    }

    /// A page, which can only fail for its token. That it then fails with this error, and that tokens do not expire, is inferred.
    private static func page<Element>(_ page: () throws -> TagPage<Element>) throws -> TagPage<Element> {
        do {
            return try page()
        } catch is ServiceError {
            throw TaggingRefusal.invalidParameter("The PaginationToken is not one of this listing.")
        }
    }

    private static func write(_ page: TagPage<String>, as name: StaticString, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("PaginationToken", page.nextToken ?? "")
        writer.member(name, page.elements)
        writer.endObject()
    }

    /// Does something to resources one by one, and writes which of them failed and why: in Clean Rooms' own words, as documented.
    private static func forEach(
        _ arns: [String], of operation: Operation, into writer: inout JSONWriter, _ body: (String) throws -> Void
    ) throws {
        writer.beginObject()
        writer.name("FailedResourcesMap")
        writer.beginObject()
        for arn in arns {
            do {
                guard ARN(arn)?.service == "cleanrooms" else {
                    // In the emulator's own words: there are other services behind the real one.
                    write(arn, 400, "InvalidParameterException", "The emulator has resources of Clean Rooms alone.", to: &writer)
                    continue
                }
                try body(arn)
            } catch let error as ServiceError {
                let answer = ErrorAnswer(error, of: operation)
                write(arn, answer.status, answer.type, answer.message, to: &writer)
            }
        }
        writer.endObject()
        writer.endObject()
    }

    private static func write(_ arn: String, _ status: Int, _ code: String, _ message: String, to writer: inout JSONWriter) {
        writer.name(arn)
        writer.beginObject()
        writer.member("StatusCode", status)
        writer.member("ErrorCode", code)
        writer.member("ErrorMessage", message)
        writer.endObject()
    }
}

/// Members that several of the operations have, with their limits.
enum TaggingInput {
    static func token(of input: JSON.Object) throws -> String? {
        let token: String? = try input.optional("PaginationToken")
        return token.flatMap { $0.isEmpty ? nil : $0 }
    }

    static func resourceARNs(of input: JSON.Object) throws -> [String] {
        let arns: [String] = try input.required("ResourceARNList")
        try check("ResourceARNList", count: arns.count, 1...20)
        var seen: Set<String> = []
        return arns.filter { seen.insert($0).inserted }
    }

    static func tags(of input: JSON.Object) throws -> [ExactString: String] {
        let tags: [ExactString: String] = try input.required("Tags")
        try check("Tags", count: tags.count, 1...50)
        for (key, value) in tags.sorted(by: { $0.key.text < $1.key.text }) {
            try check("Tags", length: key.text, 1...128)
            try check("Tags", length: value, 0...256)
            guard !key.text.lowercased().hasPrefix("aws:") else {
                throw TaggingRefusal.invalidParameter("Tags: keys that begin with aws: are reserved.")
            }
        }
        return tags
    }

    static func tagKeys(of input: JSON.Object) throws -> [String] {
        let keys: [String] = try input.required("TagKeys")
        try check("TagKeys", count: keys.count, 1...50)
        for key in keys { try check("TagKeys", length: key, 1...128) }
        return keys
    }

    static func check(_ member: String, count: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(count) else {
            throw TaggingRefusal.invalidParameter("\(member) has from \(range.lowerBound) to \(range.upperBound) elements.")
        }
    }

    static func check(_ member: String, length text: String, _ range: ClosedRange<Int>) throws {
        guard range.contains(text.unicodeScalars.count) else {
            throw TaggingRefusal.invalidParameter("\(member): texts have from \(range.lowerBound) to \(range.upperBound) characters.")
        }
    }

    static func check(_ member: String, number: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(number) else {
            throw TaggingRefusal.invalidParameter("\(member) is from \(range.lowerBound) to \(range.upperBound).")
        }
    }
}
