// Recipes of change requests: another account a request, and the votes that an action waits for.

import EmulatorTesting
import JSON

extension Recipe {
    static var changeRequests: [String: Recipe] {
        [
            "CreateCollaborationChangeRequest": Recipe { world, input, changed in
                let own = input["changes"]?.array ?? []
                // Each account has one open request at most, and so has the collaboration itself.
                input["changes"] = .array(
                    own.enumerated().map { index, change in
                        var change = change
                        let place = "specification.member"
                        guard change[path: place] != nil else { return change.with("specificationType", "COLLABORATION") }
                        change["specificationType"] = "MEMBER"
                        change[path: "\(place).accountId"] = .string("\(500_000_000_000 + world.next())")
                        if change[path: "\(place).displayName"] == nil { change[path: "\(place).displayName"] = "New" }
                        return change
                    })
                if changed == "changes.1.member.specificationType", own.first?["specificationType"] == "COLLABORATION" {
                    input["changes"] = [
                        ["specificationType": "COLLABORATION", "specification": ["collaboration": ["autoApprovedChangeTypes": []]]]
                    ]
                }
                if input[path: "changes"]?.array?.first?["specificationType"] == "COLLABORATION" {
                    input["collaborationIdentifier"] = .string(try world.makeHome().collaboration)
                }
            },
            "UpdateCollaborationChangeRequest": Recipe { world, input, _ in
                guard input["action"] == "COMMIT" else { return }
                world.send("UpdateCollaborationChangeRequest", input.with("action", "APPROVE"), as: .publisher)
            }.sent { ["APPROVE", "DENY"].contains($0["action"]) ? .publisher : .advertiser },
        ]
    }
}
