// Functions that look for something in a text: by the text itself or by a regular expression.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/String_functions_header-spark.html; Java's Matcher

import SQL
import Tables

extension ExpressionCompiler {
    func searches(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .instr, .strpos: return call.two { text, part, _ in Datum(Self.place(of: part.bytes, in: text.bytes, from: 1)) }
        case .locate, .charindex:
            let (part, text, start) = (call[0], call[1], call.count > 2 ? call[2] : always(Datum(1 as Int64)))
            return { frame throws(QueryFailure) in
                let start = try start(frame)
                // Nothing is found from nowhere.
                if start.isNull { return Datum(0 as Int64) }
                let part = try part(frame)
                if part.isNull { return part }
                let text = try text(frame)
                return text.isNull ? text : Datum(Self.place(of: part.bytes, in: text.bytes, from: start.integer))
            }
        case .replace: return call.strict { values, frame throws(QueryFailure) in try Self.replaced(values, frame) }
        case .splitPart: return call.strict { values, _ throws(QueryFailure) in try Self.part(values) }
        case .split: return split(call)
        case .regexpCount:
            let memo = RegexMemo()
            return call.two { text, pattern, frame throws(QueryFailure) in
                var count = 0
                try Self.eachMatch(try memo.regex(pattern.bytes), text.bytes, frame) { _ in count += 1 }
                return Datum(count)
            }
        case .regexpInstr:
            let memo = RegexMemo()
            return call.strict { values, frame throws(QueryFailure) in
                let text = values[0].bytes
                guard let match = try memo.regex(values[1].bytes).match(text, from: 0, frame.context) else { return Datum(0 as Int64) }
                // Java counts in units of UTF-16.
                let before = Codepoints.scalars(UnsafeBufferPointer(rebasing: text[..<match[0]]))
                return Datum(before.reduce(1) { $0 + ($1.value > 0xFFFF ? 2 : 1) })
            }
        case .regexpExtract: return extracted(call)
        case .regexpSubstr:
            let memo = RegexMemo()
            return call.two { text, pattern, frame throws(QueryFailure) in
                guard let match = try memo.regex(pattern.bytes).match(text.bytes, from: 0, frame.context), match[0] < match[1] else {
                    return .null
                }
                return Datum(bytes: UnsafeBufferPointer(rebasing: text.bytes[match[0]..<match[1]]))
            }
        case .regexpReplace: return regexReplaced(call)
        default: return nil
        }
    }

    /// The place of the first occurrence from a place on, counted from 1; 0 for none. Nothing is found at the first place.
    private static func place(of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int64) -> Int {
        guard start >= 1 else { return 0 }
        guard !part.isEmpty else { return 1 }
        let first = Codepoints.offset(text, after: Int(start - 1))
        guard let offset = Codepoints.find(part, in: text, from: first) else { return 0 }
        return Codepoints.count(UnsafeBufferPointer(rebasing: text[..<offset])) + 1
    }

    private static func replaced(_ values: [Datum], _ frame: Frame) throws(QueryFailure) -> Datum {
        let (text, search) = (values[0].bytes, values[1].bytes)
        guard !search.isEmpty, var found = Codepoints.find(search, in: text) else { return values[0] }
        let replacement = values.count > 2 ? values[2].bytes : UnsafeBufferPointer(rebasing: text[0..<0])
        var builder = try TextBuilder(in: frame.arena, capacity: text.count)
        var offset = 0
        while true {
            try builder.append(text[offset..<found])
            try builder.append(replacement)
            offset = found + search.count
            guard let next = Codepoints.find(search, in: text, from: offset) else { break }
            found = next
        }
        try builder.append(text[offset...])
        return builder.value
    }

    /// SPLIT_PART: one of the parts between separators, from 1, or from the end by a number below 0; nothing beyond them.
    private static func part(_ values: [Datum]) throws(QueryFailure) -> Datum {
        let (text, separator) = (values[0].bytes, values[1].bytes)
        let number = Int(values[2].integer)
        guard number != 0 else {
            throw QueryFailure(.invalidIndexOfZero, "The parts of SPLIT_PART are counted from 1, or from the end by -1.")
        }
        var starts = [0]
        var ends: [Int] = []
        if !separator.isEmpty {
            while let found = Codepoints.find(separator, in: text, from: starts[starts.count - 1]) {
                ends.append(found)
                starts.append(found + separator.count)
            }
        }
        ends.append(text.count)
        let index = number > 0 ? number - 1 : starts.count + number
        guard starts.indices.contains(index) else { return Datum(bytes: UnsafeBufferPointer(rebasing: text[0..<0])) }
        return Datum(bytes: UnsafeBufferPointer(rebasing: text[starts[index]..<ends[index]]))
    }

    /// Calls for each match from the left, none of which overlap.
    private static func eachMatch(
        _ regex: Regex, _ text: UnsafeBufferPointer<UInt8>, from start: Int = 0, _ frame: Frame,
        _ body: ([Int]) throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        var offset = start
        var count = 0
        while offset <= text.count, let match = try regex.match(text, from: offset, frame.context) {
            // Each match by itself is too little for the expression to ask.
            count += 1
            if count & 1023 == 0 { try frame.context.check() }
            try body(match)
            guard match[1] == match[0] else {
                offset = match[1]
                continue
            }
            // Behind an empty match the search goes on one character later.
            guard match[1] < text.count else { return }
            offset = Codepoints.next(text, match[1])
        }
    }

    /// SPLIT: the parts between matches, at most as many as the limit says if that is above 0.
    private func split(_ call: Call) -> Evaluation {
        let memo = RegexMemo()
        return call.strict { values, frame throws(QueryFailure) in
            let text = values[0].bytes
            let limit = values.count > 2 ? Int(values[2].integer) : -1
            // There may be as many parts as bytes, in a list that grows by doubling.
            let held = text.count * MemoryLayout<Datum>.stride * 2
            try frame.context.budget.take(held)
            defer { frame.context.budget.give(held) }
            if values[1].bytes.isEmpty, !text.isEmpty {
                // Nothing separates all characters, and the last part is no rest.
                var parts: [Datum] = []
                var start = 0
                while start < text.count, limit <= 0 || parts.count < limit {
                    let end = Codepoints.next(text, start)
                    parts.append(Datum(bytes: UnsafeBufferPointer(rebasing: text[start..<end])))
                    start = end
                }
                return try frame.arena.value(elements: parts)
            }
            let pieces = try Self.pieces(of: text, try memo.regex(values[1].bytes), limit: limit, frame)
            return try frame.arena.value(elements: pieces.map { Datum(bytes: $0) })
        }
    }

    /// The parts of a text between matches of an expression; at most two with a limit of 2.
    static func pieces(
        of text: UnsafeBufferPointer<UInt8>, _ regex: Regex, limit: Int, _ frame: Frame
    ) throws(QueryFailure) -> [UnsafeBufferPointer<UInt8>] {
        var parts: [UnsafeBufferPointer<UInt8>] = []
        var start = 0
        try eachMatch(regex, text, frame) { (match) throws(QueryFailure) in
            guard parts.count < Frame.largestValue / MemoryLayout<Datum>.stride else {
                throw QueryFailure(.outOfMemory, "A text has more parts than an array may take in the embedded engine.")
            }
            guard limit <= 0 || parts.count < limit - 1, match[1] > 0 else { return }
            parts.append(UnsafeBufferPointer(rebasing: text[start..<match[0]]))
            start = match[1]
        }
        parts.append(UnsafeBufferPointer(rebasing: text[start...]))
        return parts
    }

    private func extracted(_ call: Call) -> Evaluation {
        let memo = RegexMemo()
        return call.strict { values, frame throws(QueryFailure) in
            let text = values[0].bytes
            let regex = try memo.regex(values[1].bytes)
            let group = values.count > 2 ? Int(values[2].integer) : 1
            let nothing = Datum(bytes: UnsafeBufferPointer(rebasing: text[0..<0]))
            guard let match = try regex.match(text, from: 0, frame.context) else { return nothing }
            // Only a match has groups that are asked for.
            guard 0...regex.groupCount ~= group else {
                throw QueryFailure(
                    .invalidParameterValue, "A group is asked for that a regular expression does not have.")
            }
            guard match[group * 2] >= 0 else { return nothing }
            return Datum(bytes: UnsafeBufferPointer(rebasing: text[match[group * 2]..<match[group * 2 + 1]]))
        }
    }

    private func regexReplaced(_ call: Call) -> Evaluation {
        let memo = RegexMemo()
        return call.strict { values, frame throws(QueryFailure) in
            let text = values[0].bytes
            let regex = try memo.regex(values[1].bytes)
            let place = values.count > 3 ? Int(values[3].integer) : 1
            guard place >= 1 else { throw QueryFailure(.invalidParameterValue, "REGEXP_REPLACE begins at a place from 1.") }
            let start = Codepoints.offset(text, after: place - 1)
            if start >= text.count, place > 1 { return values[0] }
            var builder = try TextBuilder(in: frame.arena, capacity: text.count)
            try builder.append(text[..<start])
            // A region, as Java has it: what stands before it is the end of the text for anchors.
            let region = UnsafeBufferPointer(rebasing: text[start...])
            var offset = 0
            try Self.eachMatch(regex, region, from: 0, frame) { match throws(QueryFailure) in
                try builder.append(region[offset..<match[0]])
                try Self.append(values[2].bytes, region, match, regex.groupCount, to: &builder)
                offset = match[1]
            }
            try builder.append(region[offset...])
            return builder.value
        }
    }

    /// Appends a replacement: `$1` stands for a group, a backslash takes the meaning of what is behind it.
    private static func append(
        _ replacement: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ match: [Int], _ groups: Int,
        to builder: inout TextBuilder
    ) throws(QueryFailure) {
        var reader = ByteReader(replacement)
        while let byte = reader.take() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let next = reader.take() else { throw QueryFailure(.illegalArgument, "A replacement ends with a backslash.") }
                try builder.append(next)
            case UInt8(ascii: "$"):
                guard var group = reader.digit().map({ Int($0) }) else {
                    throw QueryFailure(.illegalArgument, "In a replacement, $ stands before what is no number of a group.")
                }
                guard group <= groups else {
                    throw QueryFailure(.illegalArgument, "A replacement names a group that is not there.")
                }
                // As many digits as make the number of a group.
                var ahead = reader
                while let digit = ahead.digit(), group * 10 + Int(digit) <= groups {
                    group = group * 10 + Int(digit)
                    reader = ahead
                }
                if match[group * 2] >= 0 { try builder.append(text[match[group * 2]..<match[group * 2 + 1]]) }
            default: try builder.append(byte)
            }
        }
    }
}
