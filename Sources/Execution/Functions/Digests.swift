// Hashes of bytes: MD5, SHA-1 and SHA-2.
// Reference: RFC 1321; FIPS 180-4

enum Digests {
    /// The bytes, a one bit, zeros, and the count of bits in so many bytes: whole blocks.
    private static func padded(_ bytes: UnsafeBufferPointer<UInt8>, block: Int, length: Int, isBig: Bool) -> [UInt8] {
        var message = Array(bytes)
        message.append(0x80)
        while message.count % block != block - length { message.append(0) }
        let bits = UInt64(bytes.count) &* 8
        for _ in 8..<length { message.append(0) }
        for index in 0..<8 { message.append(UInt8(truncatingIfNeeded: bits >> UInt64(isBig ? 56 - index * 8 : index * 8))) }
        return message
    }

    private static func big(_ message: [UInt8], _ offset: Int) -> UInt32 {
        UInt32(message[offset]) << 24 | UInt32(message[offset + 1]) << 16 | UInt32(message[offset + 2]) << 8 | UInt32(message[offset + 3])
    }

    private static func rotated<Word: FixedWidthInteger>(_ word: Word, left count: Int) -> Word {
        word << count | word >> (Word.bitWidth - count)
    }

    // MARK: MD5

    private static let md5Shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
    /// The whole parts of 2^32 times the sines of 1 to 64.
    private static let md5Sines: [UInt32] = [
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1,
        0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453,
        0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
        0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05,
        0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d,
        0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    ]

    static func md5(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let message = padded(bytes, block: 64, length: 8, isBig: false)
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
        for block in stride(from: 0, to: message.count, by: 64) {
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for index in 0..<64 {
                let mixed: UInt32
                let place: Int
                switch index / 16 {
                case 0: (mixed, place) = (b & c | ~b & d, index)
                case 1: (mixed, place) = (d & b | ~d & c, (5 * index + 1) % 16)
                case 2: (mixed, place) = (b ^ c ^ d, (3 * index + 5) % 16)
                default: (mixed, place) = (c ^ (b | ~d), 7 * index % 16)
                }
                let word = big(message, block + place * 4).byteSwapped
                let sum = a &+ mixed &+ md5Sines[index] &+ word
                (a, d, c, b) = (d, c, b, b &+ rotated(sum, left: md5Shifts[index / 16][index % 4]))
            }
            for (index, word) in [a, b, c, d].enumerated() { state[index] &+= word }
        }
        return state.flatMap { word in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    // MARK: SHA

    static func sha1(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let message = padded(bytes, block: 64, length: 8, isBig: true)
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        for block in stride(from: 0, to: message.count, by: 64) {
            var words = (0..<16).map { big(message, block + $0 * 4) }
            for index in 16..<80 {
                words.append(rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], left: 1))
            }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for index in 0..<80 {
                let (mixed, constant): (UInt32, UInt32) =
                    switch index / 20 {
                    case 0: (b & c | ~b & d, 0x5a82_7999)
                    case 1: (b ^ c ^ d, 0x6ed9_eba1)
                    case 2: (b & c | b & d | c & d, 0x8f1b_bcdc)
                    default: (b ^ c ^ d, 0xca62_c1d6)
                    }
                let sum = rotated(a, left: 5) &+ mixed &+ e &+ constant &+ words[index]
                (e, d, c, b, a) = (d, c, rotated(b, left: 30), a, sum)
            }
            for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
        }
        return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    /// The fractions of the cube roots of the first eighty primes, in 64 bits; SHA-256 takes the upper halves of the first 64.
    private static let roots: [UInt64] = [
        0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
        0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
        0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
        0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
        0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
        0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
        0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
        0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
        0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
        0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
        0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
        0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
        0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
        0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
    ]

    /// SHA-2 of 224, 256, 384 or 512 bits; nil for another width.
    static func sha2(_ bytes: UnsafeBufferPointer<UInt8>, bits: Int) -> [UInt8]? {
        switch bits {
        case 224:
            Array(
                short(
                    bytes,
                    [
                        0xc105_9ed8, 0x367c_d507, 0x3070_dd17, 0xf70e_5939, 0xffc0_0b31, 0x6858_1511, 0x64f9_8fa7, 0xbefa_4fa4,
                    ]
                ).prefix(28))
        case 256:
            short(
                bytes,
                [
                    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
                ])
        case 384:
            Array(
                long(
                    bytes,
                    [
                        0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939, 0x6733_2667_ffc0_0b31,
                        0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4,
                    ]
                ).prefix(48))
        case 512:
            long(
                bytes,
                [
                    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1, 0x510e_527f_ade6_82d1,
                    0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
                ])
        default: nil
        }
    }

    private static func short(_ bytes: UnsafeBufferPointer<UInt8>, _ start: [UInt32]) -> [UInt8] {
        let message = padded(bytes, block: 64, length: 8, isBig: true)
        let constants = roots.prefix(64).map { UInt32(truncatingIfNeeded: $0 >> 32) }
        var state = start
        for block in stride(from: 0, to: message.count, by: 64) {
            let words = (0..<16).map { big(message, block + $0 * 4) }
            mix(&state, words, constants, small: ((7, 18, 3), (17, 19, 10)), great: ((2, 13, 22), (6, 11, 25)))
        }
        return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    private static func long(_ bytes: UnsafeBufferPointer<UInt8>, _ start: [UInt64]) -> [UInt8] {
        let message = padded(bytes, block: 128, length: 16, isBig: true)
        var state = start
        for block in stride(from: 0, to: message.count, by: 128) {
            let words = (0..<16).map { UInt64(big(message, block + $0 * 8)) << 32 | UInt64(big(message, block + $0 * 8 + 4)) }
            mix(&state, words, roots, small: ((1, 8, 7), (19, 61, 6)), great: ((28, 34, 39), (14, 18, 41)))
        }
        return state.flatMap { word in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) } }
    }

    /// The rounds of one block: as many as there are constants.
    private static func mix<Word: FixedWidthInteger & UnsignedInteger>(
        _ state: inout [Word], _ block: [Word], _ constants: [Word], small: ((Int, Int, Int), (Int, Int, Int)),
        great: ((Int, Int, Int), (Int, Int, Int))
    ) {
        func right(_ word: Word, _ count: Int) -> Word { rotated(word, left: Word.bitWidth - count) }
        var words = block
        for index in 16..<constants.count {
            let (one, other) = (words[index - 15], words[index - 2])
            let first = right(one, small.0.0) ^ right(one, small.0.1) ^ one >> small.0.2
            let second = right(other, small.1.0) ^ right(other, small.1.1) ^ other >> small.1.2
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var v = state
        for index in constants.indices {
            let second = right(v[4], great.1.0) ^ right(v[4], great.1.1) ^ right(v[4], great.1.2)
            let chosen = v[4] & v[5] ^ ~v[4] & v[6]
            let sum = v[7] &+ second &+ chosen &+ constants[index] &+ words[index]
            let first = right(v[0], great.0.0) ^ right(v[0], great.0.1) ^ right(v[0], great.0.2)
            let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
            v = [sum &+ first &+ majority, v[0], v[1], v[2], v[3] &+ sum, v[4], v[5], v[6]]
        }
        for index in state.indices { state[index] &+= v[index] }
    }
}
