// ARNs: text to parts and back, and the ten that Clean Rooms issues.
// Reference: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html

import Testing

@testable import APIModel
@testable import CleanRoomsModel

@Suite struct ARNTests {
    private static let id = "b74f3a0e-5c8e-4a57-9d0e-0c2f6a7d1e34"
    private static let membership = "c5773151-1c6c-40ff-86f2-543d68654295"

    @Test func `an ARN is read into its six parts`() throws {
        let arn = try #require(ARN("arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:snow/flake-Ab"))
        #expect(arn.partition == "aws-cn")
        #expect(arn.service == "secretsmanager")
        #expect(arn.region == "cn-north-1")
        #expect(arn.account == "123456789012")
        #expect(arn.resource == "secret:snow/flake-Ab")
    }

    @Test(arguments: [
        "arn:aws:iam::123456789012:role/service-role/reader", "arn:aws:s3:::bucket/key:1", "arn:aws:cleanrooms:us-east-1:1:membership/a",
    ])
    func `an ARN describes itself by its text`(text: String) throws {
        #expect(try #require(ARN(text)).description == text)
    }

    @Test(arguments: [
        "", "arn", "arn:aws:cleanrooms:us-east-1:123456789012", "arn:aws:cleanrooms:us-east-1:123456789012:", "arn::s3:::b", "arn:aws::::b",
        "ARN:aws:s3:::b",
    ])
    func `what lacks a part is no ARN`(text: String) {
        #expect(ARN(text) == nil)
    }

    @Test func `a resource of an account names its kind and id`() {
        let collaboration = ARN.collaboration(Self.id, account: "111122223333", region: "us-east-1")
        #expect(collaboration.description == "arn:aws:cleanrooms:us-east-1:111122223333:collaboration/\(Self.id)")
        #expect(collaboration.cleanRoomsResource == .collaboration(Self.id))
        let membership = ARN.membership(Self.id, account: "111122223333", region: "eu-west-1")
        #expect(membership.description == "arn:aws:cleanrooms:eu-west-1:111122223333:membership/\(Self.id)")
        #expect(membership.cleanRoomsResource == .membership(Self.id))
        let table = ARN.configuredTable(Self.id, account: "111122223333", region: "us-east-1")
        #expect(table.description == "arn:aws:cleanrooms:us-east-1:111122223333:configuredtable/\(Self.id)")
        #expect(table.cleanRoomsResource == .configuredTable(Self.id))
    }

    @Test(arguments: [
        (ARN.ChildKind.analysisTemplate, "analysistemplate"), (.configuredAudienceModelAssociation, "configuredaudiencemodelassociation"),
        (.configuredTableAssociation, "configuredtableassociation"), (.idMappingTable, "idmappingtable"),
        (.idNamespaceAssociation, "idnamespaceassociation"), (.intermediateTable, "intermediatetable"),
        (.privacyBudgetTemplate, "privacybudgettemplate"),
    ])
    func `a resource of a membership names the membership too`(kind: ARN.ChildKind, word: String) throws {
        let arn = ARN.child(kind, Self.id, membership: Self.membership, account: "111122223333", region: "us-east-1")
        #expect(arn.description == "arn:aws:cleanrooms:us-east-1:111122223333:membership/\(Self.membership)/\(word)/\(Self.id)")
        #expect(try #require(ARN(arn.description)).cleanRoomsResource == .child(kind, Self.id, membership: Self.membership))
    }

    @Test(arguments: [
        "arn:aws:cleanrooms:us-east-1:111122223333:collaboration/", "arn:aws:cleanrooms:us-east-1:111122223333:collaboration/a/b",
        "arn:aws:cleanrooms:us-east-1:111122223333:membership/a/protectedquery/b",
        "arn:aws:cleanrooms:us-east-1:111122223333:membership/a/idmappingtable",
        "arn:aws:cleanrooms:us-east-1:111122223333:membership//idmappingtable/b",
        "arn:aws:cleanrooms:us-east-1:111122223333:configuredTable/a",
        "arn:aws:cleanrooms::111122223333:membership/a", "arn:aws:cleanrooms:us-east-1::membership/a",
        "arn:aws:cleanrooms-ml:us-east-1:111122223333:membership/a", "arn:aws-cn:cleanrooms:us-east-1:111122223333:membership/a",
    ])
    func `an ARN in another form is no Clean Rooms resource`(text: String) throws {
        #expect(try #require(ARN(text)).cleanRoomsResource == nil)
    }
}
