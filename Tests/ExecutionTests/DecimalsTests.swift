// Decimals at the ends of their 38 digits.

import Testing

@testable import Execution

struct DecimalsTests {
    private let most = Decimals.powers[38] - 1

    @Test func `nothing overflows silently`() {
        #expect(Decimals.sum(most, 0, 1, 0, to: (38, 0)) == nil)
        #expect(Decimals.sum(most, 0, -1, 0, to: (38, 0)) == most - 1)
        #expect(Decimals.product(most, most, scale: 0, to: (38, 0)) == nil)
        #expect(Decimals.rescaled(most, from: 0, to: 1, precision: 38) == nil)
        #expect(Decimals.quotient(most, 0, 1, 38, to: (38, 6)) == nil)
    }

    @Test func `a product of more than 128 bits is rounded half up`() {
        // 12345678901234567890.123456789 × 1.5, with 18 digits dropped of 27.
        let one = Int128("12345678901234567890123456789")! * 1_000_000_000
        #expect(
            Decimals.product(one, 1_500_000_000_000_000_000, scale: 36, to: (38, 18)) == Int128("18518518351851851835185185183500000000"))
    }

    @Test func `a quotient keeps its digits and rounds half up`() {
        #expect(Decimals.quotient(2, 0, 3, 0, to: (38, 37)) == Int128("6666666666666666666666666666666666667"))
        #expect(Decimals.quotient(-1, 0, 8, 0, to: (38, 2)) == -13)
        #expect(Decimals.quotient(5, 38, most, 0, to: (38, 6)) == 0)
    }

    @Test func `a remainder has the dividend's sign, at any scales`() {
        #expect(Decimals.remainder(-75, 1, 2, 0) == -15)
        #expect(Decimals.remainder(most, 0, 7, 38) != nil)
        #expect(Decimals.remainder(1, 38, most, 0) == 1)
    }

    @Test func `sums of different scales give way behind the point`() {
        let wide = Int128("12345678901234567890123456789123456789")!
        #expect(Decimals.sum(wide, 9, 1_234_567_890_123_456_789, 19, to: (38, 8)) == Int128("1234567890123456789012345678924691358"))
    }
}
