// What a call reports besides its answer.
// Source: our own form; docs/control-api.md has it as it stands in the journal.

package import Rules

/// Facts for the log and the journal that no answer of AWS's contains. They outlive a call that throws.
package final class Remarks {
    /// The query that the rules refused, with the rule, the column and the place.
    package internal(set) var refusal: Refusal?
    /// What was accepted although AWS may not take it, in a sentence.
    package internal(set) var warning: String?

    package init() {}
}
