// ID mapping tables beside tables of any rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-id-mapping-table.html

extension QueryRule {
    static let idMapping: [QueryRule] = []
}
