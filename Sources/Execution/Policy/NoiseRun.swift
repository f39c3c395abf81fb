// Differential privacy at run time: a limit on what one user contributes, bounds on values, and noise on aggregates.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-overview.html. How the limit is chosen, what is rounded, and the order of
// things are published nowhere and inferred (docs/differences.md).

import SQL
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What differential privacy took from the data for one aggregate.
package struct Sensitivity: Sendable, Equatable {
    /// The most rows of one user that count.
    package var userContributionLimit: Int
    /// The bounds that values were clipped to; nil for counts.
    package var minimum: Double?
    package var maximum: Double?
}

/// The state of a run's noise.
struct NoiseRun {
    let policy: RowPolicy.Noise
    var sensitivities: [Sensitivity] = []
    /// Whether a SELECT was found to act on. A query of another shape is not run rather than run without noise.
    var isApplied = false

    init(_ policy: RowPolicy.Noise) { self.policy = policy }

    /// The deviation of the noise on a count of users: 97 % of it lies within the policy's `usersNoisePerQuery`.
    /// Reference: sql_rules.md E: fitted to the figures that the service's console shows.
    var deviation: Double { 0.449 * Double(policy.usersNoisePerQuery) }

    /// Of the rows of a user as many count as of 99 users in 100 there are at most.
    static let limitPercentile = 0.99
}

extension QueryRun {
    /// Groups with noise on their aggregates.
    func noisyGroups(
        of matrix: RowMatrix, _ grouping: BoundGrouping, in scope: Scope, outer: [Datum]
    ) throws(QueryFailure) -> GroupedRows {
        guard let noise else { return try groups(of: matrix, grouping, in: scope, outer: outer) }
        let users = try UserRows(matrix, demands: demands.indices.filter { demands[$0].minimum == 0 }, context)
        let limit = users.limit(percentile: NoiseRun.limitPercentile)
        let sampled = try matrix.picking(try users.sample(limit: limit, seed: noise.policy.seed))
        let exact = try groups(of: sampled, grouping, in: scope, outer: outer)
        let aggregates = try PrivateAggregates(grouping, sampled, in: scope, self, outer: outer)
        self.noise?.isApplied = true
        self.noise?.sensitivities = aggregates.sensitivities(limit: limit)
        guard noise.policy.isAdded else { return exact }
        let source = exact.matrix.sources[0]
        let builder = RelationBuilder(
            names: source.columns.map { _ in "" }, types: source.columns.map(\.type), budget: context.budget)
        let keys = KeyTable(budget: context.budget)
        for group in 0..<exact.matrix.count {
            if group & 1023 == 0 { try context.check() }
            var row = source.columns.map { $0[group] }
            keys.scratch.removeAll()
            for key in grouping.keys.indices { try keys.scratch.append(row[key], of: grouping.keys[key].type) }
            // The noise of a group depends on its keys and on nothing else, so that it repeats in whatever order groups come.
            let seed = keys.scratch.withBytes { $0.reduce(noise.policy.seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
            for index in grouping.aggregates.indices {
                var random = SplitMix(seed: seed &+ UInt64(index))
                let place = grouping.keys.count + index
                row[place] = aggregates.value(
                    index, of: group, exact: row[place], type: source.columns[place].type, limit: limit, noise.deviation, &random)
            }
            try builder.append(row)
        }
        return try GroupedRows(replacing: exact, with: try builder.finish(), keys: grouping.keys.count, context)
    }
}

extension GroupedRows {
    /// The same groups with other values.
    fileprivate init(replacing exact: GroupedRows, with relation: Relation, keys: Int, _ context: RunContext) throws(QueryFailure) {
        let trace = exact.matrix.sources[0].trace
        let source = try RowMatrix.Source(TracedRelation(relation, trace), instance: nil, budget: context.budget)
        var scope = exact.scope
        let places = relation.columns.map { ColumnPlace(source: 0, column: $0) }
        let aggregates = scope.aggregates.count
        scope.keys = Array(places.prefix(keys))
        scope.aggregates = Array(places.dropFirst(keys).prefix(aggregates))
        if scope.groupingSet != nil { scope.groupingSet = places.last }
        self.init(matrix: RowMatrix(sources: [source], count: relation.count), scope: scope)
    }
}

/// The rows of a matrix by the user that they are about.
private struct UserRows {
    /// By user, the rows in their order; those of nobody count for nobody and stay.
    private var rows: [Int32: [Int32]] = [:]
    private var order: [Int32] = []
    private var ofNobody: [Int32] = []
    private let total: Int
    private let context: RunContext

    /// - Parameter demands: Those whose identities are users.
    init(_ matrix: RowMatrix, demands: [Int], _ context: RunContext) throws(QueryFailure) {
        total = matrix.count
        self.context = context
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try context.check() }
            var user: Int32?
            for source in matrix.sources {
                let number = source.rows[row]
                guard user == nil, number >= 0, let trace = source.trace else { continue }
                for demand in demands where user == nil { user = trace.identities(of: number, demand: demand).first }
            }
            let place = Int32(truncatingIfNeeded: row)
            guard let user else {
                ofNobody.append(place)
                continue
            }
            if rows[user] == nil { order.append(user) }
            rows[user, default: []].append(place)
        }
    }

    /// How many rows of a user count: at least 1.
    func limit(percentile: Double) -> Int {
        let counts = rows.values.map(\.count).sorted()
        guard !counts.isEmpty else { return 1 }
        let place = Int((Double(counts.count) * percentile).rounded(.up)) - 1
        return max(1, counts[min(max(0, place), counts.count - 1)])
    }

    /// The rows of each user, of more than the limit a sample, in the matrix's order.
    func sample(limit: Int, seed: UInt64) throws(QueryFailure) -> RowNumbers {
        var isKept = Array(repeating: false, count: total)
        for row in ofNobody { isKept[Int(row)] = true }
        for user in order {
            var own = rows[user] ?? []
            if own.count > limit {
                var random = SplitMix(seed: seed &+ UInt64(UInt32(bitPattern: user)))
                // The first places of a shuffle.
                for place in 0..<limit { own.swapAt(place, place + random.next(below: own.count - place)) }
            }
            for row in own.prefix(limit) { isKept[Int(row)] = true }
        }
        let kept = try RowNumbers(budget: context.budget)
        for row in 0..<total where isKept[row] { try kept.append(row) }
        return kept
    }
}

/// What noise on aggregates needs to know of the rows: how many values each group has, and how large they are.
private struct PrivateAggregates {
    private enum Kind { case users, count, sum, average, deviation, other }

    private struct Facts {
        let kind: Kind
        var minimum = Double.infinity
        var maximum = -Double.infinity
        /// By group.
        var counts: [Double] = []

        /// The greatest size of a value; 0 without any.
        var magnitude: Double { minimum > maximum ? 0 : max(abs(minimum), abs(maximum)) }
    }

    private var facts: [Facts] = []

    init(_ grouping: BoundGrouping, _ matrix: RowMatrix, in scope: Scope, _ run: QueryRun, outer: [Datum]) throws(QueryFailure) {
        let table = KeyTable(budget: run.context.budget)
        let frame = run.frame(sources: matrix.sources.count, outer: outer)
        var keys: [Evaluation] = []
        for key in grouping.keys { keys.append(try scope.compile(key)) }
        var arguments: [Evaluation?] = []
        for aggregate in grouping.aggregates {
            let kind = Self.kind(of: aggregate)
            facts.append(Facts(kind: kind))
            guard kind == .sum || kind == .average || kind == .deviation, let argument = aggregate.arguments.first else {
                arguments.append(nil)
                continue
            }
            arguments.append(try scope.compile(argument.cast(to: .double)))
        }
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try run.context.check() }
            matrix.show(row, in: frame)
            table.scratch.removeAll()
            for (index, key) in keys.enumerated() { try table.scratch.append(try key(frame), of: grouping.keys[index].type) }
            let (group, isNew) = try table.insertScratch()
            for index in facts.indices {
                if isNew { facts[index].counts.append(0) }
                guard let value = try arguments[index]?(frame), !value.isNull, value.double.isFinite else { continue }
                facts[index].counts[group] += 1
                facts[index].minimum = min(facts[index].minimum, value.double)
                facts[index].maximum = max(facts[index].maximum, value.double)
            }
            frame.arena.reset()
        }
    }

    private static func kind(of aggregate: BoundAggregate) -> Kind {
        switch (aggregate.function, aggregate.isDistinct) {
        case (.count, true), (.approxCountDistinct, _): .users
        case (.count, false): .count
        case (.sum, _): .sum
        case (.avg, _): .average
        case (.stddevSamp, _), (.stddevPop, _): .deviation
        default: .other
        }
    }

    /// An entry for each aggregate; a count of users takes one of each.
    func sensitivities(limit: Int) -> [Sensitivity] {
        facts.map { fact in
            let isBounded = fact.kind != .users && fact.kind != .count && fact.minimum <= fact.maximum
            return Sensitivity(
                userContributionLimit: fact.kind == .users ? 1 : limit, minimum: isBounded ? fact.minimum : nil,
                maximum: isBounded ? fact.maximum : nil)
        }
    }

    /// An aggregate of a group with its noise, in its type. Counts may be negative, and NULL stays NULL.
    func value(
        _ index: Int, of group: Int, exact: Datum, type: DataType, limit: Int, _ deviation: Double, _ random: inout SplitMix
    ) -> Datum {
        let fact = facts[index]
        guard !exact.isNull else { return exact }
        let count = group < fact.counts.count ? fact.counts[group] : 0
        let users = random.nextGaussian(deviation: deviation)
        let rows = Double(limit)
        switch fact.kind {
        case .users: return exact.moved(by: users, of: type)
        case .count: return exact.moved(by: users * rows, of: type)
        case .sum: return exact.moved(by: users * rows * fact.magnitude, of: type)
        case .average:
            // A noisy sum by a noisy count; of a count that noise has brought down to nothing, one is left.
            let sum = exact.number(of: type) * count + users * rows * fact.magnitude
            let divisor = max(1, count + random.nextGaussian(deviation: deviation) * rows)
            return Datum(number: sum / divisor, of: type)
        case .deviation:
            // The spread moves no further than the values' bounds are apart.
            let spread = max(0, fact.maximum - fact.minimum)
            return Datum(number: max(0, exact.number(of: type) + users * rows * spread / max(1, count)), of: type)
        case .other: return exact
        }
    }
}

extension Datum {
    /// A number of a type as a double.
    fileprivate func number(of type: DataType) -> Double {
        switch type {
        case .float, .double: double
        case .decimal(_, let scale): Double(decimal) / pow(10, Double(scale))
        default: Double(integer)
        }
    }

    /// A double as a number of a type: rounded to whole numbers, or to a decimal's scale, and kept within its range.
    fileprivate init(number: Double, of type: DataType) {
        switch type {
        case .float, .double: self.init(number)
        case .decimal(let precision, let scale):
            let bound = pow(10, Double(precision)) - 1
            let scaled = (number * pow(10, Double(scale))).rounded()
            self.init(decimal: Int128(exactly: min(max(scaled, -bound), bound)) ?? 0)
        default: self.init(Int64(exactly: min(max(number.rounded(), -9e18), 9e18)) ?? 0)
        }
    }

    fileprivate func moved(by noise: Double, of type: DataType) -> Datum { Datum(number: number(of: type) + noise, of: type) }
}
