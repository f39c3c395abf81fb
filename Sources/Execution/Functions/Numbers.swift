// Functions of numbers.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/Math_functions-spark.html

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SQL
import Tables

extension ExpressionCompiler {
    func numbers(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .acos: return Self.double(call, acos)
        case .asin: return Self.double(call, asin)
        case .atan: return Self.double(call, atan)
        case .atan2: return call.two { one, other, _ in Datum(atan2(one.double + 0, other.double + 0)) }
        case .cbrt: return Self.double(call, cbrt)
        case .cos: return Self.double(call, cos)
        case .cot: return Self.double(call) { 1 / tan($0) }
        case .degrees: return Self.double(call) { $0 * (180 / Double.pi) }
        case .radians: return Self.double(call) { $0 * (Double.pi / 180) }
        case .exp, .dexp: return Self.double(call, exp)
        case .ln, .dlog1: return call.one { value, _ in value.double <= 0 ? .null : Datum(log(value.double)) }
        case .log10, .dlog10: return call.one { value, _ in value.double <= 0 ? .null : Datum(log10(value.double)) }
        case .log:
            if call.count == 1 { return call.one { value, _ in value.double <= 0 ? .null : Datum(log(value.double)) } }
            return call.two { base, value, _ in
                base.double <= 0 || value.double <= 0 ? .null : Datum(log(value.double) / log(base.double))
            }
        case .pi: return always(Datum(Double.pi))
        case .power: return call.two { base, exponent, _ in Datum(pow(base.double, exponent.double)) }
        case .sin: return Self.double(call, sin)
        case .sqrt: return Self.double(call) { $0.squareRoot() }
        case .tan: return Self.double(call, tan)
        case .sign: return sign(call)
        case .abs: return try absolute(call)
        case .mod: return try arithmetic(.modulo, call[0], call.type(0), call[1], call.type(1), call.type)
        case .div: return try arithmetic(.integerDivided, call[0], call.type(0), call[1], call.type(1), call.type)
        case .rand:
            vary()
            let random = scope.randoms.numbers(for: call.mark, seed: try seed(of: call))
            return { _ in Datum(Double(random.next() >> 11) * 0x1p-53) }
        default: return nil
        }
    }

    /// A written seed, or the run's own.
    private func seed(of call: Call) throws(QueryFailure) -> UInt64 {
        guard let first = call.expressions.first, let given = try constant(first), !given.isNull else { return call.seed }
        return UInt64(bitPattern: given.integer)
    }

    private static func double(_ call: Call, _ function: @escaping (Double) -> Double) -> Evaluation {
        call.one { value, _ in Datum(function(value.double)) }
    }

    private func sign(_ call: Call) -> Evaluation {
        let isDecimal = call.type(0).isDecimal
        if isDecimal { return call.one { value, _ in Datum(value.decimal < 0 ? -1.0 : value.decimal > 0 ? 1.0 : 0.0) } }
        if call.type(0).isFloating {
            return call.one { value, _ in Datum(value.double < 0 ? -1.0 : value.double > 0 ? 1.0 : value.double) }
        }
        return call.one { value, _ in Datum(Double(value.integer.signum())) }
    }

    private func absolute(_ call: Call) throws(QueryFailure) -> Evaluation {
        let type = call.type(0)
        if type.isDecimal { return call.one { value, _ in value.decimal < 0 ? Datum(decimal: -value.decimal) : value } }
        if type.isFloating { return call.one { value, _ in Datum(value.double.magnitude) } }
        let minus = try negative(call[0], type)
        let value = call[0]
        return { frame throws(QueryFailure) in
            let value = try value(frame)
            return value.isNull || value.integer >= 0 ? value : try minus(frame)
        }
    }
}

/// The sequences of the calls of a run. A sub-query that is compiled anew for each row goes on where it was.
package final class RandomSources {
    private var sequences: [Int: RandomNumbers] = [:]

    package init() {}

    func numbers(for mark: Mark, seed: UInt64) -> RandomNumbers {
        if let numbers = sequences[mark.id] { return numbers }
        let numbers = RandomNumbers(seed: seed)
        sequences[mark.id] = numbers
        return numbers
    }
}

/// A sequence of random bits that repeats with its seed (SplitMix64).
final class RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
