// Timers, signals and mail on a loop.
import Testing

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct EventLoopTests {
    @Test func `timers go off in the order of their times, once each`() throws {
        let loop = try EventLoop()
        var fired: [Int] = []
        let timers = [20, 1, 10].map { after in loop.timer(afterMilliseconds: after) { fired.append(after) } }
        loop.run()
        #expect(fired == [1, 10, 20])
        #expect(timers.count == 3)
    }

    @Test func `a timer is armed again, and not when it is cancelled`() throws {
        let loop = try EventLoop()
        var count = 0
        let timer = loop.timer { count += 1 }
        let cancelled = loop.timer(afterMilliseconds: 1) { Issue.record("it was cancelled") }
        cancelled.cancel()
        timer.arm(afterMilliseconds: 1)
        loop.run()
        timer.arm(afterMilliseconds: 0)
        loop.run()
        #expect(count == 2)
    }

    @Test func `a timer that is dropped does not go off`() throws {
        let loop = try EventLoop()
        var dropped: LoopTimer? = loop.timer(afterMilliseconds: 1) { Issue.record("it was dropped") }
        #expect(dropped != nil)
        dropped = nil
        loop.run()
    }

    @Test func `each turn ends with its end`() throws {
        let loop = try EventLoop()
        var events: [String] = []
        loop.turnEnded = { events.append("end") }
        let first = loop.timer(afterMilliseconds: 1) { events.append("timer") }
        loop.run()
        #expect(events == ["timer", "end"])
        withExtendedLifetime(first) {}
    }

    @Test func `each turn with something to do is measured, to the end of its end`() throws {
        let loop = try EventLoop()
        var events: [String] = []
        loop.turnEnded = { events.append("ended") }
        loop.turnMeasured = { events.append($0 >= 0 ? "measured" : "negative") }
        let timers = [1, 20].map { after in loop.timer(afterMilliseconds: after) { events.append("timer") } }
        loop.run()
        // A turn without a callback may come between them, and is not measured.
        #expect(events.filter { $0 == "measured" }.count == 2)
        for (place, event) in events.enumerated() where event == "measured" { #expect(events[place - 1] == "ended") }
        #expect(timers.count == 2)
    }

    @Test func `a signal calls back on the loop`() throws {
        let loop = try EventLoop()
        var count = 0
        loop.onSignal(SIGUSR1) {
            count += 1
            loop.stop()
        }
        let raise = loop.timer(afterMilliseconds: 0) { kill(getpid(), SIGUSR1) }
        loop.run()
        #expect(count == 1)
        withExtendedLifetime(raise) {}
    }

    @Test func `messages of other threads arrive on the loop, each once and in order`() throws {
        let loop = try EventLoop()
        var received: [Int] = []
        let mailbox = try loop.mailbox { (number: Int) in
            received.append(number)
            if number == 999 { loop.stop() }
        }
        // A thread of its own: the loop holds one of those that run the tests, and a task would wait behind all of them for another.
        let sender = try #require(startThread { for number in 0..<1000 { mailbox.send(number) } })
        loop.run()
        pthread_join(sender, nil)
        #expect(received == Array(0..<1000))
    }

    @Test func `mail to a loop that is gone is lost without harm`() throws {
        let mailbox = try EventLoop().mailbox { (_: Int) in }
        mailbox.send(1)
        mailbox.send(2)
    }
}
