#pragma once
// What HTTPServer needs of OpenSSL: its functions, and those of its macros that Swift cannot call.
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

/// No password: one would be asked for on the terminal.
static inline int tls_no_password(char *buffer, int size, int is_for_writing, void *context) { return -1; }

/// Makes the settings of a server: TLS 1.2 or 1.3, no renegotiation, and nothing kept of sessions, as clients hold their tickets themselves.
static inline SSL_CTX *tls_server_context(void) {
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (!context) return NULL;
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    // A client that closes its side without a farewell has ended it all the same: HTTP says itself where a message ends.
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    // What could not be sent is offered again from wherever it lies then; an idle connection holds no buffers.
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_default_passwd_cb(context, tls_no_password);
    return context;
}
