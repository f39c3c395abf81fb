// What is counted as it happens: requests, errors and turns of the loop.
// Reference: https://prometheus.io/docs/practices/naming/

import CleanRoomsModel
package import Gateway
import HTTP

/// Counts since the program's start, which no reset and no restored snapshot puts back: a counter goes down at a restart only.
///
/// Counting is adding to places in arrays. Texts are made when somebody asks for them.
package final class Metrics {
    /// What the server says of itself at the moment it is asked.
    package struct Server: Sendable {
        package var openConnections: Int
        /// What all connections hold of unfinished requests and unsent answers.
        package var heldBytes: Int

        package init(openConnections: Int, heldBytes: Int) {
            self.openConnections = openConnections
            self.heldBytes = heldBytes
        }
    }

    /// Asks the server; nil where there is none.
    package var server: () -> Server? = { nil }

    /// Asks how many lines of the log are lost, since nobody read them.
    package var droppedLogLines: () -> Int = { 0 }

    /// When the program began, by the clock of the world.
    let startTime: Timestamp
    private(set) var requests = RequestCounts()
    /// In the order of ``RequestCounts/Asked``'s rows: the gateway's own time, without that of the commit and the network.
    private(set) var durations = [Histogram](repeating: Histogram(), count: RequestCounts.Asked.count)
    /// In the order in which they came first; the last may be that of all further ones.
    private(set) var errors: [(type: String, count: UInt64)] = []
    private(set) var turns = Histogram()

    /// More types than this are counted together. There are some thirty, and a scrape stays short whatever happens.
    private static let mostErrorTypes = 64

    init(startTime: Timestamp) {
        self.startTime = startTime
    }

    /// Counts an exchange.
    package func record(_ exchange: Exchange) {
        let asked = RequestCounts.Asked(exchange)
        requests.add(asked, status: exchange.response.status)
        durations[asked.row].record(nanoseconds: exchange.durationNanoseconds)
        if let type = exchange.errorType { recordError(type) }
    }

    /// Counts a turn of the loop.
    package func recordTurn(nanoseconds: Int64) {
        turns.record(nanoseconds: nanoseconds)
    }

    private func recordError(_ type: String) {
        // There are few, and texts of one literal are found equal by their addresses.
        if let place = errors.firstIndex(where: { $0.type == type }) {
            errors[place].count += 1
        } else if errors.count < Self.mostErrorTypes {
            errors.append((type, 1))
        } else {
            errors[errors.count - 1].type = "other"
            errors[errors.count - 1].count += 1
        }
    }
}

/// How many requests there were, by what they asked for and how they were answered.
struct RequestCounts {
    /// What a request asked for, as a row of the table.
    struct Asked {
        let row: Int

        static let count = Operation.allCases.count + 2
        static let securityTokens = Asked(row: Operation.allCases.count)
        static let unknown = Asked(row: Operation.allCases.count + 1)
        static let all = (0..<count).map(Asked.init(row:))

        private init(row: Int) { self.row = row }

        init(_ exchange: Exchange) {
            self =
                if let operation = exchange.operation { Asked(row: operation.rawValue) } else {
                    exchange.operationName == nil ? .unknown : .securityTokens
                }
        }

        /// The name of the operation, `STS` for any of the token service, or `unknown` for any other request.
        var name: String { Operation(rawValue: row)?.name ?? (row == Self.securityTokens.row ? "STS" : "unknown") }
    }

    /// The statuses there were, in the order in which they came first. A column each, which has a count for each row.
    private var columns: [(status: Int, counts: [UInt64])] = []
    /// The column of each status; -1 for statuses that have not come up.
    private var columnOfStatus = [Int16](repeating: -1, count: 1000)

    mutating func add(_ asked: Asked, status: Int) {
        // No status has more than three digits.
        let status = min(max(status, 0), columnOfStatus.count - 1)
        var column = Int(columnOfStatus[status])
        if column < 0 {
            column = columns.count
            columns.append((status, [UInt64](repeating: 0, count: Asked.count)))
            columnOfStatus[status] = Int16(column)
        }
        columns[column].counts[asked.row] += 1
    }

    /// Each count that is not 0, by operation and status.
    var all: [(asked: Asked, status: Int, count: UInt64)] {
        let columns = columns.sorted { $0.status < $1.status }
        return Asked.all.flatMap { asked in
            columns.compactMap { $0.counts[asked.row] == 0 ? nil : (asked, $0.status, $0.counts[asked.row]) }
        }
    }
}
