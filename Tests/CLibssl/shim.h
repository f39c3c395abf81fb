#pragma once
// What the tests of TLS need of OpenSSL. They link it, while the program opens the same library by itself.
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
