// Columns encrypted by C3R in a collaboration with `dataEncryptionMetadata`: what the guide says that they can be used for.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-column-types.html
// These rules warn and refuse nothing: the guide says that other queries "might yield incorrect results", and the service is not told which columns
// are encrypted. Which ones are, the suffixes of their names tell here [inferred].

import CleanRoomsModel
import SQL
import Tables

extension QueryRule {
    static let encryption: [QueryRule] = [
        QueryRule("encryption.fingerprint", source: "guide, C3R column types: JOIN, COUNT, COUNT(DISTINCT), GROUP BY with preserveNulls") {
            (subject) throws(Objection) in
            guard let flags = subject.context.encryption else { return }
            warn(subject, EncryptedPlaces(subject, flags), of: .fingerprint)
        },
        QueryRule("encryption.sealed", source: "guide, C3R column types: SELECT and COUNT") { (subject) throws(Objection) in
            guard let flags = subject.context.encryption else { return }
            warn(subject, EncryptedPlaces(subject, flags), of: .sealed)
        },
        QueryRule("encryption.cleartext", source: "guide, C3R parameters: allowCleartext") { (subject) throws(Objection) in
            guard let flags = subject.context.encryption, !flags.allowCleartext else { return }
            for (index, mark) in subject.resolution.relations {
                let relation = subject.context.schemas.relations[index]
                let plain = relation.columns.map(\.name).filter { ColumnProtection(ofColumn: $0) == nil }
                guard relation.isEncrypted, !plain.isEmpty else { continue }
                subject.warn(
                    "Table \(relation.name) has the column(s) [\(plain.joined(separator: ", "))] in cleartext beside encrypted ones, which the "
                        + "collaboration does not allow", at: mark)
            }
        },
    ]

    private static func warn(_ subject: Subject, _ places: EncryptedPlaces, of protection: ColumnProtection) {
        var told: Set<String> = []
        for use in subject.resolution.uses {
            guard let number = use.binding.column.direct, ColumnProtection(ofColumn: subject.columnName(number)) == protection,
                let objection = places.objection(to: protection, use, number)
            else { continue }
            let sentence =
                "Column \(subject.columnName(number)) is \(protection == .sealed ? "sealed" : "a fingerprint") by its name: \(objection)"
            if told.insert(sentence).inserted { subject.warn(sentence, at: use.mark) }
        }
    }
}

extension Relation {
    /// Whether a column of it is encrypted by its name.
    var isEncrypted: Bool { columns.contains { ColumnProtection(ofColumn: $0.name) != nil } }
}

/// Where in a statement encrypted columns can stand.
private struct EncryptedPlaces {
    private let flags: DataEncryptionMetadata
    /// The ids of all expressions; a name of USING is none of them.
    private var expressions: Set<Int> = []
    private var items: Set<Int> = []
    private var counted: Set<Int> = []
    private var distinctlyCounted: Set<Int> = []
    private var askedForNull: Set<Int> = []
    private var joined: Set<Int> = []
    /// Sides of a join of fingerprints whose columns have different names.
    private var joinedByOtherName: Set<Int> = []
    /// The columns that are keys of GROUP BY.
    private var keys: Set<Int> = []

    init(_ subject: Subject, _ flags: DataEncryptionMetadata) {
        self.flags = flags
        items = Set(subject.nodes.selects.flatMap(\.items).map(\.expression.mark.id))
        keys = Set(subject.resolution.uses.filter { $0.clause == .groupBy }.compactMap(\.binding.column.direct))
        for part in subject.parts {
            guard case .expression(let expression, _) = part else { continue }
            note(expression, subject)
        }
    }

    private mutating func note(_ expression: Expression, _ subject: Subject) {
        expressions.insert(expression.mark.id)
        switch expression.kind {
        case .call(let call) where call.function == "count" && call.over == nil:
            let arguments = call.arguments.map(\.value.mark.id)
            if call.isDistinct { distinctlyCounted.formUnion(arguments) } else { counted.formUnion(arguments) }
        case .isNull(let value, _): askedForNull.insert(value.mark.id)
        default:
            guard let (left, right) = expression.equality, let one = subject.resolution.direct(left),
                let other = subject.resolution.direct(right)
            else { return }
            let names = [subject.columnName(one), subject.columnName(other)]
            guard names.allSatisfy({ ColumnProtection(ofColumn: $0) == .fingerprint }) else { return }
            let sides = [left.mark.id, right.mark.id]
            if flags.allowJoinsOnColumnsWithDifferentNames || names[0].lowercased() == names[1].lowercased() {
                joined.formUnion(sides)
            } else {
                joinedByOtherName.formUnion(sides)
            }
        }
    }

    /// What is to be said against a use of a column; nil for nothing.
    func objection(to protection: ColumnProtection, _ use: Resolution.Use, _ number: Int) -> String? {
        let place = use.mark.id
        if counted.contains(place) || flags.preserveNulls && askedForNull.contains(place) { return nil }
        if !flags.preserveNulls, askedForNull.contains(place) {
            return "whether it is NULL can be asked only in a collaboration with preserveNulls"
        }
        switch protection {
        case .sealed:
            return items.contains(place)
                ? nil
                : "its values differ from row to row, so that it can be selected and counted, and not be used otherwise in \(use.clause.rawValue)"
        case .fingerprint:
            if joined.contains(place) || distinctlyCounted.contains(place) { return nil }
            if joinedByOtherName.contains(place) {
                return "it never equals one of another name, since the collaboration has allowJoinsOnColumnsWithDifferentNames false"
            }
            if use.clause == .joinCondition, !expressions.contains(place) { return nil }
            if keys.contains(number), use.clause == .groupBy || items.contains(place) {
                return flags.preserveNulls ? nil : "it can be a key of GROUP BY only in a collaboration with preserveNulls"
            }
            return "it can be joined with another one and counted, and not be used otherwise in \(use.clause.rawValue)"
        }
    }
}
