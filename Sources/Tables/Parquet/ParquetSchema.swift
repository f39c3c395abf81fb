// What columns a Parquet file has, and how their values lie in it.
// Reference: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md

/// A column, or a group of them, with how deep it lies.
struct ParquetNode {
    enum Repetition: Int {
        case required = 0
        case optional, repeated
    }

    enum Content {
        /// `length` is of fixed-length byte arrays.
        case leaf(PhysicalType, length: Int, index: Int)
        case group([ParquetNode])
    }

    let name: String
    let repetition: Repetition
    let meaning: ParquetMeaning
    let content: Content
    /// How many nodes down to this one, itself too, are optional or repeated, and how many are repeated.
    let definition: Int
    let repetitions: Int

    var children: [ParquetNode] {
        if case .group(let children) = content { children } else { [] }
    }

    /// The first of its columns that hold values.
    var firstLeaf: ParquetNode? {
        if case .leaf = content { return self }
        for child in children {
            if let leaf = child.firstLeaf { return leaf }
        }
        return nil
    }

    /// The child of a name, else one that differs from it in case alone.
    func child(_ name: String) -> ParquetNode? {
        children.first { $0.name == name } ?? children.first { $0.name.lowercased() == name.lowercased() }
    }
}

/// What a column's bytes mean.
enum ParquetMeaning: Equatable {
    enum Unit: Int {
        case milliseconds = 1
        case microseconds, nanoseconds
    }

    case none
    /// Of text, an enumeration, JSON.
    case text
    case uuid
    case decimal(precision: Int, scale: Int)
    case date
    case time(Unit)
    case timestamp(Unit, isUTC: Bool)
    case integer(bits: Int, isSigned: Bool)
    case list
    /// Also the older word for a map's pairs.
    case map
    /// Every value is null.
    case nothing
    /// One that is not read, by its name.
    case other(String)
}

/// A `SchemaElement` as it stands in the file.
struct ParquetSchemaElement {
    var type: Int?
    var length = 0
    var repetition = 0
    var name = ""
    var childCount = 0
    var converted: Int?
    var scale = 0
    var precision = 0
    var logical: ParquetMeaning?

    init(_ reader: inout ThriftReader) throws(QueryFailure) {
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1: type = try reader.integer(kind)
            case 2: length = try reader.integer(kind)
            case 3: repetition = try reader.integer(kind)
            case 4: name = try reader.text(kind)
            case 5: childCount = try reader.integer(kind)
            case 6: converted = try reader.integer(kind)
            case 7: scale = try reader.integer(kind)
            case 8: precision = try reader.integer(kind)
            case 10: logical = try ParquetMeaning(&reader)
            default: return false
            }
            return true
        }
    }

    var meaning: ParquetMeaning {
        if let logical { return logical }
        switch converted {
        case 0, 4, 19: return .text
        case 1, 2: return .map
        case 3: return .list
        case 5: return .decimal(precision: precision, scale: scale)
        case 6: return .date
        case 7: return .time(.milliseconds)
        case 8: return .time(.microseconds)
        case 9: return .timestamp(.milliseconds, isUTC: true)
        case 10: return .timestamp(.microseconds, isUTC: true)
        case 11, 12, 13, 14: return .integer(bits: 8 << ((converted ?? 11) - 11), isSigned: false)
        case 15, 16, 17, 18: return .integer(bits: 8 << ((converted ?? 15) - 15), isSigned: true)
        case 20: return .other("BSON")
        case 21: return .other("an interval")
        default: return .none
        }
    }
}

extension ParquetMeaning {
    /// Reads a `LogicalType`; nil for one that came after this reader, which the older word tells if anything does.
    init?(_ reader: inout ThriftReader) throws(QueryFailure) {
        var meaning: ParquetMeaning?
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1, 4, 12: meaning = .text
            case 2: meaning = .map
            case 3: meaning = .list
            case 5: meaning = try Self.decimal(kind, &reader)
            case 6: meaning = .date
            case 7: meaning = .time(try Self.moment(kind, &reader).unit)
            case 8:
                let (unit, isUTC) = try Self.moment(kind, &reader)
                meaning = .timestamp(unit, isUTC: isUTC)
            case 10: meaning = try Self.integer(kind, &reader)
            case 11: meaning = .nothing
            case 13: meaning = .other("BSON")
            case 14: meaning = .uuid
            case 15: meaning = .other("a float of 16 bits")
            case 16: meaning = .other("a variant")
            case 17, 18: meaning = .other("geospatial")
            default: return false
            }
            return [5, 7, 8, 10].contains(id)
        }
        guard let meaning else { return nil }
        self = meaning
    }

    private static func decimal(_ kind: ThriftReader.Kind, _ reader: inout ThriftReader) throws(QueryFailure) -> ParquetMeaning {
        var scale = 0
        var precision = 0
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1: scale = try reader.integer(kind)
            case 2: precision = try reader.integer(kind)
            default: return false
            }
            return true
        }
        return .decimal(precision: precision, scale: scale)
    }

    private static func integer(_ kind: ThriftReader.Kind, _ reader: inout ThriftReader) throws(QueryFailure) -> ParquetMeaning {
        var bits = 0
        var isSigned = true
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1: bits = try reader.integer(kind)
            case 2: isSigned = try reader.flag(kind)
            default: return false
            }
            return true
        }
        return .integer(bits: bits, isSigned: isSigned)
    }

    private static func moment(_ kind: ThriftReader.Kind, _ reader: inout ThriftReader) throws(QueryFailure) -> (unit: Unit, isUTC: Bool) {
        var unit: Unit?
        var isUTC = false
        try reader.structure { (id, kind, reader) throws(QueryFailure) in
            switch id {
            case 1: isUTC = try reader.flag(kind)
            case 2:
                try reader.structure { (id, _, _) throws(QueryFailure) in
                    unit = Unit(rawValue: id)
                    return false
                }
            default: return false
            }
            return true
        }
        return (unit ?? .microseconds, isUTC)
    }
}

extension ParquetNode {
    /// Groups may stand this deep in each other.
    private static let deepest = 64

    /// Puts the flat list of elements together: each group's children follow it.
    static func tree(_ elements: [ParquetSchemaElement], _ file: String) throws(QueryFailure) -> ParquetNode {
        var position = 0
        var leaves = 0
        guard !elements.isEmpty else { throw .broken(file: file, "it has no schema") }
        let root = try node(elements, &position, &leaves, depth: 0, definition: 0, repetitions: 0, file)
        guard position == elements.count, case .group = root.content else { throw .broken(file: file, "its schema is damaged") }
        return root
    }

    private static func node(
        _ elements: [ParquetSchemaElement], _ position: inout Int, _ leaves: inout Int, depth: Int, definition: Int, repetitions: Int,
        _ file: String
    ) throws(QueryFailure) -> ParquetNode {
        guard depth <= deepest else { throw .broken(file: file, "its schema is more than \(deepest) groups deep") }
        guard position < elements.count, let given = Repetition(rawValue: elements[position].repetition) else {
            throw .broken(file: file, "its schema is damaged")
        }
        let element = elements[position]
        position += 1
        let repetition = depth == 0 ? .required : given
        let definition = definition + (repetition == .required ? 0 : 1)
        let repetitions = repetitions + (repetition == .repeated ? 1 : 0)
        let content: Content
        if let number = element.type {
            guard let type = PhysicalType(rawValue: number), element.childCount == 0, element.length >= 0,
                type != .fixedLengthByteArray || element.length > 0
            else { throw .broken(file: file, "its schema is damaged") }
            content = .leaf(type, length: element.length, index: leaves)
            leaves += 1
        } else {
            guard element.childCount >= 0, element.childCount <= elements.count - position else {
                throw .broken(file: file, "its schema is damaged")
            }
            var children: [ParquetNode] = []
            for _ in 0..<element.childCount {
                children.append(
                    try node(elements, &position, &leaves, depth: depth + 1, definition: definition, repetitions: repetitions, file))
            }
            content = .group(children)
        }
        return ParquetNode(
            name: element.name, repetition: repetition, meaning: element.meaning, content: content, definition: definition,
            repetitions: repetitions)
    }
}
