// Who may call the control API, by the names, the pages and the token that requests come with.

import Control
import EmulatorTesting
import HTTP
import JSON
import Testing

struct DoorsTests {
    private func status(
        _ method: String, _ path: String, _ headers: HTTPHeaders, through doors: Doors = Doors()
    ) throws -> Int {
        try Emulator(doors: doors).control.respond(to: HTTPRequest(method: method, path: path, headers: headers)).status
    }

    private func status(_ headers: HTTPHeaders, through doors: Doors = Doors()) throws -> Int {
        try status("GET", "/_cleanrooms", headers, through: doors)
    }

    // MARK: Hosts

    @Test(arguments: [
        "localhost", "localhost:4566", "LOCALHOST.", "cleanrooms.localhost:4566", "127.0.0.1:4566", "127.8.9.10", "[::1]:4566", "[::1]",
        "0.0.0.0:4566", "192.168.1.7:4566", "[fe80::1]:4566", "cleanrooms:4566", "emulator-1", "host.docker.internal:4566",
        "ip-10-0-0-1.ec2.internal", "cleanrooms.default.svc.cluster.local:4566", "localhost.localstack.cloud:4566",
        "cleanrooms.localhost.localstack.cloud",
    ])
    func `names that no stranger's DNS can lead here are answered`(host: String) throws {
        #expect(try status(["Host": host]) == 200)
    }

    @Test(arguments: [
        "evil.example.com", "evil.example.com:4566", "localhost.evil.com", "127.0.0.1.nip.io", "notlocalhost.com",
        "xlocalhost.localstack.cloud",
        "cleanrooms.local", "1.2.3.256", "1.2.3", "[::1].evil.com:4566", "internal.evil.com", "localhost.evil.com.",
    ])
    func `other names are refused, as a rebound DNS would send them`(host: String) throws {
        #expect(try status(["Host": host]) == 403)
        #expect(try status("POST", "/_cleanrooms/reset", ["Host": host]) == 403)
        #expect(try status("GET", "/_cleanrooms/nothing", ["Host": host]) == 403)
    }

    @Test func `hosts can be allowed by name, below a name, or altogether`() throws {
        let doors = Doors(allowedHosts: ["CI.example.com", "*.test.example.com"])
        #expect(try status(["Host": "ci.example.com:4566"], through: doors) == 200)
        #expect(try status(["Host": "a.b.test.example.com"], through: doors) == 200)
        #expect(try status(["Host": "test.example.com"], through: doors) == 403)
        #expect(try status(["Host": "eviltest.example.com"], through: doors) == 403)
        #expect(try status(["Host": "x.ci.example.com"], through: doors) == 403)
        #expect(try status(["Host": "x.ci.example.com"], through: Doors(allowedHosts: ["*"])) == 200)
    }

    @Test(arguments: ["/_cleanrooms/health", "/_cleanrooms/ready", "/_localstack/health"])
    func `health is told to probes, by whatever name and without the token`(path: String) throws {
        #expect(try status("GET", path, ["Host": "evil.example.com"], through: Doors(token: "secret")) == 200)
    }

    // MARK: The API

    private func sentence(_ method: String, _ headers: HTTPHeaders, _ doors: Doors = Doors(), verifiesSignatures: Bool = false) -> String? {
        doors.sentence(
            refusingAtAPI: HTTPRequest(method: method, path: "/collaborations", headers: headers), verifiesSignatures: verifiesSignatures)
    }

    @Test(arguments: ["localhost:4566", "cleanrooms.eu-west-1.amazonaws.com", "STS.amazonaws.com.cn", "cleanrooms.eu-west-1.api.aws"])
    func `the API is answered by our names and by those of AWS`(host: String) {
        #expect(sentence("POST", ["Host": host]) == nil)
    }

    @Test(arguments: ["evil.example.com", "amazonaws.com.evil.example", "xamazonaws.com", "amazonaws.com"])
    func `the API is not answered by a name that DNS may have led here, unless it is allowed or callers sign`(host: String) {
        #expect(sentence("GET", ["Host": host]) != nil)
        #expect(sentence("GET", ["Host": host], verifiesSignatures: true) == nil)
        #expect(sentence("GET", ["Host": host], Doors(allowedHosts: [host])) == nil)
    }

    @Test func `the API takes nothing from the pages of other origins, whoever signs`() {
        let foreign: HTTPHeaders = ["Host": "localhost:4566", "Origin": "http://evil.example.com"]
        #expect(sentence("POST", foreign) != nil && sentence("POST", foreign, verifiesSignatures: true) != nil)
        #expect(sentence("GET", foreign) == nil)
        #expect(sentence("POST", ["Host": "localhost:4566", "Origin": "http://localhost:4566"]) == nil)
        #expect(sentence("POST", foreign, Doors(allowedHosts: ["evil.example.com"])) == nil)
    }

    @Test func `a head is refused as the request would be, before its body`() throws {
        let control = try Emulator(doors: Doors(token: "secret")).control
        func status(_ method: String, _ path: String, _ headers: HTTPHeaders = [:]) -> Int? {
            control.refusal(ofHead: HTTPRequest(method: method, path: path, headers: headers))?.status
        }
        #expect(status("PUT", "/_cleanrooms/snapshots/a") == 401)
        #expect(status("PUT", "/_cleanrooms/snapshots/a", ["X-Cleanrooms-Token": "secret", "Host": "evil.example.com"]) == 403)
        #expect(status("PUT", "/_cleanrooms/nothing", ["X-Cleanrooms-Token": "secret"]) == 404)
        #expect(status("PUT", "/_cleanrooms/snapshots/a", ["X-Cleanrooms-Token": "secret"]) == nil)
        #expect(status("GET", "/_cleanrooms/health") == nil)
    }

    // MARK: Origins

    @Test func `the pages of other origins change nothing`() throws {
        for origin in ["https://evil.example.com", "http://localhost:3000", "http://localhost", "null", "", "://localhost:4566/x"] {
            #expect(try status("POST", "/_cleanrooms/reset", ["Host": "localhost:4566", "Origin": origin]) == 403, "\(origin)")
        }
        #expect(try status("POST", "/_cleanrooms/reset", ["Host": "localhost:4566", "Origin": "http://LOCALHOST:4566"]) == 200)
        #expect(try status("POST", "/_cleanrooms/reset", ["Host": "localhost:4566"]) == 200)
        #expect(try status(["Host": "localhost:4566", "Origin": "https://evil.example.com"]) == 200)
    }

    @Test func `the pages of an allowed host may, behind a proxy that calls the server by another name`() throws {
        let doors = Doors(allowedHosts: ["ci.example.com"])
        #expect(
            try status("POST", "/_cleanrooms/reset", ["Host": "cleanrooms:4566", "Origin": "https://ci.example.com"], through: doors) == 200
        )
    }

    // MARK: The token

    @Test func `with a token, requests have to bring it along`() throws {
        let doors = Doors(token: "secret")
        #expect(try status([:], through: doors) == 401)
        #expect(try status(["Authorization": "Bearer secret"], through: doors) == 200)
        #expect(try status(["Authorization": "bearer  secret"], through: doors) == 200)
        #expect(try status(["X-Cleanrooms-Token": "secret"], through: doors) == 200)
        for wrong in ["", "Secret", "secre", "secrets", "sécret"] {
            #expect(try status(["Authorization": "Bearer \(wrong)"], through: doors) == 401, "\(wrong)")
            #expect(try status(["X-Cleanrooms-Token": wrong], through: doors) == 401, "\(wrong)")
        }
        #expect(try status(["Authorization": "Basic secret"], through: doors) == 401)
        #expect(try status("GET", "/_cleanrooms/nothing", [:], through: doors) == 401)
    }

    @Test func `what is refused says what to do, in JSON and without the token`() throws {
        let response = try Emulator(doors: Doors(token: "secret")).control.respond(to: HTTPRequest(method: "GET", path: "/_cleanrooms"))
        #expect(response.headers["WWW-Authenticate"] == "Bearer")
        let message = try JSON(parsing: response.body)["message"]?.string
        #expect(message == "The control API asks for its token: Authorization: Bearer TOKEN, or X-Cleanrooms-Token: TOKEN.")
    }

    @Test func `the token is no use from a strange host`() throws {
        #expect(try status(["Host": "evil.example.com", "X-Cleanrooms-Token": "secret"], through: Doors(token: "secret")) == 403)
    }
}
