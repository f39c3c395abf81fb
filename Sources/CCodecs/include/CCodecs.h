// What unpacks compressed bytes: zlib, zstd and bzip2, each opened when a file first needs it and not when the program starts.
// Reference: https://zlib.net/manual.html, https://facebook.github.io/zstd/zstd_manual.html, https://sourceware.org/bzip2/manual/manual.html
#pragma once
#include <stddef.h>

enum ccodecs_kind { CCODECS_GZIP, CCODECS_ZSTD, CCODECS_BZIP2 };

enum ccodecs_state {
    /// There may be more to come, with more bytes or with more room.
    CCODECS_MORE,
    /// What was packed in one piece has ended; another piece may follow, after `ccodecs_restart`.
    CCODECS_END,
    /// The bytes are no such thing, or are damaged.
    CCODECS_BROKEN,
};

/// Opens a library if that has not happened yet. Any thread may call it.
///
/// Answers null, or why it cannot be opened; that text lasts.
const char *ccodecs_open(enum ccodecs_kind kind);

struct ccodecs_stream;

/// Begins to unpack; the library has to be open. Answers null where there is no memory.
struct ccodecs_stream *ccodecs_start(enum ccodecs_kind kind);

/// Begins anew, behind the end of a piece or anywhere. Answers whether that could be done.
int ccodecs_restart(struct ccodecs_stream *stream);

/// Unpacks bytes into the room that there is, and says how many it took and made.
enum ccodecs_state ccodecs_step(struct ccodecs_stream *stream, const void *input, size_t input_size, size_t *taken, void *output,
                                size_t output_size, size_t *made);

void ccodecs_end(struct ccodecs_stream *stream);
