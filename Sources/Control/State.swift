// The state in the tester's hands: erased, or kept under a name and brought back.
// Reference: decision note 0007; https://docs.localstack.cloud/references/internal-endpoints/ for `/_localstack/state/reset`.

import CleanRooms
import CleanRoomsModel
import HTTP
import JSON
import Store

extension Control {
    static let stateRoutes = [
        Route("POST", "/_cleanrooms/reset", mayTakeLong: true) { control, request in try control.reset(request) },
        Route("POST", "/_localstack/state/reset", mayTakeLong: true) { control, request in try control.reset(request) },
    ]

    /// The parameters of a reset. Any other is refused, since a slip in `account` would erase everybody's state.
    private static let resetParameters: Set = ["account", "region", "seed"]

    private func reset(_ request: ControlRequest) throws -> HTTPResponse {
        if let unknown = try request.parameterNames().first(where: { !Self.resetParameters.contains($0) }) {
            throw ControlError.badRequest(
                "A reset takes the parameters \(Self.resetParameters.sorted().joined(separator: ", ")), and not \(unknown).")
        }
        return try reset(extent(of: request), seed: request.parameter("seed"))
    }

    private func extent(of request: ControlRequest) throws(ControlError) -> ResetExtent {
        let region = try request.parameter("region")
        guard let account = try request.parameter("account") else {
            guard region == nil else { throw .badRequest("A reset of a region is a reset of an account in it: give account as well.") }
            return .everything
        }
        guard AccountID.isOne(account) else {
            throw .badRequest("account takes the twelve digits of an account.")
        }
        guard region != "" else { throw .badRequest("region takes the name of a region, such as us-east-1.") }
        return .account(account, region: region)
    }
}
