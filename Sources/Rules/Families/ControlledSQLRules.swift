// The SQL that thresholds and comparison controls do not support.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-sql-capabilities.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let controlledSQL: [QueryRule] = [
        QueryRule("controls.constructs", source: "guide: table of supported and unsupported SQL constructs") {
            (subject) throws(Objection) in
            guard subject.isControlled else { return }
            for part in subject.parts { try checkConstruct(part) }
        },
        QueryRule("controls.functions", source: "guide: table of supported and unsupported functions") { (subject) throws(Objection) in
            guard subject.isControlled else { return }
            for use in subject.resolution.calls {
                let name = use.call.function
                guard unsupportedFunctions.contains(name) || name.hasPrefix("hll_") || name.hasPrefix("aes_") else { continue }
                throw Objection(
                    message:
                        "Function \(use.call.name.name.uppercased()) is not supported with aggregation thresholds or comparison controls",
                    mark: use.mark)
            }
        },
    ]

    private static let unsupportedFunctions: Set<String> = [
        "any_value", "bool_and", "bool_or", "array_except", "to_char", "to_number", "dayofyear", "date_add", "add_months", "truncate",
        "trunc",
        "cbrt", "pi", "radians", "sin", "cos", "tan", "cot", "asin", "acos", "atan", "atan2", "degrees", "reverse", "translate",
        "regexp_count",
        "regexp_instr", "split_part", "first", "last", "first_value", "last_value", "nth_value", "cume_dist", "percent_rank", "ntile",
    ]

    private static func checkConstruct(_ part: StatementPart) throws(Objection) {
        switch part {
        case .query(let query):
            if let with = query.with, with.isRecursive { throw controlled("WITH RECURSIVE", with.mark) }
            if let key = query.clusterBy.first { throw controlled("CLUSTER BY", key.mark) }
            if let key = query.distributeBy.first { throw controlled("DISTRIBUTE BY", key.mark) }
            if let key = query.sortBy.first { throw controlled("SORT BY", key.expression.mark) }
            if let offset = query.offset { throw controlled("OFFSET", offset.mark) }
        case .setOperation(let link):
            if link.operator != .union { throw controlled(link.operator.rawValue.uppercased(), link.mark) }
        case .select(let select):
            if let grouping = select.grouping, grouping.hasSets {
                throw controlled("Grouping by CUBE, ROLLUP or GROUPING SETS", grouping.mark)
            }
        case .source(let source):
            if source.isLateral { throw controlled("LATERAL", source.mark) }
            if let pivot = source.pivot { throw controlled("PIVOT", pivot.mark) }
            if let unpivot = source.unpivot { throw controlled("UNPIVOT", unpivot.mark) }
        case .join(let join):
            if join.kind == .leftSemi || join.kind == .leftAnti { throw controlled("\(join.kind.rawValue.uppercased()) JOIN", join.mark) }
        case .lateralView(let view): throw controlled("LATERAL VIEW", view.mark)
        case .expression(let expression, _):
            if case .exists = expression.kind { throw controlled("EXISTS", expression.mark) }
            if case .chain(_, let links) = expression.kind, links.contains(where: { $0.operator == .nullSafeEqual }) {
                throw controlled("<=>", expression.mark)
            }
        }
    }

    private static func controlled(_ what: String, _ mark: Mark) -> Objection {
        Objection(message: "\(what) is not supported with aggregation thresholds or comparison controls", mark: mark)
    }
}

extension Subject {
    /// Whether any table has thresholds or comparison controls.
    fileprivate var isControlled: Bool {
        customTables.contains { $0.1.aggregationThresholds?.isEmpty == false || $0.1.comparisonControls != nil }
    }
}
