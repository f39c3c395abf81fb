// The seeds that come with the program, so that they are there from any directory and in any container.
#pragma once

/// A file of `Seeds/`.
struct shipped_seed {
    /// The name without its ending.
    const char *_Nonnull name;
    const unsigned char *_Nonnull text;
    unsigned long count;
};

/// A file that a shipped seed names, such as `three-members/orders.csv`: its path below `Seeds/`.
struct shipped_file {
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    unsigned long count;
};

int shipped_seed_count(void);

/// The seeds in the order of their names, from 0.
struct shipped_seed shipped_seed_at(int index);

int shipped_file_count(void);

/// From 0.
struct shipped_file shipped_file_at(int index);
