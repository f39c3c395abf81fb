// Several calls as one, for seeds.
// Reference: docs/seeds.md.

import Store

extension CleanRooms {
    /// Performs calls as one step of the open turn: all of them happen or, when `body` throws, none.
    ///
    /// In that case the followers of the state are reloaded from the store, and ids continue from where they were.
    package func atomically<Result>(_ body: () throws -> Result) throws -> Result {
        let (position, events, lives) = (ids.position, eventLog, lifeLog)
        do {
            return try announcing(body)
        } catch {
            (eventLog, lifeLog) = (events, lives)
            if let position { ids.resume(at: position) }
            for follower in followers { try follower.reload() }
            throw error
        }
    }

    /// The seeds that the state was given when the program started, so that a kept state is not seeded twice.
    package func seedsAtStart() throws -> Set<String> {
        Set(try store.meta(Self.seedsKey)?.split(separator: "\n").map(String.init) ?? [])
    }

    /// Notes a seed of the program's start. A reset of everything forgets it.
    package func noteSeedAtStart(_ name: String) throws {
        let names = try seedsAtStart().union([name]).sorted()
        try store.transaction { try store.setMeta(Self.seedsKey, to: names.joined(separator: "\n")) }
    }

    static let seedsKey = "seeds"
}
