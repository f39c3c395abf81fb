// The files of a result: their names, their form, and how many there are.
// Reference: Spark's writers; for the legacy engine the key that an AWS connector of 2023 reads.

import Tables

/// How a table is written as files of one folder.
package struct ResultFiles: Sendable, Equatable {
    package enum Format: Sendable, Equatable {
        case csv, parquet
    }

    package enum Naming: Sendable, Equatable {
        /// As plain Spark names them: `part-00000-ID-c000.csv`. That the service keeps these names is inferred.
        case spark(id: String)
        /// As the legacy engine was seen to name them: `000`, without an extension. The names of further files are inferred.
        case numbered
    }

    package var format: Format
    package var naming: Naming
    /// Whether there is one file, however many rows there are.
    package var isSingle: Bool

    package init(_ format: Format, _ naming: Naming, isSingle: Bool) {
        self.format = format
        self.naming = naming
        self.isSingle = isSingle
    }

    /// How many rows one of several files has. Spark's partitions depend on its workers and the data, so that any number is inferred; with
    /// this one a test comes to several files without many rows, and small results are one file, as with Spark.
    static let rowsPerFile = 1000

    func objects(of table: ResultTable) -> some Sequence<DeliveryOrder.Object> {
        let parts = isSingle ? [table] : table.parts(ofRows: Self.rowsPerFile)
        return parts.lazy.enumerated().map { index, part in
            DeliveryOrder.Object(name(ofPart: index), format == .csv ? part.csv : part.parquet)
        }
    }

    private func name(ofPart index: Int) -> String {
        let digits = String(index)
        func padded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - digits.count)) + digits }
        switch naming {
        case .numbered: return padded(3)
        case .spark(let id): return "part-\(padded(5))-\(id)-c000.\(format == .csv ? "csv" : "parquet")"
        }
    }
}
