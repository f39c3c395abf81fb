// What is due, and when: the life cycle's timetable.
// Reference: docs/architecture.md, "The life cycle and the clock".

/// Something that is to happen.
package struct Due: Sendable, Equatable {
    /// Milliseconds since 1970.
    package var at: Int64
    package var event: String
    /// What it happens to, usually the id of a record.
    package var subject: String
}

/// What was taken off the timetable.
package enum TakenDue: Sendable, Equatable {
    case due(Due)
    /// An event that cannot be read: why, and what it seems to be.
    case unreadable(reason: String, event: String, subject: String)
}

extension Store {
    /// Writes down that an event is to happen to a subject.
    ///
    /// - Parameter at: milliseconds since 1970.
    package func schedule(event: String, subject: String, at: Int64) throws {
        try write("INSERT INTO due (at, event, subject) VALUES (?, ?, ?)", reach: .timetable) { statement in
            try statement.bind(at)
            try statement.bind(event)
            try statement.bind(subject)
            try statement.run()
        }
    }

    /// Strikes everything that was to happen to a subject.
    package func unschedule(subject: String) throws {
        try write("DELETE FROM due WHERE subject = ?", reach: .timetable) { statement in
            try statement.bind(subject)
            try statement.run()
        }
    }

    /// When the next event is due, in milliseconds since 1970; nil if none is.
    package func nextDue() throws -> Int64? {
        if let knownNextDue { return knownNextDue }
        let next: Int64? = try connection.use("SELECT at FROM due ORDER BY at, seq LIMIT 1") { statement in
            try statement.step() ? statement.nearestInteger(0) : nil
        }
        knownNextDue = .some(next)
        return next
    }

    /// The next event of all; nil if none is scheduled.
    package func nextDueEvent() throws -> Due? {
        try connection.use("SELECT at, event, subject FROM due ORDER BY at, seq LIMIT 1") { statement in
            guard try statement.step() else { return nil }
            return try Due(at: statement.integer(0), event: statement.text(1), subject: statement.text(2))
        }
    }

    /// When the next event of a subject is due, in milliseconds since 1970; nil if none is.
    package func dueTime(ofSubject subject: String) throws -> Int64? {
        try connection.use("SELECT min(at) FROM due WHERE subject = ?1 HAVING count(*) > 0") { statement in
            try statement.bind(subject)
            return try statement.step() ? statement.integer(0) : nil
        }
    }

    /// Takes the earliest event that is due at a time, and of those at one time the one scheduled first.
    ///
    /// - Parameter time: milliseconds since 1970.
    package func takeDue(upTo time: Int64) throws -> TakenDue? {
        // Nothing is due at most calls, and a read takes no lock for writing.
        guard let next = try nextDue(), next <= time else { return nil }
        return try write(
            """
            DELETE FROM due WHERE seq = (SELECT seq FROM due ORDER BY at, seq LIMIT 1) RETURNING at, event, subject
            """,
            reach: .timetable
        ) { statement in
            guard try statement.step() else { return nil }
            let due = statement.due()
            try statement.run()
            return due
        }
    }
}

extension Statement {
    fileprivate func due() -> TakenDue {
        do {
            return .due(Due(at: try time(0), event: try text(1), subject: try text(2)))
        } catch {
            return .unreadable(reason: error.description, event: label(1), subject: label(2))
        }
    }
}
