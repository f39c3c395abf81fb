// The committed Swift is what the generator makes of the committed model.

import Foundation
import JSON
import Testing

@testable import modelgen

@Suite struct GeneratedFilesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let folder = root.appendingPathComponent("Sources/CleanRoomsModel/Generated")

    private let copy: JSON
    private let model: ServiceModel

    init() throws {
        copy = try JSON(parsing: Array(Data(contentsOf: Self.root.appendingPathComponent("Model/service-2.json"))))
        model = try ServiceModel(copy: copy)
    }

    @Test func `generated files are current: run make model after a change of the model or the generator`() throws {
        let files = GeneratedFile.all(of: model)
        for file in files {
            let committed = try Data(contentsOf: Self.folder.appendingPathComponent(file.name))
            #expect(committed == Data(file.text.utf8), "\(file.name) is not what modelgen makes")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
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
