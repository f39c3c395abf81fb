// When a client gets new time for what it sends: with each part of a request, and with each mebibyte of a body.
// Reference: https://httpd.apache.org/docs/2.4/mod/mod_reqtimeout.html, whose MinRate lets large bodies take their time too.

/// Knows for which part of a request a connection waits.
struct ReceiveTime {
    /// How much of a body has to come in the time for receiving. So a large body takes as long as it needs, and a drip ends.
    static let progressBytes = 1024 * 1024

    /// What the time is for; nil when it has to be set anew.
    private var phase: RequestParser.Phase? = .idle
    /// How much of the body was there when the time began.
    private var bodyBytes = 0

    /// Whether the time begins anew, now that so much of a request is there.
    mutating func begins(with phase: RequestParser.Phase, bodyBytes: Int) -> Bool {
        guard phase != self.phase || bodyBytes - self.bodyBytes >= Self.progressBytes else { return false }
        self.phase = phase
        self.bodyBytes = bodyBytes
        return true
    }

    /// A request was answered, or something else was waited for meanwhile.
    mutating func forget() { phase = nil }
}
