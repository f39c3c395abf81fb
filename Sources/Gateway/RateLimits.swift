// How often an account may call an operation, as AWS limits it.
// Source: each service's page of quotas. That a bucket holds the requests of one second is inferred.

import APIModel

/// A bucket of tokens for each operation, account and region: a request takes one, and time puts them back.
struct RateLimits {
    private struct Key: Hashable {
        let service: String
        /// The row in the service's table of operations.
        let operation: Int
        let caller: Caller
    }

    private struct Bucket {
        var tokens: Double
        var time: Timestamp
        var worldNanoseconds: Int64
    }

    private var buckets: [Key: Bucket] = [:]
    private var mostBuckets = 10_000

    /// Whether a request of that time may be performed; it counts if it may.
    ///
    /// - Parameters:
    ///   - rate: How many requests in a second.
    ///   - now: By the service's clock. Setting it forward puts tokens back.
    ///   - worldNanoseconds: By a real clock, since callers must not wait for ever while the service's clock is frozen.
    mutating func admit(
        _ operation: any APIOperation, perSecond rate: Double, by caller: Caller, at now: Timestamp, worldNanoseconds: Int64
    ) -> Bool {
        let key = Key(service: type(of: operation).signingName, operation: operation.rawValue, caller: caller)
        var bucket = buckets[key] ?? Bucket(tokens: rate, time: now, worldNanoseconds: worldNanoseconds)
        // A clock that was set back puts nothing into the bucket, and takes nothing out of it.
        let seconds = max((now - bucket.time) / .seconds(1), Double(worldNanoseconds - bucket.worldNanoseconds) / 1e9, 0)
        bucket.tokens = min(rate, bucket.tokens + rate * seconds)
        bucket.time = now
        bucket.worldNanoseconds = worldNanoseconds
        let isAdmitted = bucket.tokens >= 1
        if isAdmitted { bucket.tokens -= 1 }
        buckets[key] = bucket
        if buckets.count > mostBuckets { forgetFull(at: now, worldNanoseconds) }
        return isAdmitted
    }

    /// A full bucket is the same as none. Without this, callers with ever new accounts could fill the memory.
    private mutating func forgetFull(at now: Timestamp, _ worldNanoseconds: Int64) {
        buckets = buckets.filter {
            now - $0.value.time < .seconds(1) && $0.value.time <= now && worldNanoseconds - $0.value.worldNanoseconds < 1_000_000_000
        }
        mostBuckets = max(mostBuckets, 2 * buckets.count)
    }
}
