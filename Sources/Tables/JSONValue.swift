// One JSON value as a value of a type.
// Source: our own form.

import JSON

enum JSONValue {
    /// The value; nil where it is none of the type. Nested values are read member by member, and null is null everywhere.
    ///
    /// - Throws: `outOfMemory`.
    static func datum(_ json: JSON, _ type: DataType, _ arena: Arena) throws(QueryFailure) -> Datum? {
        if case .null = json { return .null }
        switch type {
        case .array(let element): return try elements(json.array, { _ in element }, arena)
        case .map(let key, let value): return try map(json, key, value, arena)
        case .structure(let fields): return try structure(json, fields, arena)
        case .string, .char, .varchar:
            if case .string(let text) = json { return try arena.value(text) }
            return try arena.value(copying: json.text)
        case .binary:
            guard case .string(let text) = json, let bytes = Base64.decoded(text) else { return nil }
            return try arena.value(copying: bytes)
        default: return scalar(json, type)
        }
    }

    private static func scalar(_ json: JSON, _ type: DataType) -> Datum? {
        switch (json, type) {
        case (.bool(let flag), .boolean): return Datum(flag)
        case (.integer(let number), .tinyint), (.integer(let number), .smallint), (.integer(let number), .int),
            (.integer(let number), .bigint):
            return type.integerRange?.contains(number) == true ? Datum(number) : nil
        case (.double(let number), .tinyint), (.double(let number), .smallint), (.double(let number), .int), (.double(let number), .bigint):
            return Int64(exactly: number).flatMap { type.integerRange?.contains($0) == true ? Datum($0) : nil }
        case (.integer(let number), .double): return Datum(Double(number))
        case (.integer(let number), .float): return Datum(Double(Float(number)))
        case (.double(let number), .double): return Datum(number)
        case (.double(let number), .float): return Datum(Double(Float(number)))
        case (.integer, .decimal), (.double, .decimal): return FieldText.datum(String(decoding: json.text, as: UTF8.self), type)
        case (.string(let text), _): return FieldText.datum(text, type)
        default: return nil
        }
    }

    private static func elements(_ values: [JSON]?, _ type: (Int) -> DataType, _ arena: Arena) throws(QueryFailure) -> Datum? {
        guard let values else { return nil }
        var elements: [Datum] = []
        for (index, value) in values.enumerated() {
            guard let element = try datum(value, type(index), arena) else { return nil }
            elements.append(element)
        }
        return try arena.value(elements: elements)
    }

    /// An object, whose names are keys in text, or a list of pairs.
    private static func map(_ json: JSON, _ key: DataType, _ value: DataType, _ arena: Arena) throws(QueryFailure) -> Datum? {
        var values: [JSON] = []
        switch json {
        case .object(let object): for member in object.members { values += [.string(member.name), member.value] }
        case .array(let pairs):
            for pair in pairs {
                guard let pair = pair.array, pair.count == 2 else { return nil }
                values += pair
            }
        default: return nil
        }
        for index in stride(from: 0, to: values.count, by: 2) where values[index] == .null { return nil }
        return try elements(values, { $0.isMultiple(of: 2) ? key : value }, arena)
    }

    /// An object, in which a field that is missing is null, or a list of all fields.
    private static func structure(_ json: JSON, _ fields: [DataType.Field], _ arena: Arena) throws(QueryFailure) -> Datum? {
        switch json {
        case .object(let object):
            return try elements(fields.map { member($0.name, of: object) ?? .null }, { fields[$0].type }, arena)
        case .array(let values):
            guard values.count == fields.count else { return nil }
            return try elements(values, { fields[$0].type }, arena)
        default: return nil
        }
    }

    /// The member of that name, else the first that differs from it in case alone, since Glue keeps names in lower case.
    private static func member(_ name: String, of object: JSON.Object) -> JSON? {
        object[name] ?? object.members.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
