// Seeds: what they can say, what is wrong with them, and that they happen as a whole or not at all.

import Control
import EmulatorTesting
import FilesTesting
import JSON
import Testing

@Suite struct SeedTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private static let head = "accounts: {advertiser: \"111111111111\", publisher: \"222222222222\"}\nsteps:\n"

    private static let collaboration = """
          - id: campaign
            as: advertiser
            call: CreateCollaboration
            with:
              name: campaign
              description: made by a seed
              creatorDisplayName: Advertiser
              creatorMemberAbilities: []
              members: [{accountId: 222222222222, displayName: Publisher, memberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]}]
              queryLogStatus: DISABLED

        """

    /// Runs steps after the making of a collaboration, which is step 1 on line 3; the steps begin on line 12.
    private func run(_ steps: String) -> Reply {
        emulator.control(.post, "/_cleanrooms/seeds", text: Array((Self.head + Self.collaboration + steps).utf8))
    }

    private func run(whole text: String) -> Reply {
        emulator.control(.post, "/_cleanrooms/seeds", text: Array(text.utf8))
    }

    private func collaborations() -> [JSON] {
        emulator.send(.get, "/collaborations", as: .advertiser).list("collaborationList")
    }

    // MARK: What is too much

    @Test func `repetitions of nothing are bounded as well`() {
        let nested = "steps: [{repeat: 100000, index: a, steps: [{repeat: 100000, index: b, steps: []}]}]"
        let reply = run(whole: nested)
        #expect(reply.status == 400 && reply.message?.contains("repeats steps 200000 times at most") == true, "\(reply.message ?? "")")
    }

    @Test func `a name that nobody misspelt is answered without a suggestion`() {
        let reply = run(whole: "steps: [{as: '111111111111', call: \(String(repeating: "G", count: 2_000_000))}]")
        #expect(reply.status == 400 && reply.message?.hasSuffix("G.") == true)
    }

    // MARK: What a seed can say

    @Test func `later steps refer to what earlier ones were answered, in the path, the query and the body`() throws {
        let reply = run(
            """
              - id: membership
                as: publisher
                call: CreateMembership
                with: {collaborationIdentifier: "${campaign.collaboration.id}", queryLogStatus: DISABLED, tags: {from: "by ${publisher}"}}
              - id: members
                as: advertiser
                call: ListMembers
                with: {collaborationIdentifier: "${membership.membership.collaborationId}", maxResults: 1}
              - id: mine
                as: publisher
                call: GetMembership
                with: {membershipIdentifier: "${membership.membership.id}"}
              - id: tags
                as: publisher
                call: ListTagsForResource
                with: {resourceArn: "${mine.membership.arn}"}
              - as: publisher
                call: UntagResource
                with: {resourceArn: "${mine.membership.arn}", tagKeys: [from, to]}
            """)
        #expect(reply.status == 200, "\(reply.message ?? "")")
        #expect(reply["calls"] == 6)
        let outputs = reply["outputs"]
        #expect(outputs?["members"]?["memberSummaries"]?.array?.count == 1)
        #expect(outputs?["mine"]?["membership"]?["memberAbilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
        #expect(outputs?["tags"]?["tags"] == ["from": "by 222222222222"])
        #expect(outputs?.object?.members.map(\.name) == ["campaign", "membership", "members", "mine", "tags"])
    }

    @Test func `elements of lists can be referred to, and a dollar sign can be escaped`() throws {
        let reply = run(
            """
              - {id: list, as: advertiser, call: ListCollaborations}
              - {id: first, as: advertiser, call: GetCollaboration, with: {collaborationIdentifier: "${list.collaborationList.0.id}"}}
              - as: advertiser
                call: UpdateCollaboration
                with: {collaborationIdentifier: "${list.collaborationList[0].id}", description: "not $${campaign.name}, $5"}
            """)
        #expect(reply.status == 200, "\(reply.message ?? "")")
        let id = try #require(reply["outputs"]?["first"]?["collaboration"]?["id"]?.string)
        let made = emulator.send(.get, "/collaborations/\(id)", as: .advertiser)["collaboration"]
        #expect(made?["description"] == "not ${campaign.name}, $5")
    }

    @Test func `steps repeat with an index, also within each other`() {
        let reply = run(
            """
              - repeat: 3
                index: country
                steps:
                  - repeat: 2
                    index: city
                    steps:
                      - id: table
                        as: advertiser
                        call: CreateConfiguredTable
                        with:
                          name: table ${country}-${city}
                          tableReference: {glue: {databaseName: data, tableName: "t${city}"}}
                          allowedColumns: [email]
                          analysisMethod: DIRECT_QUERY
                      - as: advertiser
                        call: TagResource
                        with: {resourceArn: "${table.configuredTable.arn}", tags: {city: "${city}"}}
            """)
        #expect(reply.status == 200, "\(reply.message ?? "")")
        #expect(reply["calls"] == 13)
        let tables = emulator.send(.get, "/configuredTables", as: .advertiser)["configuredTableSummaries"]?.array
        let names = tables?.compactMap { $0["name"]?.string }.sorted()
        #expect(names == ["table 1-1", "table 1-2", "table 2-1", "table 2-2", "table 3-1", "table 3-2"])
        #expect(reply["outputs"]?["table"]?["configuredTable"]?["name"] == "table 3-2")
    }

    @Test func `a step has its own region, or that of the seed`() {
        let text = """
            region: eu-west-1
            steps:
              - {id: here, as: "111111111111", call: ListCollaborations}
              - id: table
                as: "111111111111"
                in: us-west-2
                call: CreateConfiguredTable
                with:
                  name: t
                  tableReference: {glue: {databaseName: data, tableName: t}}
                  allowedColumns: [email]
                  analysisMethod: DIRECT_QUERY
            """
        #expect(
            run(whole: text)["outputs"]?["table"]?["configuredTable"]?["arn"]?.string?.hasPrefix(
                "arn:aws:cleanrooms:us-west-2:111111111111:") == true)
    }

    @Test func `control steps set the clock and the life cycle, and the catalogue comes first`() {
        let text = """
            catalog:
              - {database: data, table: t, columns: {email: string}}
            idNamespaces:
              - {arn: "arn:aws:entityresolution:us-east-1:111111111111:idnamespace/people", type: TARGET}
            steps:
              - control: POST /_cleanrooms/clock/freeze
                with: {at: "2030-01-01T00:00:00Z"}
              - id: clock
                control: POST /_cleanrooms/clock/advance
                with: {duration: 90s}
              - {control: DELETE /_cleanrooms/lifecycle?model_name=cleanrooms::protected-query}
            """
        #expect(run(whole: text)["outputs"]?["clock"]?["now"] == "2030-01-01T00:01:30Z")
        #expect(emulator.control(.get, "/_cleanrooms/catalog")["tables"]?.array?.count == 1)
        #expect(emulator.control(.get, "/_cleanrooms/catalog")["idNamespaces"]?.array?.first?["type"] == "TARGET")
    }

    // MARK: What is wrong

    @Test(arguments: [
        ("  - {as: advertiser, call: CreateMembershp}", "line 13: There is no operation CreateMembershp. Did you mean CreateMembership?"),
        (
            "  - {as: advertizer, call: ListCollaborations}",
            "line 13: 'advertizer' is no account: neither twelve digits nor a name among 'accounts'. Did you mean advertiser?"
        ),
        (
            "  - {call: ListCollaborations}",
            "line 13: ListCollaborations has no 'as', which says whose call it is: an account, or a name that 'accounts' gives it."
        ),
        (
            "  - {as: publisher, call: CreateMembership, with: {colaborationIdentifier: x}}",
            "line 13: CreateMembership has no member colaborationIdentifier. Did you mean collaborationIdentifier?"
        ),
        (
            """
              - as: publisher
                call: CreateMembership
                with:
                  collaborationIdentifier: x
                  defaultResultConfiguration:
                    outputConfiguration: {s3: {buckets: x}}
            """, "line 18: CreateMembership.defaultResultConfiguration.outputConfiguration.s3 has no member buckets. Did you mean bucket?"
        ),
        (
            "  - {id: a, as: publisher, call: GetMembership, with: {membershipIdentifier: \"${later.id}\"}}\n  - {id: later, as: publisher, call: ListMemberships}",
            "line 13: ${later.id} refers to 'later', and no step before this one has that id."
        ),
        (
            "  - {id: self, as: publisher, call: GetMembership, with: {membershipIdentifier: \"${self.id}\"}}",
            "line 13: ${self.id} refers to 'self', and no step before this one has that id."
        ),
        ("  - {id: campaign, as: publisher, call: ListMemberships}", "line 13: 'campaign' is a step's name already."),
        (
            "  - {id: a b, as: publisher, call: ListMemberships}",
            "line 13: 'a b' cannot be a name: one begins with a letter and goes on with letters, digits, '_' and '-'."
        ),
        (
            "  - {as: publisher, call: ListMemberships, whit: {}}",
            "line 13: A step has no 'whit'; it has 'id', 'as', 'in', 'call', 'with', 'control', 'repeat', 'index', 'steps'."
        ),
        ("  - {as: publisher}", "line 13: A step has one of 'call', 'control' and 'repeat'."),
        (
            "  - {as: publisher, call: ListMemberships, with: {status: \"${campaign\"}}",
            "line 13: A '${' has no '}'; write '$${' for a '${' of the text."
        ),
        (
            "  - {as: publisher, call: ListMemberships, with: {status: \"${a..b}\"}}",
            "line 13: '${a..b}' is no reference; one is like ${step.collaboration.id}."
        ),
        (
            "  - {control: POST /_cleanrooms/reset}",
            "line 13: A seed's control steps are for /_cleanrooms/catalog, /_cleanrooms/clock, /_cleanrooms/faults, /_cleanrooms/lifecycle, "
                + "/_cleanrooms/outcomes, and not for /_cleanrooms/reset."
        ),
        ("  - {control: clock}", "line 13: 'control' is a method and a path, such as POST /_cleanrooms/clock/freeze."),
        ("  - {repeat: 0, steps: []}", "line 13: 'repeat' is a whole number from 1 to 100000."),
        ("  - {repeat: 2}", "line 13: A repetition has no 'steps'."),
        ("  - {repeat: 2, as: publisher, steps: []}", "line 13: 'as' is not for a repetition."),
        ("  - [", "line 14: Did not find expected node content, while parsing a flow node."),
    ])
    func `what can be seen to be wrong is refused with its line before anything is called`(steps: String, sentence: String) {
        let reply = run(steps)
        #expect(reply.status == 400)
        #expect(reply.message == "the seed, \(sentence)")
        #expect(collaborations().isEmpty)
    }

    @Test(arguments: [
        (
            "  - {as: publisher, call: GetMembership, with: {membershipIdentifier: \"${campaign.collaboration.ident}\"}}",
            "step 2 (line 13): GetMembership: ${campaign.collaboration.ident}: there is no 'ident' in campaign.collaboration, which has"
        ),
        ("  - {as: publisher, call: GetMembership}", "step 2 (line 13): GetMembership: GetMembership needs membershipIdentifier."),
        (
            "  - {as: publisher, call: ListMemberships, with: {status: \"x${campaign.collaboration}\"}}",
            "step 2 (line 13): ListMemberships: ${campaign.collaboration} is no text, so that it can only stand alone."
        ),
        (
            "  - {as: publisher, call: CreateMembership, with: {queryLogStatus: DISABLED}}",
            "step 2 (line 13): CreateMembership answered with ValidationException: "
        ),
        (
            "  - {id: mine, as: publisher, call: GetMembership, with: {membershipIdentifier: 11111111-2222-4333-8444-555555555555}}",
            "step 2 'mine' (line 13): GetMembership answered with "
        ),
        (
            "  - control: POST /_cleanrooms/clock/advance",
            "step 2 (line 13): the control API answered with status 400: The body names the duration"
        ),
        (
            """
              - repeat: 3
                steps:
                  - id: join
                    as: publisher
                    call: CreateMembership
                    with: {collaborationIdentifier: "${campaign.collaboration.id}", queryLogStatus: DISABLED}
            """, "step 2.1 'join' (line 15) in round 2 of 3: CreateMembership answered with ConflictException: "
        ),
    ])
    func `a failing step is named, and leaves nothing behind`(steps: String, sentence: String) {
        let clock = "  - control: POST /_cleanrooms/clock/freeze\n    with: {at: \"2030-01-01T00:00:00Z\"}\n"
        let first = run(steps)
        #expect(first.status == 422)
        #expect(first.message?.hasPrefix("the seed, \(sentence)") == true, "\(first.message ?? "")")
        #expect(collaborations().isEmpty)
        // What control steps have set is undone as well.
        let clockBefore = emulator.control(.get, "/_cleanrooms/clock").json
        #expect(run(clock + steps).status == 422)
        #expect(emulator.control(.get, "/_cleanrooms/clock").json == clockBefore)
    }

    @Test func `a seed that failed takes no ids`() throws {
        let other = try Emulator()
        #expect(run("  - {as: publisher, call: GetMembership}").status == 422)
        let text = Array((Self.head + Self.collaboration).utf8)
        #expect(
            emulator.control(.post, "/_cleanrooms/seeds", text: text).json == other.control(.post, "/_cleanrooms/seeds", text: text).json)
    }

    @Test func `repetitions have a bound, also of each other`() {
        let steps = """
              - repeat: 1000
                index: a
                steps:
                  - {control: DELETE /_cleanrooms/lifecycle}
                  - repeat: 100
                    index: b
                    steps:
                      - {control: DELETE /_cleanrooms/lifecycle}
            """
        #expect(run(steps).message == "the seed, line 20: A seed makes 100000 calls at most.")
    }

    @Test func `a body is needed`() {
        #expect(run(whole: "").message == "The body is a seed, in YAML; POST /_cleanrooms/seeds/NAME runs one by its name.")
    }

    // MARK: Names

    @Test func `the shipped seeds are listed, each with its first line`() {
        let seeds = emulator.control(.get, "/_cleanrooms/seeds")["seeds"]?.array
        #expect(
            seeds?.compactMap { $0["name"]?.string } == ["demo", "every-status", "many", "privacy-budgets", "three-members", "two-members"])
        #expect(seeds?.last?["summary"] == "An advertiser and a publisher with tables, rules and templates, ready to query.")
    }

    @Test func `an unknown name is answered with those that there are`() {
        let reply = emulator.control(.post, "/_cleanrooms/seeds/nothing")
        #expect(reply.status == 404)
        #expect(
            reply.message == "There is no seed nothing; there is demo, every-status, many, privacy-budgets, three-members, two-members.")
    }

    @Test func `a seed of the directory goes before a shipped one of its name`() throws {
        let directory = TemporaryDirectory([
            "mine.yaml": "# My own.\n\nsteps: []", "many.yaml": "# Not so many.\nsteps: []", "bad.yaml": "steps: 1",
        ])
        let emulator = try Emulator(seeds: SeedShelf(directory: directory.path))
        let seeds = emulator.control(.get, "/_cleanrooms/seeds")["seeds"]?.array
        #expect(seeds?.contains(["name": "mine", "summary": "My own."]) == true)
        #expect(seeds?.contains(["name": "many", "summary": "Not so many."]) == true)
        #expect(emulator.control(.post, "/_cleanrooms/seeds/many")["calls"] == 0)
        #expect(emulator.control(.post, "/_cleanrooms/seeds/bad").message == "bad.yaml, line 1: 'steps' is a list of steps.")
        #expect(throws: SeedError.self) { try SeedShelf.script(inFile: directory.path) }
    }

    // MARK: Resets

    @Test func `a reset can seed anew, with the same ids each time`() {
        let first = emulator.control(.post, "/_cleanrooms/reset?seed=two-members")
        #expect(first.status == 200, "\(first.message ?? "")")
        #expect(run("").status == 200)
        #expect(collaborations().count == 2)
        let second = emulator.control(.post, "/_localstack/state/reset?seed=two-members")
        #expect(second.json == first.json)
        #expect(collaborations().count == 1)
    }

    @Test func `a reset whose seed fails leaves everything as it was`() throws {
        #expect(run("").status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/reset?seed=nothing").status == 404)
        let directory = TemporaryDirectory(["failing.yaml": "steps: [{as: 111111111111, call: GetMembership}]"])
        let other = try Emulator(seeds: SeedShelf(directory: directory.path))
        #expect(other.control(.post, "/_cleanrooms/seeds/two-members").status == 200)
        let fault: JSON = ["operation": "ListMembers", "error": ["code": "ThrottlingException"]]
        #expect(other.control(.post, "/_cleanrooms/faults", [fault]).status == 201)
        _ = other.send(.get, "/collaborations", as: .advertiser)
        let rooms = ["faults", "events", "clock"]
        let before = rooms.map { other.control(.get, "/_cleanrooms/\($0)").json }
        #expect(other.control(.post, "/_cleanrooms/reset?seed=failing").status == 422)
        #expect(rooms.map { other.control(.get, "/_cleanrooms/\($0)").json } == before)
        #expect(other.control(.get, "/_cleanrooms/requests")["requests"]?.array?.count == 1)
        #expect(collaborations().count == 1)
    }

    @Test func `a seed meets no faults, and is not in the journal`() {
        let fault: JSON = ["error": ["code": "ThrottlingException"]]
        #expect(emulator.control(.post, "/_cleanrooms/faults", [fault]).status == 201)
        #expect(emulator.control(.post, "/_cleanrooms/seeds/two-members").status == 200)
        #expect(emulator.control(.get, "/_cleanrooms/requests")["requests"] == [])
    }
}
