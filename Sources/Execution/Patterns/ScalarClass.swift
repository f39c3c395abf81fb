// Sets of code points, as a character class of a regular expression names them.
// Reference: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html

/// Ranges and general categories of code points, or what is in none of them; and what else has to hold or not.
struct ScalarClass: Sendable {
    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [@Sendable (Unicode.Scalar) -> Bool] = []
    private var isInverted = false
    /// `[a-z&&[^x]]`: what a scalar has to be in as well.
    private var intersection: [ScalarClass] = []
    /// `[a[b-c]]`: classes that are part of this one.
    private var union: [ScalarClass] = []
    /// The answers for ASCII, computed once.
    private var ascii: (low: UInt64, high: UInt64) = (0, 0)
    private var hasASCII = false

    init(_ ranges: ClosedRange<UInt32>...) { self.ranges = ranges }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    static let digit = ScalarClass(0x30...0x39)
    static let word = ScalarClass(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    static let space = ScalarClass(0x09...0x0D, 0x20...0x20)
    static let horizontalSpace = ScalarClass(
        0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200A, 0x202F...0x202F, 0x205F...0x205F,
        0x3000...0x3000)
    static let verticalSpace = ScalarClass(0x0A...0x0D, 0x85...0x85, 0x2028...0x2029)
    static let lineEnd = ScalarClass(0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029)
    static let all = ScalarClass(0...0x10FFFF)

    var inverted: ScalarClass {
        var other = self
        other.isInverted.toggle()
        other.hasASCII = false
        return other
    }

    mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }
    mutating func formUnion(_ other: ScalarClass) { union.append(other) }
    mutating func formIntersection(_ other: ScalarClass) { intersection.append(other) }

    /// With the other case of its ASCII letters.
    var foldingCase: ScalarClass {
        var other = ScalarClass()
        other.union = [self]
        for letter in UInt32(0x41)...0x5A {
            for (one, twin) in [(letter, letter | 0x20), (letter | 0x20, letter)] {
                if let scalar = Unicode.Scalar(one), computed(scalar) { other.ranges.append(twin...twin) }
            }
        }
        return other
    }

    /// The same set, with its answers for ASCII at hand.
    var prepared: ScalarClass {
        var other = self
        other.ascii = (0, 0)
        for value in UInt8(0)..<128 where computed(Unicode.Scalar(value)) {
            if value < 64 { other.ascii.low |= 1 << UInt64(value) } else { other.ascii.high |= 1 << UInt64(value - 64) }
        }
        other.hasASCII = true
        return other
    }

    @inline(__always)
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 128, hasASCII {
            return (scalar.value < 64 ? ascii.low >> UInt64(scalar.value) : ascii.high >> UInt64(scalar.value - 64)) & 1 == 1
        }
        return computed(scalar)
    }

    private func computed(_ scalar: Unicode.Scalar) -> Bool {
        var isIn =
            ranges.contains { $0.contains(scalar.value) } || categories.contains { $0(scalar) } || union.contains { $0.contains(scalar) }
        if isIn { isIn = intersection.allSatisfy { $0.contains(scalar) } }
        return isIn != isInverted
    }

    /// The class of `\p{name}`; nil for a name that is not known.
    init?(property name: String) {
        let code = name.hasPrefix("Is") ? String(name.dropFirst(2)) : name
        if let ranges = Self.posix[name] {
            self.ranges = ranges
            return
        }
        switch code {
        case "Alphabetic": categories = [{ $0.properties.isAlphabetic }]
        case "Lowercase": categories = [{ $0.properties.isLowercase }]
        case "Uppercase": categories = [{ $0.properties.isUppercase }]
        case "White_Space": categories = [{ $0.properties.isWhitespace }]
        case "L", "M", "N", "P", "S", "Z", "C": categories = [{ Self.code(of: $0).first == code.first }]
        default:
            guard Self.codes.contains(code) else { return nil }
            categories = [{ Self.code(of: $0) == code }]
        }
    }

    private static let posix: [String: [ClosedRange<UInt32>]] = [
        "Lower": [0x61...0x7A], "Upper": [0x41...0x5A], "ASCII": [0...0x7F], "Alpha": [0x41...0x5A, 0x61...0x7A], "Digit": [0x30...0x39],
        "Alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "Punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
        "Graph": [0x21...0x7E], "Print": [0x20...0x7E], "Blank": [0x09...0x09, 0x20...0x20], "Cntrl": [0...0x1F, 0x7F...0x7F],
        "XDigit": [0x30...0x39, 0x41...0x46, 0x61...0x66], "Space": [0x09...0x0D, 0x20...0x20],
    ]

    private static let codes: Set<String> = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So",
        "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
    ]

    private static func code(of scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .privateUse: "Co"
        default: "Cn"
        }
    }
}
