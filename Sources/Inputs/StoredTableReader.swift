// The files of a table: of one folder, or of a folder for each partition.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/troubleshooting.html; a location is the very folder of the files.

import Tables

/// Appends the files of a table to its rows.
struct StoredTableReader {
    private let table: StoredTable
    private let places: TablePlaces
    private let now: Int64
    private let check: @Sendable () throws(QueryFailure) -> Void

    /// The most folders that a table may have.
    private static let mostPartitions = 100_000

    /// - Parameter now: Microseconds since 1970, for partitions that go by the time.
    init(_ table: StoredTable, places: TablePlaces, now: Int64, check: @escaping @Sendable () throws(QueryFailure) -> Void) {
        self.table = table
        self.places = places
        self.now = now
        self.check = check
    }

    /// - Throws: `missingData` for a partition without files, and for a folder with nothing in it; `unsupportedFile`; what the place throws.
    func append(to rows: FileRows) throws(QueryFailure) {
        guard !table.partitionKeys.isEmpty else {
            let source = try places.source(of: table.folder.bucket)
            let listing = try source.listing(of: table.folder, for: table.owner, check)
            guard !listing.files.isEmpty || !listing.folders.isEmpty else {
                throw QueryFailure(.missingData, "The location of a table, \(table.folder), has nothing in it.")
            }
            return try append(listing.dataFiles, in: table.folder, table.form, [:], from: source, to: rows)
        }
        let isProjected = PartitionProjection.isEnabled(table.form.parameters)
        for partition in try isProjected ? projectedPartitions(rows) : partitions() {
            try check()
            let source = try places.source(of: partition.folder.bucket)
            let files = try source.listing(of: partition.folder, for: table.owner, check).dataFiles
            if files.isEmpty {
                // As in Athena, some of the projected partitions may not exist.
                if isProjected { continue }
                throw .missingPartition(partition.folder)
            }
            let values = Dictionary(zip(table.partitionKeys, partition.values), uniquingKeysWith: { first, _ in first })
            try append(files, in: partition.folder, partition.form ?? table.form, values, from: source, to: rows)
        }
    }

    private func append(
        _ files: [ListedFile], in folder: BucketFolder, _ form: TableForm, _ partition: [String: String?], from source: any BucketSource,
        to rows: FileRows
    ) throws(QueryFailure) {
        let format = try form.format()
        for file in files {
            try check()
            try rows.append(source.open(file, in: folder, for: table.owner, check), as: format, partition: partition)
        }
    }

    /// The partitions that follow from the table's parameters, without those that the query's conditions rule out.
    private func projectedPartitions(_ rows: FileRows) throws(QueryFailure) -> [StoredTable.Partition] {
        try PartitionProjection(of: table, now: now).partitions { (values) throws(QueryFailure) in try rows.mayTake(values) }
    }

    /// The partitions that the catalogue lists, or those that folders are named for.
    private func partitions() throws(QueryFailure) -> [StoredTable.Partition] {
        if let partitions = table.partitions { return partitions }
        var found = [StoredTable.Partition(values: [], folder: table.folder)]
        for key in table.partitionKeys {
            var next: [StoredTable.Partition] = []
            for partition in found {
                let source = try places.source(of: partition.folder.bucket)
                for name in try source.listing(of: partition.folder, for: table.owner, check).folders {
                    guard let value = Self.value(of: key, in: name) else { continue }
                    next.append(StoredTable.Partition(values: partition.values + [value.text], folder: partition.folder.folder(name)))
                }
                guard next.count <= Self.mostPartitions else {
                    throw QueryFailure(.missingData, "The table at \(table.folder) has more than \(Self.mostPartitions) partitions.")
                }
            }
            found = next
        }
        return found
    }

    /// The value of a key in a folder's name, `day=2026-01-31`; nil for a name that is of no such partition.
    private static func value(of key: String, in name: String) -> (text: String?, Void)? {
        guard let sign = name.firstIndex(of: "="), name[..<sign].lowercased() == key.lowercased() else { return nil }
        let text = name[name.index(after: sign)...]
        return (text == StoredTable.nullName ? nil : Self.unescaped(text), ())
    }

    /// Hive escapes characters that a path may not have, as in `%3A`; everything else stands for itself.
    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
