// What was called: the last exchanges, in a ring.
// Reference: WireMock's request journal, https://wiremock.org/docs/verifying/

package import CleanRoomsModel
package import Gateway
import HTTP

/// What the journal keeps, and how it shows it.
package struct JournalSettings: Sendable {
    /// How many exchanges; 0 for no journal.
    package var size: Int
    /// Whether what the model calls sensitive, such as SQL, is masked for readers.
    package var masksSensitive: Bool

    package init(size: Int = 1000, masksSensitive: Bool = true) {
        self.size = size
        self.masksSensitive = masksSensitive
    }
}

/// The last exchanges of the API. It keeps them as they are: masking and formatting wait until somebody reads.
package final class Journal {
    /// One exchange.
    struct Entry {
        /// Counted from 1, including entries that were forgotten or reset.
        let number: Int
        /// The service's time.
        let time: Timestamp
        /// Without bodies that are too long.
        let exchange: Exchange
        let requestBytes: Int
        let responseBytes: Int
        /// Roughly what the entry takes up.
        fileprivate let bytes: Int

        fileprivate init(number: Int, time: Timestamp, _ exchange: Exchange) {
            self.number = number
            self.time = time
            self.exchange = exchange.leavingOutBodies(longerThan: Journal.mostBodyBytes)
            let request = exchange.request
            requestBytes = request?.body.count ?? 0
            responseBytes = exchange.response.body.count
            // Kept here, since an old exchange is far away in memory when its entry goes.
            bytes =
                512 + (request?.path.utf8.count ?? 0) + (request?.query.utf8.count ?? 0) + (self.exchange.request?.body.count ?? 0)
                + self.exchange.response.body.count
        }

        var isRequestLeftOut: Bool { requestBytes > Journal.mostBodyBytes }
        var isResponseLeftOut: Bool { responseBytes > Journal.mostBodyBytes }
    }

    /// The most bytes of a body that is kept: half a body could not be masked, so a longer one is left out.
    static let mostBodyBytes = 256 * 1024

    /// How many exchanges are kept; none if it is 0.
    package let capacity: Int
    /// Whether what the model calls sensitive is masked for readers.
    let masks: Bool
    /// Is told of each entry once it is recorded.
    var onRecord: (Entry) -> Void = { _ in }
    private let mostBytes: Int
    private let now: () -> Timestamp
    /// The oldest is at `start`, unless there is none.
    private var ring: [Entry] = []
    private var start = 0
    /// Roughly what all entries take up.
    private(set) var bytes = 0
    private var total = 0

    /// - Parameters:
    ///   - mostBytes: How much all entries together may take up, about; the oldest go first.
    ///   - masks: Whether what the model calls sensitive is masked for readers.
    ///   - now: The service's time.
    package init(capacity: Int, mostBytes: Int = 64 * 1024 * 1024, masks: Bool = true, now: @escaping () -> Timestamp) {
        self.capacity = capacity
        self.masks = masks
        self.mostBytes = mostBytes
        self.now = now
    }

    /// How many exchanges it has now.
    var count: Int { ring.count }

    /// Records an exchange. It costs no more than keeping a reference.
    package func record(_ exchange: Exchange) {
        guard capacity > 0 else { return }
        total += 1
        let entry = Entry(number: total, time: now(), exchange)
        bytes += entry.bytes
        if ring.count < capacity {
            ring.append(entry)
        } else {
            bytes -= ring[start].bytes
            ring[start] = entry
            start = (start + 1) % capacity
        }
        if bytes > mostBytes { forgetOldest() }
        onRecord(entry)
    }

    /// All that is kept, so that it can be put back if a reset is undone.
    var kept: Kept {
        get { Kept(ring: ring, start: start, bytes: bytes) }
        set { (ring, start, bytes) = (newValue.ring, newValue.start, newValue.bytes) }
    }

    struct Kept {
        fileprivate let ring: [Entry]
        fileprivate let start: Int
        fileprivate let bytes: Int
    }

    /// Forgets everything.
    package func reset() {
        ring = []
        start = 0
        bytes = 0
    }

    /// The entries, newest first.
    var newestFirst: some Sequence<Entry> {
        let (ring, start) = (ring, start)
        return (0..<ring.count).lazy.map { ring[(start + ring.count - 1 - $0) % ring.count] }
    }

    private func forgetOldest() {
        // Shrinks to three quarters in one go, since that moves what stays.
        var kept: [Entry] = []
        bytes = 0
        for entry in newestFirst {
            guard bytes + entry.bytes <= mostBytes * 3 / 4 else { break }
            bytes += entry.bytes
            kept.append(entry)
        }
        ring = kept.reversed()
        start = 0
    }
}
