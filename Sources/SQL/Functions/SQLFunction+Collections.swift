// Arrays, maps, structs and conditions.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Array_Functions.html

import Tables

extension SQLFunction {
    private static func element(_ type: DataType) -> DataType? {
        if case .array(let element) = type { return element }
        return type == .unknown ? .unknown : nil
    }

    /// Of an array of arrays, the array of their elements.
    private static func flattened(_ types: [DataType]) -> DataType? {
        guard let inner = element(types[0]) else { return nil }
        return element(inner).map { _ in inner }
    }

    /// Two arrays with one element type.
    private static func merged(_ types: [DataType]) -> DataType? {
        guard let one = element(types[0]), let two = element(types[1]), let common = one.tightestInline(with: two) else { return nil }
        return common.isOrderable || common.isOpen ? .array(common) : nil
    }

    static let collections: [SQLFunction] = [
        SQLFunction(.array, "array", rest: .any, giving: .special, .ofArrays),
        SQLFunction(.arrayContains, "array_contains", [.list, .any], .special, [.ofArrays, .lookUp]),
        SQLFunction(.arrayDistinct, "array_distinct", [.array], .first, .ofArrays),
        SQLFunction(.arrayExcept, "array_except", [.list, .list], .made(merged), [.ofArrays, .refusedUnderThresholds, .comparison]),
        SQLFunction(.arrayIntersect, "array_intersect", [.list, .list], .made(merged), [.ofArrays, .comparison]),
        SQLFunction(.arrayJoin, "array_join", [.of(.array(.string)), .plainText], optional: [.plainText], .text, .ofArrays),
        SQLFunction(.arrayRemove, "array_remove", [.list, .any], .special, [.ofArrays, .lookUp]),
        SQLFunction(.arraySort, "array_sort", [.array], optional: [.lambda(2)], .first, .ofArrays),
        SQLFunction(.arrayUnion, "array_union", [.list, .list], .made(merged), .ofArrays),
        SQLFunction(.flatten, "flatten", [.array], .made(flattened), .ofArrays),
        SQLFunction(.map, "map", rest: .any, giving: .special),
        SQLFunction(.namedStruct, "named_struct", rest: .any, giving: .special),
        SQLFunction(.size, "size cardinality", [.either([.array, .map])], .int, .ofArrays),
        SQLFunction(
            .strToMap, "str_to_map", [.plainText], optional: [.plainText, .plainText], standards: ["','", "':'"],
            .fixed(.map(key: .string, value: .string))),
        SQLFunction(.struct, "struct", [.any], rest: .any, .special),
        SQLFunction(.transform, "transform", [.array, .lambda(2)], .special, .ofArrays),
    ]

    static let conditions: [SQLFunction] = [
        SQLFunction(.coalesce, "coalesce", [.any], rest: .any, .common),
        SQLFunction(.greatest, "greatest", [.ordered, .ordered], rest: .ordered, .unread),
        SQLFunction(.if, "if", [.exactly([.boolean]), .any, .any], .special),
        SQLFunction(.ifnull, "ifnull", [.any, .any], .common),
        SQLFunction(.isnotnull, "isnotnull is_not_null", [.any], .boolean),
        SQLFunction(.isnull, "isnull is_null", [.any], .boolean),
        SQLFunction(.least, "least", [.ordered, .ordered], rest: .ordered, .unread),
        SQLFunction(.nullif, "nullif", [.any, .any], .special, .comparison),
        SQLFunction(.nvl, "nvl", [.any, .any], .common),
        SQLFunction(.nvl2, "nvl2", [.any, .any, .any], .special),
    ]

    static let encodings: [SQLFunction] = [
        SQLFunction(
            .aesDecrypt, "aes_decrypt", [.binary, .binary], optional: [.text, .text, .binary], standards: ["'GCM'", "'DEFAULT'", "''"],
            .binary, .refusedUnderThresholds),
        SQLFunction(
            .aesEncrypt, "aes_encrypt", [.binary, .binary], optional: [.text, .text, .binary, .binary],
            standards: ["'GCM'", "'DEFAULT'", "''", "''"], .binary, .refusedUnderThresholds),
        SQLFunction(.base64, "base64", [.binary], .text),
        SQLFunction(.consentGppV1Decode, "consent_gpp_v1_decode", [.text], .fixed(.unknown)),
        SQLFunction(.consentTcfV2Decode, "consent_tcf_v2_decode", [.text], .fixed(.unknown)),
        SQLFunction(.decode, "decode", [.any, .any], rest: .any, .special, .comparison),
        SQLFunction(.encode, "encode", [.text, .text], .binary),
        SQLFunction(.getJsonObject, "get_json_object", [.plainText, .plainText], .text),
        SQLFunction(.hex, "hex", [.either([.bigint, .binary, .text])], .text),
        SQLFunction(.hllSketchEstimate, "hll_sketch_estimate", [.exactly([.binary])], .bigint, .refusedUnderThresholds),
        SQLFunction(
            .hllUnion, "hll_union", [.exactly([.binary]), .exactly([.binary])], optional: [.exactly([.boolean])], standards: ["false"],
            .binary, .refusedUnderThresholds),
        SQLFunction(.md5, "md5", [.binary], .text),
        SQLFunction(.sha1, "sha1 sha", [.binary], .text),
        SQLFunction(.sha2, "sha2", [.binary, .int], .text),
        SQLFunction(.toChar, "to_char", [.decimal, .constant(.text)], .text, .refusedUnderThresholds),
        SQLFunction(.toJson, "to_json", [.any], optional: [.any], .special),
        SQLFunction(.toNumber, "to_number", [.text, .constant(.text)], .special, .refusedUnderThresholds),
        SQLFunction(.unbase64, "unbase64", [.text], .binary),
        SQLFunction(.unhex, "unhex", [.text], .binary),
        SQLFunction(.uuid, "uuid", giving: .text, .volatile),
        SQLFunction(.xxhash64, "xxhash64", [.any], rest: .any, .made { $0.contains { !$0.isOpen && $0.hasMap } ? nil : .bigint }),
    ]
}
