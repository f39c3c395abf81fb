// What Clean Rooms' SQL leaves out of Spark's, under any rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-reference-spark.html

import SQL

extension QueryRule {
    static let dialect: [QueryRule] = [
        QueryRule("dialect.functions", source: "SQL reference: the functions listed there") { (subject) throws(Objection) in
            for use in subject.resolution.calls where use.call.known(subject.dialect) == nil {
                throw Objection(message: "Function \(use.call.name.name) is not supported", mark: use.mark)
            }
        },
        QueryRule("dialect.recursive", source: "SQL reference, WITH clause: not recursive") { (subject) throws(Objection) in
            for query in subject.nodes.queries {
                guard let with = query.with, with.isRecursive else { continue }
                throw Objection(message: "WITH RECURSIVE is not supported", mark: with.mark)
            }
        },
        QueryRule("dialect.nestedWith", source: "SQL reference, WITH clause: no WITH inside a WITH clause's sub-query") {
            (subject) throws(Objection) in
            for table in subject.nodes.queries.flatMap({ $0.with?.tables ?? [] }) {
                try table.query.walk { (inner) throws(Objection) in
                    guard case .query(let nested) = inner, let again = nested.with else { return }
                    throw Objection(message: "WITH is not supported inside a common table expression", mark: again.mark)
                }
            }
        },
        QueryRule("dialect.stringItem", source: "SQL reference, Literals: a string alone is no item of a select list") {
            (subject) throws(Objection) in
            guard subject.dialect == .spark else { return }
            for select in subject.nodes.selects {
                for item in select.items {
                    guard case .literal(.string) = item.expression.kind else { continue }
                    throw Objection(message: "A string literal is not supported in select; use CAST", mark: item.expression.mark)
                }
            }
        },
        QueryRule("dialect.hintParameters", source: "SQL reference, Hints: no parameters in hints") { (subject) throws(Objection) in
            for argument in subject.nodes.selects.flatMap(\.hints).flatMap(\.arguments) {
                try argument.visit { (node) throws(Objection) in
                    guard case .parameter = node.kind else { return }
                    throw Objection(message: "Parameters are not supported in hints", mark: node.mark)
                } query: { (_) throws(Objection) in
                }
            }
        },
    ]

    /// What Spark's analyzer asks. Last, since AWS's own words for the same are known where a rule says them.
    static let binding: [QueryRule] = [
        QueryRule("dialect.binding", source: "Spark 3.5: the checks of its analyzer, types included") { (subject) throws(Objection) in
            guard subject.dialect == .spark, case .failure(let error) = subject.binding else { return }
            throw Objection(error)
        }
    ]
}
