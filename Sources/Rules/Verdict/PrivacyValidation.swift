// What an analysis template is told about differential privacy when it is created and fetched.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html

package import CleanRoomsModel
import SQL

/// The validation of a template's text against the grammar of differential privacy.
package struct PrivacyValidation: Sendable, Equatable {
    package let status: AnalysisTemplateValidationStatus
    /// Why it is invalid or can't be validated; empty if it is valid.
    package let reasons: [String]
}

/// Validates a template's text; nil if no table with differential privacy is referred to.
///
/// A text that names tables the collaboration does not have is `UNABLE_TO_VALIDATE`, if the collaboration has differential privacy at all [inferred].
package func validatePrivacy(of text: String, in context: QueryContext) -> PrivacyValidation? {
    let hasPrivacy = context.schemas.relations.contains { relation in
        guard case .custom(let rule) = relation.rule else { return false }
        return rule.differentialPrivacy != nil
    }
    guard hasPrivacy else { return nil }
    let statement: ParsedStatement
    do {
        statement = try parse(text, dialect: Dialect(context.engine))
    } catch {
        return PrivacyValidation(status: .unableToValidate, reasons: [error.description])
    }
    let subject: Subject
    do {
        subject = try Subject(statement, context)
    } catch {
        return PrivacyValidation(status: .unableToValidate, reasons: [error.message])
    }
    guard subject.isProtected else { return nil }
    var reasons: [String] = []
    for rule in QueryRule.privacy {
        do {
            try rule.check(subject)
        } catch {
            reasons.append(error.message)
        }
    }
    return PrivacyValidation(status: reasons.isEmpty ? .valid : .invalid, reasons: reasons)
}
