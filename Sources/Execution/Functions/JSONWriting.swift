// TO_JSON: values as JSON.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/to_json.html; Spark's JacksonGenerator

import Calendar
import SQL
import Tables

extension ExpressionCompiler {
    func json(_ call: Call) throws(QueryFailure) -> Evaluation {
        let write = try jsonWriter(call.type(0))
        return call.one { value, frame throws(QueryFailure) in
            var text: [UInt8] = []
            write(value, &text)
            return try frame.arena.value(copying: text)
        }
    }

    /// Fields that are NULL are left out, elements and values of maps are not.
    private func jsonWriter(_ type: DataType) throws(QueryFailure) -> TextWriter {
        switch type {
        case .structure(let fields):
            var writers: [(name: [UInt8], write: TextWriter)] = []
            for field in fields { writers.append((Array(field.name.utf8), try jsonWriter(field.type))) }
            return { [writers] value, text in
                text.append(UInt8(ascii: "{"))
                var isFirst = true
                for (index, field) in writers.enumerated() where !value.elements[index].isNull {
                    if !isFirst { text.append(UInt8(ascii: ",")) }
                    isFirst = false
                    JSONTree.write(field.name, to: &text)
                    text.append(UInt8(ascii: ":"))
                    field.write(value.elements[index], &text)
                }
                text.append(UInt8(ascii: "}"))
            }
        case .array(let element):
            let each = try jsonWriter(element)
            return { value, text in
                text.append(UInt8(ascii: "["))
                for (index, element) in value.elements.enumerated() {
                    if index > 0 { text.append(UInt8(ascii: ",")) }
                    if element.isNull { text += Array("null".utf8) } else { each(element, &text) }
                }
                text.append(UInt8(ascii: "]"))
            }
        case .map(let key, let mapped):
            let (name, each) = (try Casting(context).writer(key), try jsonWriter(mapped))
            return { value, text in
                text.append(UInt8(ascii: "{"))
                for index in stride(from: 0, to: value.elements.count, by: 2) {
                    if index > 0 { text.append(UInt8(ascii: ",")) }
                    var written: [UInt8] = []
                    name(value.elements[index], &written)
                    JSONTree.write(written, to: &text)
                    text.append(UInt8(ascii: ":"))
                    let element = value.elements[index + 1]
                    if element.isNull { text += Array("null".utf8) } else { each(element, &text) }
                }
                text.append(UInt8(ascii: "}"))
            }
        case .boolean, .tinyint, .smallint, .int, .bigint, .decimal: return try Casting(context).writer(type)
        case .float, .double:
            let plain = try Casting(context).writer(type)
            return { value, text in
                if value.double.isFinite { return plain(value, &text) }
                var written: [UInt8] = []
                plain(value, &written)
                JSONTree.write(written, to: &text)
            }
        case .timestamp, .timestampNTZ: return try jsonTime(hasZone: type == .timestamp)
        case .binary:
            return { value, text in JSONTree.write(Self.base64(value.bytes, isInLines: false), to: &text) }
        default:
            let plain = try Casting(context).writer(type)
            return { value, text in
                var written: [UInt8] = []
                plain(value, &written)
                JSONTree.write(written, to: &text)
            }
        }
    }

    /// `"2026-01-31T12:00:00.000Z"`.
    private func jsonTime(hasZone: Bool) throws(QueryFailure) -> TextWriter {
        let source = Array((hasZone ? "yyyy-MM-dd'T'HH:mm:ss.SSSXXX" : "yyyy-MM-dd'T'HH:mm:ss.SSS").utf8)
        let memo = DatePatternMemo()
        let pattern = try source.withUnsafeBufferPointer { (bytes) throws(QueryFailure) in try memo.pattern(bytes) }
        let (zone, name) = (hasZone ? context.zone : .utc, context.timeZone)
        return { value, text in
            let local = zone.local(at: value.integer)
            let offset = (local &- value.integer) / CivilDate.microsecondsPerSecond
            JSONTree.write(pattern.write(local: local, offset: offset, zoneName: name), to: &text)
        }
    }
}
