// The model's names in Swift.

import Testing

@testable import modelgen

@Suite struct SwiftNamesTests {
    @Test(arguments: [
        ("CreateCollaboration", "createCollaboration"), ("SQLParameters", "sqlParameters"), ("S3", "s3"), ("KMSKeyArn", "kmsKeyArn"),
        ("URL", "url"), ("name", "name"), ("Default", "`default`"),
    ])
    func `a shape's name becomes a value's name`(name: String, swift: String) {
        #expect(SwiftNames.lowerCamel(name) == swift)
    }

    @Test(arguments: [
        ("COUNT_DISTINCT", "countDistinct"), ("CR.1X", "cr1X"), ("us-east-1", "usEast1"), ("SPARK", "spark"), ("IN", "`in`"),
        ("NONE", "noRefresh"),
    ])
    func `an enum's value becomes a case`(value: String, swift: String) {
        #expect(SwiftNames.enumCase(value, of: "CleanRooms") == swift)
    }
}
