// The tester's rules: kept in their order, and asked when something starts.
// Reference: docs/architecture.md, "The life cycle and the clock".

import CleanRoomsModel
import Clocks
import JSON
import Store

extension CleanRooms {
    /// The rules in the order in which they are asked.
    package func outcomeRules() throws -> [OutcomeRule] {
        try setting(.outcomes) { text in
            // Read anew only when it has changed, as a rule may carry many rows.
            if let (known, rules) = outcomeRulesAsRead, known == text { return rules }
            let rules = try Self.outcomeRules(storedAs: text)
            outcomeRulesAsRead = (text, rules)
            return rules
        } ?? []
    }

    /// - Throws: `JSONSyntaxError`, `JSONMismatch`.
    static func outcomeRules(storedAs text: String) throws -> [OutcomeRule] {
        try [OutcomeRule](json: JSON(parsing: text))
    }

    /// Replaces the rules.
    ///
    /// - Returns: False, with nothing done, if they would take up more than `mostBytes`.
    @discardableResult package func setOutcomeRules(_ rules: [OutcomeRule], mostBytes: Int = .max) throws -> Bool {
        var writer = JSONWriter()
        rules.write(to: &writer)
        guard writer.bytes.count <= mostBytes else { return false }
        let text = rules.isEmpty ? nil : String(decoding: writer.bytes, as: UTF8.self)
        try store.transaction { try store.setMeta(Steering.outcomes.rawValue, to: text) }
        outcomeRulesAsRead = text.map { ($0, rules) }
        steeringRevision += 1
        return true
    }

    /// A rule's pattern, made once; nil if the text is not a pattern.
    func outcomePattern(_ source: String) -> Pattern? {
        if let known = outcomePatterns[source] { return known }
        // This also drops the patterns of rules that are gone.
        if outcomePatterns.count >= 2 * OutcomeRule.mostPatterns { outcomePatterns = [:] }
        let pattern = try? Pattern(source)
        outcomePatterns[source] = pattern
        return pattern
    }

    /// A new id for a rule, of no use to anything else.
    package func newOutcomeID() -> String {
        steeringIDs.next(at: clock.now)
    }
}

extension Call {
    /// The rule that decides about what is being started, and counts that it did; nil if none does.
    ///
    /// It is asked last, when nothing can keep the thing from starting any more.
    func outcome(of subject: OutcomeSubject) throws -> OutcomeRule? {
        var rules = try service.outcomeRules()
        guard let index = rules.firstIndex(where: { $0.fits(subject, pattern: service.outcomePattern) }) else { return nil }
        let rule = rules[index]
        if let left = rule.timesLeft {
            rules[index].timesLeft = left - 1
            try service.setOutcomeRules(rules)
        }
        return rule
    }
}
