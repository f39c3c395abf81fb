// What is kept of AWS's file, and what is not.

import JSON
import Testing

@testable import modelgen

@Suite struct ModelCopyTests {
    @Test func `documentation goes, and a member that is called so stays`() throws {
        let model: JSON = [
            "metadata": ["protocol": "rest-json", "documentation": "prose"],
            "operations": ["Get": ["name": "Get", "documentation": "prose"]],
            "shapes": [
                "Page": ["type": "structure", "members": ["documentation": ["shape": "String", "documentation": "prose"]]],
                "String": ["type": "string"],
            ],
        ]
        #expect(
            try JSON(parsing: ModelCopy(of: model, botocoreVersion: "1.2.3").text) == [
                "botocoreVersion": "1.2.3",
                "metadata": ["protocol": "rest-json"],
                "operations": ["Get": ["name": "Get"]],
                "shapes": [
                    "Page": ["type": "structure", "members": ["documentation": ["shape": "String"]]],
                    "String": ["type": "string"],
                ],
            ])
    }

    @Test func `the copy has an operation or a shape to a line, so that a change of the model can be read`() throws {
        let model: JSON = [
            "metadata": [:], "operations": ["Get": ["name": "Get"]], "shapes": ["A": ["type": "string"], "B": ["type": "long"]],
        ]
        #expect(
            try ModelCopy(of: model, botocoreVersion: "1.2.3").text == """
                {
                "botocoreVersion": "1.2.3",
                "metadata": {},
                "operations": {
                  "Get": {"name":"Get"}
                },
                "shapes": {
                  "A": {"type":"string"},
                  "B": {"type":"long"}
                }
                }

                """)
    }

    @Test func `a file that is no model is refused`() {
        #expect(throws: ModelError.self) { try ModelCopy(of: ["shapes": [:]], botocoreVersion: "1.2.3") }
    }
}
