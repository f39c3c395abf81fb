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
    """
    -- How many resources there are, so that nobody counts a million rows to know. Triggers count, so that no way of writing is left out,
    -- and what is rolled back, restored or snapshotted has its counts with it.
    CREATE TABLE resource_count (
        kind TEXT NOT NULL,
        status TEXT NOT NULL,           -- empty for what has none
        count INTEGER NOT NULL,
        PRIMARY KEY (kind, status)
    ) WITHOUT ROWID;
    INSERT INTO resource_count SELECT kind, ifnull(status, ''), count(*) FROM resource GROUP BY 1, 2;
    CREATE TRIGGER resource_inserted AFTER INSERT ON resource BEGIN
        INSERT INTO resource_count VALUES (new.kind, ifnull(new.status, ''), 1) ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    CREATE TRIGGER resource_deleted AFTER DELETE ON resource BEGIN
        UPDATE resource_count SET count = count - 1 WHERE kind = old.kind AND status = ifnull(old.status, '');
    END;
    CREATE TRIGGER resource_moved AFTER UPDATE OF status ON resource WHEN old.status IS NOT new.status BEGIN
        UPDATE resource_count SET count = count - 1 WHERE kind = old.kind AND status = ifnull(old.status, '');
        INSERT INTO resource_count VALUES (new.kind, ifnull(new.status, ''), 1) ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    """,
    """
    -- What is inserted is counted at the end of a turn, all of it at once: a trigger was a tenth of each insert.
    DROP TRIGGER resource_inserted;
    """,
]
