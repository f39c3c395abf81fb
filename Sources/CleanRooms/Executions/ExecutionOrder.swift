// One run of a query: what an engine is given, and what it gives back. All of it is values, so that they cross threads and processes.
// Source: our own.

package import SQL
package import Tables

package struct ExecutionOrder: Sendable {
    /// A run of a subject. Seeded ids repeat after a reset, so the subject alone does not identify a run.
    package struct Run: Hashable, Sendable {
        /// The id of the query.
        package let subject: String
        /// Counts the runs of the program.
        package let number: Int
    }

    package let run: Run
    package let query: BoundStatement
    /// The query as it was read, for an engine that takes text.
    package let statement: ParsedStatement
    /// What the text calls the relations, by their ids.
    package let names: [Int: String]
    /// What has to happen to rows, by the rules of the tables.
    package var policy: RowPolicy
    /// The rows of the tables that the query reads, by the relations' ids of the bound query.
    package let tables: [Int: TableData]
    /// The time that `current_date` and the like return: microseconds since 1970 in UTC.
    package let microseconds: Int64
    /// The name of the zone of the tz database in which timestamps are read and printed.
    package let timeZone: String
    /// The time limit of the run in real time, in place of that of queries; nil for that.
    package var timeLimit: Duration?
}

/// The end of a run.
package enum ExecutionOutcome: Sendable {
    case rows(ExecutionResult)
    case failed(ExecutionFailure)
}

/// What a run puts out.
package struct ExecutionResult: Sendable {
    package var table: ResultTable
    /// What differential privacy estimated from the data, an entry for each private aggregate of the query.
    package var sensitivities: [Sensitivity]
    /// What was noted while the tables were read.
    package var notes = ReadingNotes()
    /// What a script gave, each frame by its name; nil for a query.
    package var frames: [Frame]?
    /// The SHA-256 of the artifacts that a script was made of, by `bucket/key`.
    package var artifactHashes: [String: String] = [:]
    /// What tells the files that were read from others; nil where none was read that somebody may have changed.
    package var filesMark: String?

    package struct Frame: Sendable, Equatable {
        package var name: String
        package var table: ResultTable

        package init(name: String, table: ResultTable) {
            self.name = name
            self.table = table
        }
    }

    package struct Sensitivity: Sendable, Equatable {
        package var userContributionLimit: Int
        /// The bounds that values were clipped to; nil for counts.
        package var minimum: Double?
        package var maximum: Double?

        package init(userContributionLimit: Int, minimum: Double?, maximum: Double?) {
            self.userContributionLimit = userContributionLimit
            self.minimum = minimum
            self.maximum = maximum
        }
    }

    package init(table: ResultTable, sensitivities: [Sensitivity] = [], notes: ReadingNotes = ReadingNotes()) {
        self.table = table
        self.sensitivities = sensitivities
        self.notes = notes
    }

    /// - Parameter frames: At least one, of which the first is the one to be looked at.
    package init(frames: [Frame], artifactHashes: [String: String]) {
        self.init(table: frames.first?.table ?? ResultTable(columns: []))
        self.frames = frames
        self.artifactHashes = artifactHashes
    }
}

/// Why a run gave no rows.
///
/// The codes of failures at run time are not published, so all of these are inferred (docs/differences.md).
package struct ExecutionFailure: Error, Sendable, Equatable {
    package enum Code: String, Sendable {
        case malformedQuery = "MALFORMED_QUERY"
        case resourceAccessDenied = "RESOURCE_ACCESS_DENIED"
        case resourceNotFound = "RESOURCE_NOT_FOUND"
        case invalidResource = "INVALID_RESOURCE"
        case insufficientCompute = "INSUFFICIENT_COMPUTE"
        case transientError = "TRANSIENT_ERROR"
        case unknownError = "UNKNOWN_ERROR"
        /// The query is over its time limit, and ends as such.
        case timedOut = "TIMED_OUT"
    }

    package var code: Code
    package var message: String
    /// Spark's error condition, such as `DIVIDE_BY_ZERO`; nil for an error that is not Spark's.
    package var condition: String?
    package var isRetryable: Bool
    /// Whether the query itself is fine, and only this engine cannot run it or has no room for it.
    package var isForAnotherEngine = false

    /// The names that logs have for Spark's conditions.
    /// Source: the user guide names the three; which condition is which is inferred.
    private static let logNames: [String: String] = [
        "CAST_INVALID_INPUT": "CastError",
        "ARITHMETIC_OVERFLOW": "OverflowError", "BINARY_ARITHMETIC_OVERFLOW": "OverflowError", "CAST_OVERFLOW": "OverflowError",
        "DIVIDE_BY_ZERO": "OverflowError", "INTERVAL_ARITHMETIC_OVERFLOW": "OverflowError", "INTERVAL_DIVIDED_BY_ZERO": "OverflowError",
        "NUMERIC_VALUE_OUT_OF_RANGE": "OverflowError", "NUMERIC_OUT_OF_SUPPORTED_RANGE": "OverflowError",
        "CANNOT_PARSE_TIMESTAMP": "ConversionError", "CONVERSION_INVALID_INPUT": "ConversionError", "DATETIME_OVERFLOW": "ConversionError",
    ]

    /// The name that the log has for a failure, from its message, which begins with Spark's condition in brackets; nil for one without.
    package static func logName(ofMessage message: String) -> String? {
        guard message.utf8.first == UInt8(ascii: "["), let end = message.firstIndex(of: "]") else { return nil }
        return logNames[String(message[message.index(after: message.startIndex)..<end])]
    }

    package init(_ code: Code, _ message: String, condition: String? = nil, isRetryable: Bool = false) {
        self.code = code
        self.message = message
        self.condition = condition
        self.isRetryable = isRetryable
    }
}
