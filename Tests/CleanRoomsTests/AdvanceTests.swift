// What is due: how much of it a request takes upon itself, and what happens when nothing can be written.

import CleanRooms
import CleanRoomsModel
import Clocks
import JSON
import Testing

@testable import Store

@Suite struct AdvanceTests {
    private let store: Store
    private let service: CleanRooms
    private let caller = Caller(account: "111111111111", region: "us-east-1")

    init() throws {
        store = try Store(at: .memory)
        service = try CleanRooms(store: store, clock: ManualClock(at: Timestamp(milliseconds: 1000)), ids: IDGenerator(seed: 1))
        // Of queries that are gone, so that nothing comes of them but that they are taken.
        for time in 1...3 { try store.schedule(event: "protectedQuery.begin", subject: "gone", at: Int64(time)) }
        try store.commit()
    }

    private func list() throws {
        var writer = JSONWriter()
        try service.handle(.listConfiguredTables, [:], as: caller, into: &writer, Remarks())
    }

    @Test func `a request applies all that is due`() throws {
        try list()
        #expect(try store.nextDue() == nil)
    }

    @Test func `requests apply no more than the allowance, the earliest first, until it is given anew`() throws {
        var left = 2
        service.dueAllowance = {
            left -= 1
            return left >= 0
        }
        try list()
        #expect(try store.nextDue() == 3)
        try list()
        #expect(try store.nextDue() == 3)
        left = 2
        try service.advanceWithinAllowance()
        #expect(try store.nextDue() == nil)
    }

    @Test func `whoever advances by command applies all, whatever the allowance`() throws {
        service.dueAllowance = { false }
        try service.advance()
        #expect(try store.nextDue() == nil)
    }

    @Test func `reads go on while what is due cannot be written, and it waits`() throws {
        try store.connection.execute("PRAGMA query_only = ON")
        try list()
        #expect(try store.nextDue() == 1)
        #expect(throws: StoreError.self) { try service.advanceWithinAllowance() }
        var writer = JSONWriter()
        #expect(throws: StoreError.self) {
            try service.handle(.deleteConfiguredTable, ["configuredTableIdentifier": "none"], as: caller, into: &writer, Remarks())
        }
        try? store.commit()
        try store.connection.execute("PRAGMA query_only = OFF")
        try list()
        #expect(try store.nextDue() == nil)
    }
}
