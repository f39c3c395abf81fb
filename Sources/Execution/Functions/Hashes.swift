// Functions of hashes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Hash_functions-spark.html

import SQL
import Tables

extension ExpressionCompiler {
    func hashes(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .md5: return call.one { value, frame throws(QueryFailure) in try Self.hex(Digests.md5(value.bytes), frame) }
        case .sha1, .funcSha1: return call.one { value, frame throws(QueryFailure) in try Self.hex(Digests.sha1(value.bytes), frame) }
        case .sha2:
            return call.two { value, bits, frame throws(QueryFailure) in
                let width = bits.integer == 0 ? 256 : Int(bits.integer)
                guard let digest = Digests.sha2(value.bytes, bits: width) else { return .null }
                return try Self.hex(digest, frame)
            }
        case .xxhash64:
            let parts = Array(zip(call.arguments, call.types))
            return { frame throws(QueryFailure) in
                var hash: UInt64 = 42
                for (part, type) in parts { hash = XXHash64.hash(try part(frame), type, hash) }
                return Datum(Int64(bitPattern: hash))
            }
        default: return nil
        }
    }

    private static func hex(_ digest: [UInt8], _ frame: Frame) throws(QueryFailure) -> Datum {
        var text: [UInt8] = []
        for byte in digest { text += [lowerDigits[Int(byte >> 4)], lowerDigits[Int(byte & 15)]] }
        return try frame.arena.value(copying: text)
    }
}
