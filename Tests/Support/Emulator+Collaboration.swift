// The collaboration that most tests begin with: two members, both active.

package import JSON
package import Testing

/// The ids of a collaboration of ``Account/advertiser`` and ``Account/publisher``, and of their memberships.
package struct SharedCollaboration: Sendable {
    package let id: String
    /// The advertiser's: no abilities.
    package let advertiserMembership: String
    /// The publisher's: it may query, receives results and pays.
    package let publisherMembership: String

    package init(id: String, advertiserMembership: String, publisherMembership: String) {
        self.id = id
        self.advertiserMembership = advertiserMembership
        self.publisherMembership = publisherMembership
    }
}

extension Emulator {
    /// Makes a collaboration on an engine, and both memberships in it.
    ///
    /// - Throws: `ExpectationFailedError` if one of the three calls does not answer what it should.
    package func makeCollaboration(
        analyticsEngine: String = "SPARK", publisherAbilities: [String] = ["CAN_QUERY", "CAN_RECEIVE_RESULTS"], changes: JSON = [:],
        at location: SourceLocation = #_sourceLocation
    ) throws -> SharedCollaboration {
        let made = send(
            .post, "/collaborations",
            ([
                "name": "Campaign overlap",
                "description": "Which members saw the campaign",
                "creatorDisplayName": "Advertiser",
                "creatorMemberAbilities": [],
                "members": [
                    [
                        "accountId": .string(Account.publisher.id),
                        "displayName": "Publisher",
                        "memberAbilities": .array(publisherAbilities.map(JSON.string)),
                    ]
                ],
                "queryLogStatus": "DISABLED",
                "analyticsEngine": .string(analyticsEngine),
            ] as JSON).with(changes), as: .advertiser, at: location)
        let id = try #require(made["collaboration"]?["id"]?.string, sourceLocation: location)
        return SharedCollaboration(
            id: id,
            advertiserMembership: try makeMembership(in: id, as: .advertiser, at: location),
            publisherMembership: try makeMembership(in: id, as: .publisher, at: location))
    }

    /// Joins an account that is a member of a collaboration, and answers the membership's id.
    package func makeMembership(
        in collaboration: String, as account: Account, at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let body: JSON = ["collaborationIdentifier": .string(collaboration), "queryLogStatus": "DISABLED"]
        let made = send(.post, "/memberships", body, as: account, at: location)
        return try #require(made["membership"]?["id"]?.string, sourceLocation: location)
    }
}
