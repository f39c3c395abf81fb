// The accounts that have a part in anything, with the names they go by.
// Source: our own form; docs/control-api.md.

import CleanRooms
import HTTP
import JSON

extension Control {
    static let accountRoutes = [
        Route("GET", "/_cleanrooms/accounts", mayTakeLong: true) { control, _ in
            let accounts = try control.service.accounts()
            var list = accounts.map { $0.json(isDefault: $0.id == control.facts.defaultAccount) }
            if !accounts.contains(where: { $0.id == control.facts.defaultAccount }) {
                list.append(AccountSummary(id: control.facts.defaultAccount).json(isDefault: true))
            }
            return .json(["accounts": .array(list)])
        }
    ]
}

extension AccountSummary {
    fileprivate func json(isDefault: Bool) -> JSON {
        [
            "account": .string(id), "names": .array(names.map(JSON.string)), "isDefault": .bool(isDefault),
            "regions": .array(
                regions.map { region in
                    [
                        "region": .string(region.name), "memberships": .integer(Int64(region.memberships)),
                        "invitations": .integer(Int64(region.invitations)), "configuredTables": .integer(Int64(region.configuredTables)),
                    ]
                }),
        ]
    }
}
