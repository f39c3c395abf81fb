// A page of a listing, out of its XML.
// Reference: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html, with encoding-type=url.

import HTTP

/// The content of one answer to ListObjectsV2; empty for anything else.
struct S3ListPage {
    struct Object {
        var key = ""
        var size = 0
        var tag = ""
    }

    private(set) var objects: [Object] = []
    private(set) var prefixes: [String] = []
    /// The token of the next page; nil on the last one.
    private(set) var next: String?

    init(_ xml: [UInt8]) {
        var object = Object()
        var prefix = ""
        var token: String?
        var isTruncated = false
        XMLTexts.forEach(in: xml) { name, text in
            switch name {
            case "Key": object.key = Self.decoded(text)
            case "Size": object.size = Int(text).map { max(0, $0) } ?? 0
            case "ETag": object.tag = text
            case "Contents":
                objects.append(object)
                object = Object()
            case "Prefix": prefix = Self.decoded(text)
            case "CommonPrefixes": prefixes.append(prefix)
            case "IsTruncated": isTruncated = text == "true"
            case "NextContinuationToken": token = text
            default: break
            }
        }
        next = isTruncated ? token : nil
    }

    /// The code of an error: `NoSuchBucket`.
    static func errorCode(in xml: [UInt8]) -> String? {
        var code: String?
        XMLTexts.forEach(in: Array(xml.prefix(4096))) { name, text in
            if name == "Code", code == nil { code = String(text.prefix(64)) }
        }
        return code
    }

    /// In the form of a query: a plus is a space.
    private static func decoded(_ text: String) -> String {
        PercentEncoding.decode(text.replacing("+", with: "%20")) ?? text
    }
}

/// The elements of an XML text as far as S3's answers need it: names, and the texts in them.
enum XMLTexts {
    /// Calls a body at the end of each element, with its name without a prefix and the text that stands last in it.
    static func forEach(in xml: [UInt8], _ body: (_ name: String, _ text: String) -> Void) {
        var rest = xml[...]
        var text: ArraySlice<UInt8> = []
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            let before = rest[..<open]
            guard let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) else { return }
            let tag = rest[(open + 1)..<close]
            rest = rest[(close + 1)...]
            switch tag.first {
            case UInt8(ascii: "/"):
                if !before.isEmpty { text = before }
                let name = String(decoding: tag.dropFirst(), as: UTF8.self).split(separator: ":").last.map(String.init) ?? ""
                body(name.trimmed, unescaped(text))
                text = []
            case UInt8(ascii: "?"), UInt8(ascii: "!"): continue
            default: text = []
            }
        }
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var result = String(parts.removeFirst())
        for part in parts {
            guard let end = part.firstIndex(of: ";"), let character = character(part[..<end]) else {
                result += "&" + part
                continue
            }
            result += character + part[part.index(after: end)...]
        }
        return result
    }

    private static func character(_ entity: Substring) -> String? {
        guard entity.hasPrefix("#") else { return entities[String(entity)] }
        let digits = entity.dropFirst()
        let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0.isWhitespace }.prefix { !$0.isWhitespace }) }
}
