// Sets of Unicode scalars, as a character class of a pattern names them.
// Reference: https://www.unicode.org/reports/tr44/#General_Category_Values

/// The union of ranges of scalar values and of general categories, or the complement of that union.
struct ScalarSet: Hashable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    private(set) var categories: UInt32 = 0
    var isInverted = false

    init(_ ranges: ClosedRange<UInt32>...) {
        self.ranges = ranges
    }

    init(_ scalar: Unicode.Scalar) {
        self.ranges = [scalar.value...scalar.value]
    }

    /// The set of a general category (`Lu`) or of a group of them (`L`), or nil for an unknown name.
    init?(category name: String) {
        guard (1...2).contains(name.unicodeScalars.count) else { return nil }
        for (index, code) in Self.categoryCodes.enumerated() where code.hasPrefix(name) { categories |= 1 << index }
        guard categories != 0 else { return nil }
    }

    var namesCategories: Bool { categories != 0 }

    /// Adds every scalar of a set that is not inverted.
    mutating func formUnion(_ other: ScalarSet) {
        ranges += other.ranges
        categories |= other.categories
    }

    /// - Parameter category: the index of the scalar's general category.
    func contains(_ value: UInt32, category: Int) -> Bool {
        (categories >> category & 1 == 1 || ranges.contains { $0.contains(value) }) != isInverted
    }

    static let all = ScalarSet(0...0x10FFFF)
    // Predefined classes, ASCII as in Java without UNICODE_CHARACTER_CLASS, each beside its complement.
    static let digit = ScalarSet(0x30...0x39)
    static let notDigit = ScalarSet(0...0x2F, 0x3A...0x10FFFF)
    static let word = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    static let notWord = ScalarSet(0...0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60...0x60, 0x7B...0x10FFFF)
    static let space = ScalarSet(0x09...0x0D, 0x20...0x20)
    static let notSpace = ScalarSet(0...0x08, 0x0E...0x1F, 0x21...0x10FFFF)
    static let notLineTerminator = ScalarSet(0...0x09, 0x0B...0x0C, 0x0E...0x84, 0x86...0x2027, 0x202A...0x10FFFF)
    static let supplementary = ScalarSet(0x10000...0x10FFFF)

    static let categoryCount = categoryCodes.count
    private static let categoryCodes = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]

    /// The index of a scalar's general category, in the order of `categoryCodes`.
    static func category(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        case .mathSymbol: 18
        case .currencySymbol: 19
        case .modifierSymbol: 20
        case .otherSymbol: 21
        case .spaceSeparator: 22
        case .lineSeparator: 23
        case .paragraphSeparator: 24
        case .control: 25
        case .format: 26
        case .surrogate: 27
        case .privateUse: 28
        case .unassigned: 29
        @unknown default: 29
        }
    }
}
