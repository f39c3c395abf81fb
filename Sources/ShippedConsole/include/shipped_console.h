// The files of the console that come with the program, so that it needs no place to look for them.
#pragma once

/// A file of `Console/`.
struct console_file {
    /// From `Console/` on, such as `script/main.js`.
    const char *_Nonnull path;
    const unsigned char *_Nonnull text;
    unsigned long count;
};

int console_file_count(void);

/// The files in the order of the table, from 0.
struct console_file console_file_at(int index);
