// A resolved query on its way through the rules.
// Source: our own form.

import CleanRoomsModel
import SQL

/// A query with what its names mean and where it is to run. A class: rules leave warnings on it.
package final class Subject {
    let statement: ParsedStatement
    let context: QueryContext
    let resolution: Resolution
    /// The collaboration's tables the query reads, in the order of first mention.
    let relations: [Relation]
    /// The uses of columns by the id of the node that names them; a star names many.
    private(set) lazy var usesByNode: [Int: [Resolution.Use]] = Dictionary(grouping: resolution.uses, by: \.mark.id)
    /// The statement's parts; walked once, since many rules ask for them.
    private lazy var walked = StatementParts(statement)
    /// Every part of the statement as a walk comes by it.
    var parts: [StatementPart] { walked.all }
    /// The same of the query's only SELECT; empty if the query is more than that.
    var partsOfOnlySelect: ArraySlice<StatementPart> { walked.all[walked.onlySelect] }
    /// All queries and all SELECTs of the statement, outer before inner.
    var nodes: (queries: [Query], selects: [Select]) { (walked.queries, walked.selects) }
    /// All comparisons of the statement: in conditions, in select lists, in CASE, in joins by name.
    private(set) lazy var comparisons: [Comparison] = collectComparisons()
    /// The nodes that are arguments of aggregate functions.
    private(set) lazy var aggregateArguments: Set<Int> = collectAggregateArguments()
    /// The tables with a custom rule, with the places that name them.
    private(set) lazy var customTables: [(relation: Relation, rule: AnalysisRuleCustom, mark: Mark)] = collectCustomTables()
    /// Whether any table has differential privacy.
    private(set) lazy var isProtected = customTables.contains { $0.rule.differentialPrivacy != nil }
    private(set) lazy var hasThresholds = customTables.contains { $0.rule.aggregationThresholds?.isEmpty == false }
    private(set) var warnings: [ParsedStatement.Warning] = []
    /// The statement bound, or why Spark would not take it.
    let binding: Result<BoundStatement, NameError>

    /// - Throws: ``NameError`` for a name that means nothing, and for what Spark refuses before names can be told.
    init(_ statement: ParsedStatement, _ context: QueryContext) throws(NameError) {
        self.statement = statement
        self.context = context
        let binder = Binder(statement, context.schemas.tables, Dialect(context.engine))
        let bound = try binder.run()
        binding = binder.fault.map { .failure($0) } ?? .success(bound)
        resolution = binder.resolution
        relations = resolution.relations.map { context.schemas.relations[$0.index] }
    }

    var dialect: Dialect { Dialect(context.engine) }

    /// The type of the rules that govern the query; ID mapping tables follow the others.
    var ruleType: AnalysisRuleType? {
        relations.lazy.compactMap(\.rule?.type).first { $0 != .idMappingTable }
    }

    func warn(_ message: String, at mark: Mark) {
        warnings.append(.init(message: message, position: statement.position(of: mark)))
    }

    /// The query's only SELECT, if it is no more than that.
    var onlySelect: Select? {
        guard case .select(let select) = statement.query.body else { return nil }
        return select
    }

    func relation(ofColumn number: Int) -> Relation { context.schemas.relations[resolution.tableColumns[number].relation] }

    func columnName(_ number: Int) -> String { relation(ofColumn: number).columns[resolution.tableColumns[number].ordinal].name }

    /// `table.column`.
    func qualifiedName(_ number: Int) -> String { "\(relation(ofColumn: number).name).\(columnName(number))" }

    /// The columns of an expression, outermost first, as numbers of table columns.
    func directColumns(_ expression: Expression) -> [(number: Int, mark: Mark)] {
        var columns: [(number: Int, mark: Mark)] = []
        expression.visit { node in
            if let number = resolution.direct(node) { columns.append((number, node.mark)) }
        } query: { _ in
        }
        return columns
    }
}

extension [String] {
    /// Whether a column's name is among these, without regard to case.
    func names(_ column: String) -> Bool {
        let key = column.foldedName
        return contains { $0.foldedName == key }
    }
}
