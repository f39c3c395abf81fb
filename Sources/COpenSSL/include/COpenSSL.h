// Hashes by libcrypto and TLS by libssl, each of which is opened when it is first wanted and not when the program starts.
// Reference: https://docs.openssl.org/3.0/man3/
#pragma once
#include <stdbool.h>
#include <stddef.h>

// OpenSSL's own headers stay inside of this target: on macOS they lie where nobody else looks.
struct ssl_ctx_st;
struct ssl_st;

/// Opens libcrypto if that has not happened yet. Any thread may call it.
///
/// Answers null, or why it cannot be opened; that text lasts.
const char *copenssl_open_libcrypto(void);

/// Writes the 32 bytes of a SHA-256; libcrypto has to be open.
void copenssl_sha256(const void *bytes, size_t count, unsigned char *digest);

/// Writes the 32 bytes of an HMAC with SHA-256; libcrypto has to be open.
void copenssl_hmac_sha256(const void *key, int key_size, const void *bytes, size_t count, unsigned char *code);

/// Whether as many bytes are the same, in a time that depends on their number alone. Needs no library.
bool copenssl_is_equal(const void *some, const void *others, size_t count);

/// Opens libssl, and libcrypto with it, as `copenssl_open_libcrypto` does. All that follows needs it open.
const char *copenssl_open_libssl(void);

/// Makes the settings of a server: TLS 1.2 or 1.3, no renegotiation, and nothing kept of sessions, as clients hold their tickets themselves.
///
/// Answers null if there is no memory.
struct ssl_ctx_st *copenssl_server(void);

void copenssl_free_server(struct ssl_ctx_st *server);

/// Gives the server the certificates of a file in PEM. Answers whether there are any.
bool copenssl_use_certificates(struct ssl_ctx_st *server, const char *file);

/// Gives the server, which has its certificate, the private key of a file in PEM. Answers whether there is one that fits and needs no password.
bool copenssl_use_key(struct ssl_ctx_st *server, const char *file);

/// Whether the key that was not taken just now is another certificate's.
bool copenssl_key_is_other(void);

/// Begins the server's side of a session on a socket that does not block. Answers null if there is no memory.
struct ssl_st *copenssl_session(struct ssl_ctx_st *server, int socket);

void copenssl_free_session(struct ssl_st *session);

/// Why nothing was received or sent.
enum {
    /// It goes on when the socket has bytes.
    copenssl_awaits_receiving = -1,
    /// It goes on when the socket takes bytes.
    copenssl_awaits_sending = -2,
    copenssl_broken = -3,
};

/// Whether both sides have not come to an agreement yet.
bool copenssl_is_shaking_hands(struct ssl_st *session);

/// Receives what one record holds, if there is room. Answers how much, 0 when nothing more will come, or why there is nothing.
long copenssl_receive(struct ssl_st *session, void *bytes, int count);

/// Sends a record. Answers how much was taken of the bytes, or why nothing was.
long copenssl_send(struct ssl_st *session, const void *bytes, int count);

/// Says that nothing more will be sent.
void copenssl_end_sending(struct ssl_st *session);
