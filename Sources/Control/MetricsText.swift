// The text in which Prometheus reads metrics, family by family.
// Reference: https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4)

/// A text of metrics that grows family by family, each followed by its samples.
struct MetricsText {
    enum Kind: String {
        case counter, gauge, histogram
    }

    typealias Labels = [(name: String, value: String)]

    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var bytes: [UInt8] = []
    private var family = ""

    init() { bytes.reserveCapacity(16 * 1024) }

    /// Begins a family; the samples that follow are its own.
    ///
    /// - Parameters:
    ///   - name: Letters, digits and underscores, with the unit last, and `_total` behind it for a counter.
    ///   - help: A sentence about it.
    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        family = name
        append("# HELP \(name) ")
        appendEscaped(help, quotes: false)
        append("\n# TYPE \(name) \(kind.rawValue)\n")
    }

    mutating func sample(_ value: some BinaryInteger, _ labels: Labels = []) {
        sample(suffix: "", labels, "\(value)")
    }

    mutating func sample(_ value: Double, _ labels: Labels = []) {
        sample(suffix: "", labels, Self.text(value))
    }

    /// The samples of a histogram: how many values are up to each bound, their sum and their number.
    mutating func sample(_ histogram: Histogram, _ labels: Labels = []) {
        var upTo: UInt64 = 0
        for (bound, count) in zip(Histogram.bounds.map { Self.text(Double($0) / 1e9) } + ["+Inf"], histogram.counts) {
            upTo += count
            sample(suffix: "_bucket", labels + [("le", bound)], "\(upTo)")
        }
        sample(suffix: "_sum", labels, Self.text(Double(histogram.sum) / 1e9))
        sample(suffix: "_count", labels, "\(upTo)")
    }

    private mutating func sample(suffix: String, _ labels: Labels, _ value: String) {
        append(family)
        append(suffix)
        for (place, label) in labels.enumerated() {
            append(place == 0 ? "{" : ",")
            append(label.name)
            append("=\"")
            appendEscaped(label.value, quotes: true)
            append("\"")
        }
        append(labels.isEmpty ? " " : "} ")
        append(value)
        append("\n")
    }

    /// The format spells infinities and NaN differently from Swift.
    private static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return "\(value)"
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }

    private mutating func appendEscaped(_ text: String, quotes: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\"") where quotes: append("\\\"")
            default: bytes.append(byte)
            }
        }
    }
}
