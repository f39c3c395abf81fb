// Which parts of a value are kept out of journals and logs.
// Reference: https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait

package import JSON

/// Which parts of a value the model marks sensitive.
package indirect enum Sensitivity: Sendable {
    case nothing
    case everything
    /// Of a structure, these members.
    case members([String: Sensitivity])
    /// Of a list, this of each element.
    case elements(Sensitivity)
    /// Of a map, this of each value.
    case values(Sensitivity)

    /// What replaces a sensitive value; the SDKs print the same.
    package static let mask = "*** Sensitive Data Redacted ***"

    /// The value with its sensitive parts masked. A value of another form than the model's is masked as a whole.
    package func masked(_ json: JSON) -> JSON {
        switch (self, json) {
        case (_, .null): .null
        case (.nothing, _): json
        case (.members(let members), .object(let object)):
            .object(JSON.Object(object.members.map { ($0.name, members[$0.name]?.masked($0.value) ?? $0.value) }))
        case (.elements(let element), .array(let elements)): .array(elements.map(element.masked))
        case (.values(let value), .object(let object)): .object(JSON.Object(object.members.map { ($0.name, value.masked($0.value)) }))
        case (.everything, _), (.members, _), (.elements, _), (.values, _): .string(Self.mask)
        }
    }
}
