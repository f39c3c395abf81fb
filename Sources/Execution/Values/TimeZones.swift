// Time zones by name, as Spark takes them.
// Reference: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/ZoneId.html#of(java.lang.String,java.util.Map)

import Synchronization

/// Finds the rules of zones, and remembers them.
package final class TimeZones: Sendable {
    /// Those that need no rules: UTC and fixed offsets.
    package static let none = TimeZones { _ in nil }

    private let file: @Sendable (String) -> [UInt8]?
    /// Nil for names that are known to stand for no zone.
    private let known = Mutex<[String: ZoneRules?]>([:])
    /// Queries may take names of zones from rows.
    private static let mostKnown = 1000

    /// - Parameter file: The bytes of a file of the time zone database, by its name such as `Europe/Oslo`; nil if there is none. It is asked only
    ///   for names of letters, digits, `_`, `-`, `+` and single slashes between them.
    package init(file: @escaping @Sendable (String) -> [UInt8]?) { self.file = file }

    package func isZone(_ name: String) -> Bool { rules(of: name) != nil }

    /// The rules of `Z`, `+01:00`, `UTC-3`, `Europe/Oslo`, `PST` and the like; nil for what is no zone.
    func rules(of name: String) -> ZoneRules? {
        if let rules = known.withLock({ $0[name] }) { return rules }
        let full = Self.shortNames[name] ?? name
        let rules = Self.fixed(full) ?? database(full)
        known.withLock { known in
            if known.count >= Self.mostKnown { known = [:] }
            known[name] = .some(rules)
        }
        return rules
    }

    private func database(_ name: String) -> ZoneRules? {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39, UInt8(ascii: "_"),
                        UInt8(ascii: "-"), UInt8(ascii: "+"):
                        true
                    default: false
                    }
                }
        }
        guard isName, name.utf8.count < 64 else { return nil }
        return file(name).flatMap { ZoneRules(tzif: $0) }
    }

    /// `Z`, an offset, or UTC, GMT or UT with or without one.
    private static func fixed(_ name: String) -> ZoneRules? {
        var text = Substring(name)
        for prefix in ["UTC", "GMT", "UT"] where text.utf8.starts(with: prefix.utf8) {
            text = text.dropFirst(prefix.utf8.count)
            if text.isEmpty { return .utc }
            guard text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-") else { return nil }
            break
        }
        if name == "Z" || name == "z" { return .utc }
        return offset(Array(text.utf8)).map { ZoneRules(fixed: $0) }
    }

    /// `+1`, `+01`, `+1:30`, `+01:30`, `+0130`, and with seconds; in seconds, at most 18 hours.
    private static func offset(_ text: [UInt8]) -> Int64? {
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let body = text.dropFirst()
        var parts = body.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Array($0) }
        if parts.count == 1, [4, 6].contains(body.count) {
            parts = stride(from: 0, to: body.count, by: 2).map { Array(body.dropFirst($0).prefix(2)) }
        }
        guard 1...3 ~= parts.count else { return nil }
        var seconds: Int64 = 0
        for (part, unit) in zip(parts, [3600, 60, 1] as [Int64]) {
            guard 1...2 ~= part.count, part.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            let number = part.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
            guard unit == 3600 || number < 60 else { return nil }
            seconds += number * unit
        }
        guard seconds <= 18 * 3600 else { return nil }
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// Java's `ZoneId.SHORT_IDS`.
    private static let shortNames: [String: String] = [
        "ACT": "Australia/Darwin", "AET": "Australia/Sydney", "AGT": "America/Argentina/Buenos_Aires", "ART": "Africa/Cairo",
        "AST": "America/Anchorage", "BET": "America/Sao_Paulo", "BST": "Asia/Dhaka", "CAT": "Africa/Harare", "CNT": "America/St_Johns",
        "CST": "America/Chicago", "CTT": "Asia/Shanghai", "EAT": "Africa/Addis_Ababa", "ECT": "Europe/Paris",
        "IET": "America/Indiana/Indianapolis", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo", "MIT": "Pacific/Apia", "NET": "Asia/Yerevan",
        "NST": "Pacific/Auckland", "PLT": "Asia/Karachi", "PNT": "America/Phoenix", "PRT": "America/Puerto_Rico",
        "PST": "America/Los_Angeles", "SST": "Pacific/Guadalcanal", "VST": "Asia/Ho_Chi_Minh", "EST": "-05:00", "MST": "-07:00",
        "HST": "-10:00",
    ]
}
