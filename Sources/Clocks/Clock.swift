// Where the service reads the time: once a call, from a clock that a test can hold.

package import APIModel

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A source of the time of day.
package protocol Clock {
    var now: Timestamp { get }
}

/// The machine's clock.
package struct SystemClock: Clock {
    package init() {}

    package var now: Timestamp {
        var time = timespec()
        // It fails only for a clock that does not exist, and this one always does.
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// Nanoseconds on a clock of the machine that only goes forward. It measures how long things take; its zero means nothing.
package func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// A clock that stands still until it is moved.
package final class ManualClock: Clock {
    package private(set) var now: Timestamp

    package init(at time: Timestamp) {
        now = time
    }

    package func advance(by duration: Duration) {
        now = now + duration
    }
}
