// How much SQL an engine reads.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/quotas.html

import CleanRoomsModel

extension AnalyticsEngine {
    /// - Throws: `quotaExceeded` for more SQL than the engine takes: 500 KB, or 90 KB on the legacy engine (not adjustable). That a
    ///   KB is 1000 bytes is inferred from the model's 500 000 characters.
    func requireRoom(for text: String) throws {
        let kilobytes = self == .spark ? 500 : 90
        guard text.utf8.count <= kilobytes * 1000 else {
            throw ServiceError.quotaExceeded(name: "Query text size in KB", value: Double(kilobytes))
        }
    }
}
