// Conversion to text.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#cast

import Tables

/// Writes a value that is not null behind other text.
typealias TextWriter = (Datum, inout [UInt8]) -> Void

extension Casting {
    func text(_ from: DataType) throws(QueryFailure) -> Conversion? {
        if from == .binary { return nil }
        let write = try writer(from)
        return { value, frame throws(QueryFailure) in
            var text: [UInt8] = []
            write(value, &text)
            return try frame.arena.value(copying: text)
        }
    }

    /// Writes values as CAST to STRING does: `1.0E7`, `2026-01-31 12:00:00.5`, `[1, null]`, `{a -> 1}`.
    func writer(_ type: DataType) throws(QueryFailure) -> TextWriter {
        switch type {
        case .string, .char, .varchar, .binary: return { value, text in text.append(contentsOf: value.bytes) }
        case .boolean: return { value, text in text.append(contentsOf: (value.low != 0 ? "true" : "false").utf8) }
        case .tinyint, .smallint, .int, .bigint: return { value, text in text.append(contentsOf: String(value.integer).utf8) }
        case .float: return { value, text in text.append(contentsOf: NumberText.text(Float(value.double)).utf8) }
        case .double: return { value, text in text.append(contentsOf: NumberText.text(value.double).utf8) }
        case .decimal(_, let scale): return { value, text in text.append(contentsOf: Decimals.text(value.decimal, scale: scale).utf8) }
        case .date: return { value, text in MomentText.append(days: value.integer, to: &text) }
        case .timestamp: return { [zone = context.zone] value, text in MomentText.append(local: zone.local(at: value.integer), to: &text) }
        case .timestampNTZ: return { value, text in MomentText.append(local: value.integer, to: &text) }
        case .yearMonthInterval(let first, let last):
            return { value, text in text.append(contentsOf: IntervalText.text(months: value.integer, first, last).utf8) }
        case .dayTimeInterval(let first, let last):
            return { value, text in text.append(contentsOf: IntervalText.text(microseconds: value.integer, first, last).utf8) }
        case .calendarInterval:
            return { value, text in
                let (months, days, microseconds) = value.calendar
                text.append(contentsOf: IntervalText.text(months: months, days: days, microseconds: microseconds).utf8)
            }
        case .array(let element): return elements(between: "[", "]", [try writer(element)], separators: [", "])
        case .map(let key, let mapped):
            return elements(between: "{", "}", [try writer(key), try writer(mapped)], separators: [" -> ", ", "])
        case .structure(let fields):
            var writers: [TextWriter] = []
            for field in fields { writers.append(try writer(field.type)) }
            return elements(between: "{", "}", writers, separators: [", "])
        case .void: return { _, text in text.append(contentsOf: "NULL".utf8) }
        case .unknown: throw .notRun("A column whose type no catalogue declares")
        }
    }

    /// Writes elements in turn, with what stands after each but the last.
    private func elements(between open: String, _ close: String, _ writers: [TextWriter], separators: [String]) -> TextWriter {
        { value, text in
            text.append(contentsOf: open.utf8)
            let count = value.elements.count
            for (index, element) in value.elements.enumerated() {
                if element.isNull {
                    text.append(contentsOf: "null".utf8)
                } else {
                    writers[index % writers.count](element, &text)
                }
                if index + 1 < count { text.append(contentsOf: separators[index % separators.count].utf8) }
            }
            text.append(contentsOf: close.utf8)
        }
    }
}
