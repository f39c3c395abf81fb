// What several rules want to know of a query, collected once.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import CleanRoomsModel
import SQL

extension Subject {
    func collectAggregateArguments() -> Set<Int> {
        var nodes: Set<Int> = []
        for use in resolution.calls where use.call.isAggregate {
            for argument in use.call.arguments { nodes.insert(argument.value.mark.id) }
        }
        return nodes
    }

    func collectCustomTables() -> [(relation: Relation, rule: AnalysisRuleCustom, mark: Mark)] {
        zip(relations, resolution.relations).compactMap { relation, place in
            guard case .custom(let rule) = relation.rule else { return nil }
            return (relation, rule, place.mark)
        }
    }
}
