// `cleanrooms-local aws`: the AWS CLI as a member, so that no call of a test run reaches AWS by accident.
// Reference: https://github.com/localstack/awscli-local, which does this for LocalStack; https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html

import ArgumentParser
import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Runs the AWS CLI with the endpoint of a running server, and with an account's credentials and region.
struct AWSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aws", abstract: "Run the AWS CLI against a running server, as one of its accounts.",
        usage: "cleanrooms-local aws [--as <account>] [--region <region>] [--endpoint <endpoint>] cleanrooms <operation> ...",
        discussion: """
            Its options come before the CLI's own. Neither profiles nor credentials of this machine are looked at, and all services are sought \
            at the server, so that nothing reaches AWS.
            """)

    @OptionGroup var server: RunningServer

    @Option(name: .customLong("as"), help: "Who calls: an account's twelve digits, or a member's display name.")
    var account = "000000000000"

    @Option(help: "The region of the calls.")
    var region = "us-east-1"

    @Argument(parsing: .captureForPassthrough, help: "What the AWS CLI gets.")
    var words: [String] = []

    func run() throws {
        let account = try server.account(named: account)
        for (name, value) in Self.environment(endpoint: server.address, account: account, region: region) {
            if let value { setenv(name, value, 1) } else { unsetenv(name) }
        }
        var arguments = (["aws"] + words).map { strdup($0) } + [nil]
        execvp("aws", &arguments)
        throw RunningServer.Failure(description: "The AWS CLI cannot be run: \(String(cString: strerror(errno))). Its program is aws.")
    }

    /// What leads every call to the server; nil for a variable that must not be there.
    static func environment(endpoint: String, account: String, region: String) -> [(name: String, value: String?)] {
        [
            ("AWS_ENDPOINT_URL", endpoint), ("AWS_ENDPOINT_URL_CLEANROOMS", endpoint), ("AWS_ENDPOINT_URL_STS", endpoint),
            ("AWS_ACCESS_KEY_ID", account), ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_SESSION_TOKEN", nil),
            ("AWS_DEFAULT_REGION", region), ("AWS_REGION", region), ("AWS_PROFILE", nil), ("AWS_DEFAULT_PROFILE", nil),
            ("AWS_CONFIG_FILE", "/dev/null"), ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"), ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", nil), ("AWS_PAGER", ""),
        ]
    }
}
