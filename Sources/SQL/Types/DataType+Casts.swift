// Which types CAST converts, and which conversions happen unasked for a function's argument.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-ansi-compliance.html#cast

import Tables

extension DataType {
    /// Whether ANSI's CAST converts values of the type; a value may still fail.
    func canCast(to target: DataType) -> Bool {
        if self == target || isOpen || target.isOpen || self == .void { return true }
        if isText && target.isText { return true }
        if target.isText { return true }
        switch (self, target) {
        case (.string, _), (.char, _), (.varchar, _): return target.isAtomic || target == .calendarInterval
        case (.array(let one), .array(let two)): return one.canCast(to: two)
        case (.map(let key, let value), .map(let key2, let value2)): return key.canCast(to: key2) && value.canCast(to: value2)
        case (.structure(let fields), .structure(let others)):
            return fields.count == others.count && zip(fields, others).allSatisfy { $0.type.canCast(to: $1.type) }
        case (.boolean, _): return target.isNumeric
        case (.date, _): return target.isMoment
        case (.timestamp, _): return target == .date || target == .timestampNTZ || target.isNumeric
        case (.timestampNTZ, _): return target == .date || target == .timestamp
        case (.yearMonthInterval, .yearMonthInterval), (.dayTimeInterval, .dayTimeInterval): return true
        case (.yearMonthInterval, _), (.dayTimeInterval, _): return target.isInteger || target.isDecimal
        case (_, .yearMonthInterval), (_, .dayTimeInterval): return isInteger || isDecimal
        default: break
        }
        if isNumeric { return target.isNumeric || target == .boolean || target == .timestamp }
        return false
    }

    /// Whether a value is converted implicitly where the target type is stored or taken.
    func isStored(as target: DataType) -> Bool {
        if self == target || self == .void || isOpen { return true }
        switch (self, target) {
        case (_, .string) where isAtomic || self == .calendarInterval: return true
        case (.date, .timestamp), (.date, .timestampNTZ), (.timestamp, .date), (.timestamp, .timestampNTZ), (.timestampNTZ, .date),
            (.timestampNTZ, .timestamp):
            return true
        case (.yearMonthInterval, .yearMonthInterval), (.dayTimeInterval, .dayTimeInterval): return true
        case (.array(let one), .array(let two)): return one.isStored(as: two)
        case (.map(let key, let value), .map(let key2, let value2)): return key.isStored(as: key2) && value.isStored(as: value2)
        case (.structure(let fields), .structure(let others)):
            return fields.count == others.count && zip(fields, others).allSatisfy { $0.type.isStored(as: $1.type) }
        default: return isNumeric && target.isNumeric
        }
    }
}
