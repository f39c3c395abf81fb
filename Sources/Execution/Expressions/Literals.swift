// The values of constants.

import SQL
import Tables

extension ExpressionCompiler {
    func value(of literal: BoundLiteral, _ type: DataType) throws(QueryFailure) -> Datum {
        let arena = scope.constants.arena
        switch literal {
        case .null: return .null
        case .boolean(let flag): return Datum(flag)
        case .integer(let number): return Datum(number)
        case .decimal(let digits):
            guard let number = Int128(digits) else { throw .notRun("The number \(digits)") }
            return Datum(decimal: number)
        case .double(let number): return Datum(type == .float ? Double(Float(number)) : number)
        case .string(let text): return try arena.value(text)
        case .binary(let bytes): return try arena.value(copying: bytes)
        case .moment(let text):
            guard let conversion = try Casting(context).conversion(from: .string, to: type) else { return try arena.value(text) }
            return try conversion(try arena.value(text), scope.constants)
        case .months(let months): return Datum(Int64(months))
        case .microseconds(let microseconds): return Datum(microseconds)
        }
    }
}
