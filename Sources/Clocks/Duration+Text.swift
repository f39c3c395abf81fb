// Durations as people write them: `90s`, `1h30m`, `PT1H`, or a number of seconds.
// Reference: ISO 8601 durations without years and months, which have no fixed length.

extension Duration {
    /// The longest that text can tell: ten thousand years.
    package static let longest = Duration.seconds(Int64(10_000) * 31_556_952)

    /// Reads a number of seconds (`90`, `0.5`), numbers with units (`300ms`, `1.5s`, `1h30m`, `7d`, `2w`), or an ISO 8601 duration of weeks,
    /// days, hours, minutes and seconds (`PT1H30M`, `P7D`). Nil for any other text, and for more than the ``longest``.
    package init?(text: String) {
        var scanner = Scanner(text)
        let total = scanner.take("P") ? scanner.isoDuration() : scanner.plainDuration()
        guard let total, scanner.isAtEnd, total <= Self.longest else { return nil }
        self = total
    }

    /// A duration of so many seconds, to the millisecond; nil for a negative one and for more than the ``longest``.
    package init?(seconds: Double) {
        // The comparison is also false for NaN.
        guard seconds >= 0, seconds <= Self.longest / .seconds(1) else { return nil }
        self = .milliseconds(Int64((seconds * 1000).rounded()))
    }
}

extension Scanner {
    fileprivate mutating func plainDuration() -> Duration? {
        var total = Duration.zero
        var isFirst = true
        repeat {
            guard let number = decimal() else { return nil }
            let unit = letters()
            if unit.isEmpty {
                // A bare number is seconds, and stands alone.
                return isFirst && isAtEnd ? number.times(1000) : nil
            }
            guard let length = Self.units[unit], let part = number.times(length) else { return nil }
            total += part
            isFirst = false
        } while !isAtEnd
        return total
    }

    /// What follows the `P`.
    fileprivate mutating func isoDuration() -> Duration? {
        var total = Duration.zero
        var isTime = false
        var isEmpty = true
        while !isAtEnd {
            if take("T") {
                guard !isTime else { return nil }
                isTime = true
                isEmpty = true
                continue
            }
            guard let number = decimal() else { return nil }
            // Only letters of one kind follow: the next part begins with a digit.
            let unit: Int64
            if !isTime, take("W") {
                unit = Self.week
            } else if !isTime, take("D") {
                unit = Self.day
            } else if isTime, take("H") {
                unit = Self.hour
            } else if isTime, take("M") {
                unit = Self.minute
            } else if isTime, take("S") {
                unit = 1000
            } else {
                return nil
            }
            guard let part = number.times(unit) else { return nil }
            total += part
            isEmpty = false
        }
        return isEmpty ? nil : total
    }

    /// Lengths in milliseconds.
    private static let minute: Int64 = 60_000
    private static let hour: Int64 = 3_600_000
    private static let day: Int64 = 86_400_000
    private static let week: Int64 = 604_800_000

    private static let units: [String: Int64] = ["ms": 1, "s": 1000, "m": minute, "h": hour, "d": day, "w": week]

    /// A number such as `1.5`, as a whole and a power of ten below it.
    private struct Decimal {
        /// Without the point, so many digits of which are after it.
        let digits: Int64
        let scale: Int64

        /// So many milliseconds, rounded down; nil for more than a number of them can be.
        func times(_ milliseconds: Int64) -> Duration? {
            let (product, overflow) = digits.multipliedReportingOverflow(by: milliseconds)
            return overflow ? nil : .milliseconds(product / scale)
        }
    }

    private mutating func decimal() -> Decimal? {
        let whole = digits()
        let fraction = take(".") ? digits() : nil
        // Twelve digits are more than the longest duration has, and cannot overflow before they have a unit.
        guard !whole.isEmpty, whole.count <= 12, fraction.map({ !$0.isEmpty }) ?? true else { return nil }
        let counted = fraction?.prefix(6) ?? []
        let digits = (whole + counted).reduce(0) { $0 * 10 + $1 }
        return Decimal(digits: digits, scale: counted.reduce(1) { scale, _ in scale * 10 })
    }
}
