// Whether an ID namespace gives or takes ids, which AWS reads from Entity Resolution.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IdNamespaceAssociationInputReferenceProperties.html

import EmulatorTesting
import JSON
import Testing

struct IdNamespaceTypesTests {
    private let emulator: Emulator
    private let collaboration: SharedCollaboration

    init() throws {
        emulator = try Emulator()
        collaboration = try emulator.makeCollaboration()
    }

    private func arn(_ name: String, of account: Account) -> String {
        "arn:aws:entityresolution:us-east-1:\(account.id):idnamespace/\(name)"
    }

    private func declare(_ name: String, of account: Account, _ type: String) {
        let namespace: JSON = ["arn": .string(arn(name, of: account)), "type": .string(type)]
        #expect(emulator.control(.post, "/_cleanrooms/catalog", ["idNamespaces": [namespace]]).status == 200)
    }

    private func path(of account: Account) -> String {
        let membership = account == .publisher ? collaboration.publisherMembership : collaboration.advertiserMembership
        return "/memberships/\(membership)/idnamespaceassociations"
    }

    /// Associates a namespace, and answers its type.
    private func type(_ name: String, of account: Account) -> String? {
        let body: JSON = [
            "name": .string(name),
            "inputReferenceConfig": ["inputReferenceArn": .string(arn(name, of: account)), "manageResourcePolicies": false],
        ]
        let made = emulator.send(.post, path(of: account), body, as: account)["idNamespaceAssociation"]
        return made?["inputReferenceProperties"]?["idNamespaceType"]?.string
    }

    private var types: [String?] {
        emulator.send(.get, path(of: .advertiser), as: .advertiser).list("idNamespaceAssociationSummaries")
            .map { $0["inputReferenceProperties"]?["idNamespaceType"]?.string }
    }

    @Test func `a declared type holds, whatever the name says`() {
        declare("my-source", of: .advertiser, "TARGET")
        #expect(type("my-source", of: .advertiser) == "TARGET")
        declare("target", of: .advertiser, "SOURCE")
        #expect(type("target", of: .advertiser) == "SOURCE")
    }

    @Test(arguments: [("Target-2", "TARGET"), ("people-source", "SOURCE"), ("people", "SOURCE")])
    func `without a declaration the word in the name tells`(name: String, expected: String) {
        #expect(type(name, of: .advertiser) == expected)
    }

    @Test func `beside another member's source a namespace is a target, and can be mapped`() throws {
        #expect(type("people", of: .publisher) == "SOURCE")
        #expect(type("amc-id-namespace", of: .advertiser) == "TARGET")
        let table: JSON = [
            "name": "mapping",
            "inputReferenceConfig": [
                "inputReferenceArn": "arn:aws:entityresolution:us-east-1:222222222222:idmappingworkflow/people",
                "manageResourcePolicies": true,
            ],
        ]
        let made = emulator.send(.post, "/memberships/\(collaboration.publisherMembership)/idmappingtables", table, as: .publisher)
        #expect(made.status == 200)
    }

    @Test func `one's own source does not make the next one a target`() {
        #expect(type("people", of: .advertiser) == "SOURCE")
        #expect(type("homes", of: .advertiser) == "SOURCE")
    }

    @Test func `the type is settled when the namespace is associated`() {
        #expect(type("people", of: .advertiser) == "SOURCE")
        declare("people", of: .advertiser, "TARGET")
        #expect(types == ["SOURCE"])
    }
}
