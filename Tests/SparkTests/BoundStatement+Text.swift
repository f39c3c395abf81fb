// Statements from their text, as tests run them.

import SQL

extension BoundStatement {
    /// - Throws: What the reader or the binder refuses, the checks of Spark's analyzer among it.
    init(_ text: String) throws {
        let binder = Binder(try parse(text, dialect: .spark), TableSchemas([]), .spark)
        self = try binder.run()
        if let fault = binder.fault { throw fault }
    }
}
