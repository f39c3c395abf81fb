// Durations counted by how long they are.
// Reference: https://prometheus.io/docs/concepts/metric_types/#histogram

/// How many durations fall between each two of fixed bounds.
struct Histogram {
    /// The upper bounds in nanoseconds, from 5 µs, which few requests beat, to 5 s, in steps of about 2.5.
    static let bounds: [Int64] = [
        5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 5_000_000_000,
    ]

    /// For each bound those that are no longer than it but longer than the one before; the last are beyond all bounds.
    private(set) var counts = [UInt64](repeating: 0, count: bounds.count + 1)
    /// In nanoseconds.
    private(set) var sum: Int64 = 0

    mutating func record(nanoseconds: Int64) {
        // Most are short, and found at once.
        var place = 0
        while place < Self.bounds.count, nanoseconds > Self.bounds[place] { place += 1 }
        counts[place] += 1
        sum &+= nanoseconds
    }
}
