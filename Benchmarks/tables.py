"""Tables of many rows, as files beside a data catalogue and in a database of the sqlite3 shell, and servers that may be asked anything about them."""

import json
import random
import shutil
import sqlite3
import subprocess
import time

import servers
import states

ORDERS = {"customer": "string", "amount": "decimal(10,2)", "day": "date", "channel": "string"}
CUSTOMERS = {"customer": "string", "city": "string", "segment": "string"}


def key(number):
    """Thirty-two characters, as a hash is."""
    return f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}{number * 0xC2B2AE3D27D4EB4F % 2**64:016x}"


class Catalogue:
    """`orders` and `customers` in the database `bench`, made once and kept for the next run."""

    def __init__(self, orders, customers):
        self.place = servers.folder / f"rows-{orders}-{customers}"
        if not (self.place / "done").exists():
            shutil.rmtree(self.place, ignore_errors=True)
            self._make(orders, customers)

    def _make(self, orders, customers):
        random.seed(26)
        folder = self.place / "catalog" / "bench"
        folder.mkdir(parents=True)
        for name, columns in (("orders", ORDERS), ("customers", CUSTOMERS)):
            (folder / f"{name}.json").write_text(json.dumps({"columns": columns}))
        with open(folder / "customers.csv", "w") as file:
            file.write(",".join(CUSTOMERS) + "\n")
            for number in range(customers):
                file.write(f"{key(number)},city {number % 97},{('gold', 'silver', 'none')[number % 3]}\n")
        with open(folder / "orders.csv", "w") as file:
            file.write(",".join(ORDERS) + "\n")
            for number in range(orders):
                cents = random.randrange(1, 100_000)
                file.write(
                    f"{key(random.randrange(customers * 5 // 4))},{cents // 100}.{cents % 100:02},2026-{number % 12 + 1:02}-{number % 28 + 1:02},"
                    f"{('web', 'app', 'shop')[number % 3]}\n")
        with sqlite3.connect(self.place / "rows.sqlite") as database:
            database.execute("CREATE TABLE orders (customer TEXT, amount INTEGER, day TEXT, channel TEXT)")
            database.execute("CREATE TABLE customers (customer TEXT PRIMARY KEY, city TEXT, segment TEXT) WITHOUT ROWID")
            for name, columns in (("orders", ORDERS), ("customers", CUSTOMERS)):
                with open(folder / f"{name}.csv") as file:
                    next(file)
                    lines = (line.rstrip("\n").split(",") for line in file)
                    # Cents, which a sum adds fastest.
                    rows = ([line[0], int(line[1].replace(".", "")), *line[2:]] for line in lines) if name == "orders" else lines
                    database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
            database.execute("CREATE INDEX by_customer ON orders (customer)")
            database.execute("ANALYZE")
        (self.place / "done").touch()

    def megabytes(self, *names):
        return sum((self.place / "catalog" / "bench" / f"{name}.csv").stat().st_size for name in names) / 1e6

    def server(self, *options):
        return servers.ours("--catalog", str(self.place / "catalog"), *(options or ("--lifecycle", "immediate")))

    def shell_seconds(self, sql):
        """How long the sqlite3 shell takes, from its start to its end."""
        begun = time.perf_counter()
        subprocess.run(["sqlite3", str(self.place / "rows.sqlite"), sql], check=True, capture_output=True)
        return time.perf_counter() - begun


class Asker:
    """A member that may ask anything about both tables."""

    def __init__(self, server):
        made = server.call("POST", "/collaborations", states.collaboration())["collaboration"]["id"]
        self.path = "/memberships/" + server.call(
            "POST", "/memberships", {"collaborationIdentifier": made, "queryLogStatus": "DISABLED"})["membership"]["id"]
        self.server = server
        rule = {"analysisRuleType": "CUSTOM", "analysisRulePolicy": {"v1": {"custom": {
            "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["111111111111"]}}}}
        own = {"analysisRuleType": "CUSTOM", "analysisRulePolicy": {"v1": {"custom": {"allowedResultReceivers": ["111111111111"]}}}}
        for name, columns in (("orders", ORDERS), ("customers", CUSTOMERS)):
            table = server.call("POST", "/configuredTables", {
                "name": name, "tableReference": {"glue": {"databaseName": "bench", "tableName": name}}, "allowedColumns": list(columns),
                "analysisMethod": "DIRECT_QUERY"})["configuredTable"]["id"]
            server.call("POST", f"/configuredTables/{table}/analysisRule", rule)
            association = server.call("POST", f"{self.path}/configuredTableAssociations", {
                "name": name, "configuredTableIdentifier": table, "roleArn": "arn:aws:iam::111111111111:role/service-role/reader",
            })["configuredTableAssociation"]["id"]
            server.call("POST", f"{self.path}/configuredTableAssociations/{association}/analysisRule", own)
        self.connection = server.connect()

    def start(self, sql):
        body = {"type": "SQL", "sqlParameters": {"queryString": sql}, "resultConfiguration": states.query["resultConfiguration"]}
        return servers.call(self.connection, "POST", f"{self.path}/protectedQueries", body)["protectedQuery"]["id"]

    def cancel(self, id):
        servers.call(self.connection, "PATCH", f"{self.path}/protectedQueries/{id}", {"targetStatus": "CANCELLED"})

    def explain(self, sql):
        """Asks the engine for the rows of a query, without a query."""
        return servers.call(self.connection, "POST", "/_cleanrooms/explain", {"account": "111111111111", "sql": sql, "run": True})

    def seconds(self, sql):
        """From StartProtectedQuery to its rows."""
        begun = time.perf_counter()
        id = self.start(sql)
        ended = servers.call(self.connection, "GET", f"{self.path}/protectedQueries/{id}")["protectedQuery"]
        if ended["status"] != "SUCCESS":
            raise SystemExit(f"{sql}: {ended['status']} {ended.get('error')}")
        servers.call(self.connection, "GET", f"/_cleanrooms/results/{id}")
        return time.perf_counter() - begun
