// Which aggregates draw on which privacy budgets.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html

extension Subject {
    var privacyUses: [PrivacyUse] { [] }
}
