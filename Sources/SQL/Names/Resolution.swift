// What the names of a statement mean.
// Source: our own form.

package import Tables

/// A column that a query or a table puts out.
package struct OutputColumn: Sendable, Equatable {
    package let name: String
    package let type: DataType
    package let lineage: Lineage
    /// The part of the lineage whose values still stand in the row, not folded into an aggregate.
    package let rowLineage: Lineage
    /// The number of the table column that this is, unchanged; nil for anything computed.
    package let direct: Int?
    /// Whether every value is that of a table column, unchanged; of several columns after a UNION.
    package let isUnchanged: Bool

    init(name: String, type: DataType, lineage: Lineage, rowLineage: Lineage? = nil, direct: Int?, isUnchanged: Bool? = nil) {
        self.name = name
        self.type = type
        self.lineage = lineage
        self.rowLineage = rowLineage ?? lineage
        self.direct = direct
        self.isUnchanged = isUnchanged ?? (direct != nil)
    }

    package func renamed(_ name: String, _ type: DataType = .unknown) -> OutputColumn {
        OutputColumn(name: name, type: type, lineage: lineage, rowLineage: rowLineage, direct: direct, isUnchanged: isUnchanged)
    }
}

/// The part of a query in which a name is used.
package enum Clause: String, Sendable, Equatable {
    case select, having, qualify, limit
    case filter = "where"
    case joinCondition = "join condition"
    case groupBy = "group by"
    case orderBy = "order by"
    case lateralView = "lateral view"
    case pivot
    case values
}

/// The tables, columns and functions that a statement uses, found in its names.
package struct Resolution: Sendable {
    /// A column of a table of the collaboration.
    package struct TableColumn: Sendable, Equatable {
        /// Index into the collaboration's relations.
        package let relation: Int
        /// Index into the relation's columns.
        package let ordinal: Int
    }

    /// A table as it stands in one FROM clause.
    package struct Instance: Sendable {
        /// Index into the collaboration's relations; nil for a sub-query, a common table expression and the like.
        package let relation: Int?
        package let alias: String
        package let columns: [OutputColumn]
        package let mark: Mark
    }

    /// What a column name means.
    package struct Binding: Sendable {
        package let column: OutputColumn
        /// The instance it is a column of; nil for an alias of the select list.
        package let instance: Int?
        /// The select item it is the alias of.
        package let item: Int?
        /// Whether the name belongs to a query further out.
        package let isCorrelated: Bool
    }

    /// One use of a column.
    package struct Use: Sendable {
        package let binding: Binding
        package let clause: Clause
        package let mark: Mark
    }

    /// One call of a function.
    package struct CallUse: Sendable {
        package let call: FunctionCall
        package let clause: Clause
        package let mark: Mark
    }

    /// Index into the collaboration's relations and place of first mention, in that order.
    package internal(set) var relations: [(index: Int, mark: Mark)] = []
    package internal(set) var instances: [Instance] = []
    package internal(set) var uses: [Use] = []
    package internal(set) var calls: [CallUse] = []
    /// What the statement puts out.
    package internal(set) var outputs: [OutputColumn] = []
    /// By number, as in ``Lineage``.
    package internal(set) var tableColumns: [TableColumn] = []
    /// By the id of the column's node.
    private(set) var bindings: [Binding?]
    /// By the id of the query's or select's node.
    private(set) var outputsByNode: [Int: [OutputColumn]] = [:]
    /// By the id of the table source's node.
    private(set) var instancesByNode: [Int: Int] = [:]

    init(_ statement: ParsedStatement) {
        bindings = Array(repeating: nil, count: statement.nodeCount)
    }

    mutating func bind(_ mark: Mark, to binding: Binding) { bindings[mark.id] = binding }

    mutating func record(_ outputs: [OutputColumn], of mark: Mark) { outputsByNode[mark.id] = outputs }

    mutating func record(instance: Int, of mark: Mark) { instancesByNode[mark.id] = instance }

    package func binding(of mark: Mark) -> Binding? { bindings[mark.id] }

    /// What a query, a select or a star puts out, by its mark.
    package func outputs(of mark: Mark) -> [OutputColumn] { outputsByNode[mark.id] ?? [] }

    package func instance(of mark: Mark) -> Int? { instancesByNode[mark.id] }

    /// The table columns an expression's value comes from.
    package func lineage(of expression: Expression) -> Lineage {
        var lineage = Lineage()
        expression.visit { node in
            switch node.kind {
            case .column: if let binding = bindings[node.mark.id] { lineage.formUnion(binding.column.lineage) }
            case .star: for output in outputs(of: node.mark) { lineage.formUnion(output.lineage) }
            default: break
            }
        } query: { query in
            for output in outputs(of: query.mark) { lineage.formUnion(output.lineage) }
        }
        return lineage
    }

    /// The table columns whose values in the row an expression is made of: the lineage without what aggregates fold.
    package func rowLineage(of expression: Expression) -> Lineage {
        var lineage = Lineage()
        addRowLineage(of: expression, to: &lineage)
        return lineage
    }

    private func addRowLineage(of expression: Expression, to lineage: inout Lineage) {
        switch expression.kind {
        case .column:
            if let binding = bindings[expression.mark.id] { lineage.formUnion(binding.column.rowLineage) }
        case .call(let call) where call.isAggregate: break
        default:
            if expression.isLeaf { return }
            let parts = expression.parts
            for part in parts.expressions { addRowLineage(of: part, to: &lineage) }
            for output in parts.queries.flatMap({ outputs(of: $0.mark) }) { lineage.formUnion(output.rowLineage) }
        }
    }

    /// The table column that an expression is, unchanged.
    package func direct(_ expression: Expression) -> Int? {
        guard case .column = expression.kind else { return nil }
        return bindings[expression.mark.id]?.column.direct
    }
}
