// Answers queries as the embedded engine does, line by line, for Scripts/spark-parity, which asks Spark the same.
// Source: our own.

import Execution
import Inputs
import JSON
import SQL
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Reads lines: `TABLE name query` makes a table of a query's rows, `FUNCTIONS` lists what the engine runs, and any other line is a query. Each
/// gets one line of JSON.
@main
enum RowAnswers {
    static func main() {
        var answers = Answers()
        while let line = readLine() {
            print(String(decoding: answers.answer(to: line), as: UTF8.self))
            fflush(nil)
        }
    }
}

struct Answers {
    private var schemas: [TableSchema] = []
    private var relations: [Int: Relation] = [:]
    private let zones = TimeZones { ZoneFiles.bytes(of: $0) }
    private static let most: Duration = .seconds(10)

    mutating func answer(to line: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        do {
            if line == "FUNCTIONS" {
                Self.writeFunctions(to: &writer)
            } else if line.hasPrefix("TABLE ") {
                let parts = line.split(separator: " ", maxSplits: 2)
                try keep(String(parts[1]), run(String(parts[2])))
            } else {
                let context = Self.context(zones)
                try Self.write(run(line, context), to: &writer, context)
            }
        } catch let failure as QueryFailure {
            Self.write(failure.condition.rawValue, failure.message, to: &writer)
        } catch let error as NameError {
            Self.write("", error.message, to: &writer)
        } catch let error as SyntaxError {
            Self.write("PARSE_SYNTAX_ERROR", error.message, to: &writer)
        } catch {
            Self.write("?", "\(error)", to: &writer)
        }
        writer.endObject()
        return writer.bytes
    }

    private mutating func keep(_ name: String, _ relation: Relation) {
        let columns = zip(relation.names, relation.types).map { TableSchema.Column(name: $0, type: "\($1)") }
        relations[schemas.count] = relation
        schemas.append(TableSchema(name: name, columns: columns))
    }

    private static func context(_ zones: TimeZones) -> RunContext {
        let clock = ContinuousClock()
        let end = clock.now + most
        return RunContext(budget: MemoryBudget(limit: 256 << 20), microseconds: 1_780_000_000_000_000, zones: zones) {
            () throws(QueryFailure) in
            if clock.now > end { throw QueryFailure(.timedOut, "The query takes longer than \(most).") }
        }
    }

    private func run(_ query: String, _ context: RunContext? = nil) throws -> Relation {
        let binder = Binder(try parse(query, dialect: .spark), TableSchemas(schemas), .spark)
        let statement = try binder.run()
        if let fault = binder.fault { throw fault }
        return try QueryRun(statement, over: relations, context: context ?? Self.context(zones)).run().relation
    }

    // MARK: What is written

    private static func write(_ condition: String, _ message: String, to writer: inout JSONWriter) {
        writer.name("error")
        writer.value(condition)
        writer.name("message")
        writer.value(message)
    }

    private static func writeFunctions(to writer: inout JSONWriter) {
        writer.name("functions")
        writer.beginArray()
        for name in FunctionName.allCases where name.reasonNotRun == nil {
            guard let function = SQLFunction.named(name.rawValue, dialect: .spark), !function.isLegacy else { continue }
            writer.beginArray()
            for name in function.names { writer.value(name) }
            writer.endArray()
        }
        writer.endArray()
    }

    /// Columns with their types, and rows as CAST to STRING writes their values, binary as hexadecimal digits.
    private static func write(_ relation: Relation, to writer: inout JSONWriter, _ context: RunContext) throws {
        writer.name("columns")
        writer.beginArray()
        for (name, type) in zip(relation.names, relation.types) {
            writer.beginArray()
            writer.value(name)
            writer.value("\(type)")
            writer.endArray()
        }
        writer.endArray()
        writer.name("rows")
        writer.beginArray()
        for row in 0..<relation.count {
            writer.beginArray()
            for column in relation.columns {
                let value = column[row]
                if value.isNull {
                    writer.null()
                } else if column.type == .binary {
                    writer.value(value.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined())
                } else {
                    writer.value(try ValueText(column.type, context).text(value))
                }
            }
            writer.endArray()
        }
        writer.endArray()
    }
}
