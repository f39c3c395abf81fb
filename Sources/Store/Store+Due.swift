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
            try statement.step() ? statement.integer(0) : nil
        }
        knownNextDue = .some(next)
        return next
    }

    /// Takes the earliest event that is due at a time, and of those at one time the one scheduled first.
    ///
    /// - Parameter time: milliseconds since 1970.
    package func takeDue(upTo time: Int64) throws -> Due? {
        // Nothing is due at most calls, and a read takes no lock for writing.
        guard let next = try nextDue(), next <= time else { return nil }
        return try write(
            """
            DELETE FROM due WHERE seq = (SELECT seq FROM due ORDER BY at, seq LIMIT 1) RETURNING at, event, subject
            """,
            reach: .timetable
        ) { statement in
            guard try statement.step() else { return nil }
            let due = Due(at: statement.integer(0), event: statement.text(1), subject: statement.text(2))
            try statement.run()
            return due
        }
    }
}
