// Recipes of collaborations, members, memberships and tags.

import EmulatorTesting
import JSON

extension Recipe {
    static var collaborations: [String: Recipe] {
        [
            "CreateCollaboration": Recipe { _, input, changed in
                // Who may run jobs pays for them unless somebody else does.
                if changed.hasSuffix("isResponsible") { return }
                input.everyResponsibility(true)
            },
            "UpdateCollaboration": Recipe { world, input, _ in
                // From the legacy engine a collaboration can move to Spark or stay.
                let home = try world.makeHome { $0["analyticsEngine"] = "CLEAN_ROOMS_SQL" }
                input["collaborationIdentifier"] = .string(home.collaboration)
            },
            "DeleteCollaboration": Recipe { world, input, _ in
                input["collaborationIdentifier"] = .string(try world.makeHome().collaboration)
            },
            "DeleteMember": Recipe { world, input, _ in
                input["collaborationIdentifier"] = .string(try world.makeHome().collaboration)
                input["accountId"] = .string(Account.publisher.id)
            },
            "CreateMembership": Recipe(caller: .publisher) { world, input, _ in
                // Not yet joined by the publisher, who receives results, pays and has metrics if it wants to.
                let home = try world.makeInvitation(payingAs: input["paymentConfiguration"])
                input["collaborationIdentifier"] = .string(home)
            },
            "UpdateMembership": Recipe { world, input, _ in
                input["membershipIdentifier"] = .string(try world.makeHome().membership)
            },
            "DeleteMembership": Recipe(caller: .publisher) { world, input, _ in
                input["membershipIdentifier"] = .string(try world.makeHome().otherMembership)
            },
            "ListMemberships": Recipe(caller: .publisher),
            "TagResource": tagged,
            "UntagResource": tagged,
            "ListTagsForResource": tagged,
        ]
    }

    private static var tagged: Recipe {
        Recipe { world, input, _ in input["resourceArn"] = .string(try world.make("CreateConfiguredTable").arn) }
    }
}

extension World {
    /// A collaboration to which the publisher is invited as it will answer: as payer for just the kinds it accepts.
    fileprivate func makeInvitation(payingAs payments: JSON?) throws -> String {
        let made = send(
            "CreateCollaboration",
            [
                "name": "Invitation", "description": "", "creatorDisplayName": "Advertiser", "queryLogStatus": "ENABLED",
                "creatorMemberAbilities": [], "isMetricsEnabled": true, "creatorPaymentConfiguration": ["queryCompute": ["isResponsible": true]],
                "members": [
                    .object(
                        JSON.Object(
                            [
                                (name: "accountId", value: .string(Account.publisher.id)), (name: "displayName", value: "Publisher"),
                                (name: "memberAbilities", value: ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]),
                            ] + (payments.map { [(name: "paymentConfiguration", value: $0)] } ?? [])))
                ],
            ])
        guard let id = made["collaboration"]?["id"]?.string else { throw NotReady(operation: "an invitation", reply: made) }
        return id
    }
}

extension JSON {
    subscript(member: String) -> JSON? {
        get { object?[member] }
        set { self = with(member, newValue) }
    }

    /// Sets every flag of responsibility for a cost that there is.
    fileprivate mutating func everyResponsibility(_ value: Bool) {
        switch self {
        case .object(let object):
            self = .object(
                Object(
                    object.members.map { member in
                        var child = member.value
                        child.everyResponsibility(value)
                        return (member.name, member.name == "isResponsible" ? .bool(value) : child)
                    }))
        case .array(let elements):
            self = .array(
                elements.map { element in
                    var element = element
                    element.everyResponsibility(value)
                    return element
                })
        case .null, .bool, .integer, .double, .string: break
        }
    }
}
