// The control API's door: what it answers to requests that no room of it would take.

import EmulatorTesting
import HTTP
import JSON
import Testing

struct ControlTests {
    @Test func `health tells version, time and operations without credentials`() throws {
        let reply = try Emulator().control(.get, "/_cleanrooms/health")
        #expect(reply.status == 200)
        #expect(reply["status"] == "ok")
        #expect(reply["operations"] == 103)
        #expect(reply["version"]?.string?.isEmpty == false)
    }

    @Test func `the health that tools of LocalStack ask for names the service available`() throws {
        let reply = try Emulator().control(.get, "/_localstack/health")
        #expect(reply["services"] == ["cleanrooms": "available"])
    }

    @Test func `the root lists every route`() throws {
        let routes = try Emulator().control(.get, "/_cleanrooms")["routes"]?.array
        #expect(routes?.contains("GET /_cleanrooms/health") == true)
    }

    @Test func `an unknown path is answered with what to do`() throws {
        let reply = try Emulator().control(.get, "/_cleanrooms/nothing")
        #expect(reply.status == 404)
        #expect(reply.message == "There is no /_cleanrooms/nothing in the control API; GET /_cleanrooms lists what there is.")
    }

    @Test func `a method that a path does not take is refused with those that it takes`() throws {
        let reply = try Emulator().control(.delete, "/_cleanrooms/health")
        #expect(reply.status == 405)
        #expect(reply.message == "/_cleanrooms/health takes GET, and not DELETE.")
    }
}
