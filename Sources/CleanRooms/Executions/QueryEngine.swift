// The seam to whatever runs queries on rows: the service knows nothing of threads, processes and engines.
// Source: our own; it is of the kind of ``ResultDelivery``.

/// Runs queries on rows.
package protocol QueryEngine {
    /// Runs a query, or begins to if that takes long.
    ///
    /// - Returns: How it ended. Nil if that is told later, by ``CleanRooms/finishExecution(_:as:)``, which is not called before this returns
    ///   and the transaction around it has ended.
    func run(_ order: ExecutionOrder) -> ExecutionOutcome?
    /// Ends a run. It reports nothing more, and what it reports all the same is ignored.
    func cancel(_ run: ExecutionOrder.Run)
}
