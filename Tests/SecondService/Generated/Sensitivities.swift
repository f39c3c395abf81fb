// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel

enum Sensitivities {
    static let book: Sensitivity = .members(["note": .everything])
    static let getBookOutput: Sensitivity = .members(["book": book])
    static let putBookInput: Sensitivity = .members(["book": book])
}

extension Operation {
    /// Which parts of the operation's input are kept out of logs.
    package var inputSensitivity: Sensitivity {
        switch self {
        case .putBook: Sensitivities.putBookInput
        default: .nothing
        }
    }

    /// Which parts of the operation's output are kept out of logs.
    package var outputSensitivity: Sensitivity {
        switch self {
        case .getBook: Sensitivities.getBookOutput
        default: .nothing
        }
    }
}
