// What was sent comes back: from the answer itself, from Get, and from List where the summary has it.

import EmulatorTesting
import JSON

extension World {
    /// What did not come back of an input that made or changed something.
    func lost(of input: JSON, sentTo operation: Operation, _ reply: Reply, as account: Account) -> [String] {
        guard operation.name.hasPrefix("Create") || operation.name.hasPrefix("Update") || operation.name.hasPrefix("Start"),
            let made = reply.json.object?.members.first?.value, let output = model.shape(operation.output).members.first
        else { return [] }
        var lost = lost(of: input, in: made, as: output.shape, sentTo: operation).map { "\($0) did not come back" }
        for reader in readers(of: operation) {
            guard let request = request(to: reader, of: made, input) else { continue }
            let answer = send(reader.name, request, as: account)
            guard answer.status == 200, let member = model.shape(reader.output).members.first(where: { $0.name != "nextToken" }) else {
                lost.append("\(reader.name) answered \(answer.status)")
                continue
            }
            guard case .list(let element) = model.shape(member.shape).kind else {
                let resource = answer[member.name] ?? .null
                lost += self.lost(of: input, in: resource, as: member.shape, sentTo: operation).map { "\($0) is not in \(reader.name)" }
                continue
            }
            guard let id = made["id"], model.shape(element).members.contains(where: { $0.name == "id" }) else { continue }
            guard let row = answer[member.name]?.array?.first(where: { $0["id"] == id }) else {
                lost.append("\(reader.name) does not have it")
                continue
            }
            lost += self.lost(of: input, in: row, as: element, sentTo: operation).map { "\($0) is not in \(reader.name)" }
        }
        if operation.name == "CreateCollaboration" { lost += lostMembers(of: input, in: made, as: account) }
        if let tags = input["tags"], let arn = made["arn"] {
            let answer = send("ListTagsForResource", ["resourceArn": arn], as: account)
            if !matches(tags, answer["tags"] ?? .null) { lost.append("tags are not in ListTagsForResource") }
        }
        return lost
    }

    /// What ListMembers does not show of the members that a collaboration was made with, its creator among them.
    private func lostMembers(of input: JSON, in made: JSON, as account: Account) -> [String] {
        let rows = send("ListMembers", ["collaborationIdentifier": made["id"] ?? "", "maxResults": 100], as: account)["memberSummaries"]
        let creator = JSON.object(JSON.Object([(name: "accountId", value: .string(account.id))]))
            .with("displayName", input["creatorDisplayName"]).with("memberAbilities", input["creatorMemberAbilities"])
            .with("mlMemberAbilities", input["creatorMLMemberAbilities"])
            .with("paymentConfiguration", input["creatorPaymentConfiguration"])
        return ([creator] + (input["members"]?.array ?? [])).compactMap { sent in
            let expected = (sent.object?.members ?? []).reduce([:] as JSON) {
                $0.with(["memberAbilities": "abilities", "mlMemberAbilities": "mlAbilities"][$1.name] ?? $1.name, $1.value)
            }
            return rows?.array?.contains { matches(expected, $0) } == true ? nil : "a member is not in ListMembers as it was sent"
        }
    }

    /// The operations that read what an operation makes or changes: GetX, ListXs, and those of the collaboration.
    private func readers(of operation: Operation) -> [Operation] {
        let noun = operation.name.drop { $0.isUppercase }.drop { $0.isLowercase }
        let plural = noun.hasSuffix("y") ? "\(noun.dropLast())ies" : "\(noun)s"
        return ["Get\(noun)", "GetCollaboration\(noun)", "List\(plural)", "ListCollaboration\(plural)"].compactMap(model.operation)
    }

    /// The request that reads a thing: each member of its path is one of the input's, or tells of the thing itself.
    private func request(to reader: Operation, of made: JSON, _ input: JSON) -> JSON? {
        var request: JSON = [:]
        for member in model.input(of: reader).members where member.isRequired {
            let stem = member.name.hasSuffix("Identifier") ? String(member.name.dropLast("Identifier".count)) : nil
            let own: JSON? = stem.flatMap { reader.name.lowercased().hasSuffix($0.lowercased()) ? Made.id(of: made) : made["\($0)Id"] }
            let arn: JSON? = member.name.hasSuffix("Arn") ? made["arn"] : nil
            guard let value = own ?? input[member.name] ?? arn ?? made[member.name] else { return nil }
            request = request.with(member.name, value)
        }
        return request
    }

    /// The names of the members sent that the answer's shape has, but not the answer.
    private func lost(of input: JSON, in made: JSON, as shape: String, sentTo operation: Operation) -> [String] {
        let known = model.shape(shape).members.map(\.name)
        return (input.object?.members ?? []).compactMap { member in
            let names = [Self.otherNames[member.name], member.name, member.name.replacing("Identifier", with: "Id")].compactMap(\.self)
            guard let name = names.first(where: known.contains) else { return nil }
            // An empty selection says nothing, so none comes back (inferred).
            if member.name == "selectedAnalysisMethods", member.value == [] { return nil }
            return matches(member.value, made[name] ?? .null) ? nil : member.name
        }
    }

    /// Members that an answer calls otherwise than the request.
    private static let otherNames = [
        "analysisRulePolicy": "policy", "analysisRuleType": "type", "autoApprovedChangeRequestTypes": "autoApprovedChangeTypes",
        "configuredAudienceModelAssociationName": "name", "membershipPaymentConfiguration": "paymentConfiguration",
    ]

    /// Whether everything sent is in what came back, which may have more members.
    private func matches(_ sent: JSON, _ got: JSON) -> Bool {
        switch (sent, got) {
        case (.object(let sent), .object): sent.members.allSatisfy { matches($0.value, got[$0.name] ?? .null) }
        case (.array(let sent), .array(let got)): sent.count == got.count && zip(sent, got).allSatisfy(matches)
        default: sent.number.map { $0 == got.number } ?? (sent == got)
        }
    }
}
