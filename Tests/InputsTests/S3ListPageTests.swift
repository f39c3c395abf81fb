// What a listing of S3's says, whatever it holds.
// Reference: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html

import Testing

@testable import Inputs

struct S3ListPageTests {
    private func page(_ text: String) -> S3ListPage { S3ListPage(Array(text.utf8)) }

    @Test func `objects, folders and the next page are read`() {
        let page = page(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>lake</Name><Prefix>crm/</Prefix><KeyCount>2</KeyCount>
            <IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b=</NextContinuationToken><EncodingType>url</EncodingType>
            <Contents><Key>crm/part+0%2B.csv</Key><LastModified>2026-01-01T00:00:00Z</LastModified><ETag>&quot;0a1b&quot;</ETag><Size>12</Size>
              <Owner><ID>1</ID><DisplayName>Ann</DisplayName></Owner><StorageClass>STANDARD</StorageClass></Contents>
            <Contents><Key>crm/%C3%A6.csv</Key><Size>3</Size><ETag>&#34;2&#x22;</ETag></Contents>
            <CommonPrefixes><Prefix>crm/day%3D1/</Prefix></CommonPrefixes></ListBucketResult>
            """)
        #expect(page.objects.map(\.key) == ["crm/part 0+.csv", "crm/æ.csv"])
        #expect(page.objects.map(\.size) == [12, 3] && page.objects.map(\.tag) == ["\"0a1b\"", "\"2\""])
        #expect(page.prefixes == ["crm/day=1/"] && page.next == "a&b=")
    }

    @Test func `the last page has no next one`() {
        #expect(page("<R><IsTruncated>false</IsTruncated><NextContinuationToken>x</NextContinuationToken></R>").next == nil)
    }

    @Test(arguments: [
        "", "<", "<a", "</", "<></>", "<Contents></Contents>", "<Key>&#x110000;&amp</Key>", "not XML", "<Size>-9</Size></Contents>",
    ])
    func `what is no listing tells nothing`(text: String) {
        let page = page(text)
        #expect(page.objects.allSatisfy { $0.key.isEmpty && $0.size == 0 } && page.prefixes.isEmpty && page.next == nil)
    }

    @Test func `the code of an error is read`() {
        #expect(S3ListPage.errorCode(in: Array("<Error><Code>NoSuchBucket</Code><Message>x</Message></Error>".utf8)) == "NoSuchBucket")
        #expect(S3ListPage.errorCode(in: Array("no such thing".utf8)) == nil)
    }
}
