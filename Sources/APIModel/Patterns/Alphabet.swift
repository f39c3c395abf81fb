// The alphabet of an automaton: scalars that no set of the pattern tells apart share one letter.
// Reference: Aho, Sethi, Ullman, Compilers, section 3.9.7 (symbols with the same transitions are merged).

/// Maps each Unicode scalar to a letter, a small number from 0 up to `count`.
///
/// The borders of all ranges cut the scalars into intervals; where categories are named, an interval is cut again by category. So neither the
/// table nor its making grows with Unicode.
struct Alphabet {
    private(set) var count = 0
    /// For each set, in the order given, the letters it contains.
    private(set) var lettersOfSet: [[Int]]

    private let intervalStarts: [UInt32]
    private let categoriesPerInterval: Int
    private var letterOfCell: [UInt16] = []
    /// The letter of each byte below 128.
    private(set) var lettersOfASCII: [UInt16] = []

    /// How many times the making of an alphabet may look at a range: a few milliseconds.
    private static let lookLimit = 4_000_000

    /// - Throws: `tooLarge`.
    init(separating sets: [ScalarSet]) throws(PatternError) {
        var starts: Set<UInt32> = [0]
        for range in sets.flatMap(\.ranges) {
            starts.insert(range.lowerBound)
            if range.upperBound < 0x10FFFF { starts.insert(range.upperBound + 1) }
        }
        intervalStarts = starts.sorted()
        categoriesPerInterval = sets.contains(where: \.namesCategories) ? ScalarSet.categoryCount : 1
        let cells = intervalStarts.count * categoriesPerInterval
        let looks = sets.count + sets.reduce(0) { $0 + $1.ranges.count }
        guard cells < Int(UInt16.max), cells * looks <= Self.lookLimit else { throw .tooLarge }
        lettersOfSet = Array(repeating: [], count: sets.count)

        var letterOfMembership: [[Bool]: UInt16] = [:]
        for start in intervalStarts {
            for category in 0..<categoriesPerInterval {
                let membership = sets.map { $0.contains(start, category: category) }
                if let letter = letterOfMembership[membership] {
                    letterOfCell.append(letter)
                } else {
                    letterOfMembership[membership] = UInt16(count)
                    letterOfCell.append(UInt16(count))
                    for set in sets.indices where membership[set] { lettersOfSet[set].append(count) }
                    count += 1
                }
            }
        }
        lettersOfASCII = (0..<128).map { cell(of: Unicode.Scalar(UInt8($0))) }
    }

    func letter(of scalar: Unicode.Scalar) -> Int {
        Int(scalar.isASCII ? lettersOfASCII[Int(scalar.value)] : cell(of: scalar))
    }

    private func cell(of scalar: Unicode.Scalar) -> UInt16 {
        var low = 0
        var high = intervalStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if intervalStarts[middle] <= scalar.value { low = middle } else { high = middle }
        }
        return letterOfCell[categoriesPerInterval == 1 ? low : low * categoriesPerInterval + ScalarSet.category(of: scalar)]
    }
}
