// The options that say where the rows of tables are.
// Reference: docs/tables.md.

import ArgumentParser
import CleanRooms
import HTTPClient
import Hashing
import Inputs

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct TableOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["tables-dir", "read-tables", "glue-endpoint", "s3-addressing"]

    enum Reading: String, ExpressibleByArgument, CaseIterable {
        case none, s3
    }

    @Option(
        help: ArgumentHelp(
            "A folder laid out as buckets, DIR/bucket/prefix/..., from which tables are read that have a location such as s3://bucket/prefix/.",
            valueName: "directory"))
    var tablesDir: String?

    @Option(help: "Whether tables are read from --s3-endpoint too: none, or s3. With --glue-endpoint they are.")
    var readTables = Reading.none

    @Option(
        help: ArgumentHelp(
            "The URL of an AWS Glue endpoint, such as http://127.0.0.1:5000, which is asked what the tables of configured tables are and where.",
            valueName: "url"))
    var glueEndpoint: String?

    @Option(help: "Where requests to --s3-endpoint have the bucket: path (http://host/bucket/key), or virtual (http://bucket.host/key).")
    var s3Addressing = S3Addressing.path

    func validate() throws {
        if let tablesDir, FolderBuckets(tablesDir) == nil {
            throw ValidationError("--tables-dir takes a directory, and \(tablesDir) is none.")
        }
        if let glueEndpoint, !ResultOptions.isEndpoint(glueEndpoint) {
            throw ValidationError("--glue-endpoint takes a URL of http or https without a query, and not \(glueEndpoint).")
        }
    }

    /// Whether tables are read from the S3 endpoint, if there is one.
    private var readsS3: Bool { readTables == .s3 || glueEndpoint != nil }

    /// Opens the places, so that what is wrong with them is told at the start and not by the first query.
    ///
    /// - Parameter directory: Where objects are kept that were read.
    /// - Throws: `ValidationError` with one sentence.
    func places(_ results: ResultOptions, spoolingIn directory: String) throws -> TablePlaces {
        guard readTables == .none || results.s3Endpoint != nil else {
            throw ValidationError("--read-tables s3 needs --s3-endpoint, which is not given.")
        }
        guard results.resultsDir == nil || results.s3Endpoint == nil || readsS3 else {
            throw ValidationError(
                "Results go to one place: --results-dir and --s3-endpoint exclude each other, but where tables are read from the endpoint.")
        }
        var buckets: S3Buckets?
        if readsS3, let endpoint = results.s3Endpoint {
            buckets = S3Buckets(
                try Self.client(for: "--read-tables"), endpoint: endpoint, addressing: s3Addressing,
                credentials: results.credentials(ResultPlace.variable), spoolingIn: directory)
        }
        return TablePlaces(folder: tablesDir.flatMap { FolderBuckets($0) }, endpoint: buckets)
    }

    /// Whether there is any place to read a location from.
    func readsLocations(_ results: ResultOptions) -> Bool { tablesDir != nil || readsS3 && results.s3Endpoint != nil }

    func catalogue() throws -> GlueCatalogue? {
        try glueEndpoint.map { GlueCatalogue(try Self.client(for: "--glue-endpoint"), endpoint: $0) }
    }

    private static func client(for option: String) throws -> HTTPClient {
        do {
            // What will be signed is hashed.
            _ = try SHA256()
            return try HTTPClient(certificates: ResultPlace.variable("AWS_CA_BUNDLE"))
        } catch {
            throw ValidationError("\(option) cannot be used. \(error)")
        }
    }
}

extension S3Addressing: ExpressibleByArgument {}
