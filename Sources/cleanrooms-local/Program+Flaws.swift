// What of the stored state cannot be used, and is passed over.
// Reference: decision note 0012: a start serves, or is refused in one sentence.

import CleanRooms
import Logging

extension Program {
    /// Tells of a flaw, which during the start waits for its end: one that is refused says why, and nothing besides.
    func take(_ flaw: StoredFlaw) {
        if flaws == nil { tell(flaw) } else { flaws?.append(flaw) }
    }

    /// The start is over, and has not been refused.
    func tellFlaws() {
        let found = flaws ?? []
        flaws = nil
        found.forEach(tell)
    }

    private func tell(_ flaw: StoredFlaw) {
        logger.error("what is stored cannot be used", metadata: ["error": "\(flaw)"])
    }
}
