// The thread beside the loop.
import Synchronization
import Testing

@testable import HTTPServer

@Suite struct WorkerTests {
    @Test func `work is done in order, and its results come to the loop`() throws {
        let loop = try EventLoop()
        let worker = try Worker(loop)
        var results: [Int] = []
        for number in 0..<100 {
            worker.run {
                number * 2
            } then: {
                results.append($0)
                if $0 == 198 { loop.stop() }
            }
        }
        #expect(worker.backlog == 100)
        loop.run()
        #expect(results == (0..<100).map { $0 * 2 })
        #expect(worker.backlog == 0)
    }

    @Test func `a completion may give more work`() throws {
        let loop = try EventLoop()
        let worker = try Worker(loop)
        var count = 0
        func more() {
            count += 1
            if count == 10 { return loop.stop() }
            worker.run({}, then: more)
        }
        worker.run({}, then: more)
        loop.run()
        #expect(count == 10)
    }

    @Test func `a stopped worker ends what it has begun, and nothing else`() throws {
        let loop = try EventLoop()
        let worker = try Worker(loop)
        let begun = Handover<Void>()
        let permission = Handover<Void>()
        var results: [Int] = []
        worker.run {
            begun.give(())
            permission.take()
            return 1
        } then: {
            results.append($0)
            loop.stop()
        }
        worker.run({ Issue.record("it was stopped before") }, then: {})
        begun.take()
        #expect(!worker.stop(graceMilliseconds: 1))
        permission.give(())
        #expect(worker.stop(graceMilliseconds: 10_000))
        loop.run()
        #expect(results == [1])
    }

    @Test func `a worker that goes takes its thread along`() throws {
        let loop = try EventLoop()
        let held = Mutex(0)
        do {
            let worker = try Worker(loop)
            worker.run({ held.withLock { $0 += 1 } }, then: { loop.stop() })
            loop.run()
        }
        // The mailbox of a worker that has gone does not keep the loop busy.
        let timer = loop.timer(afterMilliseconds: 5) { loop.stop() }
        var turns = 0
        loop.turnEnded = { turns += 1 }
        loop.run()
        #expect(turns < 5)
        #expect(held.withLock { $0 } == 1)
        withExtendedLifetime(timer) {}
    }
}
