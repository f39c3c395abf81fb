// One of OpenSSL's libraries, behind dlopen.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/dlopen.html
#pragma once

// Where a library of OpenSSL 3 may be. Homebrew keeps it out of the common path, as macOS once had its own.
#ifdef __APPLE__
#define LIBRARY_NAMES(name) \
    { "/opt/homebrew/opt/openssl@3/lib/" name ".3.dylib", "/usr/local/opt/openssl@3/lib/" name ".3.dylib", name ".3.dylib" }
#else
#define LIBRARY_NAMES(name) { name ".so.3" }
#endif

/// The size of the text that says why a library cannot be used.
enum { failure_size = 256 };

/// Opens the first library there is of some names, or writes why there is none.
void *library_open(const char *const *names, int count, char *failure);

/// Finds a function in a library or in those that it needs, or writes that there is none.
void *library_function(void *library, const char *name, char *failure);
