import CleanRoomsModel
import Budgets
import Clocks
import Testing

@Suite struct BillingTests {
    private func query(_ type: WorkerComputeType?, _ number: Int?) -> ComputeConfiguration {
        .worker(WorkerComputeConfiguration(type: type, number: number))
    }

    private func job(_ type: ProtectedJobWorkerComputeType, _ number: Int) -> ProtectedJobComputeConfiguration {
        .worker(ProtectedJobWorkerComputeConfiguration(type: type, number: number))
    }

    /// The user guide's tables: the same capacity, 256 CRPU, from 128 small workers, 32 middling or 16 large ones.
    @Test(arguments: [(WorkerComputeType.cr1X, 128), (.cr4X, 32), (.cr8X, 16)])
    func `the largest sets of workers have one capacity`(type: WorkerComputeType, number: Int) {
        #expect(number * Billing.crpu(of: type) == 256)
        #expect(Billing.units(for: query(type, number), running: .seconds(3600)) == 256)
    }

    @Test func `a query without a wish runs on 16 small workers`() {
        #expect(Billing.units(for: query(nil, nil), running: .seconds(3600)) == 32)
        #expect(Billing.units(for: query(nil, 4), running: .seconds(3600)) == 8)
        #expect(Billing.units(for: query(.cr4X, nil), running: .seconds(3600)) == 128)
    }

    @Test(arguments: [Duration.zero, .milliseconds(700), .seconds(30), .seconds(60)])
    func `a query is billed for a minute at least`(time: Duration) {
        #expect(Billing.units(for: query(.cr1X, 16), running: time) == 32.0 * 60 / 3600)
    }

    @Test func `above the minimum time counts by its length`() {
        #expect(Billing.units(for: query(.cr1X, 16), running: .seconds(90)) == 0.8)
        #expect(Billing.units(for: query(.cr1X, 16), running: .milliseconds(60_001)) > 32.0 * 60 / 3600)
    }

    @Test func `the legacy engine has 32 CRPU`() {
        #expect(Billing.units(for: nil, running: .seconds(3600)) == 32)
        #expect(Billing.units(for: nil, running: .seconds(1)) == 32.0 * 60 / 3600)
    }

    @Test func `a job is billed for ten minutes at least`() {
        #expect(Billing.units(for: job(.cr1X, 16), running: .seconds(61)) == 32.0 * 600 / 3600)
        #expect(Billing.units(for: job(.cr1X, 16), running: .seconds(1200)) == 32.0 * 1200 / 3600)
        #expect(Billing.units(for: job(.cr4X, 4), running: .seconds(3600)) == 32)
    }
}
