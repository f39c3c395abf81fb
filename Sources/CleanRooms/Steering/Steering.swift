// What the tester has set about the whole service: kept in the store, so that it lasts over a restart and goes along with snapshots.

import Store

/// The facts in the store, under the names of their `meta`.
enum Steering: String, CaseIterable {
    case clock
    case lifecycle
    case outcomes
}

extension CleanRooms {
    /// Takes over from the store what the tester has set: at the start, and whenever the store's state was exchanged or a commit failed.
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
