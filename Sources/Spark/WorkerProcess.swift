// One worker from its start to its end: what it was asked, and what it said.
// Reference: docs/spark.md; what ends how was measured before this was written.

import HTTPServer
import JSON
import Processes

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A worker that was started. Threads of its own read what it says; any other thread may ask it something and wait.
final class WorkerProcess: Sendable {
    private struct State {
        var version: String?
        var refusal: String?
        var left: [String]?
        var hasEnded = false
        /// Nobody may end the group once its id can be another's.
        var isReaped = false
        var lastNumber = 0
        var asked: Set<Int> = []
        var answers: [Int: Result<JSON, WorkerFailure>] = [:]
        var progress: [String: (done: Int, all: Int)] = [:]
        var lastSign = ContinuousClock.now
        /// The last lines that it printed.
        var lines: [String] = []
    }

    /// A line longer than that is no answer, and the worker is ended.
    private static let longestLine = 4 << 20
    private static let linesKept = 20

    private let child: ChildProcess
    private let input: Int32
    private let writing = Monitor(())
    private let state = Monitor(State())

    /// Starts it.
    ///
    /// - Parameters:
    ///   - arguments: The path of the program, and its arguments.
    ///   - prints: Gets each line that it prints, on a thread of the process's own.
    init(
        _ arguments: [String], environment: [String: String], prints take: @escaping @Sendable ([UInt8]) -> Void = { _ in }
    ) throws(SpawnFailure) {
        let (questions, answers, prints) = (try Pipe(), try Pipe(), try Pipe())
        defer { for end in [questions.reading, answers.writing, prints.writing] { close(end) } }
        do {
            child = try ChildProcess(
                arguments, environment: environment,
                streams: .init(input: questions.reading, output: answers.writing, errors: prints.writing))
        } catch {
            for end in [questions.writing, answers.reading, prints.reading] { close(end) }
            throw error
        }
        input = questions.writing
        let hasThreads =
            startDetachedThread { [self] in
                readLines(answers.reading, longest: Self.longestLine) { hear($0) }
                end()
            }
            && startDetachedThread { [self] in
                readLines(prints.reading, longest: 1 << 16) { line in
                    take(line)
                    state.change {
                        $0.lines.append(String(decoding: line.prefix(500), as: UTF8.self))
                        if $0.lines.count > Self.linesKept { $0.lines.removeFirst() }
                    }
                }
            }
        if !hasThreads { kill() }
    }

    deinit { close(input) }

    var id: pid_t { child.id }

    /// Spark's version once it is ready.
    var version: String? { state.withLock { $0.version } }

    /// What a script is not kept from; nil before that is known.
    var left: [String]? { state.withLock { $0.left } }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// Why it did not start, or what it printed last.
    var reason: String { state.withLock { $0.refusal ?? $0.lines.last { !$0.isEmpty } ?? "it said nothing" } }

    /// How far a run has come; nil where nothing was said of it.
    func progress(of run: String) -> (done: Int, all: Int)? {
        state.withLock { $0.progress[run].map { Progress(done: $0.done, all: $0.all) } }.map { ($0.done, $0.all) }
    }

    private struct Progress: Sendable {
        let done: Int
        let all: Int
    }

    /// How long it has said nothing.
    var silence: Duration { .now - state.withLock { $0.lastSign } }

    /// Asks something; the answer comes to ``answer(to:milliseconds:)``.
    ///
    /// - Returns: Its number; nil where the worker takes nothing any more.
    func ask(_ request: WorkerRequest) -> Int? {
        let number = state.withLock { state in
            state.lastNumber += 1
            state.asked.insert(state.lastNumber)
            return state.lastNumber
        }
        let line = request.line(number: number)
        let isWritten = writing.withLock { _ in Pipe.write(line, to: input, milliseconds: 5000) }
        return isWritten ? number : nil
    }

    /// Waits a while for an answer; nil where there is none yet.
    func answer(to number: Int, milliseconds: Int) -> Result<JSON, WorkerFailure>? {
        _ = state.wait(milliseconds: milliseconds) { $0.answers[number] != nil || $0.hasEnded }
        return state.withLock { state in
            guard let answer = state.answers.removeValue(forKey: number) else { return nil }
            state.asked.remove(number)
            return answer
        }
    }

    /// Says that nobody waits for that answer any more.
    func forget(_ number: Int, run: String) {
        state.change {
            $0.asked.remove(number)
            $0.answers[number] = nil
            $0.progress[run] = nil
        }
    }

    /// Waits a while until it is ready or has ended.
    func waitForStart(milliseconds: Int) { _ = state.wait(milliseconds: milliseconds) { $0.version != nil || $0.hasEnded } }

    /// Ends it with all that it started.
    func kill() { state.change { if !$0.isReaped { child.kill() } } }

    private func hear(_ line: [UInt8]) {
        guard let message = WorkerMessage(line) else { return }
        state.change { state in
            state.lastSign = .now
            switch message {
            case .ready(let version): state.version = version
            case .refused(let reason): state.refusal = reason
            case .enclosed(let left): state.left = left
            case .progress(let run, let done, let all): state.progress[run] = (done, all)
            case .answer(let number, let answer): if state.asked.contains(number) { state.answers[number] = answer }
            }
        }
    }

    /// Its output has ended, so whatever is left of the process is ended too.
    private func end() {
        kill()
        child.waitForEnd()
        state.change {
            $0.isReaped = true
            _ = child.reap()
            $0.hasEnded = true
        }
    }
}

/// Hands on the lines of a pipe until it ends, and closes it. A line that is too long ends it.
private func readLines(_ descriptor: Int32, longest: Int, _ take: ([UInt8]) -> Void) {
    defer { close(descriptor) }
    var rest: [UInt8] = []
    while let bytes = Pipe.read(descriptor) {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            take(rest + bytes[start..<end])
            rest = []
            start = end + 1
        }
        rest += bytes[start...]
        guard rest.count <= longest else { return }
    }
}
