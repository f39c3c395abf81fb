// Division that rounds down, as counts of days and seconds before 1970 need it.
// Source: our own form.

/// The quotient rounded down, of a divisor above 0.
@inlinable
package func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

/// What is left from a quotient rounded down: 0 to the divisor, which is above 0.
@inlinable
package func floorModulo(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    let remainder = dividend % divisor
    return remainder < 0 ? remainder + divisor : remainder
}
