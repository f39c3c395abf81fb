// Printing for a real Spark, which runs the text: with values for parameters, the clock's time, and what the rules demand of groups.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html

import Tables

/// A statement as texts that Spark 3.5 runs one after the other.
package struct SparkTexts: Sendable, Equatable {
    /// A query that is kept under a name before the statement's own runs.
    package struct View: Sendable, Equatable {
        package let name: String
        package let query: String
    }

    package let views: [View]
    package let query: String
}

/// What Spark is told otherwise than a reader.
struct SparkDialect {
    let bindings: [String: ParameterValue]
    /// The time that CURRENT_DATE and the like return: microseconds since 1970.
    let microseconds: Int64
    /// Conditions that every group of the outermost SELECT has to meet.
    let conditions: [String]

    /// What replaces a function that tells the time: the time of the clock that ordered the query. Nil for any other call.
    func moment(of call: FunctionCall) -> String? {
        guard call.arguments.isEmpty, call.over == nil else { return nil }
        let moment = "TIMESTAMP_MICROS(\(microseconds))"
        switch call.function {
        case "current_timestamp", "now", "getdate", "sysdate": return moment
        case "current_date", "curdate": return "CAST(\(moment) AS DATE)"
        case "localtimestamp": return "CAST(\(moment) AS TIMESTAMP_NTZ)"
        case "unix_timestamp": return "UNIX_SECONDS(\(moment))"
        default: return nil
        }
    }
}

extension ParsedStatement {
    /// The statement for Spark.
    ///
    /// - Parameters:
    ///   - microseconds: The time that CURRENT_DATE and the like return.
    ///   - conditions: Texts of conditions that every group of the outermost SELECT has to meet besides its own HAVING.
    package func sparkTexts(microseconds: Int64, conditions: [String] = []) -> SparkTexts {
        func text(_ query: Query, _ conditions: [String]) -> String {
            var printer = Printer()
            printer.spark = SparkDialect(bindings: bindings, microseconds: microseconds, conditions: conditions)
            printer.print(query)
            return printer.text
        }
        let views = caches.compactMap { cache in
            cache.query.map { SparkTexts.View(name: cache.name.name, query: text($0, [])) }
        }
        return SparkTexts(views: views, query: text(query, conditions))
    }
}

extension Printer {
    /// The last name of a table's path, under which Spark has the table.
    mutating func table(_ path: [Identifier]) {
        guard spark != nil, let last = path.last else { return self.path(path) }
        put(last)
    }

    mutating func having(_ select: Select) {
        guard depth == 1, let conditions = spark?.conditions, !conditions.isEmpty else { return clause(" HAVING ", select.having) }
        put(" HAVING ")
        if let having = select.having {
            put("(")
            print(having)
            put(") AND ")
        }
        put(conditions.joined(separator: " AND "))
    }

    mutating func parameter(_ name: String) {
        guard let value = spark?.bindings[name] else { return put(":\(name)") }
        switch value {
        case .boolean(let flag): put(flag ? "TRUE" : "FALSE")
        case .integer(let number, let type): put("CAST('\(number)' AS \(type))")
        case .decimal(let digits): put("(\(digits)BD)")
        case .double(let number): put("CAST('\(number)' AS DOUBLE)")
        case .string(let text), .moment(let text, .unknown): string(text)
        case .moment(let text, let type):
            put("\(type == .date ? "DATE" : type == .timestampNTZ ? "TIMESTAMP_NTZ" : "TIMESTAMP") ")
            string(text)
        case .binary(let digits): put("X'\(digits)'")
        }
    }
}
