"""Rows of Python's as tables of the emulator's data catalogue.

The catalogue takes columns with types of Glue and rows in their order, with decimals and times as text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cleanrooms_local.control import Rows, records


def declaration(name: str, rows: Rows, declared: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A table as ``POST /_cleanrooms/catalog`` takes it.

    - ``name``: ``database.table``.
    - ``rows``: objects by name, a data frame, or ``{"columns": {"email": "string"}, "rows": [["ann@example.com"]]}``.
    - ``declared``: the types of columns that are known already; those of others follow from their values.

    Raises ValueError for a name of another form, for columns whose type no value tells, and for rows of another form.
    """
    database, dot, table = name.partition(".")
    if not (database and dot and table):
        raise ValueError(f"A table is named by its database and its own name, such as crm.customers, and not {name!r}.")
    if isinstance(rows, Mapping) and "rows" in rows:
        columns = {**(declared or {}), **rows.get("columns", {})}
        values = [list(row) for row in rows["rows"]]
    else:
        found = records(rows)
        if found is None:
            raise ValueError(f"The rows of {name} are a list of objects, a data frame, or an object with columns and rows.")
        columns = _columns(name, found, declared or {})
        values = [[row.get(column) for column in columns] for row in found]
    return {
        "database": database, "table": table, "columns": columns,
        "rows": [[_cell(value) for value in row] for row in values],
    }


def _columns(name: str, rows: Sequence[Mapping[str, Any]], declared: Mapping[str, str]) -> dict[str, str]:
    columns = dict(declared)
    for row in rows:
        for column in row:
            if column not in columns:
                columns[str(column)] = _type(name, str(column), [row.get(column) for row in rows])
    if not columns:
        raise ValueError(f"Without rows, the columns of {name} have to be named: {{'columns': {{'email': 'string'}}, 'rows': []}}.")
    return columns


def _type(table: str, column: str, values: Sequence[Any]) -> str:
    """The type of Glue that holds all of these values."""
    found = [value for value in map(_plain, values) if value is not None]
    kinds = {type(value) for value in found}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "bigint"
    if kinds <= {int, float} and kinds:
        return "double"
    if kinds <= {int, Decimal} and kinds:
        digits = [Decimal(value).as_tuple() for value in found]
        scale = max(max(-int(parts.exponent), 0) for parts in digits)
        whole = max(max(len(parts.digits) + int(parts.exponent), 1) for parts in digits)
        return f"decimal({min(whole + scale, 38)},{scale})"
    if kinds == {datetime}:
        return "timestamp"
    if kinds == {date}:
        return "date"
    if kinds == {str}:
        return "string"
    seen = ", ".join(sorted(kind.__name__ for kind in kinds)) or "nothing but nulls"
    raise ValueError(f"The type of {table}.{column} does not follow from its values ({seen}): name it among the columns.")


def _plain(value: Any) -> Any:
    """A value as Python has it: none for a missing value of pandas', the number of a NumPy number, a subclass as what it is."""
    if value is None or type(value).__name__ in ("NaTType", "NAType"):
        return None
    if not isinstance(value, (bool, int, float, str, Decimal, datetime, date)) and hasattr(value, "item"):
        value = value.item()
    # pandas has NaN where a value is missing; a column of numbers with such a value is a column with nulls.
    if isinstance(value, float) and math.isnan(value):
        return None
    for kind in (bool, int, float, str, Decimal, datetime, date):
        if isinstance(value, kind):
            return value if type(value) is kind else _exactly(kind, value)
    return value


def _exactly(kind: type, value: Any) -> Any:
    if kind is datetime:
        return datetime.fromisoformat(value.isoformat())
    return kind(value) if kind in (int, float, str) else value


def _cell(value: Any) -> Any:
    """A value in JSON, with decimals and times as text."""
    value = _plain(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (date, Decimal)):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): _cell(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cell(element) for element in value]
    return value


def frame(columns: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[Any]]) -> Any:
    """A result as a data frame of pandas, or as a list of objects where there is no pandas.

    Decimals, dates and times, which are text in JSON, are Python's own.
    """
    names = [column["name"] for column in columns]
    kinds = [str(column.get("type", "string")) for column in columns]
    values = [[_value(kind, cell) for kind, cell in zip(kinds, row, strict=True)] for row in rows]
    try:
        import pandas
    except ImportError:
        return [dict(zip(names, row, strict=True)) for row in values]
    return pandas.DataFrame(values, columns=names)


def _value(kind: str, cell: Any) -> Any:
    """A cell of a result as a value of its column's type; the text itself where Python has no such value, as for the year 10000."""
    if not isinstance(cell, str):
        return cell
    try:
        if kind.startswith("decimal"):
            return Decimal(cell)
        if kind in ("double", "float"):
            return float(cell)
        if kind == "date":
            return date.fromisoformat(cell)
        if kind.startswith("timestamp"):
            # Python 3.10 wants three or six digits of a second's fraction.
            whole, dot, fraction = cell.partition(".")
            return datetime.fromisoformat(whole + dot + (fraction.ljust(6, "0") if dot else ""))
    except (ValueError, ArithmeticError):
        pass
    return cell
