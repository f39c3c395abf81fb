// What the control API tells of the tester's scripts.

import Control
import EmulatorTesting
import JSON
import Testing

@Suite struct HookTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    @Test(arguments: ["/_cleanrooms/init", "/_localstack/init"])
    func `scripts are told with LocalStack's words for their states`(path: String) {
        var hooks = HookReport()
        for name in ["1", "2", "3"] { hooks.expect(name, in: .ready) }
        hooks.expect("4", in: .shutdown)
        hooks.end("1", in: .ready, failure: nil)
        hooks.end("2", in: .ready, failure: "ended with status 3")
        hooks.begin("3", in: .ready)
        emulator.control.hooks = hooks
        let told = emulator.control(.get, path)
        #expect(told["completed"] == ["BOOT": true, "START": true, "READY": false, "SHUTDOWN": false])
        #expect(
            told["scripts"] == [
                ["stage": "READY", "name": "1", "state": "SUCCESSFUL"],
                ["stage": "READY", "name": "2", "state": "ERROR", "message": "2 ended with status 3."],
                ["stage": "READY", "name": "3", "state": "RUNNING"], ["stage": "SHUTDOWN", "name": "4", "state": "UNKNOWN"],
            ])
        #expect(
            emulator.control(.get, "\(path)/shutdown").json == [
                "completed": false, "scripts": [["stage": "SHUTDOWN", "name": "4", "state": "UNKNOWN"]],
            ])
        #expect(emulator.control(.get, "\(path)/later").status == 404)
    }

    @Test func `ready waits for the scripts of READY alone, and for ever where one failed`() {
        var hooks = HookReport()
        #expect(hooks.readiness == .ready)
        hooks.expect("stop", in: .shutdown)
        #expect(hooks.readiness == .ready)
        hooks.expect("first", in: .ready)
        hooks.expect("second", in: .ready)
        #expect(hooks.readiness == .waiting(for: "the start-up hook first"))
        hooks.end("first", in: .ready, failure: nil)
        #expect(hooks.readiness == .waiting(for: "the start-up hook second"))
        hooks.end("second", in: .ready, failure: "was ended by signal 9")
        #expect(hooks.readiness == .failed("The start-up hook second was ended by signal 9."))
    }
}
