#!/usr/bin/env python3
"""Queries on rows that ask for much: values, joins and results without end, and many results that nobody fetches.

CLEANROOMS_BINARY names the program; .build/debug/cleanrooms-local stands in for it.
"""

import argparse
import concurrent.futures
import json
import signal
import sys
import tempfile
import time

from control import OWN_SECONDS, STOP_SECONDS, Pulse, post
from hostility.attacks import Failure, expect
from hostility.launch import Launch
from hostility.tables import ACCOUNT, with_rows
from hostility.target import Connection, request

# How long a query may go on behind its limit, in a build that is not optimized and on a machine that is busy.
BEHIND_SECONDS = 20.0
LIMIT = ("--query-time-limit", "2s")
# What all queries together may take for rows, and as much again for what functions make on the way to a value.
ENGINE_MIB = 256
PEAK_MIB = 2 * ENGINE_MIB + 200


def explain(port, sql, limit=10, seconds=OWN_SECONDS):
    return post(port, "/_cleanrooms/explain", {"account": ACCOUNT, "sql": sql, "run": True, "limit": limit}, seconds=seconds)


def started(port, membership, sql):
    response = post(port, f"/memberships/{membership}/protectedQueries", {"type": "SQL", "sqlParameters": {"queryString": sql}})
    expect(response.status == 200, f"a query is refused: {response.body[:300]!r}")
    return json.loads(response.body)["protectedQuery"]["id"]


VALUES = [
    "SELECT length(repeat('x', 2000000000)) FROM t", "SELECT length(upper(repeat('x', 60000000))) FROM t",
    "SELECT length(lpad('x', 2147483647, 'yz')) FROM t", "SELECT size(split(repeat('x,', 30000000), ',')) FROM t",
    "SELECT repeat('a', 30000000) LIKE concat('%', repeat('a', 15000000), 'b') FROM t",
    "SELECT locate(concat(repeat('a', 15000000), 'b'), repeat('a', 30000000)) FROM t",
    "SELECT b RLIKE repeat('(a|b)*', 3000) FROM t", "SELECT count(*) FROM t WHERE repeat(b, 1000000) RLIKE '(.*)(.*)(.*)(.*)[0-9]x'",
    "SELECT get_json_object(concat('[', repeat('1,', 25000000), '1]'), '$[*]') FROM t", "SELECT length(hex(hex(repeat('x', 20000000)))) FROM t",
    "SELECT sum(length(md5(repeat(b, 1000000)))) FROM t", "SELECT length(format_string('%1$1000000d%1$1000000d%1$1000000d', a)) FROM t",
    "SELECT size(flatten(array(split(repeat('a,', 2000000), ','), split(repeat('a,', 2000000), ',')))) FROM t",
    "SELECT count(*) FROM t x, t y, t z WHERE x.a + y.a + z.a = 7", "SELECT x.a, y.b, z.c FROM t x, t y, t z",
    "SELECT size(collect_list(x.b)) FROM t x, t y, t z", "SELECT b FROM t ORDER BY repeat(b, 1000000)",
    "SELECT count(DISTINCT repeat(b, 1000000)) FROM t",
    "SELECT count(*) FROM t x WHERE EXISTS (SELECT 1 FROM t y WHERE y.a > x.a AND EXISTS (SELECT 1 FROM t z WHERE z.a + y.a = x.a - 3))",
    "WITH c0 AS (SELECT a AS x FROM t), " + ", ".join(f"c{i + 1} AS (SELECT struct(x, x) AS x FROM c{i})" for i in range(30))
    + " SELECT count(*) FROM c30",
    "WITH c0 AS (SELECT a AS x FROM t), " + ", ".join(f"c{i + 1} AS (SELECT *, * FROM c{i})" for i in range(30)) + " SELECT count(*) FROM c30",
    "SELECT " + "*," * 40_000 + "a FROM t", "SELECT a FROM t" + " UNION ALL SELECT a FROM t" * 3000,
    "SELECT count(*) FROM t WHERE " + " OR ".join(f"a = {i}" for i in range(8000)),
]


def values(is_short):
    """Queries that make much of little: each ends within its time, in rows or in a failure, while others are answered."""
    slowest, latest = 0.0, 0.0
    with Launch("--log-level", "error", "--engine-memory", f"{ENGINE_MIB}MiB", *LIMIT) as server:
        with_rows(server.port, 500)
        for sql in [VALUES[0], VALUES[13], VALUES[20]] if is_short else VALUES:
            begun = time.monotonic()
            with Pulse(server.port) as pulse:
                response = explain(server.port, sql, seconds=2 + BEHIND_SECONDS)
            latest = max(latest, time.monotonic() - begun)
            slowest = max(slowest, pulse.slowest)
            server.expect_alive(sql[:200])
            expect(response.status == 200, f"{response.status} {response.body[:200]!r} to {sql[:100]}")
        _, peak = server.memory()
        expect(peak < PEAK_MIB, f"the server took {peak:.0f} MiB, over {PEAK_MIB}")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"the longest took {latest:.1f} s with a limit of 2; {peak:.0f} MiB at most; health waited {slowest * 1000:.0f} ms"


def results(is_short):
    """Results of many rows: delivered, shown and made for explanations while others are answered."""
    rows = 100 if is_short else 1000
    with tempfile.TemporaryDirectory() as folder, Launch("--log-level", "error", "--results-dir", folder) as server:
        membership = with_rows(server.port, rows)["membership"]
        sql = "SELECT x.a, y.b, x.c FROM t x, t y"
        with Pulse(server.port) as pulse:
            id = started(server.port, membership, sql)
            post(server.port, "/_cleanrooms/clock/advance?wait=120", {"duration": "1h"}, seconds=150)
            with Connection(server.port, OWN_SECONDS) as connection:
                connection.send(request(f"GET /memberships/{membership}/protectedQueries/{id}"))
                status = json.loads(connection.response().body)["protectedQuery"]["status"]
                expect(status == "SUCCESS", f"the query is {status} when the clock has answered")
                connection.send(request(f"GET /_cleanrooms/results/{id}?limit=1000000000"))
                response = connection.response()
            expect(response.status in (200, 410), f"the result is answered {response.status}")
            shown = explain(server.port, sql, limit=1_000_000_000)
            expect(json.loads(shown.body)["result"]["count"] == rows * rows, "an explanation has not all rows")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{rows * rows} rows; health waited {pulse.slowest * 1000:.0f} ms"


def held(is_short):
    """Results that wait for their queries' ends: they take no more than all results may."""
    # As many as a membership may have under way.
    count, rows = 5, 200 if is_short else 800
    with Launch("--log-level", "error", "--engine-memory", f"{ENGINE_MIB}MiB", "--results-memory", "16MiB") as server:
        membership = with_rows(server.port, rows)["membership"]
        post(server.port, "/_cleanrooms/lifecycle", {"model_name": "cleanrooms::protected-query", "transition": {"progression": "manual"}})
        with Pulse(server.port) as pulse:
            for _ in range(count):
                started(server.port, membership, "SELECT x.a, y.b, x.c FROM t x, t y")
            post(server.port, "/_cleanrooms/lifecycle/step?wait=0", {})
            explain(server.port, "SELECT count(*) FROM t")
            time.sleep(1 if is_short else 10)
        _, peak = server.memory()
        expect(peak < PEAK_MIB, f"{count} results took {peak:.0f} MiB, over {PEAK_MIB}")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{count} results: {peak:.0f} MiB at most; health waited {pulse.slowest * 1000:.0f} ms"


def forgotten(_):
    """Explanations that nobody waits for any more: no more than a few are run, and queries have their turn."""
    with Launch("--log-level", "error", "--query-time-limit", "1s") as server, concurrent.futures.ThreadPoolExecutor() as pool:
        membership = with_rows(server.port, 1000)["membership"]
        left = [Connection(server.port, OWN_SECONDS) for _ in range(40)]
        body = json.dumps({"account": ACCOUNT, "sql": "SELECT count(*) FROM t x, t y, t z WHERE x.a + y.a + z.a = 7", "run": True}).encode()
        for connection in left:
            connection.send(request("POST /_cleanrooms/explain", body=body))
        # Those that come first have gone before they are answered, and the engine does not know.
        for connection in left[:8]:
            connection.socket.close()
        refused = sum(connection.response().status == 429 for connection in left[8:])
        for connection in left[8:]:
            connection.socket.close()
        expect(refused >= 10, f"{refused} of 40 are told that they are too many")
        started(server.port, membership, "SELECT count(*) FROM t")
        waiting = pool.submit(post, server.port, "/_cleanrooms/clock/advance?wait=60", {"duration": "1h"}, seconds=90)
        expect(waiting.result().status == 200, "a query behind them does not end")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{refused} of 40 refused"


def ended(port, membership, sql, wait=60):
    """Runs a query to its end, and answers its rows."""
    id = started(port, membership, sql)
    post(port, f"/_cleanrooms/clock/advance?wait={wait}", {"duration": "1h"}, seconds=wait + 30)
    response = post(port, f"/_cleanrooms/results/{id}?limit=5", b"", method="GET")
    expect(response.status == 200, f"a query has no result: {response.body[:300]!r}")
    return json.loads(response.body)["rows"]


def texts(is_short):
    """Queries with long texts, which begin by themselves after a while: who asks for little waits for none of them."""
    count, size = (4, 20_000) if is_short else (12, 88_000)
    text = lambda place: f"SELECT count(*) FROM t WHERE a >= {place}" + "".join(
        f" AND (b <> 'x{number}' OR a > {number})" for number in range(size // 34))
    with Launch("--log-level", "error") as server:
        membership = with_rows(server.port, 20)["membership"]
        post(server.port, "/_cleanrooms/lifecycle", {"model_name": "cleanrooms::protected-query", "transition": {"progression": "time", "seconds": 2}})
        waited = 0.0
        with Pulse(server.port) as starting:
            for place in range(0, count, 4):
                # As many as a membership may have under way.
                ids = [started(server.port, membership, text(place + other)) for other in range(4)]
                with Pulse(server.port) as beginning:
                    time.sleep(2.5)
                waited = max(waited, beginning.slowest)
                post(server.port, "/_cleanrooms/clock/advance?wait=60", {"duration": "1h"}, seconds=90)
                for other, id in enumerate(ids):
                    response = post(server.port, f"/_cleanrooms/results/{id}", b"", method="GET")
                    expect(response.status == 200, f"a long query has no result: {response.body[:300]!r}")
                    expect(json.loads(response.body)["rows"] == [[20 - place - other]], "a long query counts wrongly")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{count} of {size} bytes; health waited {starting.slowest * 1000:.0f} ms, and {waited * 1000:.0f} while they began"


def restarted(is_short):
    """A large uploaded file after a restart: it is written again for the first query that reads it, while others are answered."""
    rows = 50_000 if is_short else 1_600_000
    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/data"
        with Launch("--log-level", "error", "--data-dir", data) as server:
            membership = with_rows(server.port, 10)["membership"]
            text = "a,b,c\n" + "".join(f"{row},user{row:012d},{row}.5\n" for row in range(rows))
            put = post(server.port, "/_cleanrooms/catalog/d/t/data", text.encode(), method="PUT", fields=["Content-Type: text/csv"])
            expect(put.status == 200, f"the file is refused: {put.body[:300]!r}")
            server.stop(signal.SIGTERM, STOP_SECONDS)
        with Launch("--log-level", "error", "--data-dir", data) as server:
            with Pulse(server.port) as pulse:
                counted = ended(server.port, membership, "SELECT count(*), max(a) FROM t")
            expect(counted == [[rows, rows - 1]], f"the file has {counted}")
            server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{len(text) >> 20} MiB; health waited {pulse.slowest * 1000:.0f} ms"


def populated(is_short):
    """An intermediate table of very many rows: kept and read while others are answered."""
    side = 100 if is_short else 700
    with Launch("--log-level", "error") as server:
        membership = with_rows(server.port, side)["membership"]
        base = f"/memberships/{membership}/intermediateTables"
        made = post(server.port, base, {"name": "wide", "populationAnalysisConfiguration": {
            "sqlParameters": {"queryString": "SELECT x.a AS a, y.b AS b, x.c AS c FROM t x, t y"}}})
        expect(made.status == 200, f"no table: {made.body[:300]!r}")
        table = json.loads(made.body)["intermediateTable"]["id"]
        with Pulse(server.port) as pulse:
            begun = post(server.port, f"{base}/{table}/populate", {})
            expect(begun.status == 200, f"no population: {begun.body[:300]!r}")
            post(server.port, "/_cleanrooms/clock/advance?wait=60", {"duration": "1h"}, seconds=90)
            status = json.loads(post(server.port, f"{base}/{table}", b"", method="GET").body)["intermediateTable"]["status"]
            expect(status == "POPULATE_SUCCESS", f"the table is {status}")
            rule = {"v1": {"custom": {"allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [ACCOUNT]}}}
            ruled = post(server.port, f"{base}/{table}/analysisRule", {"analysisRuleType": "CUSTOM", "analysisRulePolicy": rule})
            expect(ruled.status == 200, f"no rule: {ruled.body[:300]!r}")
            counted = ended(server.port, membership, "SELECT count(*), max(a) FROM wide")
            expect(counted == [[side * side, side - 1]], f"the table has {counted}")
        server.stop(signal.SIGTERM, STOP_SECONDS)
    return f"{side * side} rows; health waited {pulse.slowest * 1000:.0f} ms"


ATTACKS = [values, results, held, forgotten, texts, restarted, populated]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="fewer of what there are many of")
    parser.add_argument("only", nargs="*", help="names of attacks")
    arguments = parser.parse_args()
    failures = 0
    for attack in ATTACKS:
        if arguments.only and attack.__name__ not in arguments.only:
            continue
        begun = time.monotonic()
        try:
            print(f"{attack.__name__:12} {attack(arguments.short)} ({time.monotonic() - begun:.1f} s)", flush=True)
        except (Failure, OSError) as failure:
            failures += 1
            print(f"{attack.__name__:12} FAILED: {failure}", flush=True)
    print(f"queries that ask for much: {'FAILED' if failures else 'passed'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
