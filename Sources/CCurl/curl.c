// libcurl behind dlopen. It is C because `curl_easy_setopt` is variadic, which Swift cannot call.
// Reference: https://curl.se/libcurl/c/curl_easy_setopt.html
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Debian's libcurl brings some 25 libraries with it (Kerberos, LDAP, SSH): linked in, they would be loaded by every start of the program,
// which most never use.
static const char *const library_names[] = {
#ifdef __APPLE__
    "/usr/lib/libcurl.4.dylib",
    "libcurl.4.dylib",
#else
    "libcurl.so.4",
    "libcurl-gnutls.so.4",
#endif
};

static struct {
    CURLcode (*global_init)(long);
    CURL *(*init)(void);
    CURLcode (*setopt)(CURL *, CURLoption, ...);
    CURLcode (*perform)(CURL *);
    CURLcode (*getinfo)(CURL *, CURLINFO, ...);
    void (*cleanup)(CURL *);
    struct curl_slist *(*append)(struct curl_slist *, const char *);
    void (*free_all)(struct curl_slist *);
    const char *(*text)(CURLcode);
} curl;

// Written once, by `open_library`, which no thread gets past before it is done.
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[256];

static void *found(void *library, const char *name) {
    void *function = dlsym(library, name);
    if (!function) snprintf(failure, sizeof failure, "it has no %s", name);
    return function;
}

static void open_library(void) {
    void *library = NULL;
    for (size_t i = 0; !library && i < sizeof library_names / sizeof *library_names; i++) {
        library = dlopen(library_names[i], RTLD_NOW | RTLD_LOCAL);
        // What is wrong with the usual one is the thing to say.
        if (!library && i == 0) {
            const char *reason = dlerror();
            snprintf(failure, sizeof failure, "%s", reason ? reason : "no reason was given");
        }
    }
    if (!library) return;
    failure[0] = 0;
    // Each is assigned through its own type; POSIX lets an object pointer from dlsym be a function.
    *(void **)&curl.global_init = found(library, "curl_global_init");
    *(void **)&curl.init = found(library, "curl_easy_init");
    *(void **)&curl.setopt = found(library, "curl_easy_setopt");
    *(void **)&curl.perform = found(library, "curl_easy_perform");
    *(void **)&curl.getinfo = found(library, "curl_easy_getinfo");
    *(void **)&curl.cleanup = found(library, "curl_easy_cleanup");
    *(void **)&curl.append = found(library, "curl_slist_append");
    *(void **)&curl.free_all = found(library, "curl_slist_free_all");
    *(void **)&curl.text = found(library, "curl_easy_strerror");
    if (failure[0]) return;
    CURLcode code = curl.global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) snprintf(failure, sizeof failure, "%s", curl.text(code));
}

const char *ccurl_open(void) {
    pthread_once(&once, open_library);
    return failure[0] ? failure : NULL;
}

struct sink {
    struct ccurl_bytes *bytes;
    size_t limit;
};

static size_t take(const char *data, size_t count, struct sink *sink) {
    if (count > sink->limit - sink->bytes->count) return 0;
    char *start = realloc(sink->bytes->start, sink->bytes->count + count + 1);
    if (!start) return 0;
    memcpy(start + sink->bytes->count, data, count);
    sink->bytes->start = start;
    sink->bytes->count += count;
    return count;
}

static size_t take_body(char *data, size_t size, size_t count, void *sink) {
    return take(data, size * count, sink);
}

static size_t take_header(char *line, size_t size, size_t count, void *context) {
    struct sink *sink = context;
    // A status line begins a head anew: after a 100 the one before does not count.
    if (size * count >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        sink->bytes->count = 0;
        return size * count;
    }
    return take(line, size * count, sink);
}

bool ccurl_exchange(const struct ccurl_request *request, struct ccurl_answer *answer) {
    memset(answer, 0, sizeof *answer);
    CURL *handle = curl.init();
    if (!handle) {
        snprintf(answer->error, sizeof answer->error, "libcurl has no memory");
        return false;
    }
    struct sink head = {&answer->head, request->answer_limit};
    struct sink body = {&answer->body, request->answer_limit};
    struct curl_slist *headers = NULL;
    for (size_t i = 0; i < request->header_count; i++) {
        struct curl_slist *longer = curl.append(headers, request->headers[i]);
        if (longer) headers = longer;
    }

    CURLcode code = CURLE_OK;
#define SET(option, value) \
    if (code == CURLE_OK) code = curl.setopt(handle, option, value)
    SET(CURLOPT_ERRORBUFFER, answer->error);
    // Timeouts without it are signals, which are the event loop's.
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_URL, request->url);
    // A path is sent as it is signed, `..` and all.
    SET(CURLOPT_PATH_AS_IS, 1L);
    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    // A large body is announced by `Expect: 100-continue`, and sent without waiting for leave. To take the header out would be worse: what is
    // taken out is signed nevertheless.
    SET(CURLOPT_EXPECT_100_TIMEOUT_MS, 0L);
    SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, request->total_milliseconds);
    if (strcmp(request->method, "HEAD") == 0) {
        SET(CURLOPT_NOBODY, 1L);
    } else if (request->body_size > 0 || strcmp(request->method, "GET") != 0) {
        // As the fields of a form and not as an upload: only of these does libcurl sign the contents.
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_size);
        SET(CURLOPT_POSTFIELDS, request->body_size > 0 ? request->body : "");
        SET(CURLOPT_CUSTOMREQUEST, request->method);
    }
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_HEADERFUNCTION, take_header);
    SET(CURLOPT_HEADERDATA, &head);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, &body);
    if (request->is_direct) SET(CURLOPT_NOPROXY, "*");
    if (request->certificates) SET(CURLOPT_CAINFO, request->certificates);
    if (request->any_name) SET(CURLOPT_SSL_VERIFYHOST, 0L);
    if (request->signature) {
        SET(CURLOPT_AWS_SIGV4, request->signature);
        SET(CURLOPT_USERPWD, request->credentials);
    }
#undef SET
    if (code == CURLE_OK) code = curl.perform(handle);
    if (code == CURLE_OK) code = curl.getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
    if (code != CURLE_OK && !answer->error[0]) snprintf(answer->error, sizeof answer->error, "%s", curl.text(code));
    curl.free_all(headers);
    curl.cleanup(handle);
    return code == CURLE_OK;
}

void ccurl_free(struct ccurl_answer *answer) {
    free(answer->head.start);
    free(answer->body.start);
    answer->head = answer->body = (struct ccurl_bytes){NULL, 0};
}
