// What is wrong with a seed, in a sentence that says where.

/// Why a seed was not run, or was undone.
package struct SeedError: Error, Equatable, CustomStringConvertible {
    /// What kind of thing is wrong.
    package let fault: Fault
    /// A sentence with the name of the seed, and with the line or the step.
    package let description: String

    package enum Fault: Sendable, Equatable {
        /// There is no seed of that name, or its file cannot be read.
        case missing
        /// The text is not a seed.
        case script
        /// A step was answered with an error.
        case step
    }

    init(_ fault: Fault, _ description: String) {
        self.fault = fault
        self.description = description
    }
}

/// The nearest of some names to an unknown one, to ask whether it was meant.
package enum NearestName {
    /// No name that somebody misspells is longer, and comparing takes as long as both are long together.
    private static let mostBytes = 100
    /// The most names that are compared.
    private static let mostNames = 1000

    /// ` Did you mean CreateMembership?`, or nothing if no name comes near.
    package static func question(_ name: String, among names: some Sequence<String>) -> String {
        guard name.utf8.count <= mostBytes else { return "" }
        let most = max(1, name.utf8.count / 4)
        let near = names.lazy.filter { abs($0.utf8.count - name.utf8.count) <= most }.prefix(mostNames)
        let nearest = near.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }.min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= most else { return "" }
        return " Did you mean \(nearest.name)?"
    }

    /// How many bytes must be added, dropped, changed or swapped with the next to make one text of the other (optimal string alignment).
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var earlier: [Int] = []
        var row = Array(0...right.count)
        for index in left.indices {
            var next = [index + 1]
            for column in right.indices {
                var least = min(row[column] + (right[column] == left[index] ? 0 : 1), next[column] + 1, row[column + 1] + 1)
                if index > 0, column > 0, left[index] == right[column - 1], left[index - 1] == right[column] {
                    least = min(least, earlier[column - 1] + 1)
                }
                next.append(least)
            }
            (earlier, row) = (row, next)
        }
        return row[right.count]
    }
}
