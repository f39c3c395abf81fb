// What binding makes of a statement.
// Source: our own properties.

import Rules
import SQL
import SQLTesting
import Testing

struct BindingTests {
    /// The cases whose statements bind.
    private static let bindable = Cases.verdicts.filter { one in
        guard let statement = try? parse(one.sql, dialect: Dialect(one.context.engine)) else { return false }
        return (try? Binder(statement, one.context.schemas.tables, Dialect(one.context.engine)).run()) != nil
    }

    private func bound(_ sql: String, _ one: Case) throws -> BoundStatement {
        let dialect = Dialect(one.context.engine)
        return try Binder(try parse(sql, dialect: dialect), one.context.schemas.tables, dialect).run()
    }

    @Test(arguments: bindable)
    func `what is printed binds to the same tree`(one: Case) throws {
        let dialect = Dialect(one.context.engine)
        let printed = try parse(one.sql, dialect: dialect).printed
        #expect(try bound(printed, one) == bound(one.sql, one), "\(printed)")
    }

    @Test func `most cases bind`() {
        #expect(Self.bindable.count > 250)
    }
}
