// Who may receive what a query gives.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/collaboration-analysis-rules.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let receivers: [QueryRule] = [
        QueryRule("receivers.allowed", source: "guide: allowedResultReceivers; every receiver must be in every table's list") {
            (subject) throws(Objection) in
            guard subject.context.purpose == .results else { return }
            for (relation, place) in zip(subject.relations, subject.resolution.relations) {
                for list in relation.receiverLists {
                    guard let refused = subject.context.receivers.first(where: { !list.contains($0) }) else { continue }
                    throw Objection(
                        message: "Account \(refused) is not allowed to receive results of table \(relation.name)",
                        code: .resourceAccessDenied, mark: place.mark)
                }
            }
        }
    ]
}

extension Relation {
    /// The lists of receivers that bind a query on the table: the collaboration's, and one in the custom rule itself.
    fileprivate var receiverLists: [[String]] {
        var lists = allowedResultReceivers.map { [$0] } ?? []
        if case .custom(let rule) = rule, let own = rule.allowedResultReceivers { lists.append(own) }
        return lists
    }
}
