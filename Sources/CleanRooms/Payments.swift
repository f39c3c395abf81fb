// Who pays for what: the five kinds of cost, said in the collaboration and accepted in the membership.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PaymentConfiguration.html

import CleanRoomsModel
import JSON

/// The kinds of cost that a member is responsible for.
struct Payments: Sendable, Equatable {
    var queryCompute = false
    var modelTraining = false
    var modelInference = false
    var syntheticDataGeneration = false
    var jobCompute = false

    /// The kinds, each with its name on the wire, in the order of the model.
    static let kinds: [(name: String, value: any WritableKeyPath<Payments, Bool> & Sendable)] = [
        ("queryCompute", \.queryCompute),
        ("machineLearning.modelTraining", \.modelTraining),
        ("machineLearning.modelInference", \.modelInference),
        ("machineLearning.syntheticDataGeneration", \.syntheticDataGeneration),
        ("jobCompute", \.jobCompute),
    ]

    init() {}

    init(_ configuration: PaymentConfiguration?) {
        queryCompute = configuration?.queryCompute.isResponsible ?? false
        modelTraining = configuration?.machineLearning?.modelTraining?.isResponsible ?? false
        modelInference = configuration?.machineLearning?.modelInference?.isResponsible ?? false
        syntheticDataGeneration = configuration?.machineLearning?.syntheticDataGeneration?.isResponsible ?? false
        jobCompute = configuration?.jobCompute?.isResponsible ?? false
    }

    /// As a member's row shows them: every kind written out.
    var configuration: PaymentConfiguration {
        PaymentConfiguration(
            queryCompute: QueryComputePaymentConfig(isResponsible: queryCompute),
            machineLearning: MLPaymentConfig(
                modelTraining: ModelTrainingPaymentConfig(isResponsible: modelTraining),
                modelInference: ModelInferencePaymentConfig(isResponsible: modelInference),
                syntheticDataGeneration: SyntheticDataGenerationPaymentConfig(isResponsible: syntheticDataGeneration)),
            jobCompute: JobComputePaymentConfig(isResponsible: jobCompute))
    }

    /// As a membership shows them: every kind written out.
    var membershipConfiguration: MembershipPaymentConfiguration {
        MembershipPaymentConfiguration(
            queryCompute: MembershipQueryComputePaymentConfig(isResponsible: queryCompute),
            machineLearning: MembershipMLPaymentConfig(
                modelTraining: MembershipModelTrainingPaymentConfig(isResponsible: modelTraining),
                modelInference: MembershipModelInferencePaymentConfig(isResponsible: modelInference),
                syntheticDataGeneration: MembershipSyntheticDataGenerationPaymentConfig(isResponsible: syntheticDataGeneration)),
            jobCompute: MembershipJobComputePaymentConfig(isResponsible: jobCompute))
    }

    var isEmpty: Bool { self == Payments() }
}

/// What a request says of each kind of cost: responsible, not responsible, or nothing.
struct PaymentAnswers {
    private var answers: [Bool?]

    init(_ configuration: MembershipPaymentConfiguration) {
        answers = Self.answers(configuration.queryCompute, configuration.machineLearning, configuration.jobCompute)
    }

    init(_ configuration: UpdateMembershipPaymentConfiguration) {
        answers = Self.answers(configuration.queryCompute, configuration.machineLearning, configuration.jobCompute)
    }

    init(_ configuration: PaymentConfiguration) {
        let learning = configuration.machineLearning
        answers = [
            configuration.queryCompute.isResponsible, learning?.modelTraining?.isResponsible, learning?.modelInference?.isResponsible,
            learning?.syntheticDataGeneration?.isResponsible, configuration.jobCompute?.isResponsible,
        ]
    }

    private static func answers(
        _ query: MembershipQueryComputePaymentConfig?, _ learning: MembershipMLPaymentConfig?, _ job: MembershipJobComputePaymentConfig?
    ) -> [Bool?] {
        [
            query?.isResponsible, learning?.modelTraining?.isResponsible, learning?.modelInference?.isResponsible,
            learning?.syntheticDataGeneration?.isResponsible, job?.isResponsible,
        ]
    }

    /// Each kind of cost with its answer, in the order of ``Payments/kinds``.
    var byKind: [(name: String, value: any WritableKeyPath<Payments, Bool> & Sendable, answer: Bool?)] {
        zip(Payments.kinds, answers).map { ($0.name, $0.value, $1) }
    }
}

extension Payments: JSONCoding {
    init(json: JSON) throws(JSONMismatch) {
        self.init(try PaymentConfiguration(json: json))
    }

    func write(to writer: inout JSONWriter) {
        configuration.write(to: &writer)
    }
}
