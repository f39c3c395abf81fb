import JSON
import Testing

@Suite struct JSONCodingTests {
    enum Colour: String, JSONCoding, Equatable { case red = "RED", blue = "BLUE" }

    struct Wheel: JSONCoding, Equatable {
        var size: Int
        var colour: Colour?

        init(size: Int, colour: Colour? = nil) {
            self.size = size
            self.colour = colour
        }

        init(json: JSON) throws(JSONMismatch) {
            let members = try json.members()
            size = try members.required("size")
            colour = try members.optional("colour")
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("size", size)
            writer.member("colour", colour)
            writer.endObject()
        }
    }

    struct Cart: JSONReadable, Equatable {
        var wheels: [Wheel]
        var spare: [String: Wheel]?
        var grid: [[Int]]?

        init(json: JSON) throws(JSONMismatch) {
            let members = try json.members()
            wheels = try members.required("wheels")
            spare = try members.optional("spare")
            grid = try members.optional("grid")
        }
    }

    private func text(_ value: some JSONWritable) -> String {
        var writer = JSONWriter()
        value.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (#"[]"#, "", "an object"),
        (#"{}"#, "wheels", "there"),
        (#"{"wheels":null}"#, "wheels", "there"),
        (#"{"wheels":{}}"#, "wheels", "an array"),
        (#"{"wheels":[1]}"#, "wheels[0]", "an object"),
        (#"{"wheels":[{"size":1},{}]}"#, "wheels[1].size", "there"),
        (#"{"wheels":[{"size":1},{"size":"1"}]}"#, "wheels[1].size", "a whole number"),
        (#"{"wheels":[{"size":1.5}]}"#, "wheels[0].size", "a whole number"),
        (#"{"wheels":[{"size":1,"colour":"red"}]}"#, "wheels[0].colour", "one of Colour's values"),
        (#"{"wheels":[{"size":1,"colour":1}]}"#, "wheels[0].colour", "one of Colour's values"),
        (#"{"wheels":[],"spare":{"left":{"size":true}}}"#, "spare.left.size", "a whole number"),
        (#"{"wheels":[],"grid":[[1],[2,"x"]]}"#, "grid[1][1]", "a whole number"),
    ])
    func `a mismatch tells the way to its place`(text: String, path: String, expected: String) throws {
        let json = try JSON(parsing: text)
        let mismatch = #expect(throws: JSONMismatch(path: path, expected: expected)) { try Cart(json: json) }
        #expect(mismatch?.description == (path.isEmpty ? "not \(expected)" : "\(path) is not \(expected)"))
    }

    @Test func `null counts as absent in members and in maps`() throws {
        #expect(try Wheel(json: JSON(parsing: #"{"size":3,"colour":null}"#)) == Wheel(size: 3))
        let map: [String: Int] = try [String: Int](json: JSON(parsing: #"{"a":1,"b":null,"c":1,"c":null}"#))
        #expect(map == ["a": 1])
    }

    @Test func `null is no element of an array`() throws {
        #expect(throws: JSONMismatch(path: "[1]", expected: "a string")) { try [String](json: ["a", .null]) }
    }

    @Test func `of a name that occurs twice the last value counts`() throws {
        #expect(try Wheel(json: JSON(parsing: #"{"size":1,"size":2}"#)).size == 2)
        let map: [String: Int] = try [String: Int](json: JSON(parsing: #"{"a":1,"a":2}"#))
        #expect(map == ["a": 2])
    }

    @Test func `an absent member stays out of the text`() {
        #expect(text(Wheel(size: 1)) == #"{"size":1}"#)
        #expect(text([Wheel(size: 1, colour: .blue), Wheel(size: 2)]) == #"[{"size":1,"colour":"BLUE"},{"size":2}]"#)
    }

    @Test func `maps are written in the order of their names`() {
        #expect(text(["b": 1, "a": 2, "C": 3, "aa": 4, "é\"": 5]) == #"{"C":3,"a":2,"aa":4,"b":1,"é\"":5}"#)
        #expect(text([String: Int]()) == "{}")
    }

    @Test func `values of each kind are read from their own kind of JSON only`() throws {
        #expect(try String(json: "x") == "x")
        #expect(try Bool(json: true))
        #expect(try Int(json: 5) == 5)
        #expect(try Double(json: 0.5) == 0.5)
        #expect(try Double(json: 2) == 2.0)
        #expect(try Colour(json: "RED") == .red)
        #expect(throws: JSONMismatch(expected: "a string")) { try String(json: 1) }
        #expect(throws: JSONMismatch(expected: "a boolean")) { try Bool(json: "true") }
        #expect(throws: JSONMismatch(expected: "a boolean")) { try Bool(json: 1) }
        #expect(throws: JSONMismatch(expected: "a whole number")) { try Int(json: "5") }
        #expect(throws: JSONMismatch(expected: "a number")) { try Double(json: "5") }
        #expect(throws: JSONMismatch(expected: "an array")) { try [Int](json: ["a": 1]) }
        #expect(throws: JSONMismatch(expected: "an object")) { try [String: Int](json: [1]) }
    }

    @Test func `what is written is read as the same value`() throws {
        let wheels = ["x": [Wheel(size: .max, colour: .red)], "y": []]
        #expect(try [String: [Wheel]](json: JSON(parsing: text(wheels))) == wheels)
    }
}
