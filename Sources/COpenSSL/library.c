// One of OpenSSL's libraries, behind dlopen.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/dlopen.html
#include "library.h"

#include <dlfcn.h>
#include <stdio.h>

void *library_open(const char *const *names, int count, char *failure) {
    void *library = NULL;
    for (int i = 0; !library && i < count; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
        // What is wrong with the usual one is the thing to say.
        if (!library && i == 0) {
            const char *reason = dlerror();
            snprintf(failure, failure_size, "%s", reason ? reason : "no reason was given");
        }
    }
    if (library) failure[0] = 0;
    return library;
}

void *library_function(void *library, const char *name, char *failure) {
    void *function = dlsym(library, name);
    if (!function) snprintf(failure, failure_size, "it has no %s", name);
    return function;
}
