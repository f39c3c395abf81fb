// What the person who starts the emulator may choose about the service.

package import Lifecycle

/// The choices that there are about behaviour, each with the default that AWS's documentation suggests.
package struct Settings: Sendable {
    /// How fast things move through their lives.
    package var timing = Timing()

    /// What to do with new collaborations on `CLEAN_ROOMS_SQL`, which AWS closed to them on 2025-07-17.
    package var legacyEngine = LegacyEngine.accept

    /// How SQL, or a script, that the rules refuse is answered.
    package var refusedSQL = RefusedSQL.byEngine

    /// How much of a query is checked against the rules.
    package var queryValidation = QueryValidation.full

    /// What becomes of a configured table that associations refer to.
    package var tableDeletion = TableDeletion.allow

    /// How the deletion of something that is not there, or no longer, is answered.
    package var repeatedDeletes = RepeatedDeletes.refuse

    /// Which quotas hold besides those that AWS cannot adjust.
    package var quotas = Quotas()

    /// The tables that table references point to; more can be declared while the emulator runs.
    package var catalogue = Catalogue()

    /// Whether a configured table has to point to a declared table. Otherwise the columns of other tables are text.
    package var isCatalogueStrict = false

    /// Whether the folders that declared tables name as their locations can be read.
    package var readsLocations = false

    /// Whether differential privacy adds noise to what is computed.
    package var addsPrivacyNoise = true

    package init() {}

    package enum LegacyEngine: String, Sendable, CaseIterable {
        /// Older set-ups can be tested.
        case accept
        /// As AWS answers today.
        case refuse
    }

    package enum RefusedSQL: String, Sendable, CaseIterable {
        /// As each engine was seen to do: on SPARK a query that ends FAILED, on CLEAN_ROOMS_SQL a ValidationException.
        case byEngine = "by-engine"
        case failed
        case refused
    }

    package enum QueryValidation: String, Sendable, CaseIterable {
        /// Syntax, names and the rules of every table.
        case full
        /// Syntax alone.
        case parse
        /// Nothing: every query may run.
        case off
    }

    package enum RepeatedDeletes: String, Sendable, CaseIterable {
        /// As clients have seen it: ResourceNotFoundException, or AccessDeniedException for a collaboration.
        case refuse
        /// As the model's idempotent trait reads: what is not there counts as deleted.
        case succeed
    }

    package enum TableDeletion: String, Sendable, CaseIterable {
        /// As documented: the table goes, its associations stay and cannot be queried.
        case allow
        /// With a ConflictException, which the model declares.
        case refuse
    }
}
