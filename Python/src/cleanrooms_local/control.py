"""The control API of a running server over HTTP, with nothing but the standard library.

Its routes stand in docs/control-api.md.
"""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeAlias

# A query of Clean Rooms: its id, or an answer that holds it, such as that of ``start_protected_query``.
Query: TypeAlias = str | Mapping[str, Any]
# The rows of a table: objects by name, a data frame, or columns and rows as the control API takes them.
Rows: TypeAlias = Any
# ``"90s"``, ``"PT1H"``, a number of seconds, or what ``datetime`` has for it.
Time: TypeAlias = str | float | timedelta

# A seed of a hundred thousand calls takes its time.
_SECONDS = 600


class ControlError(Exception):
    """The control API refused, or nobody answered. Its text is the server's sentence."""

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence)
        # The HTTP status; None where nobody answered.
        self.status = status


class Control:
    """Requests to the control API of one server.

    - ``url``: where the control API answers, without a path.
    - ``token``: the server's ``--control-token``, if it has one.
    - ``ca``: a file with the certificate that an HTTPS server is to be trusted by.
    """

    def __init__(self, url: str, token: str | None = None, ca: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._headers = {"X-Cleanrooms-Token": token} if token else {}
        handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
        if self.url.startswith("https:"):
            handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ca)))
        # A proxy of the machine's has no part in what goes to an emulator.
        self._opener = urllib.request.build_opener(*handlers)

    def send(
        self, method: str, path: str, body: Any = None, *, query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None, base: str | None = None, seconds: float = _SECONDS,
    ) -> bytes:
        """Sends a request and answers the bytes of its answer. A body of bytes goes as it is, any other as JSON; ``base`` is
        where a request goes that is not for the control API."""
        items = {name: value for name, value in (query or {}).items() if value is not None}
        target = f"{base or self.url}{path}" + (f"?{urllib.parse.urlencode(items)}" if items else "")
        sent = dict(self._headers)
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body, default=str).encode()
            sent["Content-Type"] = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        sent.update(headers or {})
        request = urllib.request.Request(target, data, sent, method=method)
        try:
            with self._opener.open(request, timeout=seconds) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            with error:
                raise ControlError(_sentence(error.read()) or f"{target} answered with the status {error.code}.", error.code) from None
        except OSError as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise ControlError(f"No cleanrooms-local answers at {self.url}: {reason}.") from error

    def call(self, method: str, path: str, body: Any = None, *, query: Mapping[str, object] | None = None) -> Any:
        """Calls ``/_cleanrooms`` and this path, and answers the JSON of the answer; None where there is none."""
        content = self.send(method, f"/_cleanrooms{path}", body, query=query)
        return json.loads(content) if content else None


def _sentence(content: bytes) -> str | None:
    try:
        message = json.loads(content)["message"]
    except (ValueError, KeyError, TypeError):
        return None
    return message if isinstance(message, str) else None


def duration(time: Time) -> str | float:
    """A duration as the control API reads it."""
    return time.total_seconds() if isinstance(time, timedelta) else time


def query_id(query: Query) -> str:
    """The id of a query or job."""
    if isinstance(query, str):
        return query
    for name in ("protectedQuery", "protectedJob"):
        if isinstance(inner := query.get(name), Mapping):
            query = inner
    if not isinstance(found := query.get("id"), str):
        raise TypeError("A query is its id, or an answer that has one, such as that of start_protected_query.")
    return found


def records(rows: Rows) -> list[Mapping[str, Any]] | None:
    """Rows by name, of a list of objects or of a data frame; None for anything else."""
    if hasattr(rows, "to_dict") and hasattr(rows, "columns"):
        found: list[Mapping[str, Any]] = rows.to_dict("records")
        return found
    if isinstance(rows, Sequence) and not isinstance(rows, (str, bytes)) and all(isinstance(row, Mapping) for row in rows):
        return list(rows)
    return None
