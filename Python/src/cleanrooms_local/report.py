"""What the report of a failed test shows: the last calls, and why a query was refused."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from cleanrooms_local.control import ControlError
from cleanrooms_local.server import Server

# How many refused queries are explained.
_REFUSALS = 3


def report(server: Server, calls: int) -> Iterator[tuple[str, str]]:
    """The sections, each with its title. A server that does not answer is a section too, since that may be why the test failed."""
    try:
        entries = server.requests()
    except ControlError as error:
        yield "the journal cannot be read", str(error)
        return
    if entries and calls > 0:
        shown = entries[-calls:]
        title = f"the last {len(shown)} of {len(entries)} calls" if len(shown) < len(entries) else "what was called"
        yield title, "\n".join(map(_line, shown))
    for entry in [entry for entry in entries if "refusal" in entry][-_REFUSALS:]:
        yield "why a query was refused", _refusal(server, entry)


def _line(entry: Mapping[str, Any]) -> str:
    """``12:00:00.250  222222222222  StartProtectedQuery  400 ValidationException: …``"""
    what = entry.get("operation") or f"{entry.get('method', '?')} {entry.get('path', '?')}"
    line = f"{entry['time'][11:].rstrip('Z')}  {entry.get('account', '-'):12}  {what}  {entry['status']}"
    response = entry.get("response")
    if error := entry.get("errorType"):
        message = response.get("message") if isinstance(response, Mapping) else None
        line += f" {error}" + (f": {message}" if message else "")
    elif isinstance(response, Mapping) and (query := response.get("protectedQuery") or response.get("protectedJob")):
        line += f" {query.get('id')} {query.get('status')}"
        if isinstance(error := query.get("error"), Mapping):
            line += f" {error.get('code')}: {error.get('message')}"
    if fault := entry.get("delivery"):
        line += f"  (fault: {json.dumps(fault)})"
    return line


def _refusal(server: Server, entry: Mapping[str, Any]) -> str:
    refusal = entry["refusal"]
    fallback = f"{entry.get('requestId')}: {refusal.get('code')} by the rule {refusal.get('rule')}"
    if column := refusal.get("column"):
        fallback += f", column {column}"
    try:
        membership, sql = _query(server, entry)
        if not sql:
            return fallback
        body = {"membershipIdentifier": membership, "sql": sql}
        text = server.control.send("POST", "/_cleanrooms/explain", body, headers={"Accept": "text/plain"}).decode()
    except (ControlError, KeyError, ValueError, TypeError):
        return fallback
    # A server of another version may know no text.
    return f"{sql}\n\n{_told(json.loads(text)) if text.startswith('{') else text}"


def _query(server: Server, entry: Mapping[str, Any]) -> tuple[str, str | None]:
    """The membership and the SQL of a query. The journal masks SQL, so that whoever started the query is asked for it."""
    membership, query = entry["path"].split("/")[2], entry["response"]["protectedQuery"]["id"]
    path = f"/memberships/{urllib.parse.quote(membership)}/protectedQueries/{urllib.parse.quote(query)}"
    content = server.control.send("GET", path, headers={"Authorization": _authorization(entry)}, base=server.url)
    return membership, json.loads(content)["protectedQuery"].get("sqlParameters", {}).get("queryString")


def _authorization(entry: Mapping[str, Any]) -> str:
    """A header that says who calls and where; unless it verifies signatures, the server looks at nothing else."""
    scope = f"{entry['account']}/20260101/{entry.get('region', 'us-east-1')}/cleanrooms/aws4_request"
    return f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature={'0' * 64}"


def _told(explanation: Mapping[str, Any]) -> str:
    lines = [explanation.get("message", "")]
    if excerpt := explanation.get("excerpt"):
        lines += ["", excerpt]
    for rule in explanation.get("rules", []):
        if rule["outcome"] == "refused":
            lines += ["", f"✗ {rule['rule']} ({', '.join(rule['tables'])}): {rule['source']}"]
    return "\n".join(lines)
