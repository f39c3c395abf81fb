// How the files of a table are written, in the catalogue's words.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_StorageDescriptor.html

/// What a catalogue says of the form of a table's files. What it does not say, each file tells by its name and its first bytes.
package struct TableForm: Sendable, Hashable {
    /// The class that reads the rows, such as `org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe`.
    package var library: String?
    /// `csv`, `json` or `parquet`, as Glue's crawlers write it.
    package var classification: String?
    /// Those of the table, and over them those of the class, such as `skip.header.line.count`.
    package var parameters: [String: String]

    package init(library: String? = nil, classification: String? = nil, parameters: [String: String] = [:]) {
        self.library = library
        self.classification = classification
        self.parameters = parameters
    }
}

extension TableForm {
    /// The format that it tells; nil where each file tells its own.
    ///
    /// - Throws: `unsupportedFile` for a format that is known and not read, which it names.
    package func format() throws(QueryFailure) -> FileFormat? {
        // A tester's word for a table, without any of Glue's parameters, is of files as testers write them: with a line of names.
        let isPlain = parameters.keys.allSatisfy { $0.hasPrefix("projection.") || $0 == "storage.location.template" }
        if library == nil, classification == "csv", isPlain { return .csv(.withHeader) }
        return try FileFormat(library: library, classification: classification, parameters: parameters)
    }
}
