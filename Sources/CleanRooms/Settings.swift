// What the person who starts the emulator may choose about the service.

package import Lifecycle

/// The choices that behaviour leaves open, each with the default that AWS's documentation suggests.
package struct Settings: Sendable {
    /// How fast things move through their lives.
    package var timing = Timing()

    /// What to do with new collaborations on `CLEAN_ROOMS_SQL`, which AWS closed to them on 2025-07-17.
    package var legacyEngine = LegacyEngine.accept

    package init() {}

    package enum LegacyEngine: String, Sendable, CaseIterable {
        /// Older set-ups can be tested.
        case accept
        /// As AWS answers today.
        case refuse
    }
}
