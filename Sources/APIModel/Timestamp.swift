// Points in time as the API writes them: to the millisecond.
// Reference: https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait (epoch-seconds)

package import JSON

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Sendable, Hashable {
    package let milliseconds: Int64

    /// All times there are: 273,790 years on either side of 1970, so that milliseconds of two of them can be added and a double is exact.
    package static let bounds: ClosedRange<Int64> = -8_640_000_000_000_000...8_640_000_000_000_000

    /// A time beyond the first or the last there is becomes that one.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.bounds.lowerBound), Self.bounds.upperBound)
    }

    /// The wire form: seconds with as many decimals as the milliseconds need, and at least one.
    ///
    /// `1680897212.279`, `1680897212.28`, `1680897212.0`: a double's shortest form, which is exact for 285,000 years on either side of 1970. The
    /// `.0` of whole seconds is inferred; every recorded time had milliseconds.
    package var secondsText: String { "\(Double(milliseconds) / 1000)" }

    /// The time after a duration, of which anything below a millisecond is dropped. It stops at the last time there is.
    package static func + (time: Timestamp, duration: Duration) -> Timestamp {
        let added = duration.attoseconds / attosecondsPerMillisecond
        return Timestamp(milliseconds: Int64(clamping: Int128(time.milliseconds) + added))
    }

    /// The duration from the right time to the left one; negative if the left one is earlier.
    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(Int128(later.milliseconds) - Int128(earlier.milliseconds))
    }

    private static let attosecondsPerMillisecond: Int128 = 1_000_000_000_000_000
}

extension Timestamp: Comparable {
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

extension Timestamp: JSONCoding {
    /// Reads a number of seconds, to the nearest millisecond.
    package init(json: JSON) throws(JSONMismatch) {
        let mismatch = JSONMismatch(expected: "a time in seconds")
        switch json {
        case .integer(let seconds):
            let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
            guard !overflow, Self.bounds.contains(product) else { throw mismatch }
            milliseconds = product
        case .double(let seconds):
            // Beyond this there are no times.
            guard seconds.magnitude < Double(Self.bounds.upperBound) / 1000 else { throw mismatch }
            milliseconds = Int64(seconds * 1000 + (seconds < 0 ? -0.5 : 0.5))
        case .null, .bool, .string, .array, .object:
            throw mismatch
        }
    }

    package func write(to writer: inout JSONWriter) {
        // A double tells all of these milliseconds apart, so that their decimals are its shortest form.
        writer.value(thousandths: milliseconds)
    }
}
