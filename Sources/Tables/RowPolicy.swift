// What analysis rules demand of rows, in places instead of names.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

/// What has to happen to the rows of a query while it runs. Relations and columns are those of the bound query: ids and ordinals. A column of -1 is
/// one that nobody sees, and of which no row tells anything.
package struct RowPolicy: Sendable, Equatable {
    /// A constraint of an aggregation rule: a group of the outermost query whose rows hold fewer distinct values is left out.
    package struct Constraint: Sendable, Equatable {
        package var relation: Int
        package var column: Int
        package var minimum: Int

        package init(relation: Int, column: Int, minimum: Int) {
            self.relation = relation
            self.column = column
            self.minimum = minimum
        }
    }

    /// A threshold of a custom rule: a row of the result with fewer distinct identities behind it is left out.
    package struct Threshold: Sendable, Equatable {
        package var relation: Int
        /// Columns that together tell whom a row is about.
        package var identity: [Int]
        package var minimum: Int

        package init(relation: Int, identity: [Int], minimum: Int) {
            self.relation = relation
            self.identity = identity
            self.minimum = minimum
        }
    }

    /// Columns of a relation of which none may be null in a row that takes part, as in an ID mapping table.
    package struct Complete: Sendable, Equatable {
        package var relation: Int
        package var columns: [Int]

        package init(relation: Int, columns: [Int]) {
            self.relation = relation
            self.columns = columns
        }
    }

    /// Differential privacy of the users of some relations.
    package struct Noise: Sendable, Equatable {
        /// The column of each relation that tells the user.
        package var users: [(relation: Int, column: Int)]
        /// The most users by which the noise of the policy hides a count, `usersNoisePerQuery`.
        package var usersNoisePerQuery: Int
        /// What the noise is drawn from, so that it repeats for a query.
        package var seed: UInt64
        /// Whether noise is added; without it limits and bounds act all the same.
        package var isAdded: Bool

        package init(users: [(relation: Int, column: Int)], usersNoisePerQuery: Int, seed: UInt64, isAdded: Bool) {
            self.users = users
            self.usersNoisePerQuery = usersNoisePerQuery
            self.seed = seed
            self.isAdded = isAdded
        }

        package static func == (left: Noise, right: Noise) -> Bool {
            left.usersNoisePerQuery == right.usersNoisePerQuery && left.seed == right.seed && left.isAdded == right.isAdded
                && left.users.elementsEqual(right.users) { $0 == $1 }
        }
    }

    package var constraints: [Constraint] = []
    package var thresholds: [Threshold] = []
    package var completes: [Complete] = []
    package var noise: Noise?

    package init() {}

    /// The columns of a relation that the policy looks at.
    package func columnsRead(of relation: Int) -> Set<Int> {
        let places =
            constraints.map { ($0.relation, [$0.column]) } + thresholds.map { ($0.relation, $0.identity) }
            + completes.map { ($0.relation, $0.columns) } + (noise?.users ?? []).map { ($0.relation, [$0.column]) }
        return Set(places.filter { $0.0 == relation }.flatMap(\.1).filter { $0 >= 0 })
    }
}
