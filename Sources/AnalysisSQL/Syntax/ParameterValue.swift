// Values bound to the parameters of a template.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-templates-parameters.html

package import CleanRoomsModel

/// A value as it came, and the type it is declared to have.
package struct ParameterValue: Sendable, Equatable {
    package let text: String
    package let type: ParameterType
}
