// The server's side of TLS, by libssl, which brings libcrypto along.
// Reference: https://docs.openssl.org/3.0/man7/ossl-guide-tls-server-block/
#include "COpenSSL.h"
#include "library.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>

// Some of what OpenSSL calls functions are macros around `SSL_CTX_ctrl`.
#define FUNCTIONS(each) \
    each(TLS_server_method) each(SSL_CTX_new) each(SSL_CTX_free) each(SSL_CTX_ctrl) each(SSL_CTX_set_options) \
    each(SSL_CTX_set_default_passwd_cb) each(SSL_CTX_use_certificate_chain_file) each(SSL_CTX_use_PrivateKey_file) \
    each(SSL_new) each(SSL_free) each(SSL_set_fd) each(SSL_set_accept_state) each(SSL_is_init_finished) each(SSL_read) each(SSL_write) \
    each(SSL_get_error) each(SSL_shutdown) each(ERR_clear_error) each(ERR_peek_last_error)

static struct {
#define DECLARE(name) __typeof__(&name) name;
    FUNCTIONS(DECLARE)
#undef DECLARE
} ssl;

// Written once, by `open_library`, which no thread gets past before it is done.
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[failure_size];

static void open_library(void) {
    static const char *const names[] = LIBRARY_NAMES("libssl");
    void *library = library_open(names, sizeof names / sizeof *names, failure);
    if (!library) return;
    // Each is assigned through its own type; POSIX lets an object pointer from dlsym be a function. The last two are libcrypto's.
#define FIND(name) *(void **)&ssl.name = library_function(library, #name, failure);
    FUNCTIONS(FIND)
#undef FIND
}

const char *copenssl_open_libssl(void) {
    pthread_once(&once, open_library);
    return failure[0] ? failure : NULL;
}

// No password: one would be asked for on the terminal.
static int no_password(char *buffer, int size, int is_for_writing, void *context) { return -1; }

struct ssl_ctx_st *copenssl_server(void) {
    SSL_CTX *server = ssl.SSL_CTX_new(ssl.TLS_server_method());
    if (!server) return NULL;
    ssl.SSL_CTX_ctrl(server, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, NULL);
    // A client that closes its side without a farewell has ended it all the same: HTTP says itself where a message ends.
    ssl.SSL_CTX_set_options(server, SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    ssl.SSL_CTX_ctrl(server, SSL_CTRL_SET_SESS_CACHE_MODE, SSL_SESS_CACHE_OFF, NULL);
    // What could not be sent is offered again from wherever it lies then; an idle connection holds no buffers.
    long mode = SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS;
    ssl.SSL_CTX_ctrl(server, SSL_CTRL_MODE, mode, NULL);
    ssl.SSL_CTX_set_default_passwd_cb(server, no_password);
    return server;
}

void copenssl_free_server(struct ssl_ctx_st *server) { ssl.SSL_CTX_free(server); }

bool copenssl_use_certificates(struct ssl_ctx_st *server, const char *file) {
    return ssl.SSL_CTX_use_certificate_chain_file(server, file) == 1;
}

bool copenssl_use_key(struct ssl_ctx_st *server, const char *file) {
    return ssl.SSL_CTX_use_PrivateKey_file(server, file, SSL_FILETYPE_PEM) == 1;
}

bool copenssl_key_is_other(void) {
    int reason = ERR_GET_REASON(ssl.ERR_peek_last_error());
    return reason == X509_R_KEY_TYPE_MISMATCH || reason == X509_R_KEY_VALUES_MISMATCH;
}

struct ssl_st *copenssl_session(struct ssl_ctx_st *server, int socket) {
    SSL *session = ssl.SSL_new(server);
    if (!session) return NULL;
    if (ssl.SSL_set_fd(session, socket) != 1) {
        ssl.SSL_free(session);
        return NULL;
    }
    ssl.SSL_set_accept_state(session);
    return session;
}

void copenssl_free_session(struct ssl_st *session) { ssl.SSL_free(session); }

static long outcome(SSL *session, int count) {
    if (count > 0) return count;
    switch (ssl.SSL_get_error(session, count)) {
        case SSL_ERROR_WANT_READ: return copenssl_awaits_receiving;
        case SSL_ERROR_WANT_WRITE: return copenssl_awaits_sending;
        case SSL_ERROR_ZERO_RETURN: return 0;
        default: return copenssl_broken;
    }
}

// What is left of errors from before would be taken for this call's.
long copenssl_receive(struct ssl_st *session, void *bytes, int count) {
    ssl.ERR_clear_error();
    return outcome(session, ssl.SSL_read(session, bytes, count));
}

bool copenssl_is_shaking_hands(struct ssl_st *session) { return !ssl.SSL_is_init_finished(session); }

long copenssl_send(struct ssl_st *session, const void *bytes, int count) {
    ssl.ERR_clear_error();
    return outcome(session, ssl.SSL_write(session, bytes, count));
}

void copenssl_end_sending(struct ssl_st *session) {
    ssl.ERR_clear_error();
    ssl.SSL_shutdown(session);
}
