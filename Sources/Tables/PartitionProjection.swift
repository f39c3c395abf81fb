// Partitions that no catalogue lists, since a table's parameters say which ones there are: Athena's partition projection.
// Reference: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html; that Clean Rooms reads it is inferred.

/// The partitions of a table with `projection.enabled`: for each key an enumeration, numbers, or dates.
package struct PartitionProjection: Sendable, Equatable {
    fileprivate enum Values: Sendable, Equatable {
        case list([String])
        case integers(ClosedRange<Int64>, step: Int64, digits: Int)
        case moments(from: Int64, through: Int64, step: Int64, ProjectedMoment.Unit, ProjectedMoment.Pattern)
    }

    private let keys: [(name: String, values: Values)]
    private let folder: BucketFolder
    private let template: String?

    /// More are no layout of a table.
    private static let mostPartitions = 100_000

    /// Whether a table's parameters project its partitions.
    package static func isEnabled(_ parameters: [String: String]) -> Bool { parameters["projection.enabled"]?.lowercased() == "true" }

    /// - Parameter now: Microseconds since 1970, for `NOW` in ranges of dates.
    /// - Throws: `missingData` for parameters that cannot be read, and for `injected`, whose values only a query has.
    package init(of table: StoredTable, now: Int64) throws(QueryFailure) {
        var keys: [(String, Values)] = []
        for key in table.partitionKeys { keys.append((key, try Self.values(of: key, table.form.parameters, now: now))) }
        self.keys = keys
        folder = table.folder
        template = table.form.parameters["storage.location.template"]
    }

    package static func == (one: Self, other: Self) -> Bool {
        one.folder == other.folder && one.template == other.template && one.keys.elementsEqual(other.keys) { $0 == $1 }
    }

    /// Every partition there may be, the last key's values changing first.
    ///
    /// - Parameter takes: Whether a partition is of any use, by the values of its first keys; asked before the others are made.
    package func partitions(
        _ takes: ([String: String?]) throws(QueryFailure) -> Bool
    ) throws(QueryFailure) -> [StoredTable.Partition] {
        var found: [[String]] = [[]]
        for (place, key) in keys.enumerated() {
            var next: [[String]] = []
            let texts = key.values.texts(most: Self.mostPartitions)
            for values in found {
                for text in texts {
                    let more = values + [text]
                    let named = Dictionary(zip(keys[...place].map(\.name), more), uniquingKeysWith: { first, _ in first })
                    if try takes(named.mapValues { $0 }) { next.append(more) }
                    guard next.count <= Self.mostPartitions else { throw Self.tooMany }
                }
            }
            found = next
        }
        var partitions: [StoredTable.Partition] = []
        for values in found { partitions.append(StoredTable.Partition(values: values, folder: try location(values))) }
        return partitions
    }

    private static var tooMany: QueryFailure {
        QueryFailure(.missingData, "The projection of a table's partitions has more than \(mostPartitions) of them.")
    }

    private func location(_ values: [String]) throws(QueryFailure) -> BucketFolder {
        guard let template else {
            return zip(keys, values).reduce(folder) { $0.folder("\($1.0.name)=\($1.1)") }
        }
        var text = template
        for (key, value) in zip(keys, values) { text = text.replacing("${\(key.name)}", with: value) }
        guard let folder = BucketFolder(text), !text.contains("${") else {
            throw QueryFailure(.missingData, "storage.location.template of a table is no folder such as s3://bucket/${key}/.")
        }
        return folder
    }

    private static func values(of key: String, _ parameters: [String: String], now: Int64) throws(QueryFailure) -> Values {
        func refusal(_ reason: String) -> QueryFailure {
            QueryFailure(.missingData, "The projection of a table's partition key \(key) cannot be read: \(reason).")
        }
        let own = { (name: String) in parameters["projection.\(key).\(name)"] }
        let range = (own("range") ?? "").split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
        let step = own("interval").map { Int64($0) } ?? 1
        switch own("type")?.lowercased() {
        case "enum":
            guard let list = own("values") else { throw refusal("it has no values") }
            return .list(list.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed })
        case "integer":
            guard range.count == 2, let first = Int64(range[0]), let last = Int64(range[1]), first <= last, let step, step > 0 else {
                throw refusal("its range or its interval is no numbers")
            }
            return .integers(first...last, step: step, digits: min(own("digits").flatMap { Int($0) } ?? 0, 32))
        case "date":
            guard let pattern = ProjectedMoment.Pattern(own("format") ?? "yyyy-MM-dd") else {
                throw refusal("its format has other letters than yyyy, MM, dd, HH, mm and ss")
            }
            guard range.count == 2, let first = ProjectedMoment.read(range[0], pattern, now: now),
                let last = ProjectedMoment.read(range[1], pattern, now: now), let step, step > 0
            else { throw refusal("its range is not of its format") }
            guard let unit = own("interval.unit").map({ ProjectedMoment.Unit($0) }) ?? pattern.unit else {
                throw refusal("its interval.unit is none")
            }
            return .moments(from: first, through: last, step: step, unit, pattern)
        case "injected": throw refusal("values of the type injected are not taken out of queries here")
        default: throw refusal("its type is none of enum, integer and date")
        }
    }
}

extension PartitionProjection.Values {
    /// What stands in the folders' names.
    fileprivate func texts(most: Int) -> [String] {
        var texts: [String] = []
        switch self {
        case .list(let list): texts = list
        case .integers(let range, let step, let digits):
            var number = range.lowerBound
            while number <= range.upperBound, texts.count <= most {
                let text = String(number.magnitude)
                texts.append((number < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.count)) + text)
                let (next, isTooMuch) = number.addingReportingOverflow(step)
                if isTooMuch { break }
                number = next
            }
        case .moments(let first, let last, let step, let unit, let pattern):
            var count: Int64 = 0
            while texts.count <= most, let moment = ProjectedMoment.add(count, unit, to: first), moment <= last {
                texts.append(pattern.text(moment))
                count += min(step, 1 << 40)
            }
        }
        return texts
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
