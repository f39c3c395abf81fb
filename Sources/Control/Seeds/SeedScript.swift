// A seed: a script of API calls and control calls, each step with what identifies it in a message.
// Source: our own form, which docs/seeds.md describes.

import CleanRoomsModel
import JSON

/// A seed that was read and checked: its operations, accounts and members exist, and its references point to what comes before them.
package struct SeedScript: Sendable {
    /// What messages call it: the name of its file.
    package let name: String
    /// Accounts by their names, which references may use as well.
    package let accounts: [String: String]
    let steps: [SeedStep]
    /// Where the files that it names are.
    var files = SeedFiles.ofRequests
}

struct SeedStep: Sendable {
    /// `step 3 'campaign' (line 14)`, as messages call it.
    let title: String
    /// The name by which later steps refer to the answer.
    let id: String?
    let action: Action

    enum Action: Sendable {
        case call(SeedCall)
        case control(SeedControl)
        /// Steps that are done again, with an index counted from 1.
        case repetition(count: Int, index: String, [SeedStep])
    }
}

/// A call of the API, by an account in a region.
struct SeedCall: Sendable {
    let operation: Operation
    let account: String
    let region: String
    /// The input of the operation.
    let input: SeedTemplate
}

/// A call of the control API.
struct SeedControl: Sendable {
    let method: String
    /// The raw path, and the query if there is one.
    let target: SeedTemplate
    let body: SeedTemplate?

    /// The rooms of the control API whose state is undone with a seed that fails. Others would end the seed's own transaction, as restoring a snapshot
    /// does, or have nothing to set.
    static let rooms = ["catalog", "clock", "faults", "lifecycle", "outcomes"]
}
