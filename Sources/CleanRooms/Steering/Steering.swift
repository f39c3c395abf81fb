// What the tester has set about the whole service: kept in the store, so that it survives a restart and is part of snapshots.

import Store

/// The facts in the store, under the names of their `meta`.
enum Steering: String, CaseIterable {
    case clock
    case lifecycle
    case outcomes
}

/// A setting that is stored and cannot be read.
package struct UnreadableSetting: Error, Equatable, CustomStringConvertible {
    package var name: String
    package var reason: String

    package var description: String { "The stored setting \(name) cannot be read: \(reason)." }
}

extension CleanRooms {
    /// What is stored of a fact, as `read` makes it of the text.
    ///
    /// - Throws: ``UnreadableSetting`` for what `read` throws; what the store throws.
    func setting<Value>(_ fact: Steering, _ read: (String) throws -> Value) throws -> Value? {
        guard let text = try store.meta(fact.rawValue) else { return nil }
        do {
            return try read(text)
        } catch {
            throw UnreadableSetting(name: fact.rawValue, reason: "\(error)")
        }
    }

    /// Reloads from the store what the tester has set: at the start, and whenever the store's state was replaced or a commit failed.
    ///
    /// - Throws: What the store throws.
    package func readSteering() throws {
        try readClock()
        try readProgressions()
        steeringRevision += 1
    }

    /// Puts everything back to what it was when the program was started for the first time.
    func resetSteering() throws {
        for fact in Steering.allCases { try store.setMeta(fact.rawValue, to: nil) }
        clearEvents()
        try readSteering()
    }
}
