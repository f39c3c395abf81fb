// The failure of a query on its rows.
// Reference: https://spark.apache.org/docs/3.5.3/sql-error-conditions.html

/// Why a query gives no rows. It says what happened in our own words, with the name that Spark has for it.
///
/// No message quotes more than one value, and that cut short.
package struct QueryFailure: Error, Sendable, Equatable {
    package let condition: Condition
    /// One sentence.
    package let message: String

    package init(_ condition: Condition, _ message: String) {
        self.condition = condition
        self.message = message
    }

    /// Spark's error condition; behind it, those that are our own.
    package enum Condition: String, Sendable {
        case divideByZero = "DIVIDE_BY_ZERO"
        case arithmeticOverflow = "ARITHMETIC_OVERFLOW"
        case binaryArithmeticOverflow = "BINARY_ARITHMETIC_OVERFLOW"
        case intervalArithmeticOverflow = "INTERVAL_ARITHMETIC_OVERFLOW"
        case intervalDividedByZero = "INTERVAL_DIVIDED_BY_ZERO"
        case castInvalidInput = "CAST_INVALID_INPUT"
        case castOverflow = "CAST_OVERFLOW"
        case numericValueOutOfRange = "NUMERIC_VALUE_OUT_OF_RANGE"
        case numericOutOfSupportedRange = "NUMERIC_OUT_OF_SUPPORTED_RANGE"
        case cannotParseTimestamp = "CANNOT_PARSE_TIMESTAMP"
        case datetimeOverflow = "DATETIME_OVERFLOW"
        case invalidArrayIndex = "INVALID_ARRAY_INDEX"
        case invalidArrayIndexInElementAt = "INVALID_ARRAY_INDEX_IN_ELEMENT_AT"
        case invalidIndexOfZero = "INVALID_INDEX_OF_ZERO"
        case invalidParameterValue = "INVALID_PARAMETER_VALUE"
        case invalidConfValue = "INVALID_CONF_VALUE"
        case conversionInvalidInput = "CONVERSION_INVALID_INPUT"
        case invalidFormat = "INVALID_FORMAT"
        case duplicatedMapKey = "DUPLICATED_MAP_KEY"
        case comparatorReturnsNull = "COMPARATOR_RETURNS_NULL"
        case nullMapKey = "NULL_MAP_KEY"
        case scalarSubqueryTooManyRows = "SCALAR_SUBQUERY_TOO_MANY_ROWS"
        /// A date pattern that Spark 2 read in another way.
        case inconsistentBehavior = "INCONSISTENT_BEHAVIOR_CROSS_VERSION"
        /// Spark throws an exception of Java's here, and gives it no condition.
        case illegalArgument = "ILLEGAL_ARGUMENT"
        /// A file whose rows cannot be read.
        case brokenFile = "FAILED_READ_FILE"
        /// A file in a form that we know and do not read.
        case unsupportedFile = "UNSUPPORTED_FILE_FORMAT"

        // Our own.
        /// A place of files that may not be read, or is not there.
        case accessDenied = "ACCESS_DENIED"
        /// A table or a partition without files.
        case missingData = "MISSING_DATA"
        /// A table that has changed in its catalogue since it was configured.
        case changedTable = "TABLE_CHANGED"
        /// A place that does not answer, perhaps for a while.
        case unreachable = "UNREACHABLE"
        case outOfMemory = "OUT_OF_MEMORY"
        case timedOut = "TIMED_OUT"
        case cancelled = "CANCELLED"
        case notRun = "NOT_RUN"
    }
}

extension QueryFailure {
    /// What this engine does not run; `what` begins the sentence: "The function uuid".
    package static func notRun(_ what: String) -> QueryFailure {
        QueryFailure(.notRun, "\(what) is not run by the embedded engine.")
    }
}
