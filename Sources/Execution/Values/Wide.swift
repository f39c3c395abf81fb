// Whole numbers of 256 bits, as far as products and quotients of decimals need them.
// Reference: Knuth, The Art of Computer Programming, volume 2, section 4.3.1 (long division by one digit, here of 128 bits)

/// A number from 0 to 2^256 - 1.
struct Wide {
    var high: UInt128
    var low: UInt128

    init(_ low: UInt128) {
        high = 0
        self.low = low
    }

    /// The whole product.
    init(_ one: UInt128, times other: UInt128) {
        (high, low) = one.multipliedFullWidth(by: other)
    }

    /// The product; nil beyond 256 bits.
    func multiplied(by factor: UInt128) -> Wide? {
        let (carry, low) = self.low.multipliedFullWidth(by: factor)
        let (high, isTooWide) = self.high.multipliedReportingOverflow(by: factor)
        let (sum, isBeyond) = high.addingReportingOverflow(carry)
        guard !isTooWide, !isBeyond else { return nil }
        var product = Wide(low)
        product.high = sum
        return product
    }

    /// The quotient of a division by a number that is not 0, rounded half up; nil beyond 128 bits.
    func rounded(dividedBy divisor: UInt128) -> UInt128? {
        guard high < divisor else { return nil }
        let (quotient, remainder) = divisor.dividingFullWidth((high, low))
        guard remainder >= divisor - remainder else { return quotient }
        let (up, isTooWide) = quotient.addingReportingOverflow(1)
        return isTooWide ? nil : up
    }

    func remainder(dividedBy divisor: UInt128) -> UInt128 {
        divisor.dividingFullWidth((high % divisor, low)).remainder
    }
}
