// A gateway over a service in memory.

import CleanRooms
import Clocks
import EmulatorTesting
import Gateway
import Store
import Testing

extension Gateway {
    /// A gateway over a fresh service. Its answers say that it is 1970 if they are not told otherwise, while the service's clock stands elsewhere.
    static func inMemory(
        defaultAccount: String = "000000000000", limitsRates: Bool = false, signatures: SigningCredentials? = nil, second: Int64 = 0,
        onInternalError: @escaping (any Error, String) -> Void = { Issue.record($0, "request \($1) broke something inside") }
    ) throws -> Gateway {
        let service = try CleanRooms(
            store: try Store(at: .memory), clock: ManualClock(at: Emulator.start), ids: IDGenerator(seed: 1))
        return Gateway(
            service: service,
            configuration: Configuration(defaultAccount: defaultAccount, limitsRates: limitsRates, signatures: signatures),
            requestIDs: RequestIDs(seed: 1), second: { second }, nanoseconds: { 0 },
            onInternalError: onInternalError)
    }
}
