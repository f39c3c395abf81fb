// One HTTP exchange through libcurl, which is opened when it is first wanted and not when the program starts.
// Reference: https://curl.se/libcurl/c/libcurl-easy.html
#pragma once
#include <stdbool.h>
#include <stddef.h>

/// What is sent. Texts end in a zero byte and are only read.
struct ccurl_request {
    const char *method;
    const char *url;
    /// Whole header lines: `Name: value`.
    const char *const *headers;
    size_t header_count;
    const void *body;
    size_t body_size;
    /// Whom to sign for, as `aws:amz:REGION:SERVICE`; null for a request without a signature.
    const char *signature;
    /// `ACCESS_KEY_ID:SECRET`, where there is a signature.
    const char *credentials;
    /// A file of certificates to trust in place of the system's, or null.
    const char *certificates;
    /// Whether a certificate may be for any name.
    bool any_name;
    /// Whether no proxy of the environment is asked, since the host is this machine.
    bool is_direct;
    long connect_milliseconds;
    long total_milliseconds;
    /// An answer with a longer head or body is given up.
    size_t answer_limit;
};

struct ccurl_bytes {
    char *start;
    size_t count;
};

/// What came back. Its bytes are freed by `ccurl_free`, also after a failure.
struct ccurl_answer {
    long status;
    /// Header lines of the final answer, each with its CRLF, without the status line.
    struct ccurl_bytes head;
    struct ccurl_bytes body;
    /// Why there is no answer, as libcurl says it.
    char error[256];
};

/// Opens libcurl if that has not happened yet. Any thread may call it.
///
/// Answers null, or why it cannot be opened; that text lasts.
const char *ccurl_open(void);

/// Sends a request and waits for its answer; libcurl has to be open. Answers whether there is one.
bool ccurl_exchange(const struct ccurl_request *request, struct ccurl_answer *answer);

void ccurl_free(struct ccurl_answer *answer);
