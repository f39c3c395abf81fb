// FORMAT_STRING, TO_CHAR, TO_NUMBER, and JSON.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html

import SQL
import Tables

extension ExpressionCompiler {
    func formats(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .formatString: return try formattedText(call)
        case .toJson: return try json(call)
        case .getJsonObject:
            let memo = JSONPathMemo()
            return call.two { text, path, frame throws(QueryFailure) in
                guard let path = memo.path(path.bytes) else { return .null }
                // What the text says is in memory as a whole meanwhile: a byte of it may be a value.
                let ledger = Ledger(frame.context.budget)
                try ledger.take(text.bytes.count * 2 * MemoryLayout<JSONTree>.stride)
                guard let found = withExtendedLifetime(ledger, { path.find(in: text.bytes) }) else { return .null }
                return try frame.arena.value(copying: found)
            }
        case .toChar: return try numberText(call)
        case .toNumber: return try numberOfText(call)
        default: return nil
        }
    }
}
