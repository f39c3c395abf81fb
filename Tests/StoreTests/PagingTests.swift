import JSON
import Testing

@testable import Store

@Suite struct PagingTests {
    let store: Store

    init() throws {
        store = try Store(at: .memory)
    }

    static let scopes: [Scope] = [.account("1", region: "r"), .parent("p"), .collaboration("c")]

    /// Twelve notes at four times, inserted in no order; the order of the list is in their names.
    private func insertNotes() throws -> [String] {
        let notes = (0..<12).map { number in Note("n\((number * 7) % 12 + 10)", at: Int64([30, 10, 10, 20][number % 4])) }
        for note in notes { try store.insert(note) }
        return notes.sorted { ($0.row.createdAt, $0.row.id) > ($1.row.createdAt, $1.row.id) }.map(\.row.id)
    }

    /// Pages to the end, doing something between pages.
    private func pages(in scope: Scope, size: Int, between: (Int) throws -> Void = { _ in }) throws -> [String] {
        var ids: [String] = []
        var last: PageKey?
        var number = 0
        while true {
            let page = try store.page(of: Note.self, in: scope, after: last, limit: size)
            ids += page.map(\.row.id)
            guard let end = page.last, page.count == size else { return ids }
            last = end.row.pageKey
            try between(number)
            number += 1
        }
    }

    @Test(arguments: scopes, 1...13)
    func `pages of every size hold every row once, newest first`(scope: Scope, size: Int) throws {
        let expected = try insertNotes()
        #expect(try pages(in: scope, size: size) == expected)
    }

    @Test(arguments: scopes, 1...12)
    func `a row that outlives the paging is seen exactly once while others come and go`(scope: Scope, size: Int) throws {
        let ids = try insertNotes()
        var deleted: Set<String> = []
        let seen = try pages(in: scope, size: size) { number in
            // One row that was seen, one that may not have been, and new ones before, among and after the ties.
            for victim in [ids[number % 12], ids[11 - number % 12]] where deleted.count < 6 {
                try store.delete(Note.self, id: victim)
                deleted.insert(victim)
            }
            guard number < 12 else { return }
            try store.insert(Note("new\(number)", at: 40))
            try store.insert(Note("n1\(number)x", at: 10))
            try store.insert(Note("old\(number)", at: 1))
        }
        #expect(Set(seen).count == seen.count)
        let survivors = ids.filter { !deleted.contains($0) }
        #expect(seen.filter { survivors.contains($0) } == survivors)
    }

    @Test func `a page goes on from a row that has been deleted`() throws {
        let ids = try insertNotes()
        let first = try store.page(of: Note.self, in: .parent("p"), limit: 5)
        try store.delete(Note.self, id: first[4].row.id)
        let rest = try store.page(of: Note.self, in: .parent("p"), after: first[4].row.pageKey, limit: 100)
        #expect(rest.map(\.row.id) == Array(ids[5...]))
    }

    @Test func `a scope holds only its own rows`() throws {
        try store.insert(Note("mine"))
        try store.insert(Note("otherAccount", account: "2", parent: "q", collaboration: "d"))
        try store.insert(Note("otherRegion", region: "s", parent: nil, collaboration: nil))
        try store.insert(Memo("otherKind"))
        for scope in Self.scopes {
            #expect(try store.page(of: Note.self, in: scope, limit: 9).map(\.row.id) == ["mine"])
            #expect(try store.all(of: Note.self, in: scope).map(\.row.id) == ["mine"])
            #expect(try store.count(of: Note.self, in: scope) == 1)
        }
    }

    @Test(arguments: scopes)
    func `a page and a count hold the wanted statuses only`(scope: Scope) throws {
        for (number, status) in ["A", "B", nil, "C", "A", "odd \" one"].enumerated() {
            try store.insert(Note("n\(number)", at: Int64(number), status: status))
        }
        #expect(try store.page(of: Note.self, in: scope, status: ["A", "C"], limit: 9).map(\.row.id) == ["n4", "n3", "n0"])
        #expect(
            try store.page(of: Note.self, in: scope, status: ["A"], after: PageKey(createdAt: 4, id: "n4"), limit: 9).map(\.row.id) == [
                "n0"
            ])
        #expect(try store.page(of: Note.self, in: scope, status: ["odd \" one"], limit: 9).map(\.row.id) == ["n5"])
        #expect(try store.page(of: Note.self, in: scope, status: [], limit: 9) == [])
        #expect(try store.count(of: Note.self, in: scope, status: ["A", "B"]) == 3)
        #expect(try store.count(of: Note.self, in: scope) == 6)
    }

    @Test(arguments: scopes)
    func `the oldest record of a name is found, in the case it is stored`(scope: Scope) throws {
        try store.insert(Note("a", at: 5, name: "orders"))
        try store.insert(Note("b", at: 1, name: "orders"))
        try store.insert(Note("c", name: "Orders"))
        #expect(try store.first(of: Note.self, in: scope, named: "orders")?.row.id == "a")
        #expect(try store.first(of: Note.self, in: scope, named: "Orders")?.row.id == "c")
        #expect(try store.first(of: Note.self, in: scope, named: "ORDERS") == nil)
        #expect(try store.first(of: Memo.self, in: scope, named: "orders") == nil)
    }

    @Test(arguments: scopes)
    func `rows of several kinds are found by one name`(scope: Scope) throws {
        try store.insert(Note("a", at: 5, name: "orders"))
        try store.insert(Note("b", at: 1, name: "orders"))
        try store.insert(Note("c", name: "others"))
        var memo = Memo("d")
        memo.row.name = "orders"
        try store.insert(memo)
        #expect(try store.rows(kinds: ["note", "memo"], in: scope, named: "orders").map(\.row.id) == ["a", "b", "d"])
        #expect(try store.rows(kinds: ["memo"], in: scope, named: "others").isEmpty)
        #expect(try store.all(of: Note.self, in: scope, named: "orders").map(\.row.id) == ["a", "b"])
        #expect(try store.all(of: Note.self, in: scope, named: "Orders").isEmpty)
    }

    @Test(arguments: 1...9)
    func `rows of several kinds make one list`(size: Int) throws {
        for (number, time) in [5, 3, 5, 1].enumerated() {
            try store.insert(Note("n\(number)", at: Int64(time), text: "t\(number)"))
            try store.insert(Memo("m\(number)", at: Int64(time)))
        }
        var seen: [StoredRow] = []
        while case let page = try store.rows(
            kinds: ["note", "memo"], in: .collaboration("c"), after: seen.last?.row.pageKey, limit: size), !page.isEmpty
        {
            #expect(page.count <= size)
            seen += page
        }
        #expect(seen.map(\.row.id) == ["n2", "n0", "m2", "m0", "n1", "m1", "n3", "m3"])
        #expect(seen[0].kind == "note" && seen[2].kind == "memo")
        #expect(seen[0].body["text"] == "t2")
    }

    @Test(arguments: scopes)
    func `every list uses the index of its scope, and no page is sorted`(scope: Scope) throws {
        let queries = scope.queries
        for sql in [queries.page, queries.all, queries.count, queries.named, queries.erase, queries.eraseDue] {
            let plan = try plan(of: sql)
            #expect(plan.contains { $0.hasPrefix("SEARCH resource USING ") && $0.contains(index(of: scope)) }, "\(plan)")
        }
        #expect(try !plan(of: queries.page).contains { $0.contains("TEMP B-TREE") })
    }

    @Test func `what is under way is found without reading what is done`() throws {
        #expect(try plan(of: Store.unfinished) == ["SEARCH resource USING INDEX resource_unfinished (kind=? AND status=?)"])
        try store.insert(Note("a", status: "STARTED"))
        try store.insert(Note("b", status: "SUCCESS"))
        try store.insert(Note("c", status: "IN_PROGRESS"))
        try store.update(Note("b", status: "STARTED"))
        try store.update(Note("a", status: "SUCCESS"))
        #expect(try store.unfinished(Note.self, status: "STARTED").map { try $0.get().row.id } == ["b"])
        #expect(try store.unfinished(Note.self, status: "IN_PROGRESS").map { try $0.get().row.id } == ["c"])
    }

    private func index(of scope: Scope) -> String {
        switch scope {
        case .account: "resource_account"
        case .parent: "resource_parent"
        case .collaboration: "resource_collaboration"
        }
    }

    private func plan(of sql: StaticString) throws -> [String] {
        try store.connection.rows("EXPLAIN QUERY PLAN \(sql)", column: 3)
    }
}
