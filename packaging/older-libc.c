// Three functions that the C library has in new versions alone, for the sake of which the program would not run where it is of 2.34, as on
// Amazon Linux 2023 and RHEL 9. Archives of the build machine ask for them; Scripts/platform-tag proves that there are no others.
// Source: the manual pages hypotf(3), arc4random(3) and getentropy(3).
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

// Of Swift's module of the C library; glibc 2.35 computes it so.
float hypotf(float x, float y) {
    if (isinf(x) || isinf(y)) return INFINITY;
    return (float)sqrt((double)x * (double)x + (double)y * (double)y);
}

// Of libevent, for the ids of DNS queries, of which this program makes none. The kernel gives no more than 256 bytes at once.
void arc4random_buf(void *buffer, size_t count) {
    for (unsigned char *next = buffer; count > 0;) {
        size_t length = count < 256 ? count : 256;
        if (getentropy(next, length) != 0) abort();
        next += length;
        count -= length;
    }
}

uint32_t arc4random(void) {
    uint32_t number;
    arc4random_buf(&number, sizeof number);
    return number;
}
