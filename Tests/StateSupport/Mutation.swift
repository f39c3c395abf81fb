// One change to the file of a state: of a value, of a text inside of a value, of a row, of what the file is made of, or of its bytes.

import CleanRooms
import CleanRoomsModel
import JSON

/// Changes a file as a number has it; the same number makes the same change.
struct Mutation {
    private var draw: SplitMix64
    private(set) var description = ""

    init(_ number: Int, seed: UInt64) {
        // Neighbouring seeds of this generator are as good as any.
        draw = SplitMix64(seed: seed &* 0x1_0000_0001 &+ UInt64(number))
    }

    mutating func apply(to file: [UInt8]) throws -> [UInt8] {
        var file = file
        // Mostly one change, since the second hides behind the first.
        for _ in 0..<(percent(85) ? 1 : Int.random(in: 2...4, using: &draw)) {
            do {
                switch Int.random(in: 0..<100, using: &draw) {
                case 0..<12: changeBytes(of: &file)
                case 12..<18: try changeMake(of: &file)
                case 18..<26: try changeRows(of: &file)
                default: try changeValue(of: &file)
                }
            } catch is Database.Failure {
                // What is changed already cannot be read by SQLite, and stays as it is.
            }
        }
        return file
    }

    private mutating func percent(_ chance: Int) -> Bool { Int.random(in: 0..<100, using: &draw) < chance }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &draw)]
    }

    private mutating func note(_ text: String) {
        if !description.isEmpty { description += "; " }
        description += text
    }

    // MARK: Bytes

    private mutating func changeBytes(of file: inout [UInt8]) {
        guard !file.isEmpty else { return }
        let count = one(of: [1, 1, 1, 8, 64])
        // The header and the schema are read by everybody.
        let end = percent(30) ? min(file.count, 4096) : file.count
        for _ in 0..<count { file[Int.random(in: 0..<end, using: &draw)] = UInt8.random(in: .min ... .max, using: &draw) }
        note("\(count) bytes")
        if percent(10) {
            file.removeLast(Int.random(in: 0...file.count, using: &draw))
            note("cut to \(file.count)")
        }
        if percent(10), file.count > 8192 {
            // A page in the place of another.
            let pages = file.count / 4096
            let (from, to) = (Int.random(in: 0..<pages, using: &draw), Int.random(in: 0..<pages, using: &draw))
            file.replaceSubrange(to * 4096..<(to + 1) * 4096, with: file[from * 4096..<(from + 1) * 4096])
            note("page \(from) at \(to)")
        }
    }

    // MARK: What the file is made of

    private mutating func changeMake(of file: inout [UInt8]) throws {
        func rewritten(_ change: String) -> [String] { ["PRAGMA writable_schema = ON", change] }
        let body = "AFTER INSERT ON resource BEGIN UPDATE resource SET account = 9; END"
        let script = one(of: [
            ["CREATE TRIGGER t \(body)"], ["CREATE VIEW v AS SELECT 1"], ["DROP INDEX resource_id"], ["DROP TABLE meta"], ["ANALYZE"],
            rewritten("INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_t', 'resource', 0, 'CREATE TRIGGER sqlite_t \(body)')"),
            rewritten("UPDATE sqlite_schema SET rootpage = (SELECT max(rootpage) FROM sqlite_schema) WHERE name = 'meta'"),
            rewritten("UPDATE sqlite_schema SET sql = replace(sql, 'TEXT NOT NULL', 'INTEGER') WHERE name = 'resource'"),
            rewritten("UPDATE sqlite_schema SET tbl_name = 'due' WHERE name = 'resource_id'"),
            ["PRAGMA page_size = 512", "VACUUM"], ["PRAGMA page_size = 65536", "VACUUM"], ["PRAGMA auto_vacuum = FULL", "VACUUM"],
            ["PRAGMA user_version = 3"], ["PRAGMA user_version = 0"], ["PRAGMA user_version = -1"], ["PRAGMA user_version = 5"],
        ])
        let database = try Database(file)
        for statement in script { database.run(statement) }
        file = try database.file()
        note(script.joined(separator: "; "))
    }

    // MARK: Rows

    private static let tables = ["resource", "resource", "resource", "resource", "due", "meta", "tag", "resource_count"]

    private mutating func changeRows(of file: inout [UInt8]) throws {
        let database = try Database(file)
        let table = one(of: Self.tables)
        func any(_ column: String, of table: String = "resource") -> String {
            "(SELECT \(column) FROM \(table) ORDER BY random() LIMIT 1)"
        }
        let rest = "account, region, collaboration, parent, name, status, created_at, body FROM resource WHERE seq = \(any("seq"))"
        let statement = one(of: [
            "DELETE FROM \(table) WHERE rowid = \(any("rowid", of: table))",
            "DELETE FROM resource WHERE kind = \(any("kind"))",
            "INSERT OR IGNORE INTO resource SELECT NULL, id, \(any("kind")), \(rest)",
            "INSERT INTO due (at, event, subject) SELECT max(created_at), \(any("event", of: "due")), \(any("id")) FROM resource",
            "UPDATE resource SET parent = \(any("id")) WHERE seq = \(any("seq"))",
            "UPDATE resource SET body = \(any("body")) WHERE seq = \(any("seq"))",
            "UPDATE resource SET status = \(any("status")) WHERE seq = \(any("seq"))",
        ])
        // SQLite draws by itself otherwise, and differently each time.
        database.run(statement.replacing("random()", with: "(rowid * \(UInt32.random(in: 1...9973, using: &draw))) % 10007"))
        file = try database.file()
        note(statement)
    }

    // MARK: Values

    private mutating func changeValue(of file: inout [UInt8]) throws {
        let database = try Database(file)
        let table = one(of: Self.tables)
        let columns = try database.rows("SELECT name FROM pragma_table_info('\(table)')").map { $0[0] }
        let key = table == "resource_count" ? "kind || status" : "rowid"
        let keys = try database.rows("SELECT \(key) FROM \(table)").map { $0[0] }
        guard !keys.isEmpty else { return }
        let (row, column) = (one(of: keys), one(of: columns + (table == "resource" ? ["body", "body", "body", "body"] : [])))
        let old = try database.rows("SELECT \(column) FROM \(table) WHERE \(key) = '\(row)'").first?.first ?? ""
        let value = anything(insteadOf: old)
        database.run("UPDATE \(table) SET \(column) = ? WHERE \(key) = '\(row)'", [value])
        file = try database.file()
        note("\(table) \(row) \(column) = \(text(of: value))")
    }

    private func text(of value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let bytes), .blob(let bytes): String(decoding: bytes.prefix(400), as: UTF8.self)
        }
    }

    private static let integers: [Int64] = [
        0, 1, -1, .max, .min, 1 << 53, -1 << 31, 1 << 31, 253_402_300_800_000, 8_640_000_000_000_001, 1_767_225_600_000,
    ]

    private mutating func anything(insteadOf old: String) -> Value {
        if percent(70), case .object(let object)? = try? JSON(parsing: old) { return .text(changed(.object(object), depth: 0).text) }
        switch Int.random(in: 0..<7, using: &draw) {
        case 0: return .integer(one(of: Self.integers))
        case 1: return .real(one(of: [0.5, -1e300, 1e308, .infinity, 1.5e18]))
        case 2: return .null
        case 3: return .blob(one(of: [[], [0], [0xFF, 0xFE], Array(old.utf8)]))
        case 4:
            return .text(one(of: [[], [0], [0xC0, 0xC1], Array("{".utf8), Array("[]".utf8), Array("null".utf8), Array("x\u{301}".utf8)]))
        case 5: return .text(Array(repeating: UInt8(ascii: one(of: ["[", "A", "{", "9"])), count: one(of: [200, 5000, 100_000])))
        default:
            var text = Array(old.utf8)
            if !text.isEmpty { text[Int.random(in: text.indices, using: &draw)] = UInt8.random(in: .min ... .max, using: &draw) }
            return .text(text)
        }
    }

    /// A value of JSON in which one place is another.
    private mutating func changed(_ json: JSON, depth: Int) -> JSON {
        switch json {
        case .object(let object) where !object.members.isEmpty && percent(depth == 0 ? 97 : 80):
            var members = object.members
            let place = Int.random(in: members.indices, using: &draw)
            switch Int.random(in: 0..<10, using: &draw) {
            case 0: members.remove(at: place)
            case 1: members.append(members[place])
            default: members[place].value = changed(members[place].value, depth: depth + 1)
            }
            return .object(JSON.Object(members))
        case .array(var elements) where !elements.isEmpty && percent(80):
            let place = Int.random(in: elements.indices, using: &draw)
            switch Int.random(in: 0..<6, using: &draw) {
            case 0: elements.remove(at: place)
            case 1: elements += elements
            default: elements[place] = changed(elements[place], depth: depth + 1)
            }
            return .array(elements)
        default: return leaf()
        }
    }

    private mutating func leaf() -> JSON {
        switch Int.random(in: 0..<8, using: &draw) {
        case 0, 1: .integer(one(of: Self.integers))
        case 2: .double(one(of: [1e300, -1e300, 0.1, -0.0, 9.2e18, 253_402_300_799.5]))
        case 3:
            .string(one(of: ["", "x", String(repeating: "A", count: 5000), "\u{0}", "arn:aws:cleanrooms:us-east-1:1:x", "SELECT (((("]))
        case 4: .null
        case 5: .bool(percent(50))
        case 6: .array([])
        default: .object(JSON.Object())
        }
    }
}
