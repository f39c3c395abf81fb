// Mutated snapshots and data directories, as many as one likes, under a sanitizer: statefuzz COUNT [SEED [FIRST]].
// Source: our own; the number of the mutation that is tried is in the file STATE_NUMBER names, for whoever has to find what ended it.

import StateTesting

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@main enum StateFuzz {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let (count, seed, first) = (numbers.first ?? 1000, numbers.dropFirst().first ?? 1, numbers.dropFirst(2).first ?? 0)
        let record = getenv("STATE_NUMBER").map { open(String(cString: $0), O_WRONLY | O_CREAT | O_TRUNC, 0o644) } ?? -1
        let trial = Trial(try Sample(), seed: UInt64(truncatingIfNeeded: seed))
        var problems = 0
        for number in first..<first + count {
            if record >= 0 { _ = "\(number)\n".withCString { pwrite(record, $0, strlen($0), 0) } }
            if let problem = trial.run(number) {
                problems += 1
                if problems <= 20 { print("state: \(problem)") }
            }
        }
        let figures = trial.figures
        print(
            "state: \(count) mutations of seed \(seed): \(problems) problems; snapshots: \(figures.refusedSnapshots) refused, "
                + "\(figures.takenSnapshots) taken; starts: \(figures.refusedStarts) refused, \(figures.servedStarts) served; "
                + "\(figures.requests) requests, \(figures.failures) of them answered 500")
        exit(problems == 0 ? 0 : 1)
    }
}
