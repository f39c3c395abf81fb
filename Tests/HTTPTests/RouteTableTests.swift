// Routing on the raw path.
import HTTP
import Testing

@Suite struct RouteTableTests {
    private let table: RouteTable<String> = {
        var table = RouteTable<String>()
        table.register("GET", URITemplate("/"), "root")
        table.register("GET", URITemplate("/memberships"), "list")
        table.register("POST", URITemplate("/memberships"), "create")
        table.register("GET", URITemplate("/memberships/{membershipIdentifier}"), "get")
        table.register("GET", URITemplate("/memberships/{membershipIdentifier}/protectedQueries/{id}"), "query")
        table.register("GET", URITemplate("/memberships/mine"), "mine")
        table.register("GET", URITemplate("/memberships/mine/summary"), "summary")
        table.register("GET", URITemplate("/tags/{resourceArn}"), "tags")
        return table
    }()

    /// One line that tells a match: the value, then the labels.
    private func match(_ method: String, _ path: String) -> String {
        switch table.match(method: method, path: path) {
        case .matched(let value, let labels): ([value] + labels.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        case .noRoute: "no route"
        case .malformedLabel(let value, let name): "malformed \(name) of \(value)"
        }
    }

    @Test(arguments: [
        ("GET", "/", "root"), ("GET", "/memberships", "list"), ("POST", "/memberships", "create"),
        ("GET", "/memberships/m-1", "get membershipIdentifier=m-1"),
        ("GET", "/memberships/m-1/protectedQueries/q", "query membershipIdentifier=m-1 id=q"),
    ])
    func `a path finds its route and labels`(method: String, path: String, expected: String) {
        #expect(match(method, path) == expected)
    }

    @Test func `a slash inside a label does not separate segments`() {
        #expect(
            match("GET", "/tags/arn%3Aaws%3Acleanrooms%3Aus-east-1%3A1%3Amembership%2Fm")
                == "tags resourceArn=arn:aws:cleanrooms:us-east-1:1:membership/m")
        #expect(match("GET", "/tags/a/b") == "no route")
    }

    @Test func `a literal beats a label and gives way when it leads nowhere`() {
        #expect(match("GET", "/memberships/mine") == "mine")
        #expect(match("GET", "/memberships/mine/summary") == "summary")
        #expect(match("GET", "/memberships/mine/protectedQueries/q") == "query membershipIdentifier=mine id=q")
    }

    @Test(arguments: [
        "", "memberships", "/memberships/", "//memberships", "/memberships//protectedQueries/q", "/memberships/m/protectedQueries/",
        "/Memberships", "/membership", "/membershipss", "/member%73hips", "/memberships/m/protectedQueries", "/memberships/m/x/q", "//",
    ])
    func `a path of another shape has no route`(path: String) {
        #expect(match("GET", path) == "no route")
    }

    @Test func `methods are exact`() {
        #expect(match("PUT", "/memberships") == "no route")
        #expect(match("get", "/memberships") == "no route")
    }

    @Test func `a malformed label is told apart from no route`() {
        #expect(match("GET", "/memberships/%zz/protectedQueries/q") == "malformed membershipIdentifier of query")
        #expect(match("GET", "/memberships/m/protectedQueries/%FF") == "malformed id of query")
        #expect(match("GET", "/memberships/%zz/nothing") == "no route")
    }
}
