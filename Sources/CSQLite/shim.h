#pragma once
#include <sqlite3.h>

/* sqlite3_config is variadic, and so out of Swift's reach. */
static inline int csqlite_stop_counting_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/// Leaves the write-ahead log alone when a connection is closed.
static inline int sqlite_keep_log_at_close(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

/// Turns the triggers of a connection off or on; SQLite's own call takes what Swift cannot pass.
static inline int sqlite_enable_triggers(sqlite3 *connection, int on) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, (int *)0);
}
