// What an analysis costs in CRPU-hours.
// Reference: https://aws.amazon.com/clean-rooms/pricing/ and the user guide's tables of workers.

package import CleanRoomsModel

package enum Billing {
    /// The workers of a query that asks for none: 16 of the small ones, 32 CRPU.
    package static let defaultWorker = (type: WorkerComputeType.cr1X, number: 16)

    /// The workers of a job that asks for none: the same.
    package static let defaultJobWorker = (type: ProtectedJobWorkerComputeType.cr1X, number: 16)

    /// The capacity of the legacy engine, which has no workers to choose. Source: the pricing page of 2025.
    private static let legacyCRPU = 32

    /// A query is billed by the second, but for no less than a minute.
    private static let leastQuerySeconds = 60.0

    /// A PySpark job is billed by the second, but for no less than ten minutes.
    private static let leastJobSeconds = 600.0

    /// The capacity of one worker. CR.8X is inferred from its 32 vCPU, in proportion to the two documented ones.
    package static func crpu(of type: WorkerComputeType) -> Int {
        switch type {
        case .cr1X: 2
        case .cr4X: 8
        case .cr8X: 16
        }
    }

    /// The capacity of one worker of a job.
    package static func crpu(of type: ProtectedJobWorkerComputeType) -> Int {
        switch type {
        case .cr1X: crpu(of: WorkerComputeType.cr1X)
        case .cr4X: crpu(of: WorkerComputeType.cr4X)
        }
    }

    /// The CRPU-hours of a query.
    ///
    /// - Parameter workers: nil on the legacy engine.
    package static func units(for workers: ComputeConfiguration?, running time: Duration) -> Double {
        switch workers {
        case .worker(let worker):
            let number = worker.number ?? defaultWorker.number
            return units(crpu: Double(number) * Double(crpu(of: worker.type ?? defaultWorker.type)), time, atLeast: leastQuerySeconds)
        case nil:
            return units(crpu: Double(legacyCRPU), time, atLeast: leastQuerySeconds)
        }
    }

    /// The CRPU-hours of a PySpark job.
    package static func units(for workers: ProtectedJobComputeConfiguration, running time: Duration) -> Double {
        switch workers {
        case .worker(let worker): units(crpu: Double(worker.number) * Double(crpu(of: worker.type)), time, atLeast: leastJobSeconds)
        }
    }

    /// The formula is inferred from the pricing page: capacity by time, and no rounding.
    private static func units(crpu: Double, _ time: Duration, atLeast least: Double) -> Double {
        crpu * max(least, time / .seconds(1)) / 3600
    }
}
