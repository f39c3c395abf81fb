// Lists, their pages and the tokens between them.

import APIModel
import EmulatorTesting
import JSON

extension Reference {
    /// A page that some caller was given, and where it goes on.
    struct Token {
        let text: String
        let listing: Listing
        let after: Entry
    }

    /// What a token holds for: caller, path and filters.
    struct Listing: Hashable {
        let caller: Caller
        let path: String
        let filters: [String]
    }

    /// An element of a list: its place in the order, and the text by which it is known.
    struct Entry {
        let created: Int
        let id: String
        let text: String

        /// The newest first, ties by id.
        static func precedes(_ one: Entry, _ other: Entry) -> Bool { (one.created, one.id) > (other.created, other.id) }
    }

    /// What a caller asks of a list.
    struct PageRequest {
        var size: Int?
        var token: Token?
    }

    /// A list, of which the answer holds exactly what the reference finds, in that order, and a token where there is more.
    func list(
        _ caller: Caller, _ path: String, _ member: String, known: String = "id", filters: [(name: String, value: String)] = [],
        _ page: PageRequest, _ find: () throws(Refused) -> [Entry]
    ) -> Step {
        let listing = Listing(caller: caller, path: path, filters: filters.map { "\($0.name)=\($0.value)" })
        let size = page.size.map { ["maxResults=\($0)"] } ?? []
        let token = page.token.map { ["nextToken=\($0.text)"] } ?? []
        let query = (listing.filters + size + token).joined(separator: "&")
        return step(caller, .get, query.isEmpty ? path : "\(path)?\(query)") { () throws(Refused) in
            var entries = try find().sorted(by: Entry.precedes)
            if let token = page.token {
                guard token.listing == listing else { throw Refused(.invalid("FIELD_VALIDATION_FAILED")) }
                entries = entries.filter { Entry.precedes(token.after, $0) }
            }
            let shown = Array(entries.prefix(page.size ?? 100))
            let hasMore = entries.count > shown.count
            return { reply in
                let texts = (reply[member]).texts(known)
                let wanted = shown.map(\.text)
                if texts != wanted { return "the list is \(texts), and should be \(wanted)" }
                if let next = reply["nextToken"]?.string {
                    guard hasMore, let last = shown.last else { return "there is a token, and nothing more" }
                    self.tokens.append(Token(text: next, listing: listing, after: last))
                } else if hasMore {
                    return "there is more, and no token"
                }
                return nil
            }
        }
    }
}

extension Reference.Child {
    var entry: Reference.Entry { .init(created: created, id: id, text: id) }
}
