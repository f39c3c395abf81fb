// Tokens: the words of HTTP, such as methods and the names of header fields.
// Reference: https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.2

/// Whether a byte may stand in a token.
@inlinable
package func isTokenByte(_ byte: UInt8) -> Bool {
    // One bit per ASCII character: "!#$%&'*+-.0-9" below 64, "A-Z^_`a-z|~" above.
    let low: UInt64 = 0x03FF_6CFA_0000_0000
    let high: UInt64 = 0x57FF_FFFF_C7FF_FFFE
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    return byte < 128 && high >> UInt64(byte & 63) & 1 == 1
}
