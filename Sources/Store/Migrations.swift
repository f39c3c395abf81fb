// The schema, as the steps that made it. Append only: a step that was released is never edited.
// Reference: https://www.sqlite.org/lang_createtable.html

/// Step n (from 1) brings a database from version n - 1 to version n.
///
/// Columns are only ever added at the end of a table, since rows are read by position.
let migrations: [StaticString] = [
    """
    -- Ids are UUIDs, or composed of some for kinds that have no id of their own.
    -- Rowid tables throughout: a body of a kilobyte inside a WITHOUT ROWID index overflows its pages (20 times slower lists).
    CREATE TABLE resource (
        seq INTEGER PRIMARY KEY,        -- order of insertion
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        account TEXT NOT NULL,
        region TEXT NOT NULL,
        collaboration TEXT,
        parent TEXT,
        name TEXT,
        status TEXT,
        created_at INTEGER NOT NULL,    -- milliseconds since 1970
        body TEXT NOT NULL              -- JSON
    );
    CREATE UNIQUE INDEX resource_id ON resource (kind, id);
    CREATE INDEX resource_account ON resource (kind, account, region, created_at, id);
    CREATE INDEX resource_parent ON resource (kind, parent, created_at, id) WHERE parent IS NOT NULL;
    CREATE INDEX resource_collaboration ON resource (kind, collaboration, created_at, id) WHERE collaboration IS NOT NULL;

    -- What is to happen to whom, and when.
    CREATE TABLE due (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,            -- milliseconds since 1970
        event TEXT NOT NULL,
        subject TEXT NOT NULL
    );
    CREATE INDEX due_at ON due (at, seq);
    CREATE INDEX due_subject ON due (subject);

    CREATE TABLE tag (
        arn TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (arn, key)
    );

    CREATE TABLE meta (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    );
    """,
    """
    -- What is under way, for a start to take up again: few rows, however many are done.
    CREATE INDEX resource_unfinished ON resource (kind, status) WHERE status IN ('STARTED', 'IN_PROGRESS');
    """,
]
