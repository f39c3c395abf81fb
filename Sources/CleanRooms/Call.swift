// One call of an operation: who calls, when, and what the operation may use.

import CleanRoomsModel
import Store

/// What an operation knows of the call it answers. The time is read once, so that all of a call happens at one time.
package struct Call {
    let operation: Operation
    let caller: Caller
    let now: Timestamp
    let service: CleanRooms
    private(set) var remarks = Remarks()

    var store: Store { service.store }
    var settings: Settings { service.settings }

    /// What the caller's account has in its region.
    var ownScope: Scope { .account(caller.account, region: caller.region) }

    /// A new id for something that this call makes.
    func newID() -> String {
        service.ids.next(at: now)
    }

    /// The columns of something that the caller's account makes now.
    func newRow(
        id: String, collaboration: String? = nil, parent: String? = nil, name: String? = nil, status: String? = nil
    ) -> Row {
        Row(
            id: id, account: caller.account, region: caller.region, collaboration: collaboration, parent: parent, name: name,
            status: status, createdAt: now.milliseconds)
    }
}

extension Row {
    /// The time of creation as the API has it.
    var createTime: Timestamp { Timestamp(milliseconds: createdAt) }
}
