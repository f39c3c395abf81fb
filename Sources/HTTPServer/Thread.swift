// A thread, and the lock with a condition by which threads wait for each other.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_wait.html

import CLibevent

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Four times what the most deeply nested query takes that the SQL parser accepts. macOS would give 512 KB.
private let stackBytes = 8 << 20

/// Runs `body` on a new thread that receives no signals; nil if the system gives none. The caller joins or detaches the thread.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let context = Unmanaged.passRetained(ThreadBody(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackBytes)
    #if canImport(Darwin)
        var thread: pthread_t?
        let failure = pthread_create(
            &thread, &attributes,
            { context in
                Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        let started = thread
    #else
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, &attributes,
            { context in
                if let context { Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context.toOpaque())
        let started: pthread_t? = thread
    #endif
    guard failure == 0 else {
        context.release()
        return nil
    }
    return started
}

/// Runs `body` on a new thread that nobody waits for; false if the system gives none.
package func startDetachedThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = startThread(body) else { return false }
    pthread_detach(thread)
    return true
}

private final class ThreadBody {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    func run() {
        // Signals are for the thread of the loop.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        body()
    }
}

/// A state that one thread at a time sees, and whose changes another can wait for.
///
/// The thread sanitizer sees through this lock. It does not see through `Mutex`, whose library is built without it.
///
/// Safety: the state is touched only while the mutex is held, and the two pointers are the same from init to deinit.
package final class Monitor<State>: @unchecked Sendable {
    private var state: State
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    package init(_ state: sending State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    package func withLock<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Changes the state, and wakes the threads that wait for a change.
    package func change(_ body: (inout State) -> Void) {
        pthread_mutex_lock(mutex)
        body(&state)
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Waits until `body` gives something.
    package func wait<Result: Sendable>(_ body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            pthread_cond_wait(condition, mutex)
        }
    }

    /// Waits until something is so, and returns false if it is not within the time.
    package func wait(milliseconds: Int, until isSo: (State) -> Bool) -> Bool {
        let end = loop_milliseconds() + Int64(milliseconds)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isSo(state) {
            let left = end - loop_milliseconds()
            if left <= 0 { return false }
            _ = loop_wait(condition, mutex, left)
        }
        return true
    }
}
