// The options in force as `GET /_cleanrooms/server` tells them: all that explains what the server does, and nothing secret.
// Reference: docs/options.md.

import CleanRooms
import JSON

extension Serve {
    /// By the names of the options. Keys, tokens and the contents of files are not among them, only that they are set.
    var optionsInForce: JSON.Object {
        var options = JSON.Object([
            ("account", .string(account)), ("id-seed", idSeed.map { .string("\($0)") } ?? .null),
            ("data-dir", .string(dataDir ?? "")), ("lifecycle", .string(lives.lifecycle.rawValue)),
            ("legacy-engine", .string(legacyEngine.rawValue)), ("refused-sql", .string(refusedSql.rawValue)),
            ("query-validation", .string(queryValidation.rawValue)),
            ("delete-table-with-associations", .string(deleteTableWithAssociations.rawValue)),
            ("repeated-deletes", .string(repeatedDeletes.rawValue)), ("quotas", .string(quotas.rawValue)),
            ("rate-limits", .string(rateLimits.rawValue)), ("verify-signatures", .bool(doorOptions.verifySignatures != nil)),
            ("control-token", .bool(doorOptions.controlToken != nil)), ("control-port", .bool(doorOptions.controlPort != nil)),
            ("journal-size", .integer(Int64(journal.journalSize))), ("journal-sensitive", .string(journal.journalSensitive.rawValue)),
            ("catalog", .string(catalog ?? "")), ("strict-catalog", .bool(strictCatalog)),
            ("results-dir", .string(results.resultsDir ?? "")), ("s3-endpoint", .string(results.s3Endpoint ?? "")),
            ("tables-dir", .string(tables.tablesDir ?? "")), ("read-tables", .string(tables.readTables.rawValue)),
            ("glue-endpoint", .string(tables.glueEndpoint ?? "")),
            ("console", .string(console.console.rawValue)), ("engine", .string(engine.engine.rawValue)),
            ("spark", .string(spark.spark)), ("jobs", .string(spark.jobs.rawValue)),
        ])
        for values in quota {
            for (quota, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                options.append("quota \(quota.rawValue)", .integer(Int64(value)))
            }
        }
        return options
    }
}
