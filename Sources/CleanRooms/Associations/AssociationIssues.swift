// What keeps a table out of a collaboration.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-configured-table.html; the wording is ours.

import CleanRoomsModel

enum AssociationIssues {
    /// A table that the collaboration's engine cannot read: the legacy engine knows tables of Glue only.
    static func engineIssue(with table: ConfiguredTableRecord, on engine: AnalyticsEngine) -> FieldIssue? {
        switch (engine, table.tableReference.type) {
        case (.cleanRoomsSql, .snowflake), (.cleanRoomsSql, .athena), (.cleanRoomsSql, .databricks):
            FieldIssue(
                "configuredTableIdentifier",
                "The analytics engine CLEAN_ROOMS_SQL cannot use tables of type \(table.tableReference.type.rawValue).")
        case (.cleanRoomsSql, .glue), (.spark, _):
            nil
        }
    }
}
