// Makes the Swift of a service from the API model that AWS publishes with its SDKs; Scripts/update-model has the list of services.
// Reference: botocore, `botocore/data/SERVICE/VERSION/service-2.json`.

import Foundation
import JSON

/// `modelgen strip SERVICE-2.JSON VERSION COPY` keeps a copy of the model without its documentation;
/// `modelgen generate COPY FOLDER` writes the Swift files, which have a target of their own, since each service has an `Operation`.
@main
struct ModelGen {
    static func main() {
        do {
            switch Array(CommandLine.arguments.dropFirst()) {
            case let arguments where arguments.count == 4 && arguments[0] == "strip":
                try strip(from: arguments[1], version: arguments[2], to: arguments[3])
            case let arguments where arguments.count == 3 && arguments[0] == "generate":
                try generate(from: arguments[1], into: arguments[2])
            default:
                exit(with: "usage: modelgen strip SERVICE-2.JSON VERSION COPY | modelgen generate COPY FOLDER")
            }
        } catch {
            exit(with: "modelgen: \(error)")
        }
    }

    private static func strip(from source: String, version: String, to destination: String) throws {
        let model = try JSON(parsing: Array(Data(contentsOf: URL(fileURLWithPath: source))))
        let copy = try ModelCopy(of: model, botocoreVersion: version)
        try Data(copy.text.utf8).write(to: URL(fileURLWithPath: destination))
    }

    private static func generate(from source: String, into folder: String) throws {
        let model = try ServiceModel(copy: JSON(parsing: Array(Data(contentsOf: URL(fileURLWithPath: source)))))
        for file in GeneratedFile.all(of: model) {
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(file.name))
        }
    }

    private static func exit(with sentence: String) -> Never {
        FileHandle.standardError.write(Data("\(sentence)\n".utf8))
        Foundation.exit(2)
    }
}
