// Patterns of dates and times: `yyyy-MM-dd HH:mm:ss.SSS`.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-datetime-pattern.html; Java's DateTimeFormatterBuilder for widths and signs

import Tables

/// A pattern, taken apart.
struct DatePattern {
    enum Part: Equatable {
        case literal([UInt8])
        /// A letter and how many of it.
        case field(UInt8, Int)
        /// What may be absent in a text that is read.
        case optionalStart, optionalEnd
    }

    private(set) var parts: [Part] = []

    /// - Throws: `illegalArgument` for letters that Spark does not take, `notRun` for names of zones.
    init(_ pattern: UnsafeBufferPointer<UInt8>) throws(QueryFailure) {
        var index = 0
        func literal(_ byte: UInt8) {
            if case .literal(let bytes)? = parts.last {
                parts[parts.count - 1] = .literal(bytes + [byte])
            } else {
                parts.append(.literal([byte]))
            }
        }
        while index < pattern.count {
            let byte = pattern[index]
            switch byte {
            case UInt8(ascii: "'"):
                index += 1
                // Two quotes are one, inside of quotes and outside of them.
                if index < pattern.count, pattern[index] == byte { literal(byte); index += 1; continue }
                while true {
                    guard index < pattern.count else { throw Self.refused("has a quote without an end") }
                    if pattern[index] == byte {
                        index += 1
                        guard index < pattern.count, pattern[index] == byte else { break }
                    }
                    literal(pattern[index])
                    index += 1
                }
            case UInt8(ascii: "["):
                guard parts.count(where: { $0 == .optionalStart }) < 20 else { throw Self.refused("has more than 20 optional parts") }
                parts.append(.optionalStart)
                index += 1
            case UInt8(ascii: "]"): parts.append(.optionalEnd); index += 1
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"): throw Self.refused("has a reserved character")
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                var count = 0
                while index < pattern.count, pattern[index] == byte { index += 1; count += 1 }
                try Self.check(byte, count)
                parts.append(.field(byte, count))
            default: literal(byte); index += 1
            }
        }
    }

    private static func refused(_ why: String) -> QueryFailure {
        QueryFailure(.illegalArgument, "A pattern of dates \(why).")
    }

    /// The letters that Spark takes, with the most that may stand side by side.
    private static func check(_ letter: UInt8, _ count: Int) throws(QueryFailure) {
        let most: Int
        switch letter {
        case UInt8(ascii: "y"): most = 6
        case UInt8(ascii: "G"), UInt8(ascii: "M"), UInt8(ascii: "L"), UInt8(ascii: "Q"), UInt8(ascii: "q"), UInt8(ascii: "E"): most = 4
        case UInt8(ascii: "D"): most = 3
        case UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "m"),
            UInt8(ascii: "s"):
            most = 2
        case UInt8(ascii: "F"), UInt8(ascii: "a"): most = 1
        case UInt8(ascii: "S"): most = 9
        case UInt8(ascii: "V"): most = 2
        case UInt8(ascii: "O"): most = 4
        case UInt8(ascii: "X"), UInt8(ascii: "x"), UInt8(ascii: "Z"): most = 5
        case UInt8(ascii: "z"), UInt8(ascii: "v"): throw .notRun("The name of a zone in a pattern of dates")
        case UInt8(ascii: "Y"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "u"), UInt8(ascii: "e"), UInt8(ascii: "c"):
            throw QueryFailure(
                .inconsistentBehavior, "A pattern of dates has a letter that Spark 3 no longer takes.")
        default: throw refused("has a letter that Spark does not take")
        }
        guard count <= most else { throw refused("has a letter too many times") }
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    /// From Monday on.
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

/// Remembers the last pattern, which is nearly always the next one too.
final class DatePatternMemo {
    private var source: [UInt8] = []
    private var last: DatePattern?

    func pattern(_ bytes: UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> DatePattern {
        if let last, source.count == bytes.count, source.elementsEqual(bytes) { return last }
        let pattern = try DatePattern(bytes)
        source = Array(bytes)
        last = pattern
        return pattern
    }
}
