// The kinds of resources that move through a life, and the steps that take time.
// Reference: the statuses of the model; the names are in the manner of moto's state manager, such as `dax::cluster`.

/// A kind of resource that moves by itself, unless the tester decides otherwise.
///
/// The population of an intermediate table is a protected query, and moves as one.
package enum LifecycleModel: String, Sendable, CaseIterable {
    case protectedQuery = "cleanrooms::protected-query"
    case protectedJob = "cleanrooms::protected-job"
    case analysisLogExport = "cleanrooms::analysis-log-export"
    /// It is populated by a job of Entity Resolution.
    case idMappingTable = "cleanrooms::id-mapping-table"

    /// The steps that a resource of the kind can take.
    package var steps: [LifecycleStep] {
        switch self {
        case .protectedQuery, .protectedJob: LifecycleStep.allCases
        case .analysisLogExport, .idMappingTable: [.running]
        }
    }
}

/// A step of a life, by what comes before it.
package enum LifecycleStep: String, Sendable, CaseIterable {
    /// From SUBMITTED to STARTED, or to FAILED for what is refused.
    case queueing
    /// From STARTED, or IN_PROGRESS, to the end.
    case running
    /// From CANCELLING to CANCELLED.
    case cancelling
}
