// The service's quotas: those that AWS cannot adjust always hold, the others where the emulator is told to.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/quotas.html and the codes of Service Quotas.

import CleanRoomsModel

/// A quota, under the name that an option gives it.
package enum Quota: String, Sendable, CaseIterable {
    case collaborations
    case members
    case memberships
    case analysisTemplates = "analysis-templates"
    case configuredTables = "configured-tables"
    case columns
    case tableAssociations = "table-associations"
    case audienceModelAssociations = "audience-model-associations"
    case idNamespaceAssociations = "id-namespace-associations"
    case idMappingTables = "id-mapping-tables"
    case accessBudgets = "access-budgets"
    case concurrentQueries = "concurrent-queries"
    case concurrentJobs = "concurrent-jobs"
    case tablesPerQuery = "tables-per-query"
    case ongoingQueries = "ongoing-queries"
    case ongoingJobs = "ongoing-jobs"

    struct Facts {
        /// The display name in Service Quotas, which an error's `quotaName` bears (inferred).
        let name: String
        let code: String
        /// AWS's value in us-east-1.
        let value: Int
        /// AWS's value in the other regions, where it differs.
        var elsewhere: Int?
        var isAdjustable = true
    }

    var facts: Facts {
        switch self {
        case .collaborations: Facts(name: "Collaborations created per account", code: "L-F60C2030", value: 10)
        case .members: Facts(name: "Members invited per collaboration", code: "L-F7B26AF5", value: 5)
        case .memberships: Facts(name: "Memberships per account", code: "L-99A163CB", value: 100)
        case .analysisTemplates: Facts(name: "Analysis templates per membership", code: "L-AF88CE55", value: 25)
        case .configuredTables: Facts(name: "Configured tables per account", code: "L-7CEACCA0", value: 250)
        case .columns: Facts(name: "Columns per configured table allowlist", code: "L-14E81699", value: 100)
        case .tableAssociations: Facts(name: "Table associations per membership", code: "L-25AC34A7", value: 25)
        case .audienceModelAssociations:
            Facts(name: "Configured audience model associations per membership", code: "L-4596E0C1", value: 5)
        case .idNamespaceAssociations: Facts(name: "ID namespace associations per membership", code: "L-6359BE00", value: 10)
        case .idMappingTables: Facts(name: "ID mapping tables per membership", code: "L-DBDCEC0D", value: 5)
        case .accessBudgets: Facts(name: "Access-budget privacy budget templates per collaboration", code: "L-6FE25843", value: 25)
        case .concurrentQueries: Facts(name: "Concurrent SQL queries per account", code: "L-40165B7B", value: 5, elsewhere: 2)
        case .concurrentJobs: Facts(name: "Concurrent PySpark jobs per account", code: "L-B45D79BC", value: 5, elsewhere: 2)
        case .tablesPerQuery: Facts(name: "Configured tables per protected query", code: "L-08F7F01C", value: 15)
        case .ongoingQueries: Facts(name: "Ongoing queries per membership", code: "L-F04AAAFE", value: 5, isAdjustable: false)
        case .ongoingJobs: Facts(name: "Ongoing jobs per membership", code: "L-844B7ECC", value: 1, isAdjustable: false)
        }
    }

    /// The quota of a name or of a Service Quotas code.
    package init?(named text: String) {
        guard let quota = Quota(rawValue: text) ?? Quota.allCases.first(where: { $0.facts.code == text }) else { return nil }
        self = quota
    }
}

/// Which quotas hold, and how high they are.
package struct Quotas: Sendable, Equatable {
    /// Whether AWS's values hold for the quotas that it can adjust. A test suite that makes its eleventh collaboration is not wrong.
    package var enforcesAdjustable = false
    /// Values in place of AWS's; a quota with one holds.
    package var values: [Quota: Int] = [:]

    package init() {}

    func limit(of quota: Quota, in region: String) -> Int? {
        if let value = values[quota] { return value }
        let facts = quota.facts
        guard enforcesAdjustable || !facts.isAdjustable else { return nil }
        return region == "us-east-1" ? facts.value : facts.elsewhere ?? facts.value
    }
}

extension Call {
    /// Makes sure that there is room for something more.
    ///
    /// - Parameter count: How many there are already; not asked for where the quota does not hold.
    /// - Throws: `quotaExceeded` where there is none.
    func requireRoom(under quota: Quota, adding more: Int = 1, to count: @autoclosure () throws -> Int = 0) throws {
        guard let limit = settings.quotas.limit(of: quota, in: caller.region) else { return }
        guard try count() + more <= limit else { throw ServiceError.quotaExceeded(name: quota.facts.name, value: Double(limit)) }
    }
}
