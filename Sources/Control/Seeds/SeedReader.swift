// YAML to a seed, with everything checked that can be checked before anything is called.
// Source: our own form, which docs/seeds.md describes.

import CleanRoomsModel
import JSON
import YAML

extension SeedScript {
    /// Reads a seed.
    ///
    /// - Parameter name: What messages call it.
    /// - Throws: ``SeedError`` with the line of what is wrong.
    package init(_ text: [UInt8], named name: String) throws(SeedError) {
        do throws(YAMLError) {
            var reader = SeedReader()
            self = try reader.script(try YAML.parse(text), named: name)
        } catch {
            throw SeedError(.script, "\(name), line \(error.position.line): \(error.sentence)")
        }
    }
}

/// Reads nodes in the order of the text, and knows which names there are so far.
private struct SeedReader {
    private var accounts: [String: String] = [:]
    private var region = "us-east-1"
    /// Names of accounts, indexes and steps, each with what it is.
    private var names: [String: String] = [:]
    /// How many calls are made by the steps that were read so far.
    private var calls = 0
    /// How often the steps being read are repeated.
    private var rounds = 1
    /// How many rounds are made by all repetitions that were read so far, whatever they repeat.
    private var allRounds = 0

    /// A few nested repetitions must not be able to hold up everyone for ever.
    private static let mostCalls = 100_000
    /// In nested repetitions the innermost makes nearly all rounds.
    private static let mostRounds = 2 * mostCalls

    mutating func script(_ root: YAMLNode, named name: String) throws(YAMLError) -> SeedScript {
        let members = try members(of: root, among: ["accounts", "region", "catalog", "idNamespaces", "steps"], "A seed")
        if let node = members["accounts"] {
            for entry in try entries(of: node, "'accounts'") {
                accounts[entry.key] = try account(entry.value)
                try take(entry.key, as: "an account", at: entry.position)
            }
        }
        if let node = members["region"] { region = try text(node, "'region'") }
        var steps: [SeedStep] = []
        if let node = members["catalog"] { steps.append(try declaration(of: "tables", node, "the catalog")) }
        if let node = members["idNamespaces"] { steps.append(try declaration(of: "idNamespaces", node, "the ID namespaces")) }
        if let node = members["steps"] { steps += try self.steps(node, within: "") }
        return SeedScript(name: name, accounts: accounts, steps: steps)
    }

    /// The step that declares what is outside of the service.
    ///
    /// - Parameters:
    ///   - member: What the control API calls it.
    ///   - title: What messages call it.
    private mutating func declaration(of member: String, _ node: YAMLNode, _ title: String) throws(YAMLError) -> SeedStep {
        let body = SeedTemplate.object([SeedTemplate.Member(name: member, value: try template(node))])
        let control = SeedControl(method: "POST", target: .literal(.string("/_cleanrooms/catalog")), body: body)
        return SeedStep(title: "\(title) (line \(node.position.line))", id: nil, action: .control(control))
    }

    /// - Parameter number: The number of the step that these are repeated by, and a dot; empty for the script's own.
    private mutating func steps(_ node: YAMLNode, within number: String) throws(YAMLError) -> [SeedStep] {
        guard case .sequence(let nodes) = node.value else { throw YAMLError(node.position, "'steps' is a list of steps.") }
        var steps: [SeedStep] = []
        for (index, node) in nodes.enumerated() { steps.append(try step(node, "\(number)\(index + 1)")) }
        return steps
    }

    private mutating func step(_ node: YAMLNode, _ number: String) throws(YAMLError) -> SeedStep {
        let members = try members(
            of: node, among: ["id", "as", "in", "call", "with", "control", "repeat", "index", "steps"], "A step")
        let action: SeedStep.Action
        switch (members["call"], members["control"], members["repeat"]) {
        case (let call?, nil, nil):
            try refuse(["index", "steps"], of: members, "a call")
            action = .call(try self.call(call, members, at: node.position))
        case (nil, let control?, nil):
            try refuse(["as", "in", "index", "steps"], of: members, "a control step")
            action = .control(try self.control(control, with: members["with"]))
        case (nil, nil, let count?):
            try refuse(["id", "as", "in", "with"], of: members, "a repetition")
            action = try repetition(count, members, number, at: node.position)
        default: throw YAMLError(node.position, "A step has one of 'call', 'control' and 'repeat'.")
        }
        if case .repetition = action {} else { calls += rounds }
        guard calls <= Self.mostCalls else { throw YAMLError(node.position, "A seed makes \(Self.mostCalls) calls at most.") }
        var title = "step \(number)"
        var id: String?
        if let node = members["id"] {
            let name = try text(node, "'id'")
            id = name
            title += " '\(name)'"
            // Only from here on, so that no step refers to itself.
            try take(name, as: "a step", at: node.position)
        }
        return SeedStep(title: "\(title) (line \(node.position.line))", id: id, action: action)
    }

    // MARK: Actions

    private func call(_ node: YAMLNode, _ members: [String: YAMLNode], at position: YAMLPosition) throws(YAMLError) -> SeedCall {
        let name = try text(node, "'call'")
        guard let operation = Operation.allCases.first(where: { $0.name == name }) else {
            let question = NearestName.question(name, among: Operation.allCases.lazy.map(\.name))
            throw YAMLError(node.position, "There is no operation \(name).\(question)")
        }
        guard let caller = members["as"] else {
            throw YAMLError(position, "\(name) has no 'as', which says whose call it is: an account, or a name that 'accounts' gives it.")
        }
        var input = SeedTemplate.object([])
        if let with = members["with"] {
            guard case .mapping = with.value else { throw YAMLError(with.position, "'with' is a mapping: the input of \(name).") }
            try check(with, against: operation.input, "\(name)")
            input = try template(with)
        }
        var region = region
        if let node = members["in"] { region = try text(node, "'in'") }
        return SeedCall(operation: operation, account: try account(caller), region: region, input: input)
    }

    private func control(_ node: YAMLNode, with body: YAMLNode?) throws(YAMLError) -> SeedControl {
        let words = try text(node, "'control'").split(separator: " ")
        guard words.count == 2, ["POST", "PUT", "PATCH", "DELETE"].contains(words[0]) else {
            throw YAMLError(node.position, "'control' is a method and a path, such as POST /_cleanrooms/clock/freeze.")
        }
        let path = words[1].prefix { $0 != "?" }
        guard SeedControl.rooms.contains(where: { path == "/_cleanrooms/\($0)" || path.hasPrefix("/_cleanrooms/\($0)/") }) else {
            let rooms = SeedControl.rooms.map { "/_cleanrooms/\($0)" }.joined(separator: ", ")
            throw YAMLError(node.position, "A seed's control steps are for \(rooms), and not for \(path).")
        }
        let target = try template(String(words[1]), at: node.position)
        return SeedControl(method: String(words[0]), target: target, body: try body.map { node throws(YAMLError) in try template(node) })
    }

    private mutating func repetition(
        _ node: YAMLNode, _ members: [String: YAMLNode], _ number: String, at position: YAMLPosition
    ) throws(YAMLError) -> SeedStep.Action {
        guard case .scalar(.integer(let count)) = node.value, (1...Int64(Self.mostCalls)).contains(count) else {
            throw YAMLError(node.position, "'repeat' is a whole number from 1 to \(Self.mostCalls).")
        }
        guard let steps = members["steps"] else { throw YAMLError(position, "A repetition has no 'steps'.") }
        var index = "index"
        if let node = members["index"] { index = try text(node, "'index'") }
        try take(index, as: "an index", at: members["index"]?.position ?? position)
        let outerRounds = rounds
        // More are too many in any case.
        rounds = min(rounds * Int(count), Self.mostRounds + 1)
        allRounds += rounds
        guard allRounds <= Self.mostRounds else { throw YAMLError(position, "A seed repeats steps \(Self.mostRounds) times at most.") }
        let callsBefore = calls
        let repeated = try self.steps(steps, within: "\(number).")
        rounds = outerRounds
        names[index] = nil
        // Steps without a call have the same effect once as many times.
        return .repetition(count: calls == callsBefore ? 1 : Int(count), index: index, repeated)
    }

    // MARK: Names

    private mutating func take(_ name: String, as kind: String, at position: YAMLPosition) throws(YAMLError) {
        guard name.first?.isLetter == true, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
            throw YAMLError(position, "'\(name)' cannot be a name: one begins with a letter and goes on with letters, digits, '_' and '-'.")
        }
        if let other = names[name] { throw YAMLError(position, "'\(name)' is \(other)'s name already.") }
        names[name] = kind
    }

    /// An account as `as` and `accounts` have it: twelve digits, or a name that `accounts` gives it.
    private func account(_ node: YAMLNode) throws(YAMLError) -> String {
        let name = try text(node, "An account")
        if let account = accounts[name] { return account }
        guard AccountID.isOne(name) else {
            let question = NearestName.question(name, among: accounts.keys)
            throw YAMLError(node.position, "'\(name)' is no account: neither twelve digits nor a name among 'accounts'.\(question)")
        }
        return name
    }

    /// Checks the names of members against the model; the service itself judges their values.
    private func check(_ node: YAMLNode, against constraint: Constraint, _ place: String) throws(YAMLError) {
        switch node.value {
        case .scalar: return
        case .sequence(let elements):
            guard let element = constraint.element else { return }
            for node in elements { try check(node, against: element, place) }
        case .mapping(let entries):
            for entry in entries {
                if let members = constraint.members, !members.contains(where: { $0.name == entry.key }) {
                    let question = NearestName.question(entry.key, among: members.lazy.map(\.name))
                    throw YAMLError(
                        entry.position,
                        "\(place) has no member \(entry.key).\(question.isEmpty ? " It has \(members.map(\.name).joined(separator: ", "))." : question)"
                    )
                }
                guard let member = constraint.member(entry.key) else { continue }
                try check(entry.value, against: member, "\(place).\(entry.key)")
            }
        }
    }

    // MARK: Values

    private func template(_ node: YAMLNode) throws(YAMLError) -> SeedTemplate {
        switch node.value {
        case .scalar(.string(let text)): return try template(text, at: node.position)
        case .scalar(let json): return .literal(json)
        case .sequence(let nodes):
            var elements: [SeedTemplate] = []
            for node in nodes { elements.append(try template(node)) }
            return .list(elements)
        case .mapping(let entries):
            var members: [SeedTemplate.Member] = []
            for entry in entries { members.append(SeedTemplate.Member(name: entry.key, value: try template(entry.value))) }
            return .object(members)
        }
    }

    private func template(_ text: String, at position: YAMLPosition) throws(YAMLError) -> SeedTemplate {
        let template: SeedTemplate
        do throws(SeedTemplateError) {
            template = try SeedTemplate.reading(text)
        } catch {
            throw YAMLError(position, error.sentence)
        }
        for reference in template.references where names[reference.name] == nil {
            let question = NearestName.question(reference.name, among: names.keys)
            throw YAMLError(position, "\(reference) refers to '\(reference.name)', and no step before this one has that id.\(question)")
        }
        return template
    }

    // MARK: Nodes

    private func entries(of node: YAMLNode, _ subject: String) throws(YAMLError) -> [YAMLNode.Entry] {
        guard case .mapping(let entries) = node.value else { throw YAMLError(node.position, "\(subject) is a mapping.") }
        return entries
    }

    private func members(of node: YAMLNode, among known: [String], _ subject: String) throws(YAMLError) -> [String: YAMLNode] {
        var members: [String: YAMLNode] = [:]
        for entry in try entries(of: node, subject) {
            guard known.contains(entry.key) else {
                throw YAMLError(
                    entry.position, "\(subject) has no '\(entry.key)'; it has \(known.map { "'\($0)'" }.joined(separator: ", ")).")
            }
            members[entry.key] = entry.value
        }
        return members
    }

    private func refuse(_ names: [String], of members: [String: YAMLNode], _ subject: String) throws(YAMLError) {
        for name in names {
            if let node = members[name] { throw YAMLError(node.position, "'\(name)' is not for \(subject).") }
        }
    }

    /// A text, or a whole number as its digits.
    private func text(_ node: YAMLNode, _ subject: String) throws(YAMLError) -> String {
        switch node.value {
        case .scalar(.string(let text)) where !text.isEmpty: return text
        case .scalar(.integer(let number)): return "\(number)"
        case .scalar, .sequence, .mapping: throw YAMLError(node.position, "\(subject) is a text.")
        }
    }
}
