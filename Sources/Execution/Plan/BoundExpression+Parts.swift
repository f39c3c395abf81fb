// What operators ask of expressions: of what they are made, and of which tables they speak.

import SQL
import Tables

extension BoundExpression {
    /// Whether the expression or a part of it is as asked. Sub-queries' own expressions do not count, but their arguments do.
    func contains(_ isAsked: (BoundExpression) -> Bool) -> Bool {
        isAsked(self) || parts.contains { $0.contains(isAsked) }
    }

    /// The instances whose columns it reads.
    var instances: Set<Int> {
        var found: Set<Int> = []
        _ = contains {
            if case .column(let instance, _) = $0.kind { found.insert(instance) }
            return false
        }
        return found
    }

    /// Whether it may be asked earlier than where it stands: it gives the same whenever it is asked, and no query is run for it.
    var isMovable: Bool {
        !contains { part in
            switch part.kind {
            case .inQuery, .exists, .scalarQuery: true
            case .call(let name, _): !name.isDeterministic
            default: false
            }
        }
    }

    /// The conditions that have to be true together.
    var conjuncts: [BoundExpression] {
        if case .all(let parts) = kind { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// Several conditions as one; nil for none.
    static func all(_ conditions: [BoundExpression]) -> BoundExpression? {
        guard let first = conditions.first else { return nil }
        return conditions.count == 1 ? first : BoundExpression(.all(conditions), .boolean, first.mark)
    }

    /// The expression in another type.
    func converted(to other: DataType) -> BoundExpression {
        type == other ? self : BoundExpression(.cast(self, .implicit), other, mark)
    }

    /// The expressions that it is made of directly.
    private var parts: [BoundExpression] {
        switch kind {
        case .literal, .parameter, .column, .outer, .key, .aggregate, .window, .item, .output, .variable, .grouping, .groupingID: []
        case .negative(let part), .complement(let part), .not(let part), .isNull(let part, _), .isTruth(let part, _, _),
            .cast(let part, _), .extract(_, let part), .field(let part, _), .lambda(_, let part):
            [part]
        case .chain(let first, let links): [first] + links.map(\.operand)
        case .all(let parts), .any(let parts), .structure(let parts), .call(_, let parts): parts
        case .isDistinct(let one, let other, _): [one, other]
        case .between(let subject, let lower, let upper, _): [subject, lower, upper]
        case .inList(let subject, let list, _): [subject] + list
        case .inQuery(let subjects, let query, _): subjects + query.arguments
        case .exists(let query), .scalarQuery(let query): query.arguments
        case .like(let pattern): [pattern.subject] + pattern.patterns
        case .conditional(let operand, let branches, let otherwise):
            [operand].compactMap(\.self) + branches.flatMap { [$0.condition, $0.result] } + [otherwise].compactMap(\.self)
        case .element(let base, let index): [base, index]
        }
    }
}
