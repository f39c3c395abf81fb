"""Large states, made of one resource that the API made: its row is copied in the database file, which takes seconds instead of minutes."""

import shutil
import sqlite3
import time

import servers

table = {
    "name": "orders",
    "description": "The orders of a shop",
    "tableReference": {"glue": {"tableName": "orders", "databaseName": "sales"}},
    "allowedColumns": ["order_id", "customer", "city", "amount", "placed_at"],
    "analysisMethod": "DIRECT_QUERY",
}


def collaboration(description=""):
    return {
        "name": "Benchmark",
        "description": description or "A collaboration that is measured",
        "creatorDisplayName": "Creator",
        "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
        "members": [],
        "queryLogStatus": "DISABLED",
    }

aggregation = {
    "analysisRuleType": "AGGREGATION",
    "analysisRulePolicy": {"v1": {"aggregation": {
        "aggregateColumns": [{"columnNames": ["customer"], "function": "COUNT_DISTINCT"}],
        "joinColumns": [],
        "dimensionColumns": ["city"],
        "scalarFunctions": [],
        "outputConstraints": [{"columnName": "customer", "minimum": 2, "type": "COUNT_DISTINCT"}],
    }}},
}
query = {
    "type": "SQL",
    "sqlParameters": {"queryString": "SELECT orders.city, COUNT(DISTINCT orders.customer) FROM orders GROUP BY orders.city"},
    "resultConfiguration": {"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "results"}}},
}


def membership(server, rule=aggregation, columns=table["allowedColumns"]):
    """Makes a collaboration with a table that can be queried, and answers the path of the membership that can query it."""
    made = server.call("POST", "/collaborations", collaboration())["collaboration"]["id"]
    joining = {"collaborationIdentifier": made, "queryLogStatus": "DISABLED"}
    path = "/memberships/" + server.call("POST", "/memberships", joining)["membership"]["id"]
    orders = server.call("POST", "/configuredTables", table | {"allowedColumns": columns})["configuredTable"]["id"]
    server.call("POST", f"/configuredTables/{orders}/analysisRule", rule)
    association = {"name": "orders", "configuredTableIdentifier": orders, "roleArn": "arn:aws:iam::111111111111:role/service-role/reader"}
    server.call("POST", f"{path}/configuredTableAssociations", association)
    return path


def empty_folder(name):
    place = servers.folder / name
    shutil.rmtree(place, ignore_errors=True)
    return place


def copy_rows(place, table, columns, where, count):
    """Copies a row of a table `count` times; `columns` are SQL for those that differ, with `n` for the number of the copy."""
    with sqlite3.connect(place / "cleanrooms.sqlite") as database:
        database.execute("PRAGMA synchronous = OFF")
        names = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]
        values = ", ".join(columns.get(name, name) for name in names)
        database.execute(
            f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy LIMIT {count}) "
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM copy, {table} AS one WHERE {where}")
        # The server counts what it inserts itself.
        if table == "resource":
            database.execute("DELETE FROM resource_count")
            database.execute("INSERT INTO resource_count SELECT kind, ifnull(status, ''), count(*) FROM resource GROUP BY 1, 2")
        # A folder that was measured before has a log already.
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


# In order, as the server's ids are.
copied_id = "printf('019a0000-0000-4000-8000-%012x', n)"


def configured_tables(count):
    """A folder with so many configured tables."""
    place = empty_folder(f"tables-{count}")
    with servers.ours("--data-dir", place) as server:
        server.call("POST", "/configuredTables", table)
    copy_rows(place, "resource", {"id": copied_id, "created_at": "created_at + n"}, "kind = 'configuredTable'", count - 1)
    return place


class queries_in_flight:
    """A folder with so many queries that are SUBMITTED and would begin in an hour."""

    def __init__(self, count):
        self.place = empty_folder("queries")
        with servers.ours("--data-dir", self.place) as server:
            self.membership = membership(server)
            server.call("POST", f"{self.membership}/protectedQueries", query)
            self.put_off(0, 3_600_000)
        copy_rows(self.place, "resource", {"id": copied_id, "created_at": "created_at + n"}, "kind = 'protectedQuery'", count)
        copy_rows(self.place, "due", {"subject": copied_id}, "true", count)

    def remove(self):
        """Removes the folder, in which each query that ended left its result.

        ext4 looks long for an inode when very many were given back within the last seconds: so it is done now, and not before the next run.
        """
        shutil.rmtree(self.place)

    def let_run(self, seconds):
        """Lets the queries begin one after the other, within so many seconds from a second from now."""
        self.put_off(seconds * 1000, 1000)

    def put_off(self, spread, delay):
        with sqlite3.connect(self.place / "cleanrooms.sqlite") as database:
            database.execute(
                "UPDATE due SET at = ? + seq * ? / (SELECT max(seq) FROM due)", (int(time.time() * 1000) + delay, spread))
        database.close()
