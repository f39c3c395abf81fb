// The committed Swift is what the generator makes of the committed model.

import Foundation
import JSON
import Testing

@testable import modelgen

@Suite struct GeneratedFilesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Each model with the folder that its Swift is in. The second is of a service that only tests know.
    private static let models = [
        (copy: "Model/service-2.json", folder: "Sources/CleanRoomsModel/Generated"),
        (copy: "Tests/SecondService/service-2.json", folder: "Tests/SecondService/Generated"),
    ]

    private let copy: JSON
    private let model: ServiceModel

    init() throws {
        copy = try Self.json(at: Self.models[0].copy)
        model = try ServiceModel(copy: copy)
    }

    private static func json(at path: String) throws -> JSON {
        try JSON(parsing: Array(Data(contentsOf: root.appendingPathComponent(path))))
    }

    @Test(arguments: Self.models)
    func `generated files are current: run make model after a change of the model or the generator`(copy: String, folder: String) throws {
        let files = GeneratedFile.all(of: try ServiceModel(copy: Self.json(at: copy)))
        let folder = Self.root.appendingPathComponent(folder)
        for file in files {
            let committed = try Data(contentsOf: folder.appendingPathComponent(file.name))
            #expect(committed == Data(file.text.utf8), "\(file.name) is not what modelgen makes")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == files.map(\.name).sorted(), "the folder holds the generator's files and no other")
    }

    @Test func `the model has all of its operations and shapes`() {
        #expect(model.operations.count == 103)
        #expect(model.shapes.count == 744)
    }

    @Test func `the copy of the model holds no documentation`() {
        func documented(_ json: JSON) -> Bool {
            switch json {
            case .object(let object):
                object.members.contains { $0.name == "documentation" && $0.value.string != nil || documented($0.value) }
            case .array(let elements): elements.contains(where: documented)
            default: false
            }
        }
        #expect(!documented(copy))
    }
}
