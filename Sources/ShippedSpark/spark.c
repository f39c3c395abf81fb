// The scripts of the process beside the emulator, taken into the program as they stand in `Spark/`.
// Reference: C23, 6.10.4, as in ShippedSeeds.

#include "shipped_spark.h"

// Swift's clang speaks C23's #embed in every dialect; it only remarks on it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char frames_py[] = {
#embed "../../Spark/frames.py"
};
static const unsigned char jobs_py[] = {
#embed "../../Spark/jobs.py"
};
static const unsigned char worker_py[] = {
#embed "../../Spark/worker.py"
};

static const struct spark_file files[] = {
    {"frames.py", frames_py, sizeof frames_py},
    {"jobs.py", jobs_py, sizeof jobs_py},
    {"worker.py", worker_py, sizeof worker_py},
};

int spark_file_count(void) {
    return sizeof files / sizeof files[0];
}

struct spark_file spark_file_at(int index) {
    return files[index];
}
