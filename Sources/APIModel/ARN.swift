// Amazon Resource Names.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

/// The name of a resource of any service: `arn:partition:service:region:account:resource`.
package struct ARN: Sendable, Hashable {
    package let partition: String
    package let service: String
    /// Empty for global services, such as IAM.
    package let region: String
    /// Twelve digits; empty where the resource belongs to no account, as an S3 bucket's ARN has it.
    package let account: String
    /// What follows the fifth colon, with whatever colons and slashes it has.
    package let resource: String

    package init(partition: String = "aws", service: String, region: String, account: String, resource: String) {
        self.partition = partition
        self.service = service
        self.region = region
        self.account = account
        self.resource = resource
    }
}

extension ARN: LosslessStringConvertible {
    /// Reads an ARN of any service; nil unless it has six parts, of which region and account may be empty.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else { return nil }
        self.init(partition: parts[1], service: parts[2], region: parts[3], account: parts[4], resource: parts[5])
    }

    package var description: String {
        // Answers have an ARN in every row: the bytes are put together first, since each append to a string looks at what it is.
        let count = 8 + partition.utf8.count + service.utf8.count + region.utf8.count + account.utf8.count + resource.utf8.count
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { room in
            var end = room.fill("arn:", from: 0)
            end = room.fill(partition, from: end, then: UInt8(ascii: ":"))
            end = room.fill(service, from: end, then: UInt8(ascii: ":"))
            end = room.fill(region, from: end, then: UInt8(ascii: ":"))
            end = room.fill(account, from: end, then: UInt8(ascii: ":"))
            end = room.fill(resource, from: end)
            return String(decoding: UnsafeBufferPointer(rebasing: room[..<end]), as: UTF8.self)
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes a text and perhaps a byte behind it, and returns the place after.
    fileprivate func fill(_ text: String, from start: Int, then last: UInt8? = nil) -> Int {
        var text = text
        var end = text.withUTF8 { text in
            if let target = baseAddress, let source = text.baseAddress { (target + start).initialize(from: source, count: text.count) }
            return start + text.count
        }
        if let last {
            self[end] = last
            end += 1
        }
        return end
    }
}
