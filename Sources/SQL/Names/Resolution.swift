// What the names of a statement mean.
// Source: our own form.

package import Tables

/// A column that a query or a table puts out. A class, since every use of a column holds on to it.
package final class OutputColumn: Sendable, Equatable {
    package let name: String
    package let type: DataType
    package let lineage: Lineage
    /// The part of the lineage whose values still stand in the row, not folded into an aggregate.
    package let rowLineage: Lineage
    /// The number of the table column that this is, unchanged; nil for anything computed.
    package let direct: Int?
    /// Whether every value is that of a table column, unchanged; of several columns after a UNION.
    package let isUnchanged: Bool
    /// Whether values are written in the statement, in VALUES or further in, and come from no table.
    package let isLiteral: Bool

    init(
        name: String, type: DataType, lineage: Lineage, rowLineage: Lineage? = nil, direct: Int?, isUnchanged: Bool? = nil,
        isLiteral: Bool = false
    ) {
        self.name = name
        self.type = type
        self.lineage = lineage
        self.rowLineage = rowLineage ?? lineage
        self.direct = direct
        self.isUnchanged = isUnchanged ?? (direct != nil)
        self.isLiteral = isLiteral
    }

    package static func == (one: OutputColumn, other: OutputColumn) -> Bool {
        one === other
            || one.name == other.name && one.type == other.type && one.lineage == other.lineage && one.rowLineage == other.rowLineage
                && one.direct == other.direct && one.isUnchanged == other.isUnchanged && one.isLiteral == other.isLiteral
    }

    /// The column as a bound query puts it out.
    var bound: BoundColumn { BoundColumn(name: name, type: type) }

    package func renamed(_ name: String, _ type: DataType = .unknown) -> OutputColumn {
        OutputColumn(
            name: name, type: type, lineage: lineage, rowLineage: rowLineage, direct: direct, isUnchanged: isUnchanged, isLiteral: isLiteral
        )
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
    private var bindings: [Binding] = []
    /// By the id of the column's node its binding's place, or -1.
    private var bindingsByNode: [Int32]
    /// By the id of the query's or select's node.
    private(set) var outputsByNode: [Int: [OutputColumn]] = [:]
    /// By the id of the table source's node.
    private(set) var instancesByNode: [Int: Int] = [:]

    init(_ statement: ParsedStatement) {
        bindingsByNode = Array(repeating: -1, count: statement.nodeCount)
    }

    mutating func bind(_ mark: Mark, to binding: Binding) {
        bindingsByNode[mark.id] = Int32(bindings.count)
        bindings.append(binding)
    }

    mutating func record(_ outputs: [OutputColumn], of mark: Mark) { outputsByNode[mark.id] = outputs }

    mutating func record(instance: Int, of mark: Mark) { instancesByNode[mark.id] = instance }

    package func binding(of mark: Mark) -> Binding? {
        let place = Int(bindingsByNode[mark.id])
        return place < 0 ? nil : bindings[place]
    }

    /// What a query, a select or a star puts out, by its mark.
    package func outputs(of mark: Mark) -> [OutputColumn] { outputsByNode[mark.id] ?? [] }

    package func instance(of mark: Mark) -> Int? { instancesByNode[mark.id] }

    /// The table columns an expression's value comes from.
    package func lineage(of expression: Expression) -> Lineage {
        var lineage = Lineage()
        expression.visit { node in
            switch node.kind {
            case .column: if let binding = binding(of: node.mark) { lineage.formUnion(binding.column.lineage) }
            case .star: for output in outputs(of: node.mark) { lineage.formUnion(output.lineage) }
            default: break
            }
        } query: { query in
            for output in outputs(of: query.mark) { lineage.formUnion(output.lineage) }
        }
        return lineage
    }

    /// Whether an expression's value is written in the statement: a literal, or made of literals, also by way of VALUES and sub-queries.
    package func isLiteral(_ expression: Expression) -> Bool {
        var isLiteral = true
        expression.visit { node in
            switch node.kind {
            case .column: if binding(of: node.mark)?.column.isLiteral != true { isLiteral = false }
            case .star: isLiteral = false
            case .call(let call): if call.isAggregate || call.over != nil { isLiteral = false }
            default: break
            }
        } query: { query in
            if !outputs(of: query.mark).allSatisfy(\.isLiteral) { isLiteral = false }
        }
        return isLiteral
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
            if let binding = binding(of: expression.mark) { lineage.formUnion(binding.column.rowLineage) }
        case .call(let call) where call.isAggregate: break
        default:
            if expression.isLeaf { return }
            expression.forEachPart {
                addRowLineage(of: $0, to: &lineage)
            } query: { query in
                for output in outputs(of: query.mark) { lineage.formUnion(output.rowLineage) }
            }
        }
    }

    /// The table column that an expression is, unchanged.
    package func direct(_ expression: Expression) -> Int? {
        guard case .column = expression.kind else { return nil }
        return binding(of: expression.mark)?.column.direct
    }
}
