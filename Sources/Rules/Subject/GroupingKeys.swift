// What a GROUP BY groups by, ready to be asked.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-groupby.html; places and aliases count as in Spark.

import SQL

struct GroupingKeys {
    /// Numbers of the table columns that are keys by themselves.
    private(set) var columns: Set<Int> = []
    /// Select items named by place or by alias.
    private var items: Set<Int> = []
    /// Other keys, as printed.
    private var expressions: Set<String> = []

    init(_ select: Select, _ subject: Subject) {
        for key in select.grouping?.keys ?? [] {
            if let item = subject.resolution.binding(of: key.mark)?.item { items.insert(item) }
            if let number = subject.resolution.direct(key) {
                // What says the same is the same column.
                columns.insert(number)
                continue
            }
            if case .literal(.number(let text)) = key.kind, let place = Int(text) { items.insert(place - 1) }
            expressions.insert(key.printed)
        }
    }

    /// Whether a select item is grouped by: by its place, its alias, or by saying the same as a key.
    func group(_ item: SelectItem, at index: Int) -> Bool {
        items.contains(index) || (!expressions.isEmpty && expressions.contains(item.expression.printed))
    }
}
