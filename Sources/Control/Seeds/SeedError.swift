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
        /// The text is no seed.
        case script
        /// A step was answered with an error.
        case step
    }

    init(_ fault: Fault, _ description: String) {
        self.fault = fault
        self.description = description
    }
}

/// The nearest of some names to one that is none of them, for asking back.
package enum NearestName {
    /// ` Did you mean CreateMembership?`, or nothing where no name comes near.
    package static func question(_ name: String, among names: some Sequence<String>) -> String {
        let most = max(1, name.utf8.count / 4)
        let nearest = names.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }.min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= most else { return "" }
        return " Did you mean \(nearest.name)?"
    }

    /// How many bytes must be added, dropped or changed to make one text of the other (Levenshtein).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (index, byte) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let change = diagonal + (right[column] == byte ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
