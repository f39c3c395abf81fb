// Locations of tables, and where their buckets stand in URLs.

import HTTPClient
import Tables
import Testing

struct BucketFolderTests {
    @Test(arguments: [
        ("s3://lake/crm/", "s3://lake/crm/"), ("s3a://lake/crm", "s3://lake/crm/"), ("S3://lake", "s3://lake/"),
        ("s3://lake//crm//x/", "s3://lake/crm/x/"), ("s3n://lake/a b/ø/", "s3://lake/a b/ø/"),
    ])
    func `a location is a bucket and a prefix`(text: String, folder: String) {
        #expect(BucketFolder(text)?.description == folder)
    }

    @Test(arguments: ["", "s3://", "s3:///x", "/lake/crm", "s3://lake/../x", "s3://..", "s3://lake/./x", "s3://lake/\0", "hdfs://lake/x"])
    func `what leads elsewhere is none`(text: String) { #expect(BucketFolder(text) == nil) }

    @Test func `a bucket is in the path or in the host`() {
        #expect(S3Addressing.path.url("http://h:1", bucket: "lake", key: "a b/c") == "http://h:1/lake/a%20b/c")
        #expect(S3Addressing.path.url("http://h:1", bucket: "lake", key: "") == "http://h:1/lake")
        #expect(S3Addressing.virtual.url("http://h:1", bucket: "lake", key: "a/c") == "http://lake.h:1/a/c")
        #expect(S3Addressing.virtual.url("https://h", bucket: "lake", key: "") == "https://lake.h/")
    }
}
