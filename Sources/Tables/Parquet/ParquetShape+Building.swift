// How a nested type of a table lies in the groups of a file.
// Reference: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types, and its rules for files of older writers

/// Makes shapes, and the cursors that they need.
struct ParquetShaper {
    let file: FileSource
    /// Makes the cursor of a leaf, as a type.
    let cursor: (_ leaf: ParquetNode, _ type: DataType?) throws(QueryFailure) -> ParquetCursor

    func shape(_ node: ParquetNode, _ type: DataType) throws(QueryFailure) -> ParquetShape {
        if case .array(let element) = type, node.repetition == .repeated, node.meaning != .list {
            return try list(node, element, itself: true, list: node.definition - 1)
        }
        guard node.repetition != .repeated else { throw ParquetConversion.refusal(node, type, file) }
        return try once(node, type)
    }

    /// The shape of a node without regard to whether it is repeated.
    private func once(_ node: ParquetNode, _ type: DataType) throws(QueryFailure) -> ParquetShape {
        switch type {
        case .array(let element):
            guard node.children.count == 1, let repeated = node.children.first, repeated.repetition == .repeated else {
                throw ParquetConversion.refusal(node, type, file)
            }
            return try list(repeated, element, itself: isElement(repeated, of: node), list: node.definition)
        case .map(let key, let value): return try map(node, key, value, type)
        case .structure(let fields): return try structure(node, fields, type)
        case .void, .unknown: return try ignored(node)
        default:
            if node.meaning == .nothing { return try ignored(node) }
            guard case .leaf = node.content else { throw ParquetConversion.refusal(node, type, file) }
            return .leaf(try cursor(node, type))
        }
    }

    /// Whether a repeated node is the element, as older writers have it, and not a layer around it.
    private func isElement(_ repeated: ParquetNode, of list: ParquetNode) -> Bool {
        repeated.children.count != 1 || repeated.name == "array" || repeated.name == "\(list.name)_tuple"
    }

    private func list(_ repeated: ParquetNode, _ element: DataType, itself: Bool, list: Int) throws(QueryFailure) -> ParquetShape {
        let shape: ParquetShape
        if !itself, let inner = repeated.children.first {
            shape = try self.shape(inner, element)
        } else {
            shape = try once(repeated, element)
        }
        guard let driver = shape.driver else { throw file.broken("column \(repeated.name) has no values") }
        return .list(shape, driver: driver, list: list, element: repeated.definition, repetition: repeated.repetitions)
    }

    private func map(_ node: ParquetNode, _ key: DataType, _ value: DataType, _ type: DataType) throws(QueryFailure) -> ParquetShape {
        guard node.children.count == 1, let entry = node.children.first, entry.repetition == .repeated,
            1...2 ~= entry.children.count, let keyNode = entry.children.first
        else { throw ParquetConversion.refusal(node, type, file) }
        let keys = try shape(keyNode, key)
        let values = entry.children.count == 2 ? try shape(entry.children[1], value) : .absent
        guard let driver = keys.driver else { throw ParquetConversion.refusal(node, type, file) }
        return .map(
            key: keys, value: values, driver: driver, map: node.definition, entry: entry.definition, repetition: entry.repetitions)
    }

    private func structure(_ node: ParquetNode, _ fields: [DataType.Field], _ type: DataType) throws(QueryFailure) -> ParquetShape {
        guard case .group = node.content else { throw ParquetConversion.refusal(node, type, file) }
        var shapes: [ParquetShape] = []
        for field in fields {
            if let child = node.child(field.name) { shapes.append(try shape(child, field.type)) } else { shapes.append(.absent) }
        }
        var driver: ParquetCursor?
        for shape in shapes where driver == nil { driver = shape.driver }
        if driver == nil {
            let extra = try ignored(node)
            driver = extra.driver
            shapes.append(extra)
        }
        guard let driver else { throw file.broken("column \(node.name) has no values") }
        return .structure(shapes, count: fields.count, driver: driver, definition: node.definition)
    }

    private func ignored(_ node: ParquetNode) throws(QueryFailure) -> ParquetShape {
        guard let leaf = node.firstLeaf else { throw file.broken("column \(node.name) has no values") }
        return .ignored(try cursor(leaf, nil), level: node.repetitions)
    }
}
