// The accounts that have a part in anything, and what analyses have cost them.
// Source: our own form; the API shows each account its own alone.

package import CleanRoomsModel
import Clocks
import Store

/// An account, as a tester with several accounts sees it.
package struct AccountSummary: Sendable, Equatable {
    /// Twelve digits.
    package let id: String
    /// The names that it goes by in collaborations, of the newest ones first.
    package var names: [String] = []
    package var regions: [Region] = []

    package struct Region: Sendable, Equatable {
        package let name: String
        /// Active ones.
        package var memberships = 0
        /// Those that were not answered yet.
        package var invitations = 0
        package var configuredTables = 0
    }

    package init(id: String) { self.id = id }
}

/// A sum of costs, in CRPU-hours.
package struct Bill: Sendable, Equatable {
    package let payer: String
    package let collaboration: String
    /// `protectedQuery` or `protectedJob`.
    package let kind: String
    /// Such as `2026-01-31`, in UTC.
    package let day: String
    package let units: Double
    package let analyses: Int
}

extension CleanRooms {
    /// The most accounts of an answer, so that nobody waits long for it.
    private static let mostAccounts = 200
    /// How many of an account's collaborations are searched for its names.
    private static let mostNamings = 50

    /// Everybody who is a member somewhere, or has a table.
    ///
    /// - Throws: What the store throws.
    package func accounts() throws -> [AccountSummary] {
        let kinds = [MemberRecord.kind, ConfiguredTableRecord.kind]
        let ids = Set(try kinds.flatMap { try store.accounts(with: $0, limit: Self.mostAccounts) }).sorted()
        return try ids.prefix(Self.mostAccounts).map { id in
            var summary = AccountSummary(id: id)
            summary.names = try store.texts("displayName", of: MemberRecord.kind, ofAccount: id, limit: Self.mostNamings)
            var regions: [String: AccountSummary.Region] = [:]
            for count in try store.counts(of: MemberRecord.kind, ofAccount: id) {
                switch MemberRecord.Standing(rawValue: count.status) {
                case .active: regions[count.region, default: .init(name: count.region)].memberships += count.count
                case .invited: regions[count.region, default: .init(name: count.region)].invitations += count.count
                case .left, .removed, .collaborationDeleted, nil: continue
                }
            }
            for count in try store.counts(of: ConfiguredTableRecord.kind, ofAccount: id) {
                regions[count.region, default: .init(name: count.region)].configuredTables += count.count
            }
            summary.regions = regions.values.sorted { $0.name < $1.name }
            return summary
        }
    }

    /// What ended analyses have cost.
    ///
    /// - Parameter collaboration: Its id; nil for all.
    /// - Throws: What the store throws.
    package func bills(ofCollaboration collaboration: String?, since: Timestamp?) throws -> [Bill] {
        try advanceWithinAllowance()
        let kinds = [ProtectedQueryRecord.kind, ProtectedJobRecord.kind]
        return try store.costs(ofKinds: kinds, inCollaboration: collaboration, since: since?.milliseconds ?? 0).map { sum in
            Bill(
                payer: sum.payer, collaboration: sum.collaboration, kind: sum.kind,
                day: String(Timestamp(milliseconds: sum.day * 86_400_000).text.prefix(10)), units: sum.units, analyses: sum.count)
        }
    }
}
