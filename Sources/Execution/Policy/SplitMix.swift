// Random numbers that repeat.
// Reference: https://prng.di.unimi.it/splitmix64.c; https://arxiv.org/abs/2004.00010 for the discrete Gaussian

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A small generator whose sequence its seed decides.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// From 0 to below a bound, which is at least 1.
    mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// A whole number of the discrete Gaussian: one of the discrete Laplace distribution, taken or drawn anew.
    mutating func nextGaussian(deviation: Double) -> Double {
        guard deviation > 0, deviation.isFinite else { return 0 }
        let scale = deviation.rounded(.down) + 1
        while true {
            let laplace = nextLaplace(scale: scale)
            let distance = abs(laplace) - deviation * deviation / scale
            if nextUnit() < exp(-distance * distance / (2 * deviation * deviation)) { return laplace }
        }
    }

    private mutating func nextLaplace(scale: Double) -> Double {
        while true {
            // Geometric with the ratio exp(-1/scale).
            let magnitude = (log(1 - nextUnit()) * -scale).rounded(.down)
            let isNegative = next() & 1 == 1
            if isNegative, magnitude == 0 { continue }
            return isNegative ? -magnitude : magnitude
        }
    }
}
