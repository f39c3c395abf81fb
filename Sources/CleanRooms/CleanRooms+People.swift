// Which account has a part in which collaboration: for the log of the start, and to find an account by its display name.
// Source: our own.

import CleanRoomsModel
import Store

/// A member of a collaboration, as people speak of it.
package struct Person: Sendable, Equatable {
    package let account: String
    package let region: String
    package let displayName: String
    /// The collaboration's name.
    package let collaboration: String
    package let abilities: [String]
    /// Whether it has joined.
    package let isActive: Bool
}

extension CleanRooms {
    /// The members of all collaborations who are invited or active, in the order in which they came to be.
    package func people() throws -> [Person] {
        var names: [String: String] = [:]
        return try store.all(
            of: MemberRecord.self, status: [MemberRecord.Standing.invited.rawValue, MemberRecord.Standing.active.rawValue]
        )
        .compactMap { member in
            guard let id = member.row.parent else { return nil }
            let name = try names[id] ?? store.find(CollaborationRecord.self, id: id)?.name ?? ""
            names[id] = name
            return Person(
                account: member.row.account, region: member.row.region, displayName: member.displayName, collaboration: name,
                abilities: member.abilities.map(\.rawValue), isActive: member.standing == .active)
        }
    }

    /// The account with these twelve digits, or the only one with this display name, in capitals or not.
    ///
    /// - Throws: ``ExplanationError`` for a name that no account has, or that several have.
    func account(named name: String) throws -> String {
        guard !AccountID.isOne(name) else { return name }
        let people = try people()
        let accounts = Set(people.filter { $0.displayName.lowercased() == name.lowercased() }.map(\.account))
        guard let account = accounts.first else {
            let names = Set(people.map(\.displayName)).sorted().joined(separator: ", ")
            throw ExplanationError(
                description: names.isEmpty
                    ? "There is no account \(name): the state is empty."
                    : "There is no account \(name); there is \(names), or twelve digits.")
        }
        guard accounts.count == 1 else {
            throw ExplanationError(description: "Several accounts go by \(name): name one of \(accounts.sorted().joined(separator: ", ")).")
        }
        return account
    }
}
