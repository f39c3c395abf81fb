// Dates in the names of folders: their patterns, `NOW-3YEARS`, and steps from one to the next.
// Reference: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html#partition-projection-date-type

import Calendar

enum ProjectedMoment {
    private static let second: Int64 = 1_000_000
    private static let day: Int64 = 86_400 * second

    enum Unit: String {
        case years = "YEARS"
        case months = "MONTHS"
        case weeks = "WEEKS"
        case days = "DAYS"
        case hours = "HOURS"
        case minutes = "MINUTES"
        case seconds = "SECONDS"

        init?(_ text: String) {
            let word = text.uppercased()
            self.init(rawValue: word.hasSuffix("S") ? word : word + "S")
        }

        /// Nil for those that have no length of their own.
        fileprivate var microseconds: Int64? {
            switch self {
            case .years, .months: nil
            case .weeks: 7 * day
            case .days: day
            case .hours: 3600 * second
            case .minutes: 60 * second
            case .seconds: second
            }
        }
    }

    /// A pattern of Java's with numbers of a fixed width alone.
    struct Pattern: Sendable, Equatable {
        fileprivate enum Part: Sendable, Equatable {
            case field(Character, width: Int)
            case text(String)
        }

        fileprivate var parts: [Part] = []

        /// - Returns: Nil for a pattern with other letters.
        init?(_ text: String) {
            var rest = text[...]
            while let first = rest.first {
                if first == "'" {
                    rest.removeFirst()
                    guard let end = rest.firstIndex(of: "'") else { return nil }
                    parts.append(.text(end == rest.startIndex ? "'" : String(rest[..<end])))
                    rest = rest[rest.index(after: end)...]
                } else if first.isASCII, first.isLetter {
                    let run = rest.prefix { $0 == first }
                    guard run.count == (first == "y" ? 4 : 2), "yMdHms".contains(first) else { return nil }
                    parts.append(.field(first, width: run.count))
                    rest = rest.dropFirst(run.count)
                } else {
                    parts.append(.text(String(first)))
                    rest.removeFirst()
                }
            }
            guard !parts.isEmpty else { return nil }
        }

        /// The smallest unit in it.
        var unit: Unit? {
            let units: [(Character, Unit)] = [("s", .seconds), ("m", .minutes), ("H", .hours), ("d", .days), ("M", .months), ("y", .years)]
            return units.first { letter, _ in parts.contains { if case .field(letter, _) = $0 { true } else { false } } }?.1
        }

        func text(_ moment: Int64) -> String {
            let (days, time) = ProjectedMoment.split(moment)
            let civil = CivilDate(days: days)
            let (year, month, date) = (civil.year, civil.month, civil.day)
            let seconds = time / second
            return parts.map { part in
                switch part {
                case .text(let text): return text
                case .field(let letter, let width):
                    let number =
                        switch letter {
                        case "y": year
                        case "M": month
                        case "d": date
                        case "H": seconds / 3600
                        case "m": seconds / 60 % 60
                        default: seconds % 60
                        }
                    return CivilText.padded(number, width)
                }
            }.joined()
        }

        /// Microseconds since 1970; nil for another text.
        fileprivate func moment(_ text: String) -> Int64? {
            var fields: [Character: Int] = ["y": 1970, "M": 1, "d": 1, "H": 0, "m": 0, "s": 0]
            var rest = text[...]
            for part in parts {
                switch part {
                case .text(let text):
                    guard rest.hasPrefix(text) else { return nil }
                    rest = rest.dropFirst(text.count)
                case .field(let letter, let width):
                    let digits = rest.prefix(width)
                    guard digits.count == width, digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits) else {
                        return nil
                    }
                    fields[letter] = number
                    rest = rest.dropFirst(width)
                }
            }
            guard rest.isEmpty, let days = CivilText.days(year: fields["y"] ?? 0, month: fields["M"] ?? 0, day: fields["d"] ?? 0),
                let hour = fields["H"], hour < 24, let minute = fields["m"], minute < 60, let second = fields["s"], second < 60
            else { return nil }
            return Int64(days) * day + Int64((hour * 60 + minute) * 60 + second) * ProjectedMoment.second
        }
    }

    /// The end of a range: a date of the pattern, or `NOW`, `NOW-3YEARS`, `NOW+1MONTH`.
    static func read(_ text: String, _ pattern: Pattern, now: Int64) -> Int64? {
        guard text.uppercased().hasPrefix("NOW") else { return pattern.moment(text) }
        let rest = text.dropFirst(3).filter { $0 != " " }
        // What the pattern does not tell of the time counts for nothing.
        guard let now = pattern.moment(pattern.text(min(max(now, 0), 253_402_300_799 * second))) else { return nil }
        guard let sign = rest.first else { return now }
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard sign == "-" || sign == "+", let count = Int64(digits), count < 1 << 20,
            let unit = Unit(String(rest.dropFirst(1 + digits.count)))
        else { return nil }
        return add(sign == "-" ? -count : count, unit, to: now)
    }

    /// A moment so many units later; nil outside of the years 1 to 9999.
    static func add(_ count: Int64, _ unit: Unit, to moment: Int64) -> Int64? {
        if let length = unit.microseconds {
            let (product, isTooMuch) = length.multipliedReportingOverflow(by: count)
            let (sum, isTooLarge) = moment.addingReportingOverflow(product)
            return isTooMuch || isTooLarge || !(-62_135_596_800 * second..<253_402_300_800 * second ~= sum) ? nil : sum
        }
        let (days, time) = split(moment)
        let civil = CivilDate(days: days)
        let (year, month, date) = (civil.year, civil.month, civil.day)
        let (product, isTooMuch) = count.multipliedReportingOverflow(by: unit == .years ? 12 : 1)
        guard !isTooMuch, abs(product) < 1 << 32 else { return nil }
        let months = year * 12 + month - 1 + product
        guard 12..<120_000 ~= months else { return nil }
        // The last day of a shorter month.
        for day in stride(from: date, through: 28, by: -1) + [date] {
            if let days = CivilText.days(year: Int(months / 12), month: Int(months % 12 + 1), day: Int(day)) {
                return Int64(days) * ProjectedMoment.day + time
            }
        }
        return nil
    }

    private static func split(_ moment: Int64) -> (days: Int64, time: Int64) {
        let (quotient, rest) = moment.quotientAndRemainder(dividingBy: day)
        return rest < 0 ? (quotient - 1, rest + day) : (quotient, rest)
    }
}
