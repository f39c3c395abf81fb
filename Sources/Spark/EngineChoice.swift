// Which engine an order is given to.
// Reference: docs/spark.md

package import CleanRooms
package import Embedded

/// The engines that there are, behind one.
package struct EngineChoice: Sendable {
    /// Which one runs what both could run.
    package enum Preference: Sendable {
        /// Spark, but for what only the embedded engine runs.
        case spark
        /// The embedded engine, but for what it does not run or has no room for.
        case embedded
    }

    private let embedded: EmbeddedRunner
    private let spark: SparkRunner?
    private let preference: Preference

    /// - Parameter spark: Nil where everything is run embedded.
    package init(_ embedded: EmbeddedRunner, spark: SparkRunner? = nil, preference: Preference = .embedded) {
        self.embedded = embedded
        self.spark = spark
        self.preference = preference
    }

    package var hasSpark: Bool { spark != nil }

    /// Runs an order to its end.
    package func outcome(of order: ExecutionOrder, until stop: RunStop) -> ExecutionOutcome {
        guard let spark else { return embedded.outcome(of: order, until: stop) }
        let refusal = spark.refusal(of: order)
        if preference == .spark, refusal == nil { return spark.outcome(of: order, until: stop) }
        let outcome = embedded.outcome(of: order, until: stop)
        guard case .failed(var failure) = outcome, failure.isForAnotherEngine else { return outcome }
        guard let refusal else { return spark.outcome(of: order, until: stop) }
        failure.message += " \(refusal)"
        return .failed(failure)
    }
}
