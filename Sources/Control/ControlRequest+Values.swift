// What bodies of the control API hold besides plain JSON: times and durations, under names that are checked.
// Reference: docs/control-api.md.

import CleanRoomsModel
import Clocks
import JSON

extension ControlRequest {
    /// The members of the body, which may have no other names than these.
    ///
    /// - Throws: `badRequest` for a name that means nothing here, since a misspelt one would otherwise be passed over.
    func members(among names: [String]) throws(ControlError) -> JSON.Object {
        let members = try members()
        try members.check(among: names)
        return members
    }
}

extension JSON.Object {
    /// - Throws: `badRequest` for a name that is not among these.
    func check(among names: [String]) throws(ControlError) {
        guard let stranger = members.first(where: { !names.contains($0.name) })?.name else { return }
        guard !names.isEmpty else { throw .badRequest("There is nothing to say here, and so no '\(stranger)'.") }
        throw .badRequest("There is no '\(stranger)' here; there is \(names.joined(separator: ", ")).")
    }

    /// A time: ISO 8601 text, or a number of seconds since 1970. Nil where the member is not there.
    ///
    /// - Throws: `badRequest` for anything else, and for a time before 1970 or after 9999.
    func time(_ name: String) throws(ControlError) -> Timestamp? {
        guard let json = self[name] else { return nil }
        let time = if case .string(let text) = json { Timestamp(text: text) } else { try? Timestamp(json: json) }
        guard let time, Timestamp.span.contains(time) else {
            throw .badRequest("'\(name)' is a time such as 2026-01-31T12:00:00Z, or seconds since 1970, from 1970 to 9999.")
        }
        return time
    }

    /// A duration: text, or a number of seconds. Nil where the member is not there.
    ///
    /// - Throws: `badRequest` for anything else, and for a negative duration.
    func duration(_ name: String) throws(ControlError) -> Duration? {
        guard let json = self[name] else { return nil }
        let duration =
            switch json {
            case .string(let text): Duration(text: text)
            case .integer(let seconds): Duration(seconds: Double(seconds))
            case .double(let seconds): Duration(seconds: seconds)
            case .null, .bool, .array, .object: Duration?.none
            }
        guard let duration else {
            throw .badRequest(
                "'\(name)' is a duration such as 90s, 1h30m, PT1H or 7d, or a number of seconds; months have no fixed length.")
        }
        return duration
    }
}

extension Duration {
    /// As a number of seconds.
    var json: JSON { .double(self / .seconds(1)) }
}
