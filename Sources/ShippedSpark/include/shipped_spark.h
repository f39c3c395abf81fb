// The scripts of the process that has a Spark session, which come with the program.
#pragma once

/// A file of `Spark/`.
struct spark_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull text;
    unsigned long count;
};

int spark_file_count(void);

/// The files in the order of their names, from 0.
struct spark_file spark_file_at(int index);
