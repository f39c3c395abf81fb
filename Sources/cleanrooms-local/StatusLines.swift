// What the log says besides requests: how queries and jobs go on, what could not be delivered, and which accounts there are at the start.
// Reference: the README on logs.

import CleanRooms
import Clocks
import JSON
import Logging

extension Logger {
    /// A line for each status that a query or a job has come to. The same event is on the buses of several accounts, and is told once.
    ///
    /// An error's message may quote the SQL, so its code stands for it.
    func logStatuses(in events: [ServiceEvent]) {
        guard logLevel <= .info else { return }
        var told: Set<String> = []
        for event in events where event.detailType.hasPrefix("Protected ") {
            guard let id = event.detail["id"]?.string, let status = event.detail["status"]?.string, told.insert("\(id) \(status)").inserted
            else { continue }
            var fields: Metadata = ["id": "\(id)", "status": "\(status)", "account": "\(event.account)", "at": "\(event.time.text)"]
            if let code = event.detail["errorCode"]?.string { fields["errorCode"] = "\(code)" }
            info(event.detailType.hasPrefix("Protected Job") ? "job" : "query", metadata: fields)
        }
    }

    /// A warning for objects that could not be written, with the reason that the query's own error does not give.
    func logRefusal(ofDelivery subject: String, because reason: String) {
        warning("results could not be delivered", metadata: ["id": "\(subject)", "reason": "\(reason)"])
    }

    /// The accounts, and what to set for a client, for a person who has just started a server with a seed.
    func logStart(_ people: [Person], at address: String, defaultAccount: String) {
        guard logLevel <= .info else { return }
        // Those of a large state are of no use to a reader.
        for person in people.prefix(20) {
            info(
                "member",
                metadata: [
                    "account": "\(person.account)", "name": "\(person.displayName)", "collaboration": "\(person.collaboration)",
                    "abilities": "\(person.abilities.joined(separator: ","))", "joined": "\(person.isActive)",
                ])
        }
        let runner = people.first { $0.isActive && $0.abilities.contains("CAN_QUERY") } ?? people.first
        info(
            """
            to try: AWS_ENDPOINT_URL_CLEANROOMS=\(address) AWS_ACCESS_KEY_ID=\(runner?.account ?? defaultAccount) AWS_SECRET_ACCESS_KEY=test \
            AWS_DEFAULT_REGION=\(runner?.region ?? "us-east-1") aws cleanrooms list-memberships
            """)
    }
}
