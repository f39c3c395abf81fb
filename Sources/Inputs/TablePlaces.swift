// Where buckets are: in a folder of this machine, or behind an endpoint of S3.
// Source: docs/tables.md.

import Tables

/// A file as a listing tells it.
package struct ListedFile: Sendable, Equatable {
    /// The last part of its path or key.
    package let name: String
    package let size: Int
    /// Another text for other contents; empty where nobody knows.
    package let tag: String
}

/// What lies directly in a folder.
package struct FolderListing: Sendable, Equatable {
    /// In the order of their names.
    package var files: [ListedFile] = []
    /// Names without a slash, in their order.
    package var folders: [String] = []

    /// Those with rows: not what Spark and Hadoop write beside them, nothing hidden and nothing empty.
    var dataFiles: [ListedFile] { files.filter { !$0.name.hasPrefix("_") && !$0.name.hasPrefix(".") && $0.size > 0 } }
}

/// Something with buckets, and files in them. It may block: runs ask it on threads of their own.
protocol BucketSource: Sendable {
    /// - Throws: `accessDenied` for a bucket that is not there or may not be read; `unreachable`; what `check` throws.
    func listing(
        of folder: BucketFolder, for owner: TableOwner, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> FolderListing

    /// Opens a file of a listing.
    func open(
        _ file: ListedFile, in folder: BucketFolder, for owner: TableOwner, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> FileSource
}

/// The places that there are.
package struct TablePlaces: Sendable {
    private let folder: FolderBuckets?
    private let endpoint: S3Buckets?

    package init(folder: FolderBuckets? = nil, endpoint: S3Buckets? = nil) {
        self.folder = folder
        self.endpoint = endpoint
    }

    /// Where a bucket is: in the folder if that has it, and else behind the endpoint.
    func source(of bucket: String) throws(QueryFailure) -> any BucketSource {
        if let folder, endpoint == nil || folder.has(bucket) { return folder }
        guard let endpoint else {
            throw .notAccessible(
                "the bucket \(bucket) is nowhere: the emulator was started without --tables-dir and without S3 to read from")
        }
        return endpoint
    }
}

extension QueryFailure {
    /// - Parameter reason: Half a sentence of ours behind the guide's.
    static func notAccessible(_ reason: String) -> QueryFailure {
        QueryFailure(
            .accessDenied,
            "One or more tables referenced by the query is not accessible by its associated service role. The table/role owner must grant the "
                + "service role access to the table. ([emulator] \(reason))")
    }

    static func missingPartition(_ folder: BucketFolder) -> QueryFailure {
        QueryFailure(
            .missingData,
            "Missing partition data: One of the configured tables is partitioned and one or more of the partitions does not have data. "
                + "([emulator] \(folder) has no files)")
    }
}
