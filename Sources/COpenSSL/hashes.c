// SHA-256 and the codes made with it, by libcrypto. Most runs of the program want none, and would pay 1.4 MB of memory for it.
// Reference: https://docs.openssl.org/3.0/man3/SHA256_Init/, https://docs.openssl.org/3.0/man3/HMAC/
#include "COpenSSL.h"
#include "library.h"

#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <pthread.h>

static struct {
    __typeof__(&SHA256) sha256;
    __typeof__(&HMAC) hmac;
    __typeof__(&EVP_sha256) method;
} crypto;

// Written once, by `open_library`, which no thread gets past before it is done.
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[failure_size];

static void open_library(void) {
    static const char *const names[] = LIBRARY_NAMES("libcrypto");
    void *library = library_open(names, sizeof names / sizeof *names, failure);
    if (!library) return;
    // Each is assigned through its own type; POSIX lets an object pointer from dlsym be a function.
    *(void **)&crypto.sha256 = library_function(library, "SHA256", failure);
    *(void **)&crypto.hmac = library_function(library, "HMAC", failure);
    *(void **)&crypto.method = library_function(library, "EVP_sha256", failure);
}

const char *copenssl_open_libcrypto(void) {
    pthread_once(&once, open_library);
    return failure[0] ? failure : NULL;
}

void copenssl_sha256(const void *bytes, size_t count, unsigned char *digest) {
    crypto.sha256(bytes, count, digest);
}

void copenssl_hmac_sha256(const void *key, int key_size, const void *bytes, size_t count, unsigned char *code) {
    crypto.hmac(crypto.method(), key, key_size, bytes, count, code, NULL);
}

// As CRYPTO_memcmp does it, which would open libcrypto for a password. No compiler may leave out reads that are volatile, nor end them early.
bool copenssl_is_equal(const void *some, const void *others, size_t count) {
    const volatile unsigned char *a = some, *b = others;
    unsigned char difference = 0;
    for (size_t i = 0; i < count; i++) difference |= a[i] ^ b[i];
    return difference == 0;
}
