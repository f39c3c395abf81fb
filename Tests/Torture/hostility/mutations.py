"""Requests with a few things wrong, by the hundred thousand: the server may refuse them, and do nothing else."""

import json
import random
import time

from .attacks import expect
from .target import Connection, create, made, new_collaboration, request

PIPELINED = 40
FRAGMENTS = [
    b"\r\n", b"\n", b"\r", b"\0", b" ", b":", b"\r\n\r\n", b"Content-Length: 1\r\n", b"Transfer-Encoding: chunked\r\n", b"HTTP/1.0", b"0\r\n\r\n",
    b"ffffffff", b"%00", b"%2F", b"%", b"?", b"&", b"\xff", b"\xc3\xa9", b"-", b"99999999999999999999", b"{", b"}", b"[", b"]", b'"', b"\\", b"\\u0000",
    b"\\ud800", b"null", b"1e400", b"SELECT", b"(", b")", b"'", b";", b"--", b"/*", b"X-Evil: 1\r\n",
]
VALUES = [None, True, -1, 0, 2**63, 1.5, 1e300, "", "x" * 300, "\u0000", "\U0001f600", [], [None], {}, {"a": []}, [[[]]], "' OR 1=1", "SELECT 1"]
SQL = [
    "SELECT COUNT(DISTINCT a.id) FROM t a INNER JOIN u b ON a.id = b.id GROUP BY a.x HAVING COUNT(*) > 100",
    "WITH q AS (SELECT x, SUM(y) OVER (PARTITION BY z) s FROM t) SELECT CASE WHEN s > 1 THEN 'a' ELSE CAST(x AS VARCHAR) END FROM q",
]


TABLE = {
    "name": "t", "tableReference": {"glue": {"tableName": "t", "databaseName": "d"}}, "allowedColumns": ["id", "x", "y", "z"],
    "analysisMethod": "DIRECT_QUERY", "tags": {"k": "v"}}
TEMPLATE = {"name": "p", "format": "SQL", "source": {"text": SQL[0]}, "analysisParameters": [{"name": "n", "type": "INTEGER", "defaultValue": "1"}]}


def corpus(port):
    """Requests that a client would send, as (line, body), about resources that are there."""
    id = new_collaboration(port)
    table = made(port, "/configuredTables", "configuredTable", TABLE)
    membership = made(port, "/memberships", "membership", {"collaborationIdentifier": id, "queryLogStatus": "ENABLED"})
    association = {"name": "u", "configuredTableIdentifier": table, "roleArn": "arn:aws:iam::111122223333:role/r"}
    made(port, f"/memberships/{membership}/configuredTableAssociations", "configuredTableAssociation", {**association, "name": "t"})
    query = lambda sql: {
        "type": "SQL", "membershipIdentifier": membership, "sqlParameters": {"queryString": sql},
        "resultConfiguration": {"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "results", "keyPrefix": "a/b"}}}}
    rule = {"analysisRuleType": "AGGREGATION", "analysisRulePolicy": {"v1": {"aggregation": {
        "aggregateColumns": [{"columnNames": ["x"], "function": "SUM"}], "joinColumns": ["id"], "dimensionColumns": [], "scalarFunctions": ["ABS"],
        "outputConstraints": [{"columnName": "id", "minimum": 100, "type": "COUNT_DISTINCT"}]}}}}
    return [
        ("GET /_cleanrooms/health", None), (f"GET /collaborations/{id}", None), ("GET /collaborations?maxResults=5&memberStatus=ACTIVE", None),
        ("POST /collaborations", json.loads(create("m"))),
        ("POST /memberships", {"collaborationIdentifier": id, "queryLogStatus": "ENABLED"}), ("GET /memberships?status=ACTIVE&nextToken=abc", None),
        ("POST /configuredTables", TABLE), (f"POST /configuredTables/{table}/analysisRule", rule), (f"GET /configuredTables/{table}", None),
        (f"POST /memberships/{membership}/configuredTableAssociations", association),
        (f"POST /memberships/{membership}/analysistemplates", TEMPLATE), (f"GET /memberships/{membership}/protectedQueries?maxResults=3", None),
        *((f"POST /memberships/{membership}/protectedQueries", query(sql)) for sql in SQL),
        (f"POST /tags/arn%3Aaws%3Acleanrooms%3Aus-east-1%3A111122223333%3Acollaboration%2F{id}", {"tags": {"a": "b"}}),
        (f"PATCH /collaborations/{id}", {"name": "n", "description": "e"}), (f"DELETE /memberships/{id}", None),
    ]


def mutated(random, line, body):
    body = None if body is None else mutated_json(random, body) if random.random() < 0.6 else body
    data = b"" if body is None else json.dumps(body).encode()
    kind = random.random()
    if data and kind < 0.2:
        data = mutated_bytes(random, data)
    if kind < 0.85 and random.random() < 0.5:
        method, _, path = line.partition(" ")
        path = mutated_bytes(random, path.encode()).replace(b" ", b"").replace(b"\r", b"").replace(b"\n", b"")
        line = f"{method} {path.decode('utf-8', 'surrogateescape')}"
    fields = ["Content-Type: application/json"] if data else []
    sent = request(line, *fields, body=data)
    # Most are proper HTTP, or the layers above would see little.
    return mutated_bytes(random, sent) if kind > 0.7 else sent


def mutated_bytes(random, data):
    data = bytearray(data)
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(data) + 1)
        match random.randrange(5):
            case 0: data[place:place + 1] = bytes([random.randrange(256)])
            case 1: del data[place:place + random.randint(1, 12)]
            case 2: data[place:place] = random.choice(FRAGMENTS)
            case 3: data[place:place] = data[place:place + random.randint(1, 40)]
            case _: data[place:place] = random.choice(FRAGMENTS) * random.randint(1, 50)
    return bytes(data)


def mutated_json(random, value):
    """A copy with one member, element or value changed, added or gone."""
    if random.random() < 0.15 or not isinstance(value, (dict, list)) or not value:
        return random.choice(VALUES)
    if isinstance(value, list):
        place = random.randrange(len(value))
        return value[:place] + [mutated_json(random, value[place])] + value[place + (random.random() < 0.8):]
    key = random.choice(list(value))
    copy = dict(value)
    if random.random() < 0.2:
        del copy[key]
    elif isinstance(copy[key], str) and random.random() < 0.7:
        copy[key] = mutated_bytes(random, copy[key].encode()).decode(errors="replace")
    else:
        copy[key] = mutated_json(random, copy[key])
    return copy


def run(server, count, seed, figures):
    source = random.Random(seed)
    requests = corpus(server.port)
    statuses = {}
    done = 0
    connections = 0
    begun = time.monotonic()
    waiting = []
    while done < count:
        while len(waiting) < PIPELINED:
            waiting.append(mutated(source, *source.choice(requests)))
        with Connection(server.port, 30) as connection:
            connections += 1
            connection.send(b"".join(waiting))
            # What an unfinished request would wait for never comes.
            connection.end_sending()
            answered = 0
            refused = False
            for response in connection.responses():
                fault = response.fault()
                expect(fault is None, f"after {done + answered} requests of seed {seed}: {fault}, one of {waiting[:answered + 1][-3:]!r}")
                statuses[response.status] = statuses.get(response.status, 0) + 1
                answered += 1
                refused = refused or response.closes
        # A refusal ends the connection, and what came behind it is sent again; else all was taken, be it as the body of another.
        taken = max(1, min(answered, len(waiting))) if refused else len(waiting)
        done += taken
        waiting = waiting[taken:]
        expect(server.process.poll() is None, f"the server died within {done} requests of seed {seed}")
    seconds = time.monotonic() - begun
    memory, peak = server.memory()
    figures += [
        ("mutated requests", f"{done} of seed {seed} over {connections} connections in {seconds:.0f} s"),
        ("statuses", ", ".join(f"{status}: {number}" for status, number in sorted(statuses.items()))),
        ("resident memory", f"{memory:.1f} MiB, {peak:.1f} at most"),
    ]
