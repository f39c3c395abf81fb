// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel

enum Sensitivities {
    static let analysisParameterList: Sensitivity = .elements(.everything)
    static let analysisSource: Sensitivity = .members(["text": .everything])
    static let analysisTemplate: Sensitivity = .members(["source": analysisSource, "analysisParameters": analysisParameterList])
    static let batchGetCollaborationAnalysisTemplateOutput: Sensitivity = .members(["collaborationAnalysisTemplates": collaborationAnalysisTemplateList])
    static let collaborationAnalysisTemplate: Sensitivity = .members(["source": analysisSource, "analysisParameters": analysisParameterList])
    static let collaborationAnalysisTemplateList: Sensitivity = .elements(collaborationAnalysisTemplate)
    static let createAnalysisTemplateInput: Sensitivity = .members(["source": analysisSource, "analysisParameters": analysisParameterList])
    static let createAnalysisTemplateOutput: Sensitivity = .members(["analysisTemplate": analysisTemplate])
    static let createIntermediateTableInput: Sensitivity = .members(["populationAnalysisConfiguration": populationAnalysisConfiguration])
    static let createIntermediateTableOutput: Sensitivity = .members(["intermediateTable": intermediateTable])
    static let getAnalysisTemplateOutput: Sensitivity = .members(["analysisTemplate": analysisTemplate])
    static let getCollaborationAnalysisTemplateOutput: Sensitivity = .members(["collaborationAnalysisTemplate": collaborationAnalysisTemplate])
    static let getIntermediateTableOutput: Sensitivity = .members(["intermediateTable": intermediateTable])
    static let getProtectedJobOutput: Sensitivity = .members(["protectedJob": protectedJob])
    static let getProtectedQueryOutput: Sensitivity = .members(["protectedQuery": protectedQuery])
    static let intermediateTable: Sensitivity = .members(["populationAnalysisConfiguration": populationAnalysisConfiguration, "intermediateTableVersion": intermediateTableActiveVersion])
    static let intermediateTableActiveVersion: Sensitivity = .members(["parameters": .everything])
    static let populateIntermediateTableInput: Sensitivity = .members(["parameters": .everything])
    static let populationAnalysisConfiguration: Sensitivity = .members(["sqlParameters": .everything])
    static let protectedJob: Sensitivity = .members(["jobParameters": protectedJobParameters])
    static let protectedJobParameters: Sensitivity = .members(["parameters": .everything])
    static let protectedQuery: Sensitivity = .members(["sqlParameters": .everything])
    static let startProtectedJobInput: Sensitivity = .members(["jobParameters": protectedJobParameters])
    static let startProtectedJobOutput: Sensitivity = .members(["protectedJob": protectedJob])
    static let startProtectedQueryInput: Sensitivity = .members(["sqlParameters": .everything])
    static let startProtectedQueryOutput: Sensitivity = .members(["protectedQuery": protectedQuery])
    static let updateAnalysisTemplateOutput: Sensitivity = .members(["analysisTemplate": analysisTemplate])
    static let updateIntermediateTableOutput: Sensitivity = .members(["intermediateTable": intermediateTable])
    static let updateProtectedJobOutput: Sensitivity = .members(["protectedJob": protectedJob])
    static let updateProtectedQueryOutput: Sensitivity = .members(["protectedQuery": protectedQuery])
}

extension Operation {
    /// Which parts of the operation's input are kept out of logs.
    package var inputSensitivity: Sensitivity {
        switch self {
        case .createAnalysisTemplate: Sensitivities.createAnalysisTemplateInput
        case .createIntermediateTable: Sensitivities.createIntermediateTableInput
        case .populateIntermediateTable: Sensitivities.populateIntermediateTableInput
        case .startProtectedJob: Sensitivities.startProtectedJobInput
        case .startProtectedQuery: Sensitivities.startProtectedQueryInput
        default: .nothing
        }
    }

    /// Which parts of the operation's output are kept out of logs.
    package var outputSensitivity: Sensitivity {
        switch self {
        case .batchGetCollaborationAnalysisTemplate: Sensitivities.batchGetCollaborationAnalysisTemplateOutput
        case .createAnalysisTemplate: Sensitivities.createAnalysisTemplateOutput
        case .createIntermediateTable: Sensitivities.createIntermediateTableOutput
        case .getAnalysisTemplate: Sensitivities.getAnalysisTemplateOutput
        case .getCollaborationAnalysisTemplate: Sensitivities.getCollaborationAnalysisTemplateOutput
        case .getIntermediateTable: Sensitivities.getIntermediateTableOutput
        case .getProtectedJob: Sensitivities.getProtectedJobOutput
        case .getProtectedQuery: Sensitivities.getProtectedQueryOutput
        case .startProtectedJob: Sensitivities.startProtectedJobOutput
        case .startProtectedQuery: Sensitivities.startProtectedQueryOutput
        case .updateAnalysisTemplate: Sensitivities.updateAnalysisTemplateOutput
        case .updateIntermediateTable: Sensitivities.updateIntermediateTableOutput
        case .updateProtectedJob: Sensitivities.updateProtectedJobOutput
        case .updateProtectedQuery: Sensitivities.updateProtectedQueryOutput
        default: .nothing
        }
    }
}
