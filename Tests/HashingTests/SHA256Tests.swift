// SHA-256 against the published examples.
// Reference: FIPS 180-4; RFC 4231, section 4.
import Hashing
import Testing

@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `a hash is that of the standard`(text: String, hash: String) throws {
        #expect(try SHA256().digest(of: Array(text.utf8)) == hash)
    }

    @Test(arguments: [
        (
            Array("Jefe".utf8), "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func `a code is that of the standard`(key: [UInt8], text: String, code: String) throws {
        #expect(try SHA256.hex(SHA256().code(of: text, with: key)) == code)
    }

    @Test func `threads that hash for the first time at once all have the library`() async throws {
        let hashes = try await withThrowingTaskGroup { group in
            for _ in 0..<16 { group.addTask { try SHA256().digest(of: []) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(hashes.count == 1)
    }
}
