// When a request was signed.
// Reference: https://docs.aws.amazon.com/general/latest/gr/sigv4-date-handling.html

import APIModel
import Clocks

/// A time in whole seconds, as signatures tell it: `20260101T000000Z`.
struct SigningTime: Equatable {
    /// Since 1970.
    let second: Int64

    init(second: Int64) {
        self.second = second
    }

    /// Reads `20260101T000000Z`, or what a `Date` header has: `Thu, 01 Jan 2026 00:00:00 GMT`. Nil for any other text.
    init?(_ text: String) {
        guard let extended = Self.extended(fromBasic: text) ?? Self.extended(fromHeader: text), let time = Timestamp(text: extended) else {
            return nil
        }
        second = time.milliseconds / 1000
    }

    var text: String { Timestamp(milliseconds: second * 1000).text.filter { $0 != "-" && $0 != ":" } }

    private static func extended(fromBasic text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        let part = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
    }

    private static func extended(fromHeader text: String) -> String? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
        return "\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
