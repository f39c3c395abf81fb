// Tables on S3: listed, and read into files of this machine, range by range.
// Reference: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html, API_GetObject.html

import HTTP
package import HTTPClient
import Tables

/// The buckets behind an endpoint of S3. An object that was read is kept as a file until others need the room. It is read again when its
/// tag has changed.
package struct S3Buckets: BucketSource {
    private let requests: S3Requests
    private let spool: ObjectSpool

    /// - Parameters:
    ///   - endpoint: An absolute URL of http or https, such as `http://127.0.0.1:9000`.
    ///   - credentials: Nil for those of the account whose table it is, by its twelve digits, as emulators of S3 take them.
    ///   - directory: Where objects are kept.
    package init(
        _ client: HTTPClient, endpoint: String, addressing: S3Addressing, credentials: AWSCredentials?, spoolingIn directory: String
    ) {
        requests = S3Requests(client: client, endpoint: endpoint, addressing: addressing, credentials: credentials)
        spool = ObjectSpool(directory: directory)
    }

    /// More objects are no folder of a table.
    private static let mostObjects = 1_000_000

    func listing(
        of folder: BucketFolder, for owner: TableOwner, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> FolderListing {
        var listing = FolderListing()
        var next: String?
        repeat {
            // In the order of their names, since that is what is signed.
            var query = next.map { [("continuation-token", $0)] } ?? []
            query += [("delimiter", "/"), ("encoding-type", "url"), ("list-type", "2"), ("prefix", folder.prefix)]
            let answer = try requests.get(folder.bucket, "", query, for: owner, check)
            let page = S3ListPage(answer.body)
            for object in page.objects where object.key.hasPrefix(folder.prefix) && object.key != folder.prefix {
                listing.files.append(
                    ListedFile(name: String(object.key.dropFirst(folder.prefix.count)), size: object.size, tag: object.tag))
            }
            listing.folders += page.prefixes.compactMap { prefix in
                prefix.hasPrefix(folder.prefix) && prefix.hasSuffix("/") ? String(prefix.dropFirst(folder.prefix.count).dropLast()) : nil
            }
            guard listing.files.count + listing.folders.count <= Self.mostObjects, page.next == nil || page.next != next else {
                throw .notAccessible("\(folder) has no end, or more than \(Self.mostObjects) objects")
            }
            next = page.next
        } while next != nil
        return listing
    }

    func open(
        _ file: ListedFile, in folder: BucketFolder, for owner: TableOwner, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> FileSource {
        let key = folder.prefix + file.name
        let name = ObjectSpool.Name(bucket: folder.bucket, key: key, tag: file.tag, size: file.size)
        let kept = try spool.file(name, inPiecesOf: S3Requests.rangeBytes) { (range) throws(QueryFailure) in
            try requests.range(range, of: key, in: folder.bucket, tag: file.tag, for: owner, check)
        }
        // An open file needs no name any more.
        defer { withExtendedLifetime(kept) {} }
        return try FileSource(path: kept.path, name: file.name)
    }
}
