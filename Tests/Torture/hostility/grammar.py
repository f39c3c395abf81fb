"""A grammar of the control API: for each route what it takes, with now and then something that it does not take."""

import json
import re
from urllib.parse import quote

from .attacks import Failure
from .tables import with_rows
from .target import Connection, create, long_query, request

MODELS = ["protected-query", "protected-job", "analysis-log-export", "id-mapping-table"]
STATUSES = ["SUCCESS", "FAILED", "TIMED_OUT", "CANCELLED"]
SEEDS = [
    "steps: []", "steps: [{repeat: 3, steps: [{control: POST /_cleanrooms/clock/resume}]}]",
    "accounts: {a: '111122223333'}\nsteps:\n  - id: c\n    as: a\n    call: CreateCollaboration\n    with: " + create("seeded").decode(),
    "steps:\n  - {as: '111122223333', call: GetCollaboration, with: {collaborationIdentifier: x}}", "steps: {", "a: &a [*a]", "[", "\0", "%YAML 9.9",
    "steps: [{repeat: 50, steps: [{repeat: 50, index: j, steps: []}]}]", "steps: [{control: POST /_cleanrooms/outcomes, with: {status: SUCCESS}}]",
    "region: ''\nsteps: [{call: Nope, as: x}]",
]
NOTHING = [None, True, -1, 0, 1, 2**63 - 1, -2**63, 1e308, 1.5, "", "x", "\u0000", "\u00e9", "e\u0301", "x" * 300, [], [None], {}, {"a": []}, [[[]]]]
DURATIONS = ["1s", "1h30m", "PT1H", "7d", "P1Y", "0s", "-1s", "99999999d", "1e400s", 1, 0.001, -5, 1e300]
TIMES = ["2026-01-31T12:00:00Z", "9999-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "yesterday", 0, 1e12, -1]
PATTERNS = ["SELECT .*", "(a|b)*", "(){99999}", "(((((", "[a-", "\\p{Lu}+", "(?!x)y", "a{1,300}", ".*" * 40, "[^\\s]{2,}"]
NAMES = ["a", "b", "c.1", "..", "%2e%2e", "a%2Fb", "x" * 65, "%00", "\u00e9", "-", "_"]
QUERIES = ["", "limit=1", "limit=0", "limit=-1", "limit=99999999999999999999", "since=2026-01-31T12:00:00Z", "since=x", "%", "a=%FF", "limit", "&&&=",
           "account=111122223333", "account=1", "region=us-east-1", "detail-type=x", "model_name=cleanrooms::protected-query", "seed=nothing",
           "collaboration=x", "receiver=111122223333", "before=1", "before=x", "report=all", "report=x", "wait=0", "wait=601", "wait=-1"]
COUNTS = [1, 2, 7, 50, 300, 99_999, 100_000, 100_001, 0, -1, 2**63 - 1, "x", 1.5, None]
SQL = ["SELECT 1", "SELECT a, b FROM t", "SELECT count(*) FROM t x, t y", "SELECT a / 0 FROM t", "SELECT repeat(b, 100000000) FROM t",
       "SELECT b RLIKE '(a|b)*c' FROM t", "SELECT sum(a) OVER (ORDER BY c) FROM t", "SELECT get_json_object('[[[', '$[0]') FROM t", "(" * 500, "SELECT",
       "SELECT CAST(b AS INT) FROM t", "SELECT a FROM t UNION SELECT 1", "SELECT * FROM t LIMIT 9999999999", long_query(3000), "\u0000"]
# Those whose answers have no end: they have connections of their own.
STREAMS = ["/_cleanrooms/stream", "/_cleanrooms/events/stream"]


def prepare(port):
    """What the requests are about: the ids of a collaboration and of a membership in it, seeds by name, and all routes there are."""
    known = with_rows(port, 50)
    with Connection(port) as connection:
        connection.send(request("GET /_cleanrooms/seeds"))
        # One of them is no small request: it makes thousands of things.
        known["seeds"] = [seed["name"] for seed in json.loads(connection.response().body)["seeds"] if seed["name"] != "many"]
        connection.send(request("GET /_cleanrooms"))
        known["routes"] = json.loads(connection.response().body)["routes"]
    return known


class Grammar:
    """Draws requests."""

    def __init__(self, random, known):
        self.random, self.known = random, known
        self.rules = self._rules()
        self._expect_all_routes()

    def _expect_all_routes(self):
        """A route that nobody has told the grammar of would never be tried."""
        drawn = {(method, (path() if callable(path) else path).partition("?")[0]) for _ in range(40) for method, path, _ in self.rules}
        missing = []
        for route in self.known["routes"]:
            method, _, template = route.partition(" ")
            pattern = re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(template)))
            if template not in STREAMS and not any(method == other and pattern.fullmatch(path) for other, path in drawn):
                missing.append(route)
        if missing:
            raise Failure(f"the grammar has nothing for {', '.join(missing)}")

    def request(self):
        """The name of a route, and the bytes of a request to it."""
        method, path, body = self.random.choice(self.rules)
        target = path() if callable(path) else path
        name = f"{method} {target.partition('?')[0]}" if not callable(path) else f"{method} {path.__name__}"
        data = b""
        if body is not None:
            value = body()
            if not isinstance(value, bytes) and self.random.random() < 0.25:
                value = self._spoiled(value)
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
        if self.random.random() < 0.02:
            data = data[:self.random.randrange(len(data) + 1)]
        if self.random.random() < 0.02:
            method = self.random.choice(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEADS"])
        return name, request(f"{method} {target}", *self._fields(), body=data)

    def _fields(self):
        return ["Origin: http://evil.example"] if self.random.random() < 0.005 else []

    def _one(self, *values):
        return self.random.choice(values)

    def _some(self, **members):
        """An object with some of these members."""
        return {name: value() if callable(value) else value for name, value in members.items() if self.random.random() < 0.7}

    def _spoiled(self, value):
        if not isinstance(value, (dict, list)) or not value or self.random.random() < 0.2:
            return self.random.choice(NOTHING)
        if isinstance(value, list):
            place = self.random.randrange(len(value))
            return value[:place] + [self._spoiled(value[place])] + value[place + 1:]
        key = self.random.choice(list(value))
        return {**value, key: self._spoiled(value[key])} if self.random.random() < 0.8 else {**value, f"{key}x": 1}

    # What bodies hold.

    def _outcome(self):
        return self._some(
            id=lambda: self._one("a", "b", "c"), model_name=lambda: f"cleanrooms::{self._one(*MODELS)}", status=lambda: self._one(*STATUSES),
            match=lambda: self._some(sql="FROM t", sqlPattern=lambda: self._one(*PATTERNS), account="111122223333", name="n", template="t"),
            error=lambda: self._some(code="INTERNAL_ERROR", message="m", retryable=True), duration=lambda: self._one(*DURATIONS),
            times=lambda: self._one(1, 2, 10**9), position=lambda: self._one(0, 1, 5),
            result=lambda: self._one(
                {"columns": [{"name": "a"}], "rows": [["x"], [1], [None]]}, {"csv": "a,b\n1,2\n"}, {"file": "rows.csv"}, {"file": "/etc/passwd"},
                {"columns": [{"name": "a", "type": "int"}], "rows": [["x"]]}))

    def _fault(self):
        return self._some(
            operation=lambda: self._one("GetCollaboration", "ListSchemas", "Nope"), account="111122223333", region="us-east-1",
            probability=lambda: self._one(0, 0.5, 1, 2, -1), count=lambda: self._one(1, 3, 0), service="cleanrooms",
            error=lambda: self._some(code=lambda: self._one("ThrottlingException", "Nope"), statusCode=lambda: self._one(400, 503, 99)),
            latency=lambda: self._some(milliseconds=lambda: self._one(0, 1, 10**12), spread=1), connection="drop", truncate=lambda: self._one(0, 10, -1))

    def _transition(self):
        return {"model_name": f"cleanrooms::{self._one(*MODELS)}", "transition": self._some(
            progression=lambda: self._one("immediate", "manual", "time", "never"), seconds=lambda: self._one(*DURATIONS), times=lambda: self._one(1, 3, 0))}

    def _criteria(self):
        return self._some(
            operation="CreateCollaboration", account="111122223333", region="us-east-1", status=lambda: self._one(200, 400), errorType="x", method="POST",
            path="/collaborations", resource=lambda: self._one(self.known["collaboration"], "x", ""), since=lambda: self._one(*TIMES),
            until=lambda: self._one(*TIMES))

    def _repeated(self, depth=0):
        """Steps that repeat steps, as often as one likes around nothing, and a few times around calls."""
        draw = self.random.random()
        if depth < 12 and draw < 0.7:
            inner, counts = [self._repeated(depth + 1) for _ in range(self._one(1, 1, 2))], COUNTS
        elif draw < 0.85:
            inner, counts = [], COUNTS
        else:
            inner, counts = [{"control": f"POST /_cleanrooms/{self._one('clock/resume', 'outcomes')}", "with": {}}], [1, 2, 3]
        step = {"repeat": self._one(*counts), "index": self._one(f"i{depth}", f"i{depth}", "i0"), "steps": inner}
        # What is called often is no small request.
        return {**step, "repeat": min(step["repeat"], 3)} if "control" in json.dumps(inner) and isinstance(step["repeat"], int) else step

    def _seed(self):
        return json.dumps({"steps": [self._repeated()]}).encode() if self.random.random() < 0.5 else self._one(*SEEDS).encode()

    def _calls(self):
        def call():
            return self._some(
                call=lambda: self._one("ListMemberships", "GetCollaboration", "CreateCollaboration", "ListProtectedQueries", "Nope"),
                **{"as": lambda: self._one("111122223333", "1", "x" * 12)}, region="us-east-1",
                **{"with": lambda: self._one({}, {"collaborationIdentifier": self.known["collaboration"]}, {"membershipIdentifier": "x"}, {"a\u0000": 1})})
        return self._some(calls=lambda: [call() for _ in range(self._one(0, 1, 5, 50, 51))], quiet=lambda: self._one(True, False))

    def _namespaces(self):
        return {"idNamespaces": [{"arn": self._one(
            "arn:aws:entityresolution:us-east-1:111122223333:idnamespace/people", "x"), "type": self._one("TARGET", "SOURCE", "x")}]}

    def _explained(self):
        return self._some(
            membershipIdentifier=self.known["membership"], account="111122223333", region="us-east-1", collaboration=self.known["collaboration"],
            sql=lambda: self._one(*SQL), parameters={"n": "1"}, receivers=["111122223333"], run=True, limit=lambda: self._one(0, 1, 10**9, -1))

    def _catalogue(self):
        columns = self._one({"a": "string", "b": "int"}, [{"name": "a", "type": "decimal(38,9)"}], {"a": "nope"}, {})
        return {"tables": [{"database": self._one("d", "e"), "table": self._one("t", "u"), "columns": columns} for _ in range(self._one(0, 1, 3))]}

    def _rows(self):
        """A file of a table, or what is none."""
        return self._one(
            b"", b"a,b\nx,1\n", b'{"a": "x", "b": 1}\n', b'{"a": {"a": [' * 50, b"PAR1" + self.random.randbytes(200) + b"PAR1", b"ORC",
            b"\x1f\x8b" + self.random.randbytes(50), self.random.randbytes(100))

    def _snapshot_bytes(self):
        return self._one(b"", b"SQLite format 3\0" + bytes(84), b"SQLite format 3\0" + self.random.randbytes(5000), self.random.randbytes(100))

    # Paths.

    def _with_query(self, path):
        def target():
            return f"{path}?{self._one(*QUERIES)}"
        target.__name__ = path
        return target

    def _named(self, path, names, rest=""):
        def target():
            return f"{path}/{quote(self._one(*names), safe='%')}{rest}"
        target.__name__ = f"{path}/…{rest}"
        return target

    def _rules(self):
        room = "/_cleanrooms"
        snapshots, seeds = f"{room}/snapshots", [*self.known["seeds"], "nothing", "..", "%2e%2e%2fa"]
        return [
            ("GET", room, None), ("GET", f"{room}/health", None), ("GET", f"{room}/ready", None), ("GET", "/_localstack/health", None),
            ("GET", "/metrics", None), ("GET", f"{room}/metrics", None), *(("GET", f"/{host}/init{stage}", None) for host in ("_cleanrooms", "_localstack") for stage in ("", "/ready", "/x")),
            ("GET", self._with_query(f"{room}/clock"), None),
            ("POST", f"{room}/clock/freeze", lambda: self._some(at=lambda: self._one(*TIMES))), ("POST", f"{room}/clock/resume", lambda: {}),
            ("POST", f"{room}/clock/advance?wait=0", lambda: self._one({"duration": self._one(*DURATIONS)}, {"to": "next"}, {"to": "x"})),
            ("POST", f"{room}/clock/set?wait=0", lambda: {"time": self._one(*TIMES)}),
            ("GET", f"{room}/lifecycle", None), ("POST", f"{room}/lifecycle", self._transition),
            ("DELETE", self._with_query(f"{room}/lifecycle"), None),
            ("GET", self._with_query(f"{room}/lifecycle/ongoing"), None),
            ("GET", self._named(f"{room}/lifecycle", [self.known["membership"], "x"]), None),
            ("POST", f"{room}/lifecycle/step?wait=0", lambda: self._some(id="x", model_name=f"cleanrooms::{self._one(*MODELS)}")),
            ("GET", f"{room}/outcomes", None), ("POST", f"{room}/outcomes", self._outcome), ("DELETE", f"{room}/outcomes", None),
            ("DELETE", self._named(f"{room}/outcomes", ["a", "b", "x"]), None),
            ("GET", f"{room}/faults", None), ("POST", f"{room}/faults", self._fault), ("PUT", f"{room}/faults", lambda: [self._fault()]),
            ("DELETE", f"{room}/faults", None), ("GET", self._named(f"{room}/faults", ["1", "x"]), None),
            ("DELETE", self._named(f"{room}/faults", ["1", "x"]), None),
            *((method, "/_localstack/chaos/faults", lambda: [self._fault()]) for method in ("POST", "PATCH", "DELETE")),
            ("GET", "/_localstack/chaos/faults", None), ("GET", "/_localstack/chaos/effects", None),
            ("POST", "/_localstack/chaos/effects", lambda: {"latency": self._one(0, 1, {"mean": 1}, -1)}),
            ("GET", self._with_query(f"{room}/requests"), None), ("GET", self._named(f"{room}/requests", ["1", "x"]), None),
            ("POST", self._with_query(f"{room}/requests/find"), self._criteria), ("POST", f"{room}/requests/count", self._criteria),
            ("DELETE", f"{room}/requests", None), ("POST", f"{room}/requests/reset", None),
            ("GET", self._with_query(f"{room}/events"), None), ("DELETE", f"{room}/events", None),
            ("POST", f"{room}/explain", self._explained), ("POST", f"{room}/explain?report=all", self._explained),
            ("GET", f"{room}/catalog", None), ("POST", f"{room}/catalog", self._catalogue), ("POST", f"{room}/catalog", self._namespaces),
            ("PUT", self._named(f"{room}/catalog/d", ["t", "u", "x", "%2e%2e"], "/data"), self._rows),
            ("DELETE", self._named(f"{room}/catalog/d", ["t", "u", "x"], "/data"), None),
            ("GET", self._named(f"{room}/jobs", [self.known["membership"], "x"], "/log"), None),
            ("GET", f"{room}/seeds", None), ("POST", f"{room}/seeds", self._seed), ("POST", f"{room}/seeds", self._seed),
            ("POST", self._named(f"{room}/seeds", seeds), None), ("GET", self._named(f"{room}/seeds", seeds), None),
            ("POST", f"{room}/calls", self._calls), ("GET", f"{room}/accounts", None), ("GET", f"{room}/server", None),
            ("GET", self._with_query(f"{room}/billing"), None), ("GET", self._named(f"{room}/results", [self.known["membership"], "x"]), None),
            ("GET", self._with_query(f"{room}/console/"), None), ("GET", self._named(f"{room}/console", ["x", "..", "console.js", "%00"]), None),
            ("GET", snapshots, None), ("POST", self._named(snapshots, NAMES), None), ("GET", self._named(snapshots, NAMES), None),
            ("POST", self._named(snapshots, NAMES, "/restore"), None), ("DELETE", self._named(snapshots, NAMES), None),
            ("PUT", self._named(snapshots, NAMES), self._snapshot_bytes),
            ("POST", self._with_query(f"{room}/reset"), None), ("POST", "/_localstack/state/reset", None), ("POST", f"{room}/reset", None),
            ("GET", self._named(room, ["x", "..", "%", "events/stream?detail-type=%FF", "stream?kinds=x"]), None),
        ]
