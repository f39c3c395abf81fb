// Who may call the control API: no foreign web page and, if a token is set, nobody without it.
// Reference: https://owasp.org/www-community/attacks/csrf and https://en.wikipedia.org/wiki/DNS_rebinding

import Gateway
package import HTTP

/// What the control API checks of a request before it looks at what is wanted.
package struct Doors: Sendable {
    /// Names by which the emulator may be called, in lower case: `cleanrooms.example.com`, all below one with `*.example.com`, or any with `*`.
    package var allowedHosts: [String]
    /// The token that a request has to bring along; nil if none is needed.
    package var token: String?

    package init(allowedHosts: [String] = [], token: String? = nil) {
        self.allowedHosts = allowedHosts.map { $0.lowercased() }
        self.token = token
    }

    /// - Throws: 403 for a `Host` that a stranger's DNS may have led here and for the page of another site, 401 without the token.
    func admit(_ request: HTTPRequest) throws(ControlError) {
        try admitHost(of: request)
        guard !hasForeignOrigin(request) else {
            throw ControlError(status: 403, "The control API does not take requests from the pages of other origins.")
        }
        if let token {
            guard let sent = Self.token(of: request), Signature.isEqual(sent, to: token) else {
                throw ControlError(
                    status: 401, "The control API asks for its token: Authorization: Bearer TOKEN, or X-Cleanrooms-Token: TOKEN.")
            }
        }
    }

    /// Why a request to AWS's API is not answered; nil if it is. AWS's own names are as good as ours there: nobody else can lead them here.
    ///
    /// - Parameter verifiesSignatures: Whether callers prove who they are, which no page can that was led astray.
    package func sentence(refusingAtAPI request: HTTPRequest, verifiesSignatures: Bool) -> String? {
        if hasForeignOrigin(request) { return "The API does not take requests from the pages of other origins." }
        guard !verifiesSignatures, let host = request.headers["Host"], hasForeignHost(request) else { return nil }
        let name = Self.name(ofHost: host)
        guard !Self.domainsOfAWS.contains(where: { name.hasSuffix($0) }) else { return nil }
        return "The API does not answer to the Host of this request; --allowed-hosts can name it."
    }

    // MARK: Hosts

    /// - Throws: 403 for a `Host` that a stranger's DNS may have led here.
    func admitHost(of request: HTTPRequest) throws(ControlError) {
        guard hasForeignHost(request) else { return }
        throw ControlError(status: 403, "The control API does not answer to the Host of this request; --allowed-hosts can name it.")
    }

    /// Whether a request names a host that is not ours. A client that sends no host is not a browser.
    private func hasForeignHost(_ request: HTTPRequest) -> Bool {
        request.headers["Host"].map { !isOurs(Self.name(ofHost: $0)) } ?? false
    }

    /// Whether a page of another site sends it. Browsers send the origin with whatever may change something, and show no page the answers of another
    /// origin.
    private func hasForeignOrigin(_ request: HTTPRequest) -> Bool {
        guard request.method != "GET", request.method != "HEAD", let origin = request.headers["Origin"] else { return false }
        return !isOurs(origin: origin, request)
    }

    /// Whether no public DNS can lead a browser here by a name. None can for an address, for a name without a dot (as containers call each other), and
    /// for the names below domains that are kept for private use: https://www.iana.org/assignments/special-use-domain-names.
    private func isOurs(_ name: String) -> Bool {
        Self.isAddress(name) || !name.contains(".") || Self.privateDomains.contains { ".\(name)".hasSuffix($0) } || isAllowed(name)
    }

    private func isAllowed(_ name: String) -> Bool {
        allowedHosts.contains { allowed in
            if allowed == "*" || allowed == name { return true }
            return allowed.hasPrefix("*.") && name.hasSuffix(allowed.dropFirst())
        }
    }

    /// A page of ours, or one of a host that was named as allowed.
    private func isOurs(origin: String, _ request: HTTPRequest) -> Bool {
        guard let scheme = origin.firstIndex(of: ":"), origin[scheme...].hasPrefix("://") else { return false }
        let authority = origin[scheme...].dropFirst(3).lowercased()
        return authority == request.headers["Host"]?.lowercased() || isAllowed(Self.name(ofHost: authority))
    }

    /// Those of containers (`host.docker.internal`), of Kubernetes, and the one that LocalStack's users have for 127.0.0.1.
    private static let privateDomains = [".localhost", ".internal", ".cluster.local", ".localhost.localstack.cloud"]

    /// Under which the endpoints of AWS's partitions are: https://docs.aws.amazon.com/general/latest/gr/rande.html.
    private static let domainsOfAWS = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"]

    /// The name or address of `host:port`, in lower case and without the dot that may end a name.
    private static func name(ofHost host: String) -> String {
        let host = host.lowercased()
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            let rest = host[end...].dropFirst()
            return rest.isEmpty || rest.hasPrefix(":") ? String(host[...end]) : host
        }
        let name = host.prefix { $0 != ":" }
        return String(name.hasSuffix(".") ? name.dropLast() : name)
    }

    /// Whether it is `127.0.0.1` or `[::1]`, or any other address.
    private static func isAddress(_ name: String) -> Bool {
        if name.hasPrefix("[") { return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } && Int($0) ?? 256 < 256 }
    }

    // MARK: The token

    private static func token(of request: HTTPRequest) -> Substring? {
        if let token = request.headers["X-Cleanrooms-Token"] { return token[...] }
        guard let authorization = request.headers["Authorization"], authorization.lowercased().hasPrefix("bearer ") else { return nil }
        return authorization.dropFirst(7).drop { $0 == " " }
    }
}
