// What a program does with a state that somebody has had in hand: it refuses with a sentence, or takes it and answers whatever is asked.

import CleanRooms
import CleanRoomsModel
import FilesTesting
import Store

/// Tries mutations, one after the other.
package final class Trial {
    private let sample: Sample
    private let seed: UInt64
    private let directory = TemporaryDirectory()

    /// How many mutations ended in which way.
    package struct Figures {
        package var refusedSnapshots = 0
        package var takenSnapshots = 0
        package var refusedStarts = 0
        package var servedStarts = 0
        /// Requests, and those of them that were answered 500.
        package var requests = 0
        package var failures = 0
    }
    package private(set) var figures = Figures()

    package init(_ sample: Sample, seed: UInt64) {
        self.sample = sample
        self.seed = seed
    }

    /// Tries a mutation: an even number's as a snapshot, an odd one's as a data directory.
    ///
    /// - Returns: What went wrong, and with what; nil where all went as it should.
    package func run(_ number: Int) -> String? {
        var mutation = Mutation(number, seed: seed)
        do {
            let file = try mutation.apply(to: sample.file)
            let problem = number.isMultiple(of: 2) ? try asSnapshot(file, number) : try asDirectory(file, number)
            return problem.map { "\(number): \(mutation.description): \($0)" }
        } catch {
            return "\(number): \(mutation.description): \(error)"
        }
    }

    private func asSnapshot(_ file: [UInt8], _ number: Int) throws -> String? {
        let subject = try Subject(at: .memory)
        let imported = subject.send("PUT", "/_cleanrooms/snapshots/given", file)
        guard imported.status == 200 else {
            figures.refusedSnapshots += 1
            guard imported.status == 400 else {
                return "the import was answered \(imported.status): \(String(decoding: imported.body.prefix(300), as: UTF8.self))"
            }
            return Self.problem(inSentence: imported.body)
        }
        figures.takenSnapshots += 1
        let restored = subject.send("POST", "/_cleanrooms/snapshots/given/restore")
        guard restored.status == 200 else { return "taken, and the restore was answered \(restored.status)" }
        return tour(of: subject, number, isSound: true)
    }

    private func asDirectory(_ file: [UInt8], _ number: Int) throws -> String? {
        let place = "\(number % 64)"
        for name in ["", "-wal", "-shm"] { directory.delete("\(place)/cleanrooms.sqlite\(name)") }
        directory.write(file, to: "\(place)/cleanrooms.sqlite")
        let subject: Subject
        do {
            subject = try Subject(at: .directory("\(directory.path)/\(place)"))
        } catch {
            figures.refusedStarts += 1
            switch error {
            case is StoreRefusal, is UnreadableSetting, is UnreadableRecord, is StoreError: return nil
            default: return "the start is refused with \(error)"
            }
        }
        figures.servedStarts += 1
        return tour(of: subject, number, isSound: false)
    }

    /// Asks for what there is, moves time, deletes, and begins anew.
    ///
    /// - Parameter isSound: Whether the file itself is as SQLite makes it, so that nothing can keep a new beginning from working.
    private func tour(of subject: Subject, _ number: Int, isSound: Bool) -> String? {
        var draw = SplitMix64(seed: UInt64(number))
        func ask(_ method: String, _ target: String, _ body: String = "", as account: String = "111111111111") -> Int {
            let status = subject.send(method, target, body, as: account).status
            figures.requests += 1
            if status >= 500 { figures.failures += 1 }
            return status
        }
        for target in ["/metrics", "/_cleanrooms/clock", "/_cleanrooms/lifecycle", "/_cleanrooms/outcomes", "/_cleanrooms/events"] {
            _ = ask("GET", target)
        }
        for list in ["/collaborations", "/memberships", "/configuredTables"] {
            for account in ["111111111111", "222222222222"] { _ = ask("GET", list, as: account) }
        }
        for (account, target) in sample.reads.shuffled(using: &draw).prefix(60) { _ = ask("GET", target, as: account) }
        _ = ask("POST", "/_cleanrooms/lifecycle/step", "{}")
        _ = ask("POST", "/_cleanrooms/clock/advance", #"{"duration": "P40D"}"#)
        _ = ask("POST", "/_cleanrooms/lifecycle", #"{"transition": {"progression": "immediate"}}"#)
        for (account, target) in sample.reads.shuffled(using: &draw).prefix(20) { _ = ask("GET", target, as: account) }
        for (account, target) in sample.deletions.shuffled(using: &draw).prefix(10) { _ = ask("DELETE", target, as: account) }
        _ = ask("POST", "/_cleanrooms/reset?account=111111111111")
        let reset = ask("POST", "/_cleanrooms/reset")
        let made = ask(
            "POST", "/configuredTables",
            """
            {"name": "t", "allowedColumns": ["a"], "analysisMethod": "DIRECT_QUERY",
            "tableReference": {"glue": {"databaseName": "d", "tableName": "t"}}}
            """
        )
        guard isSound, (reset, made) != (200, 200) else { return nil }
        return "the reset was answered \(reset), and the first table after it \(made)"
    }

    /// What is wrong with the message of a refusal; nil for one sentence.
    private static func problem(inSentence body: [UInt8]) -> String? {
        let text = String(decoding: body, as: UTF8.self)
        return text.contains("\\n") || !text.hasSuffix(".\"}") || text.utf8.count > 2000 ? "the refusal is no sentence: \(text)" : nil
    }
}
