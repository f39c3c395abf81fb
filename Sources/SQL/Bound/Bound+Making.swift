// Parts of the bound tree that an executor makes by itself: frames of windows and conversions of set operations need them.
// Source: our own form.

package import Tables

extension BoundLink {
    package init(_ operation: BinaryOperator, _ operand: BoundExpression, leftType: DataType, _ type: DataType) {
        self.init(operator: operation, leftType: leftType, operand: operand, type: type)
    }
}

extension BoundExpression {
    /// A place of a row, which stands nowhere in a text.
    package static func output(_ place: Int, of type: DataType) -> BoundExpression {
        BoundExpression(.output(place), type, Mark(offset: 0, id: 0))
    }
}
