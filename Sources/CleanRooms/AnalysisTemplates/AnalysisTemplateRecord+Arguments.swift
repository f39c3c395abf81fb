// What a request gives for a template's parameters.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html

import Rules
import SQL
import CleanRoomsModel

/// Why the values of a request cannot be a template's arguments. The values are sensitive, so the message shows none.
struct InvalidArgument: Error {
    let message: String
}

extension AnalysisTemplateRecord {
    /// The values of the template's parameters: those given, else the defaults.
    ///
    /// - Throws: ``InvalidArgument`` for a name that the template does not declare, a parameter without a value, and a value that
    ///   its type cannot read.
    func arguments(from given: [String: String]) throws(InvalidArgument) -> [String: ParameterValue] {
        let declared = analysisParameters ?? []
        for name in given.keys.sorted() where !declared.contains(where: { $0.name == name }) {
            throw InvalidArgument(message: "The analysis template has no parameter \(name).")
        }
        var arguments: [String: ParameterValue] = [:]
        for parameter in declared {
            guard let text = given[parameter.name] ?? parameter.defaultValue else {
                throw InvalidArgument(message: "The parameter \(parameter.name) has no value.")
            }
            do {
                arguments[parameter.name] = try ParameterValue(text, as: parameter.type)
            } catch {
                throw InvalidArgument(message: "The value of parameter \(parameter.name) is no \(parameter.type.rawValue).")
            }
        }
        return arguments
    }
}
