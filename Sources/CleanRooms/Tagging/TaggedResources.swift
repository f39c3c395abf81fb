// Tags across resources: who has which, and what keys and values there are. The Resource Groups Tagging API asks for them.
// Reference: https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html

package import CleanRoomsModel
import Clocks
package import JSON
import Store

/// A resource that has tags.
package struct TaggedResource: Sendable, Equatable {
    package let arn: String
    /// In the order of their keys.
    package let tags: [(key: String, value: String)]

    package static func == (left: Self, right: Self) -> Bool {
        left.arn == right.arn && left.tags.elementsEqual(right.tags, by: ==)
    }
}

/// Some rows of a listing and, where there are more, the token that resumes after them.
package struct TagPage<Element: Sendable>: Sendable {
    package let elements: [Element]
    package let nextToken: String?
}

/// Which resources are asked for, and how many at once.
package struct TaggedResourceQuery: Sendable {
    /// The most that a page holds: resources, or tags. The tags of one resource are not split.
    package enum Size: Sendable, Equatable {
        case resources(Int)
        case tags(Int)
    }

    /// A resource has to have a tag of each key, with one of its values where there are any.
    package let filters: [(key: String, values: [String])]
    /// `cleanrooms`, or a kind of its resources such as `cleanrooms:collaboration`; none for all.
    package let types: [String]
    /// Nil for all.
    package let arns: [String]?
    package let size: Size
    /// Whether resources that comply with the account's tag policies are left out: all of them do, since there are no policies.
    package let leavesOutAll: Bool

    package init(filters: [(key: String, values: [String])], types: [String], arns: [String]?, size: Size, leavesOutAll: Bool) {
        self.filters = filters
        self.types = types
        self.arns = arns
        self.size = size
        self.leavesOutAll = leavesOutAll
    }
}

extension CleanRooms {
    /// A page of a caller's resources that have tags, by their ARNs. Unlike AWS, it forgets what has lost its last tag.
    ///
    /// - Parameter token: That of the page before; nil for the first.
    /// - Throws: `validation` for a token of another listing.
    package func taggedResources(
        _ query: TaggedResourceQuery, as caller: Caller, after token: String?
    ) throws -> TagPage<TaggedResource> {
        let listing = TagListing(
            "GetResources", caller, query.types + query.filters.flatMap { ["\($0.values.count)", $0.key] + $0.values })
        let after = try token.map { try listing.place(of: $0) }
        let resources = try taggedResources(of: caller).filter { query.fits($0) && after.map($0.arn.isAfter) ?? true }
        let shown = resources.prefix(query.size.length(of: resources))
        return TagPage(
            elements: Array(shown), nextToken: shown.count < resources.count ? shown.last.map { listing.token(after: $0.arn) } : nil)
    }

    /// A page of the keys of a caller's tags, in their order.
    ///
    /// - Throws: As ``taggedResources(_:as:after:)`` does.
    package func tagKeys(as caller: Caller, after token: String?) throws -> TagPage<String> {
        try page(of: try taggedResources(of: caller).flatMap { $0.tags.map(\.key) }, TagListing("GetTagKeys", caller), after: token)
    }

    /// A page of the values that a caller's tags of a key have, in their order.
    ///
    /// - Throws: As ``taggedResources(_:as:after:)`` does.
    package func tagValues(ofKey key: String, as caller: Caller, after token: String?) throws -> TagPage<String> {
        let values = try taggedResources(of: caller).flatMap { $0.tags.filter { $0.key == key }.map(\.value) }
        return try page(of: values, TagListing("GetTagValues", caller, [key]), after: token)
    }

    /// Does what TagResource does.
    package func tag(_ arn: String, with tags: [ExactString: String], as caller: Caller) throws {
        let call = Call(operation: .tagResource, caller: caller, now: clock.now, service: self)
        _ = try announcing { try tagResource(TagResourceInput(resourceArn: arn, tags: tags), call) }
    }

    /// Does what UntagResource does.
    package func untag(_ arn: String, _ keys: [String], as caller: Caller) throws {
        let call = Call(operation: .untagResource, caller: caller, now: clock.now, service: self)
        _ = try announcing { try untagResource(UntagResourceInput(resourceArn: arn, tagKeys: keys), call) }
    }

    private func taggedResources(of caller: Caller) throws -> [TaggedResource] {
        // What an ARN of the account's own in its region begins with.
        let prefix = ARN(service: "cleanrooms", region: caller.region, account: caller.account, resource: "").description
        var resources: [(arn: String, tags: [(key: String, value: String)])] = []
        for tag in try store.tags(ofARNsBeginningWith: prefix) {
            if resources.last?.arn != tag.arn { resources.append((tag.arn, [])) }
            resources[resources.count - 1].tags.append((tag.key, tag.value))
        }
        return resources.map { TaggedResource(arn: $0.arn, tags: $0.tags) }
    }

    private func page(of texts: [String], _ listing: TagListing, after token: String?) throws -> TagPage<String> {
        let after = try token.map { try listing.place(of: $0) }
        let rest = Set(texts).filter { after.map($0.isAfter) ?? true }.sorted { $1.isAfter($0) }
        // Inferred: neither operation has a member for it.
        let shown = rest.prefix(100)
        return TagPage(elements: Array(shown), nextToken: shown.count < rest.count ? shown.last.map(listing.token) : nil)
    }
}

extension TaggedResourceQuery {
    fileprivate func fits(_ resource: TaggedResource) -> Bool {
        guard !leavesOutAll, arns?.contains(resource.arn) ?? true else { return false }
        guard types.isEmpty || ARN(resource.arn).map({ arn in types.contains { arn.isOf(type: $0) } }) ?? false else { return false }
        return filters.allSatisfy { filter in
            resource.tags.contains { $0.key == filter.key && (filter.values.isEmpty || filter.values.contains($0.value)) }
        }
    }
}

extension TaggedResourceQuery.Size {
    /// How many of the resources fit on one page: at least one, as none is split.
    fileprivate func length(of resources: [TaggedResource]) -> Int {
        switch self {
        case .resources(let count): return count
        case .tags(let most):
            var tags = 0
            let length = resources.firstIndex { resource in
                tags += resource.tags.count
                return tags > most
            }
            return max(1, length ?? resources.count)
        }
    }
}

extension ARN {
    /// Whether it is of a type as the tagging API has it: a service, or a service and a kind of its resources as the ARN spells it.
    ///
    /// Of what lives under a membership the kind is the word behind the membership's id, alone or behind `membership/` (inferred).
    fileprivate func isOf(type: String) -> Bool {
        let parts = type.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.first.map(String.init) == service else { return false }
        guard parts.count == 2 else { return true }
        let words = resource.split(separator: "/", omittingEmptySubsequences: false)
        let kinds = stride(from: 0, to: words.count, by: 2).map { words[$0] }
        return parts[1] == kinds.last ?? "" || parts[1] == kinds.joined(separator: "/")
    }
}

extension String {
    /// In the order of their bytes, which is the store's.
    fileprivate func isAfter(_ other: String) -> Bool { other.utf8.lexicographicallyPrecedes(utf8) }
}

/// A listing as its tokens know it.
private struct TagListing {
    private let fingerprint: UInt64

    init(_ operation: String, _ caller: Caller, _ filters: [String] = []) {
        fingerprint = PageToken.fingerprint(of: [operation, caller.account, caller.region] + filters)
    }

    func token(after place: String) -> String {
        // Keys and values may have any characters, even those that separate the parts of a token.
        PageToken(key: PageKey(createdAt: 0, id: Base64URL.encode(Array(place.utf8))), of: fingerprint).text
    }

    func place(of token: String) throws -> String {
        let id = try PageToken(text: token, of: fingerprint).key.id
        return String(decoding: Base64URL.decode(id) ?? [], as: UTF8.self)
    }
}
