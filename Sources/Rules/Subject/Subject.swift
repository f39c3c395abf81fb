// A resolved query on its way through the rules.
// Source: our own form.

import CleanRoomsModel
import SQL

/// A query with what its names mean and where it is to run. A class: rules leave warnings on it.
final class Subject {
    let statement: ParsedStatement
    let context: AnalysisContext
    let resolution: Resolution
    /// The collaboration's tables the query reads, in the order of first mention.
    let relations: [Relation]
    /// The uses of columns by the id of the node that names them; a star names many.
    private(set) lazy var usesByNode: [Int: [Resolution.Use]] = Dictionary(grouping: resolution.uses, by: \.mark.id)
    /// All queries and all SELECTs of the statement, outer before inner; collected in one walk, since every query's rules ask for them.
    private(set) lazy var nodes: (queries: [Query], selects: [Select]) = collectNodes()
    private(set) var warnings: [ParsedStatement.Warning] = []
    /// The statement bound, or why Spark would not take it.
    private(set) lazy var binding: Result<BoundStatement, NameError> = bind()

    init(_ statement: ParsedStatement, _ context: AnalysisContext, _ resolution: Resolution) {
        self.statement = statement
        self.context = context
        self.resolution = resolution
        relations = resolution.relations.map { context.schemas.relations[$0.index] }
    }

    var dialect: Dialect { Dialect(context.engine) }

    private func bind() -> Result<BoundStatement, NameError> {
        do {
            return .success(try Binder(statement, context.schemas.tables, dialect).run())
        } catch {
            return .failure(error)
        }
    }

    /// The type of the rules that govern the query; ID mapping tables follow the others.
    var ruleType: AnalysisRuleType? {
        relations.lazy.compactMap(\.rule?.type).first { $0 != .idMappingTable }
    }

    func warn(_ message: String, at mark: Mark) {
        warnings.append(.init(message: message, position: statement.position(of: mark)))
    }

    private func collectNodes() -> (queries: [Query], selects: [Select]) {
        var queries: [Query] = []
        var selects: [Select] = []
        statement.walk { part in
            switch part {
            case .query(let query): queries.append(query)
            case .select(let select): selects.append(select)
            case .setOperation, .source, .join, .lateralView, .expression: break
            }
        }
        return (queries, selects)
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
