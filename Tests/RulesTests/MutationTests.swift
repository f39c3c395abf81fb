// Mutations of the corpus: whatever comes of a text, it is read or refused, and what is read is printed and judged.
// Source: our own; the seed is fixed, so a failure repeats.

import Rules
import SQL
import SQLTesting
import Testing

struct MutationTests {
    /// xorshift64*: small, and the same everywhere.
    private struct Random {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(1, bound)
        }
    }

    private static let pieces: [[UInt8]] = [
        " (", ") ", ", ", " , ", ".", " = ", " <=> ", " SELECT ", " FROM ", " AS ", " JOIN ", " ON ", " NOT ", " IN ", "'", "\"", "`", "/*",
        "*/", "--",
        " OVER ", " UNION ", " WITH ", " CASE ", " END ", "::", ":p", "[", "]", " 1e9 ", " NULL ", ";", " * ", "\n", "\\", "é",
        " INTERVAL ", " VALUES ",
    ].map { Array($0.utf8) }

    @Test(arguments: 1...6)
    func `a mutated text is read or refused, never worse`(seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let texts = Corpus.readable
        let worlds = World.all.keys.sorted().compactMap { World.all[$0] }
        for _ in 0..<1_000 {
            let text = texts[random.below(texts.count)]
            var bytes = Array(text.sql.utf8)
            for _ in 0...random.below(4) { mutate(&bytes, with: texts, &random) }
            let mutated = String(decoding: bytes, as: UTF8.self)
            let context = QueryContext(
                runnerAccountID: World.runner, receivers: [World.runner], schemas: worlds[random.below(worlds.count)])
            guard let tree = try? parse(mutated, dialect: text.dialect) else { continue }
            let again = try parse(tree.printed, dialect: text.dialect)
            #expect(again.query == tree.query, "\(mutated)")
            _ = judge(tree, in: context)
            _ = validatePrivacy(of: mutated, in: context)
        }
    }

    private func mutate(_ bytes: inout [UInt8], with texts: [CorpusText], _ random: inout Random) {
        guard !bytes.isEmpty else { return }
        let place = random.below(bytes.count)
        switch random.below(6) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(8)))
        case 2: bytes.insert(contentsOf: Self.pieces[random.below(Self.pieces.count)], at: place)
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.below(30))], at: random.below(bytes.count))
        case 4:
            let other = Array(texts[random.below(texts.count)].sql.utf8)
            bytes = Array(bytes[..<place]) + other[random.below(other.count)...]
        default: bytes.swapAt(place, random.below(bytes.count))
        }
    }
}
