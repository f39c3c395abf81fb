// Texts made to hurt: deep, long, broken.
// Source: the bounds are ours: 500 000 characters, on a stack of 512 KB in a release build.

import Rules
import SQL
import SQLTesting
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What long texts are divided by: a debug build is slower.
#if DEBUG
    private let pace = 10
#else
    private let pace = 1
#endif

struct HostileTextTests {
    private static let length = 500_000 / pace

    @Test(arguments: [
        ("(", ")"), ("SELECT (", ")"), ("SELECT * FROM (", ")"), ("SELECT * FROM (SELECT * FROM ", ")"), ("(SELECT 1 UNION ", ")"),
        ("SELECT NOT ", ""), ("SELECT - ", ""), ("SELECT f(", ")"), ("SELECT CASE WHEN ", ""), ("SELECT a[", "]"), ("SELECT x -> ", ""),
        ("SELECT 1 OR 1 AND NOT 1 = 1 | 1 ^ 1 & 1 + 1 * -(", ")"), ("SELECT CAST(a AS ARRAY<", ">"), ("SELECT a IN (SELECT ", ")"),
        ("SELECT EXISTS (SELECT ", ")"), ("SELECT a BETWEEN ", ""), ("WITH a AS (", ")"), ("SELECT 1 FROM a GROUP BY GROUPING SETS (", ")"),
        ("SELECT a::int", ""), ("SELECT INTERVAL ", ""), ("CACHE TABLE a AS ", ""),
    ])
    func `endless nesting is refused with a place`(opening: String, closing: String) {
        let repeated = opening.hasPrefix("SELECT ") && !opening.contains("FROM") ? String(opening.dropFirst(7)) : opening
        let count = Self.length / max(1, repeated.utf8.count + closing.utf8.count)
        let prefix = repeated == opening ? "" : "SELECT "
        let text = prefix + String(repeating: repeated, count: count) + "1" + String(repeating: closing, count: count)
        onSmallStack { #expect(throws: SyntaxError.self) { try parse(text) } }
    }

    @Test(arguments: [
        "SELECT 1" + String(repeating: "+1", count: 100_000 / pace), "SELECT a" + String(repeating: " OR a", count: 90_000 / pace),
        "SELECT a" + String(repeating: ", a", count: 100_000 / pace) + " FROM t",
        "SELECT 1" + String(repeating: " UNION SELECT 1", count: 30_000 / pace),
        "SELECT 1 FROM t" + String(repeating: " JOIN t ON a = b", count: 30_000 / pace),
        "SELECT 1 FROM t" + String(repeating: ", t", count: 100_000 / pace),
        "SELECT a = 1" + String(repeating: " = 1", count: 100_000 / pace),
        "SELECT f(1" + String(repeating: ",1", count: 200_000 / pace) + ")",
        "SELECT CASE" + String(repeating: " WHEN a THEN b", count: 30_000 / pace) + " END",
        "SELECT 'x'" + String(repeating: " 'x'", count: 100_000 / pace),
        "SELECT a" + String(repeating: ".a", count: 200_000 / pace),
        "SELECT * FROM t WHERE a IN (1" + String(repeating: ", 2", count: 100_000 / pace) + ")",
        "WITH a AS (SELECT 1)" + String(repeating: ", a AS (SELECT 1)", count: 25_000 / pace) + " SELECT 1",
        "SELECT a FROM t GROUP BY a" + String(repeating: ", a", count: 100_000 / pace),
        "SELECT a || b" + String(repeating: " || a * b", count: 50_000 / pace),
        "SELECT " + String(repeating: "a::int, ", count: 60_000 / pace) + "1 FROM t",
        "SELECT *" + String(repeating: ", *", count: 30_000 / pace) + " FROM orders",
        "SELECT 1 FROM t WHERE " + String(repeating: "(a = b OR a = c) AND ", count: 20_000 / pace) + "a = b",
    ])
    func `long flat texts are read, printed, compared, judged and freed`(text: String) {
        onSmallStack {
            do {
                let tree = try parse(text)
                let printed = tree.printed
                #expect(try parse(printed).query == tree.query)
                _ = tree.referencedTables
                for world in World.all.values {
                    _ = judge(tree, in: QueryContext(runnerAccountID: World.runner, schemas: world))
                }
            } catch {
                Issue.record("\(error)")
            }
        }
    }

    /// A sum, a query, a scalar and a call in as many others of their kind.
    private static func nested(_ count: Int) -> [String] {
        [
            "SELECT " + String(repeating: "1 OR (", count: count) + "a" + String(repeating: ")", count: count) + " FROM orders",
            String(repeating: "SELECT * FROM (", count: count) + "SELECT user_id FROM orders" + String(repeating: ") x", count: count),
            String(repeating: "SELECT (", count: count) + "SELECT 1" + String(repeating: ")", count: count),
            "SELECT upper(" + String(repeating: "lower(", count: count) + "'a'" + String(repeating: ")", count: count + 1),
        ]
    }

    @Test func `nesting up to the limit passes through everything on a small stack`() {
        let most = 400
        // The limit lies between: what Spark reads is read, and not all.
        for (text, count) in zip(Self.nested(200), [200, 100, 100, 200]) {
            #expect(throws: Never.self) { try parse(Self.nested(count).first { $0.prefix(12) == text.prefix(12) }!) }
        }
        for text in Self.nested(most) { #expect(throws: SyntaxError.self) { try parse(text) } }
        for count in [1, 2, 10, 50, 99, 100, 101, 104, 105, 150, 199, 200, 201, 209, 210, 300, 349, 350, most] {
            for text in Self.nested(count) {
                onSmallStack {
                    guard let tree = try? parse(text) else { return }
                    _ = try? parse(tree.printed)
                    _ = tree.referencedTables
                    _ = judge(tree, in: QueryContext(runnerAccountID: World.runner, schemas: World.all["free"]!))
                }
            }
        }
    }

    @Test(arguments: [
        "'", "\"", "`", "/*", "/*+", "--", "\\", ":", "::", ".", "\0", "ä", "🦀", "'\\", "1e", "1.", "*/", "\u{FEFF}", "<=>", "->",
    ])
    func `half of anything, many times over, is read or refused`(piece: String) {
        onSmallStack {
            let many = String(repeating: piece, count: Self.length / 2 / piece.utf8.count)
            for text in [piece, "SELECT \(piece)", "SELECT a FROM t WHERE \(piece)", many, "SELECT " + many] { _ = try? parse(text) }
        }
    }

    #if DEBUG
        /// Frames of a debug build are about four times as large. It is what every thread of the program has.
        private static let stackBytes = 8 << 20
    #else
        private static let stackBytes = 2 << 20
    #endif

    /// Runs work on a thread with a small stack.
    private func onSmallStack(_ work: @escaping @Sendable () -> Void) {
        final class Box: Sendable {
            let work: @Sendable () -> Void
            init(_ work: @escaping @Sendable () -> Void) { self.work = work }
        }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackBytes)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let box = Unmanaged.passRetained(Box(work)).toOpaque()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                #if canImport(Darwin)
                    Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().work()
                #else
                    Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().work()
                #endif
                return nil
            }, box)
        precondition(status == 0, "no thread")
        #if canImport(Darwin)
            pthread_join(thread!, nil)
        #else
            pthread_join(thread, nil)
        #endif
    }
}
