#pragma once
#include <sqlite3.h>

/// Turns the triggers of a connection off or on; SQLite's own call takes what Swift cannot pass.
static inline int sqlite_enable_triggers(sqlite3 *connection, int on) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, (int *)0);
}
