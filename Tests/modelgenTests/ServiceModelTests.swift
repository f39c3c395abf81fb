// The reading of the model: what the generator does not know it refuses.

import JSON
import Testing

@testable import modelgen

@Suite struct ServiceModelTests {
    /// A model with one operation whose input has one member, and the shapes given.
    private func model(_ shapes: JSON, member: JSON = ["shape": "Name"], of service: String = "Clean Rooms") throws -> ServiceModel {
        let http: JSON = ["method": "GET", "requestUri": "/things/{name}", "responseCode": 200]
        let input: JSON = ["type": "structure", "members": ["name": member], "required": ["name"]]
        var all = shapes.object ?? JSON.Object()
        all.append("GetInput", input)
        return try ServiceModel(copy: [
            "botocoreVersion": "1.2.3",
            "metadata": ["serviceId": .string(service), "protocol": "rest-json", "endpointPrefix": "things"],
            "operations": ["Get": ["http": http, "input": ["shape": "GetInput"], "output": ["shape": "GetInput"]]],
            "shapes": .object(all),
        ])
    }

    @Test func `a small model is read`() throws {
        let model = try model(["Name": ["type": "string", "pattern": "[a-z]+", "max": 5]], member: ["shape": "Name", "location": "uri"])
        #expect(model.operations.map(\.uri) == ["/things/{name}"])
        #expect(model.serviceID == "CleanRooms" && model.signingName == "things")
        guard case .structure(let members) = model["GetInput"].kind else {
            Issue.record("the input is no structure")
            return
        }
        #expect(members.map(\.name) == ["name"] && members[0].isRequired && !members[0].isInQuery)
        #expect(model["Name"].maximum == 5)
    }

    @Test func `a shape of an unknown type is refused`() {
        #expect { try model(["Name": ["type": "bigDecimal"]]) } throws: { "\($0)" == "shape Name is of an unknown type" }
    }

    @Test func `a reference to a shape that is not there is refused`() {
        #expect { try model([:]) } throws: { "\($0)" == "GetInput refers to Name, which is not there" }
    }

    @Test(arguments: [["shape": "Name", "location": "header"], ["shape": "Name", "locationName": "n"]] as [JSON])
    func `a member that travels in an unknown way is refused`(member: JSON) {
        #expect { try model(["Name": ["type": "string"]], member: member) } throws: {
            "\($0)" == "GetInput.name travels in a way the gateway does not know"
        }
    }

    @Test func `a list without its elements is refused`() {
        #expect { try model(["Name": ["type": "list"]]) } throws: { "\($0)" == "shape Name has no member" }
    }

    @Test func `an ARN of the tag operations may be as long as those that the service issues`() throws {
        let shapes: JSON = ["Name": ["type": "string"], "CleanroomsArn": ["type": "string", "max": 100]]
        #expect(try model(shapes, of: "CleanRooms")["CleanroomsArn"].maximum == 200)
        #expect(try model(shapes, of: "Other")["CleanroomsArn"].maximum == 100)
    }
}
