// What is NULL whatever the rows hold.
// Source: Spark's rule NullPropagation, which comes before anything is computed.

import SQL

extension BoundExpression {
    /// Whether it is NULL by its form alone: a NULL in the text, or an operation that gives NULL for one of its operands.
    var isSurelyNull: Bool {
        switch kind {
        case .literal(.null): true
        case .negative(let inner), .complement(let inner), .not(let inner), .cast(let inner, _), .extract(_, let inner): inner.isSurelyNull
        case .chain(let first, let links):
            // From left to right, and so NULL to the left of `<=>` and of `||` does not count.
            links.reduce(first.isSurelyNull) { isNull, link in
                switch link.operator {
                case .nullSafeEqual, .concat, .and, .or: false
                default: isNull || link.operand.isSurelyNull
                }
            }
        // Whatever the sub-query gives, and even if it gives nothing.
        case .inQuery(let subjects, _, _): subjects.count == 1 && subjects[0].isSurelyNull
        // A unit that there is not.
        case .call(.trunc, let arguments) where arguments.count == 2 && arguments[1].isText { !DateUnit.truncates(dates: true, to: $0) }:
            true
        case .call(.dateTrunc, let arguments)
        where arguments.count == 2 && arguments[0].isText { !DateUnit.truncates(dates: false, to: $0) }:
            true
        case .call(let name, let arguments): Self.strictFunctions.contains(name) && arguments.contains(where: \.isSurelyNull)
        default: false
        }
    }

    /// Whether it is a text written out of which something is true.
    private func isText(_ holds: (String) -> Bool) -> Bool {
        if case .literal(.string(let text)) = kind { return holds(text) }
        return false
    }

    private static let strictFunctions: Set<FunctionName> = [
        .addMonths, .dateAdd, .dateDiff, .dateFormat, .dateSub, .dateTrunc, .dayofmonth, .dayofweek, .dayofyear, .fromUnixtime, .hour,
        .minute, .month, .quarter, .second, .timestampadd, .timestampdiff, .toDate, .toTimestamp, .trunc, .weekofyear, .year, .abs, .acos,
        .asin, .atan, .atan2, .cbrt, .ceil, .cos, .cot, .degrees, .div, .exp, .floor, .ln, .log, .log10, .mod, .power, .radians, .round,
        .sign, .sin, .sqrt, .tan, .charLength, .initcap, .instr, .length, .lower, .regexpCount, .regexpExtract, .regexpInstr,
        .regexpReplace, .repeat, .replace, .reverse, .substring, .translate, .upper, .hex, .unhex, .md5, .sha1, .sha2, .base64, .unbase64,
    ]
}
