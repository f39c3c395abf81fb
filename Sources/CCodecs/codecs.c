// zlib, zstd and bzip2 behind dlopen. What they take is declared here as their binary interfaces have it, so that no headers are needed.
#include "CCodecs.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { failure_size = 256, kind_count = 3 };

struct zlib_stream {
    const unsigned char *next_in;
    unsigned avail_in;
    unsigned long total_in;
    unsigned char *next_out;
    unsigned avail_out;
    unsigned long total_out;
    const char *message;
    void *state, *allocate, *release, *opaque;
    int data_type;
    unsigned long adler, reserved;
};

struct bzip2_stream {
    const char *next_in;
    unsigned avail_in, total_in_low, total_in_high;
    char *next_out;
    unsigned avail_out, total_out_low, total_out_high;
    void *state, *allocate, *release, *opaque;
};

struct zstd_input {
    const void *start;
    size_t size, position;
};

struct zstd_output {
    void *start;
    size_t size, position;
};

static int (*zlib_init)(struct zlib_stream *, int, const char *, int);
static int (*zlib_inflate)(struct zlib_stream *, int);
static int (*zlib_reset)(struct zlib_stream *);
static int (*zlib_end)(struct zlib_stream *);
static const char *(*zlib_version)(void);

static void *(*zstd_create)(void);
static size_t (*zstd_reset)(void *);
static size_t (*zstd_step)(void *, struct zstd_output *, struct zstd_input *);
static unsigned (*zstd_is_error)(size_t);
static size_t (*zstd_free)(void *);

static int (*bzip2_init)(struct bzip2_stream *, int, int);
static int (*bzip2_step)(struct bzip2_stream *);
static int (*bzip2_end)(struct bzip2_stream *);

struct function {
    const char *name;
    void *place;
};

static const struct {
    const char *names[4];
    struct function functions[6];
} libraries[kind_count] = {
    [CCODECS_GZIP] = {{"libz.so.1", "libz.1.dylib"},
                      {{"inflateInit2_", &zlib_init},
                       {"inflate", &zlib_inflate},
                       {"inflateReset", &zlib_reset},
                       {"inflateEnd", &zlib_end},
                       {"zlibVersion", &zlib_version}}},
    [CCODECS_ZSTD] = {{"libzstd.so.1", "libzstd.1.dylib", "/opt/homebrew/lib/libzstd.1.dylib", "/usr/local/lib/libzstd.1.dylib"},
                      {{"ZSTD_createDStream", &zstd_create},
                       {"ZSTD_initDStream", &zstd_reset},
                       {"ZSTD_decompressStream", &zstd_step},
                       {"ZSTD_isError", &zstd_is_error},
                       {"ZSTD_freeDStream", &zstd_free}}},
    [CCODECS_BZIP2] = {{"libbz2.so.1.0", "libbz2.so.1", "libbz2.1.0.dylib"},
                       {{"BZ2_bzDecompressInit", &bzip2_init},
                        {"BZ2_bzDecompress", &bzip2_step},
                        {"BZ2_bzDecompressEnd", &bzip2_end}}},
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
// Written under the lock, once for each kind.
static int is_tried[kind_count];
static char failures[kind_count][failure_size];

static void open_library(enum ccodecs_kind kind) {
    void *library = NULL;
    for (int i = 0; i < 4 && libraries[kind].names[i] && !library; i++) {
        library = dlopen(libraries[kind].names[i], RTLD_NOW | RTLD_LOCAL);
        // What is wrong with the usual one is the thing to say.
        if (!library && i == 0) {
            const char *reason = dlerror();
            snprintf(failures[kind], failure_size, "%s", reason ? reason : "no reason was given");
        }
    }
    if (!library) return;
    failures[kind][0] = 0;
    for (int i = 0; i < 6 && libraries[kind].functions[i].name; i++) {
        void *function = dlsym(library, libraries[kind].functions[i].name);
        if (!function) {
            snprintf(failures[kind], failure_size, "it has no %s", libraries[kind].functions[i].name);
            return;
        }
        // POSIX lets an object pointer from dlsym be a function.
        memcpy(libraries[kind].functions[i].place, &function, sizeof function);
    }
}

const char *ccodecs_open(enum ccodecs_kind kind) {
    pthread_mutex_lock(&lock);
    if (!is_tried[kind]) {
        open_library(kind);
        is_tried[kind] = 1;
    }
    pthread_mutex_unlock(&lock);
    return failures[kind][0] ? failures[kind] : NULL;
}

struct ccodecs_stream {
    enum ccodecs_kind kind;
    int is_started;
    struct zlib_stream zlib;
    struct bzip2_stream bzip2;
    void *zstd;
};

/// Windows of 32 KB, and a header of gzip's or of zlib's.
static const int zlib_window = 15 + 32;

struct ccodecs_stream *ccodecs_start(enum ccodecs_kind kind) {
    struct ccodecs_stream *stream = calloc(1, sizeof *stream);
    if (!stream) return NULL;
    stream->kind = kind;
    switch (kind) {
    case CCODECS_GZIP:
        stream->is_started = zlib_init(&stream->zlib, zlib_window, zlib_version(), sizeof stream->zlib) == 0;
        break;
    case CCODECS_ZSTD:
        stream->zstd = zstd_create();
        stream->is_started = stream->zstd && !zstd_is_error(zstd_reset(stream->zstd));
        break;
    case CCODECS_BZIP2:
        stream->is_started = bzip2_init(&stream->bzip2, 0, 0) == 0;
        break;
    }
    if (stream->is_started) return stream;
    ccodecs_end(stream);
    return NULL;
}

int ccodecs_restart(struct ccodecs_stream *stream) {
    switch (stream->kind) {
    case CCODECS_GZIP:
        return zlib_reset(&stream->zlib) == 0;
    case CCODECS_ZSTD:
        return !zstd_is_error(zstd_reset(stream->zstd));
    case CCODECS_BZIP2:
        if (stream->is_started) bzip2_end(&stream->bzip2);
        memset(&stream->bzip2, 0, sizeof stream->bzip2);
        stream->is_started = bzip2_init(&stream->bzip2, 0, 0) == 0;
        return stream->is_started;
    }
    return 0;
}

static unsigned narrow(size_t size) { return size > UINT_MAX ? UINT_MAX : (unsigned)size; }

enum ccodecs_state ccodecs_step(struct ccodecs_stream *stream, const void *input, size_t input_size, size_t *taken, void *output,
                                size_t output_size, size_t *made) {
    *taken = *made = 0;
    if (!stream->is_started) return CCODECS_BROKEN;
    switch (stream->kind) {
    case CCODECS_GZIP: {
        struct zlib_stream *zlib = &stream->zlib;
        zlib->next_in = input;
        zlib->avail_in = narrow(input_size);
        zlib->next_out = output;
        zlib->avail_out = narrow(output_size);
        int answer = zlib_inflate(zlib, 0);
        *taken = narrow(input_size) - zlib->avail_in;
        *made = narrow(output_size) - zlib->avail_out;
        // 1 is the end; -5 says that nothing could be done without more bytes or more room.
        return answer == 1 ? CCODECS_END : answer == 0 || answer == -5 ? CCODECS_MORE : CCODECS_BROKEN;
    }
    case CCODECS_ZSTD: {
        struct zstd_input in = {input, input_size, 0};
        struct zstd_output out = {output, output_size, 0};
        size_t answer = zstd_step(stream->zstd, &out, &in);
        *taken = in.position;
        *made = out.position;
        return zstd_is_error(answer) ? CCODECS_BROKEN : answer == 0 ? CCODECS_END : CCODECS_MORE;
    }
    case CCODECS_BZIP2: {
        struct bzip2_stream *bzip2 = &stream->bzip2;
        bzip2->next_in = input;
        bzip2->avail_in = narrow(input_size);
        bzip2->next_out = output;
        bzip2->avail_out = narrow(output_size);
        int answer = bzip2_step(bzip2);
        *taken = narrow(input_size) - bzip2->avail_in;
        *made = narrow(output_size) - bzip2->avail_out;
        return answer == 4 ? CCODECS_END : answer == 0 ? CCODECS_MORE : CCODECS_BROKEN;
    }
    }
    return CCODECS_BROKEN;
}

void ccodecs_end(struct ccodecs_stream *stream) {
    if (stream->kind == CCODECS_GZIP && stream->is_started) zlib_end(&stream->zlib);
    if (stream->kind == CCODECS_BZIP2 && stream->is_started) bzip2_end(&stream->bzip2);
    if (stream->zstd) zstd_free(stream->zstd);
    free(stream);
}
