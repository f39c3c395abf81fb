// Values that meet the constraints of their shapes, and nothing besides.

import CleanRoomsModel
import JSON

/// Makes values of shapes from the model alone.
struct Samples {
    let model: Model

    /// The least value of a shape: required members only, the first arm of a union, as few elements as may be.
    ///
    /// - Parameters:
    ///   - member: The name of the member that will hold it; its first letter fills texts, so that lists side by side differ.
    ///   - index: Its place among siblings, which tells their texts apart.
    func value(of name: String, in member: String, _ index: Int = 0) -> JSON {
        let shape = model.shape(name)
        switch shape.kind {
        case .structure:
            return .object(
                JSON.Object(shape.members.filter(\.isRequired).map { ($0.name, required($0, index)) }))
        case .union:
            guard let arm = shape.members.first else { return [:] }
            return .object(JSON.Object([(arm.name, value(of: arm.shape, in: arm.name, index))]))
        case .list: return list(shape, Int(shape.minimum ?? 0), in: member)
        case .map: return map(shape, Int(shape.minimum ?? 0), in: member)
        case .string where !shape.values.isEmpty: return .string(shape.values[index % shape.values.count])
        case .string: return .string(text(of: shape, in: member, index: index))
        case .integer: return .integer(Int64(shape.minimum ?? 1))
        case .double: return .double(shape.minimum ?? 1)
        case .boolean: return true
        case .other: preconditionFailure("no input of this model has a \(name)")
        }
    }

    /// A required member; a list in a query is not there at all when it is empty.
    func required(_ member: Shape.Member, _ index: Int = 0) -> JSON {
        member.place == .query ? present(member) : value(of: member.shape, in: member.name, index)
    }

    func list(_ shape: Shape, _ count: Int, in member: String) -> JSON {
        guard case .list(let element) = shape.kind else { return [] }
        return .array((0..<count).map { value(of: element, in: member, $0) })
    }

    func map(_ shape: Shape, _ count: Int, in member: String) -> JSON {
        guard case .map(let key, let value) = shape.kind else { return [:] }
        return .object(
            JSON.Object(
                (0..<count).map { (self.value(of: key, in: member, $0).string ?? "", self.value(of: value, in: member, $0)) }))
    }

    // MARK: Texts

    /// The least length that a text of a shape can have under its pattern too.
    func leastLength(of shape: Shape) -> Int {
        let minimum = Int(shape.minimum ?? 0)
        if minimum == 0, shape.pattern.map({ (try? Pattern($0))?.matches("") ?? false }) ?? true { return 0 }
        let form = TextForm.of(shape)
        return max(minimum, form.prefix.count + form.suffix.count + 1)
    }

    /// A text that meets the shape's pattern; of a length that the shape forbids it may not.
    func text(of shape: Shape, in member: String, length: Int? = nil, index: Int = 0) -> String {
        let form = TextForm.of(shape)
        if shape.isIdentifier, length == nil || length == 36 {
            let tail = "\(index)"
            return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
        }
        let length = length ?? min(max(leastLength(of: shape), form.prefix.count + form.suffix.count + 6), Int(shape.maximum ?? 1000))
        let room = length - form.prefix.count - form.suffix.count
        guard room >= 0 else { return String((form.prefix + form.suffix).prefix(length)) }
        let tail = index == 0 ? "" : "\(index)"
        let letter = form.filler ?? member.first?.lowercased() ?? "x"
        let filler = String(repeating: letter, count: max(0, room - tail.count)) + tail
        return form.prefix + filler.suffix(room) + form.suffix
    }
}

/// What a text looks like whose pattern asks for more than letters: the filler between the two ends makes the length.
struct TextForm {
    var prefix = ""
    var suffix = ""
    /// Nil for the first letter of the member's name.
    var filler: String?

    static func of(_ shape: Shape) -> TextForm { all[shape.name] ?? TextForm() }

    /// The shapes of ARNs that refer to what the service has made.
    static let madeByService: Set = ["AnalysisTemplateArn", "BudgetedResourceArn", "CleanroomsArn", "IntermediateTableArn"]

    private static let own = "us-east-1:111111111111:"
    private static let share =
        ".cloud.databricks.com/api/2.0/delta-sharing/metastores/00000000-0000-4000-8000-000000000001"
        + "/recipients/00000000-0000-4000-8000-000000000002"

    private static let all: [String: TextForm] = [
        "AccountId": TextForm(filler: "4"),
        "AdditionalAnalysesResourceArn": TextForm(prefix: "arn:aws:cleanrooms:\(own)membership/m/configuredaudiencemodelassociation/"),
        "AnalysisTemplateArn": TextForm(prefix: "arn:aws:cleanrooms:\(own)membership/m/analysistemplate/"),
        "AnalysisTemplateArnOrQueryWildcard": TextForm(prefix: "arn:aws:cleanrooms:\(own)membership/m/analysistemplate/"),
        "AthenaOutputLocation": TextForm(prefix: "s3://bu"),
        "BudgetedResourceArn": TextForm(prefix: "arn:aws:cleanrooms:\(own)membership/m/configuredtableassociation/"),
        "CleanroomsArn": TextForm(prefix: "arn:aws:cleanrooms:\(own)collaboration/"),
        "ConfiguredAudienceModelArn": TextForm(prefix: "arn:aws:cleanrooms-ml:\(own)configured-audience-model/"),
        "DatabricksEndpointUrl": TextForm(prefix: "https://", suffix: share),
        "DatabricksWorkspaceUrl": TextForm(prefix: "https://", suffix: ".cloud.databricks.com"),
        "IdMappingTableInputReferenceArn": TextForm(prefix: "arn:aws:entityresolution:\(own)idmappingworkflow/"),
        "IdNamespaceAssociationInputReferenceArn": TextForm(prefix: "arn:aws:entityresolution:\(own)idnamespace/"),
        "IntermediateTableArn": TextForm(prefix: "arn:aws:cleanrooms:\(own)membership/m/intermediatetable/"),
        "KMSKeyArn": TextForm(prefix: "arn:aws:kms:\(own)key/"),
        "RoleArn": TextForm(prefix: "arn:aws:iam::111111111111:role/"),
        "SecretsManagerArn": TextForm(prefix: "arn:aws:secretsmanager:\(own)secret:"),
    ]
}
