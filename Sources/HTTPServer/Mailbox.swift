// Values from any thread to the thread of a loop.
// Reference: docs/architecture.md, "Threads": what takes long goes to a worker thread, and its completion comes back to the loop as an event.

import CLibevent

/// Hands messages to a loop; made by ``EventLoop/mailbox(_:)``.
package final class Mailbox<Message: Sendable>: Sendable {
    let inbox: Inbox<Message>
    private let sendingEnd: Int32

    /// Fails with the system's error when there are no more sockets.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard loop_socket_pair(&ends) == 0 else { return nil }
        inbox = Inbox(receivingEnd: ends[0])
        sendingEnd = ends[1]
    }

    deinit { evutil_closesocket(sendingEnd) }

    /// Leaves a message, which the loop takes in one of its next turns. Never waits for the loop.
    package func send(_ message: Message) {
        guard inbox.add(message) else { return }
        // One byte wakes the loop for all messages it has not taken; a full socket is awake enough.
        var wake: UInt8 = 0
        _ = loop_send(sendingEnd, &wake, 1)
    }
}

/// The messages that the loop has not taken yet, shared by the mailbox and its loop.
final class Inbox<Message: Sendable>: Sendable {
    let receivingEnd: Int32
    private let messages = Monitor<[Message]>([])

    init(receivingEnd: Int32) { self.receivingEnd = receivingEnd }

    deinit { evutil_closesocket(receivingEnd) }

    /// Adds a message and says whether it is the first since the last taking.
    func add(_ message: Message) -> Bool {
        messages.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
    }

    enum Wakes {
        case some, end
    }

    /// Takes the wake-ups, which is done before the messages, so that one sent in between wakes the loop again.
    func takeWakes() -> Wakes {
        var wakes: (UInt64, UInt64) = (0, 0)
        return loop_receive(receivingEnd, &wakes, MemoryLayout.size(ofValue: wakes)) == 0 ? .end : .some
    }

    func takeAll() -> [Message] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
