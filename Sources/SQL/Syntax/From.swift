// Tables of a FROM clause and their joins.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-join.html

/// One comma-separated item: a table and what is joined to it, flat.
package struct FromItem: Sendable, Equatable {
    package let first: TableSource
    package let joins: [Join]
}

package struct Join: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable {
        case inner, left, right, full, cross
        case leftSemi = "left semi"
        case leftAnti = "left anti"
    }
    package enum Condition: Sendable, Equatable { case on(Expression), using([Identifier]) }

    package let kind: Kind
    package let isNatural: Bool
    package let source: TableSource
    package let condition: Condition?
    package let mark: Mark
}

package struct TableAlias: Sendable, Equatable {
    package let name: Identifier
    package let columns: [Identifier]
}

/// A table of FROM, with what is written after it.
package final class TableSource: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case table([Identifier])
        case query(Query)
        case values([Expression])
        case function(FunctionCall)
        indirect case joined(FromItem)
    }

    package let kind: Kind
    package let isLateral: Bool
    package let travel: TimeTravel?
    package let sample: Sample?
    package let pivot: Pivot?
    package let unpivot: Unpivot?
    package let alias: TableAlias?
    package let mark: Mark

    init(
        kind: Kind, isLateral: Bool, travel: TimeTravel? = nil, sample: Sample? = nil, pivot: Pivot? = nil, unpivot: Unpivot? = nil,
        alias: TableAlias? = nil, mark: Mark
    ) {
        self.kind = kind
        self.isLateral = isLateral
        self.travel = travel
        self.sample = sample
        self.pivot = pivot
        self.unpivot = unpivot
        self.alias = alias
        self.mark = mark
    }

    package static func == (one: TableSource, other: TableSource) -> Bool {
        one === other
            || one.kind == other.kind && one.isLateral == other.isLateral && one.travel == other.travel && one.sample == other.sample
                && one.pivot == other.pivot && one.unpivot == other.unpivot && one.alias == other.alias && one.mark == other.mark
    }
}

package struct Sample: Sendable, Equatable {
    package enum Amount: Sendable, Equatable { case percent(Expression), rows(Expression), bucket(String, outOf: String) }
    package let amount: Amount
    /// The seed of REPEATABLE, as written.
    package let seed: String?
}

/// What a table was at another time, or in another version.
package struct TimeTravel: Sendable, Equatable {
    package let isVersion: Bool
    package let value: Expression
}

package struct Pivot: Sendable, Equatable {
    package let aggregates: [SelectItem]
    package let columns: [Identifier]
    package let values: [SelectItem]
    package let mark: Mark
}

package struct Unpivot: Sendable, Equatable {
    /// Columns that are folded into one row: as many as there are value columns.
    package struct Group: Sendable, Equatable {
        package let columns: [[Identifier]]
        package let alias: Identifier?
    }

    package let keepsNulls: Bool
    /// The columns that take the values; usually one.
    package let values: [Identifier]
    /// The column that says which group a row is of.
    package let name: Identifier
    package let groups: [Group]
    package let mark: Mark

    /// The columns of all groups.
    package var columns: [Identifier] { groups.flatMap(\.columns).compactMap(\.last) }
}
