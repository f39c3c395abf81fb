// Timestamps: their wire form, reading, and arithmetic.
// Reference: https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait (epoch-seconds)

import JSON
import Testing

@testable import APIModel
@testable import CleanRoomsModel

@Suite struct TimestampTests {
    private static let texts: [(Int64, String)] = [
        (1_680_897_212_279, "1680897212.279"),
        (1_680_897_212_270, "1680897212.27"),
        (1_680_897_212_200, "1680897212.2"),
        (1_680_897_212_009, "1680897212.009"),
        (1_680_897_212_000, "1680897212.0"),
        (0, "0.0"), (1, "0.001"), (-1, "-0.001"), (-1500, "-1.5"),
        (253_402_300_799_999, "253402300799.999"),
    ]

    @Test(arguments: texts)
    func `the wire form is seconds with the decimals that the milliseconds need`(milliseconds: Int64, text: String) throws {
        let time = Timestamp(milliseconds: milliseconds)
        #expect(time.secondsText == text)
        var writer = JSONWriter()
        time.write(to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test(arguments: texts)
    func `the wire form reads back as the same time`(milliseconds: Int64, text: String) throws {
        #expect(try Timestamp(json: JSON(parsing: text)).milliseconds == milliseconds)
    }

    @Test func `every millisecond of a second survives the wire`() throws {
        for milliseconds in Int64(1_893_456_000_000)..<1_893_456_001_000 {
            let time = Timestamp(milliseconds: milliseconds)
            #expect(try Timestamp(json: JSON(parsing: time.secondsText)) == time)
        }
    }

    @Test func `whole seconds, exponents and finer fractions are read`() throws {
        #expect(try Timestamp(json: .integer(1_680_897_212)).milliseconds == 1_680_897_212_000)
        #expect(try Timestamp(json: JSON(parsing: "1.680897212279E9")).milliseconds == 1_680_897_212_279)
        #expect(try Timestamp(json: .double(0.0006)).milliseconds == 1)
        #expect(try Timestamp(json: .double(-0.0006)).milliseconds == -1)
    }

    @Test(arguments: [
        JSON.null, .bool(true), .string("2023-04-07T19:53:32Z"), .array([]), .integer(.max), .integer(.min), .double(1e300), .double(.nan),
    ])
    func `what is no time in range is refused`(json: JSON) {
        #expect(throws: JSONMismatch.self) { try Timestamp(json: json) }
    }

    @Test func `a duration moves a time, to the millisecond`() {
        let time = Timestamp(milliseconds: 1000)
        #expect(time + .seconds(2) == Timestamp(milliseconds: 3000))
        #expect(time + .milliseconds(-1500) == Timestamp(milliseconds: -500))
        #expect(time + .microseconds(1999) == Timestamp(milliseconds: 1001))
        #expect(time + .microseconds(-1999) == Timestamp(milliseconds: 999))
    }

    @Test func `time stops at its ends`() {
        #expect(Timestamp(milliseconds: 1) + .seconds(Int64.max) == Timestamp(milliseconds: .max))
        #expect(Timestamp(milliseconds: -1) + .seconds(Int64.min) == Timestamp(milliseconds: .min))
    }

    @Test func `times differ by a duration`() {
        let early = Timestamp(milliseconds: -250)
        let late = Timestamp(milliseconds: 1000)
        #expect(late - early == .milliseconds(1250))
        #expect(early - late == .milliseconds(-1250))
        #expect(early + (late - early) == late)
        #expect(Timestamp(milliseconds: .max) - Timestamp(milliseconds: .min) > .seconds(1))
    }

    @Test func `times are in order`() {
        let times = [3, 1, 2].map { Timestamp(milliseconds: $0) }
        #expect(times.sorted().map(\.milliseconds) == [1, 2, 3])
    }
}
