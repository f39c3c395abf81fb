#pragma once
#include <sqlite3.h>

/* Variadic, and so out of Swift's reach. */
static inline int csqlite_stop_counting_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
