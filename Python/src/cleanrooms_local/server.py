"""A server that runs, and all that a test does with it: clients, time, outcomes, faults, and what was called."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanrooms_local.control import Control, ControlError, Query, Rows, Time, duration, query_id, records
from cleanrooms_local.tables import declaration, frame

REGION = "us-east-1"
_STRANGER = "There is no account {name!r} here: an account is its twelve digits, or a name by which it goes in a collaboration"


class Server:
    """Clean Rooms Local at an endpoint.

    - ``url``: where the API answers, without a path.
    - ``control_url``: where the control API answers, if that is elsewhere (``--control-port``).
    - ``token``: the server's ``--control-token``, if it has one.
    - ``ca``: a file with the certificate that an HTTPS server is to be trusted by.
    - ``region``: the region of clients that name none.
    """

    def __init__(
        self, url: str, *, control_url: str | None = None, token: str | None = None, ca: str | None = None, region: str = REGION
    ) -> None:
        self.url = url.rstrip("/")
        self.region = region
        self._ca = ca
        self.control = Control(control_url or self.url, token, ca)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.url}>"

    # Clients

    def client(self, account: str, service: str = "cleanrooms", *, region: str | None = None, **options: Any) -> Any:
        """A client of boto3 that acts as an account.

        - ``account``: its twelve digits, or the display name of a member such as ``publisher``.
        - ``options``: what ``boto3.Session.client`` takes besides, such as ``config``.
        """
        try:
            import boto3
        except ImportError:
            raise ImportError("A client needs boto3: pip install 'cleanrooms-local[pytest]'.") from None
        session = boto3.Session(
            aws_access_key_id=self.account(account), aws_secret_access_key="test", region_name=region or self.region)
        if self._ca:
            options.setdefault("verify", self._ca)
        return session.client(service, endpoint_url=self.url, **options)

    def account(self, name: str) -> str:
        """The twelve digits of an account which is named by them, or by a display name that it goes by.

        Raises LookupError for a name that nobody has, or that several have.
        """
        if len(name) == 12 and name.isascii() and name.isdigit():
            return name
        known: dict[str, set[str]] = {}
        for entry in self.control.call("GET", "/accounts")["accounts"]:
            for display_name in entry["names"]:
                known.setdefault(display_name.casefold(), set()).add(entry["account"])
        accounts = known.get(name.casefold(), set())
        if len(accounts) == 1:
            return accounts.pop()
        if accounts:
            raise LookupError(f"Several accounts go by {name!r}: {', '.join(sorted(accounts))}.")
        names = f" ({', '.join(sorted(known))})." if known else ", of which there is none yet."
        raise LookupError(_STRANGER.format(name=name) + names)

    # State

    def reset(self, seed: str | None = None) -> None:
        """Erases everything, puts every setting back, and seeds anew where a seed is named."""
        self.control.call("POST", "/reset", query={"seed": seed})

    def seed(self, seed: str | os.PathLike[str]) -> dict[str, Any]:
        """Runs a seed, by the name that the server knows or from a file here, and answers what its named steps made."""
        if isinstance(seed, os.PathLike) or "/" in seed or seed.endswith((".yaml", ".yml")):
            text = Path(seed).read_bytes()
            answer = self.control.send("POST", "/_cleanrooms/seeds", text, headers={"Content-Type": "application/yaml"})
            return _outputs(answer)
        return _outputs(self.control.send("POST", f"/_cleanrooms/seeds/{seed}"))

    def data(self, tables: Mapping[str, Rows]) -> None:
        """Declares tables of the data catalogue with rows.

        ``{"crm.customers": [{"email": "ann@example.com", "city": "Oslo"}]}``, a data frame instead of the list, or
        ``{"columns": {"email": "string"}, "rows": [["ann@example.com"]]}``. A table that is declared already keeps its types.
        """
        known = {
            f"{table['database']}.{table['table']}": _types(table["columns"])
            for table in self.control.call("GET", "/catalog")["tables"]
        }
        declared = [declaration(name, rows, known.get(name)) for name, rows in tables.items()]
        self.control.call("POST", "/catalog", {"tables": declared})

    def save(self, snapshot: str) -> None:
        """Keeps the whole state under a name, for ``restore``."""
        self.control.call("POST", f"/snapshots/{snapshot}")

    def restore(self, snapshot: str) -> None:
        """Brings back a state that ``save`` has kept."""
        self.control.call("POST", f"/snapshots/{snapshot}/restore")

    # Time

    def now(self) -> dt.datetime:
        """What time it is for the server."""
        return _time(self.control.call("GET", "/clock")["now"])

    def advance(self, time: Time) -> dt.datetime:
        """Moves the clock; what is due by then happens first. ``"90s"``, ``"PT1H"``, seconds or a timedelta."""
        return _time(self.control.call("POST", "/clock/advance", {"duration": duration(time)})["now"])

    def freeze(self, at: str | dt.datetime | None = None) -> dt.datetime:
        """Lets the clock stand still, at a time or at the one that it has."""
        return _time(self.control.call("POST", "/clock/freeze", {} if at is None else {"at": _text(at)})["now"])

    def resume(self) -> dt.datetime:
        """Lets the clock run again, from where it stands."""
        return _time(self.control.call("POST", "/clock/resume", {})["now"])

    def set_time(self, time: str | dt.datetime) -> dt.datetime:
        """Sets the clock to a time; what is due by then happens first."""
        return _time(self.control.call("POST", "/clock/set", {"time": _text(time)})["now"])

    def lifecycle(self, transition: str | Mapping[str, Any], model: str | None = None) -> None:
        """How queries and the like move: ``"immediate"``, ``"manual"``, or a transition such as
        ``{"progression": "time", "seconds": 5}``; ``"timed"`` is as the server was started. ``model`` narrows it to a kind."""
        if transition == "timed":
            self.control.call("DELETE", "/lifecycle", query={"model_name": model})
            return
        body: dict[str, Any] = {"transition": {"progression": transition} if isinstance(transition, str) else transition}
        if model:
            body["model_name"] = model
        self.control.call("POST", "/lifecycle", body)

    def step(self, query: Query | None = None) -> list[dict[str, Any]]:
        """Lets one query or job take its next step, or all of them; needed where the life cycle is manual."""
        steps: list[dict[str, Any]] = self.control.call("POST", "/lifecycle/step", {} if query is None else {"id": query_id(query)})["steps"]
        return steps

    # What happens

    def outcome(
        self, status: str = "SUCCESS", *, sql: str | None = None, sql_pattern: str | None = None, account: str | None = None,
        collaboration: str | None = None, membership: str | None = None, template: str | None = None, name: str | None = None,
        code: str | None = None, message: str | None = None, result: Rows | str | None = None, time: Time | None = None,
        times: int | None = None, model: str | None = None,
    ) -> dict[str, Any]:
        """Says how queries end that fit: by a piece of their ``sql`` or a pattern, by account, membership, template and the like.

        - ``status``: ``SUCCESS``, ``FAILED``, ``TIMED_OUT`` or ``CANCELLED``.
        - ``code`` and ``message``: the error of one that fails, by default ``INTERNAL_ERROR``.
        - ``result``: its rows, as objects, as a data frame, as CSV text, or as the control API takes them.
        - ``time``: how long it runs; ``times``: how often the rule acts.
        - ``model``: ``cleanrooms::protected-job`` for jobs.
        """
        match = {
            "sql": sql, "sqlPattern": sql_pattern, "account": account and self.account(account), "collaboration": collaboration,
            "membership": membership, "template": template, "name": name,
        }
        body: dict[str, Any] = {"status": status, "match": {key: value for key, value in match.items() if value is not None}}
        if status == "FAILED" or code or message:
            body["error"] = {"code": code or "INTERNAL_ERROR", "message": message or "A test said so."}
        if result is not None:
            body["result"] = _result(result)
        optional = {"duration": None if time is None else duration(time), "times": times, "model_name": model}
        body.update({key: value for key, value in optional.items() if value is not None})
        rule: dict[str, Any] = self.control.call("POST", "/outcomes", body)
        return rule

    def fault(
        self, operation: str | None = None, *, error: str | None = None, message: str | None = None, status: int | None = None,
        account: str | None = None, region: str | None = None, probability: float | None = None, count: int | None = None,
        latency: float | dt.timedelta | None = None, drop: bool = False, truncate: int | None = None,
    ) -> dict[str, Any]:
        """Says what goes wrong on the way: an ``error`` such as ``ThrottlingException``, a ``latency`` in seconds, a connection that
        drops, an answer that is cut after some bytes. Without any of them it is ``ServiceUnavailable``."""
        found = {"code": error, "message": message, "statusCode": status}
        said = {key: value for key, value in found.items() if value is not None}
        body = {
            "operation": operation, "account": account and self.account(account), "region": region, "probability": probability,
            "count": count, "error": said or None, "connection": "drop" if drop else None, "truncate": truncate,
            "latency": None if latency is None else round(1000 * float(duration(latency))),
        }
        answer = self.control.call("POST", "/faults", {key: value for key, value in body.items() if value is not None})
        rule: dict[str, Any] = answer["faults"][0]
        return rule

    # What happened

    def requests(self, operation: str | None = None, *, account: str | None = None, **criteria: Any) -> list[dict[str, Any]]:
        """The requests that the journal has, in the order in which they came. ``criteria`` are those of
        ``POST /_cleanrooms/requests/find``, such as ``status`` and ``errorType``."""
        wanted = {"operation": operation, "account": account and self.account(account), **criteria}
        body = {key: value for key, value in wanted.items() if value is not None}
        entries: list[dict[str, Any]] = self.control.call("POST", "/requests/find", body)["requests"]
        return entries[::-1]

    def events(self, detail_type: str | None = None, *, account: str | None = None) -> list[dict[str, Any]]:
        """What AWS would have put on EventBridge, in its order."""
        query = {"detail-type": detail_type, "account": account and self.account(account)}
        events: list[dict[str, Any]] = self.control.call("GET", "/events", query=query)["events"]
        return events

    def results(self, query: Query, *, receiver: str | None = None) -> Any:
        """The rows of a query that has succeeded: a data frame where pandas is there, else a list of objects.

        ``receiver`` is the account whose result it is, where there are several.
        """
        path, account = f"/results/{query_id(query)}", receiver and self.account(receiver)
        answer = self.control.call("GET", path, query={"receiver": account})
        # The server sends the first rows unless more are asked for.
        if answer.get("count", 0) > len(answer["rows"]):
            answer = self.control.call("GET", path, query={"receiver": account, "limit": answer["count"]})
        return frame(answer["columns"], answer["rows"])

    def explain(self, sql: str, *, account: str, collaboration: str | None = None) -> dict[str, Any]:
        """Whether a query would be accepted, and what each rule says of it. Nothing is started."""
        body = {"sql": sql, "account": self.account(account), "region": self.region}
        if collaboration:
            body["collaboration"] = collaboration
        explanation: dict[str, Any] = self.control.call("POST", "/explain", body)
        return explanation

    def ready(self) -> bool:
        """Whether the server answers, with its seeds and hooks done."""
        try:
            self.control.send("GET", "/_cleanrooms/ready", seconds=5)
        except ControlError:
            return False
        return True


def _outputs(answer: bytes) -> dict[str, Any]:
    outputs: dict[str, Any] = json.loads(answer)["outputs"]
    return outputs


def _types(columns: Any) -> dict[str, str]:
    """The types of a declared table's columns, which the catalogue lists in their order."""
    if isinstance(columns, Mapping):
        return {name: str(kind) for name, kind in columns.items()}
    return {column["name"]: column["type"] for column in columns}


def _result(result: Rows | str) -> dict[str, Any]:
    if isinstance(result, str):
        return {"csv": result}
    found = records(result)
    if found is None:
        if not isinstance(result, Mapping):
            raise TypeError("A result is rows as objects, a data frame, CSV text, or an object as the control API takes it.")
        return dict(result)
    table = declaration("result.rows", found)
    columns: Sequence[dict[str, str]] = [{"name": name} for name in table["columns"]]
    return {"columns": columns, "rows": [[None if cell is None else _word(cell) for cell in row] for row in table["rows"]]}


def _word(cell: Any) -> str:
    """A cell of a result, which is text: truth as SQL writes it."""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _text(time: str | dt.datetime) -> str:
    if isinstance(time, str):
        return time
    # A time without a zone is the server's, which is UTC.
    zoned = time.replace(tzinfo=dt.timezone.utc) if time.tzinfo is None else time.astimezone(dt.timezone.utc)
    return zoned.strftime("%Y-%m-%dT%H:%M:%S.") + f"{zoned.microsecond // 1000:03d}Z"


def _time(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
