// What operators ask of expressions: of what they are made, and of which tables they speak.

import SQL
import Tables

extension BoundQuery {
    /// The places of its body's rows that its order looks at.
    var placesForOrder: Set<Int> {
        var places = Set<Int>()
        for key in order {
            _ = key.expression.holds {
                if case .output(let place) = $0 { places.insert(place) }
                return false
            }
        }
        return places
    }
}

extension BoundSelect {
    /// Places of items, with those of earlier items that they use.
    func itemsBehind(_ places: Set<Int>) -> Set<Int> {
        var all = places
        for (place, item) in items.enumerated().reversed() where all.contains(place) {
            _ = item.holds {
                if case .item(let earlier) = $0 { all.insert(earlier) }
                return false
            }
        }
        return all
    }
}

extension BoundSubquery {
    /// Whether its rows are the same for the same arguments. One that reads tables and takes no arguments is computed once, as Spark does it,
    /// also with RAND.
    var isRemembered: Bool {
        if isDeterministic { return true }
        if case .select(let select) = query.body, select.from == nil { return false }
        return arguments.isEmpty
    }
}

extension BoundExpression {
    /// The instances whose columns it reads.
    var instances: Set<Int> {
        var found: Set<Int> = []
        _ = holds {
            if case .column(let instance, _) = $0 { found.insert(instance) }
            return false
        }
        return found
    }

    /// Whether it needs a row, of whatever step, or a query.
    var readsRows: Bool {
        holds {
            switch $0 {
            case .column, .outer, .key, .aggregate, .window, .item, .output, .inQuery, .exists, .scalarQuery: true
            default: false
            }
        }
    }

    /// Whether it may be asked earlier than where it stands: it gives the same whenever it is asked, and no query is run for it.
    var isMovable: Bool {
        !holds {
            switch $0 {
            case .inQuery, .exists, .scalarQuery: true
            case .call(let name, _): name == .rand || name == .uuid
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
}
