// Where the files of a table lie, as a catalogue tells it. All of it is values, so that it crosses threads.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_StorageDescriptor.html

/// A folder of a bucket: `s3://bucket/prefix/`.
package struct BucketFolder: Sendable, Hashable, CustomStringConvertible {
    package let bucket: String
    /// The beginning of every key in it, with its last slash; empty for a bucket's top.
    package let prefix: String

    /// Reads a location.
    ///
    /// - Returns: Nil for what is no folder of a bucket, and for one that leads out of itself by `..`.
    package init?(_ location: String) {
        guard let scheme = ["s3://", "s3a://", "s3n://"].first(where: { location.lowercased().hasPrefix($0) }) else { return nil }
        let steps = location.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let bucket = steps.first, !bucket.isEmpty, steps.allSatisfy(Self.isPlain) else { return nil }
        let folders = steps.dropFirst().filter { !$0.isEmpty }
        self.init(bucket: bucket, prefix: folders.map { "\($0)/" }.joined())
    }

    private init(bucket: String, prefix: String) {
        self.bucket = bucket
        self.prefix = prefix
    }

    private static func isPlain(_ step: String) -> Bool { step != "." && step != ".." && !step.utf8.contains(0) }

    /// A folder in this one, by its own name.
    package func folder(_ name: String) -> BucketFolder { BucketFolder(bucket: bucket, prefix: "\(prefix)\(name)/") }

    package var description: String { "s3://\(bucket)/\(prefix)" }
}

/// Whose table it is, and where: what requests for it are signed with.
package struct TableOwner: Sendable, Hashable {
    package let account: String
    package let region: String

    package init(account: String, region: String) {
        self.account = account
        self.region = region
    }
}

/// The name of a table in an account's data catalogue.
package struct CatalogueName: Sendable, Hashable {
    package let owner: TableOwner
    package let database: String
    package let table: String

    package init(owner: TableOwner, database: String, table: String) {
        self.owner = owner
        self.database = database
        self.table = table
    }
}

/// A table whose rows are in the files of a folder.
package struct StoredTable: Sendable, Equatable {
    package var folder: BucketFolder
    package var form: TableForm
    package var owner: TableOwner
    /// The names of the columns that folders have the values of; none for a table in one folder.
    package var partitionKeys: [String]
    /// The partitions where a catalogue lists them; nil where the names of folders tell them, as `day=2026-01-31`.
    package var partitions: [Partition]?

    package init(
        folder: BucketFolder, form: TableForm, owner: TableOwner, partitionKeys: [String] = [], partitions: [Partition]? = nil
    ) {
        self.folder = folder
        self.form = form
        self.owner = owner
        self.partitionKeys = partitionKeys
        self.partitions = partitions
    }

    package struct Partition: Sendable, Equatable {
        /// As text, in the keys' order; nil stands for null.
        package var values: [String?]
        package var folder: BucketFolder
        /// Nil for that of the table.
        package var form: TableForm?

        package init(values: [String?], folder: BucketFolder, form: TableForm? = nil) {
            self.values = values
            self.folder = folder
            self.form = form
        }
    }

    /// What stands in the names of folders for null.
    package static let nullName = "__HIVE_DEFAULT_PARTITION__"
}
