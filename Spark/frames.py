"""Tables as frames of Spark, and frames as the rows that the emulator reads."""

import base64
import json
import os
from decimal import Decimal


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


# How columns stand in a spooled file, by what their types begin with, and how they become their types again.
SPOOLED = {
    "date": ("int", "date_from_unix_date({})"),
    "timestamp": ("bigint", "timestamp_micros({})"),
    "timestamp_ntz": (
        "bigint",
        "TIMESTAMP_NTZ '1970-01-01 00:00:00' + make_dt_interval(0, 0, 0, CAST(CAST({} AS DECIMAL(20,0)) / 1000000 AS DECIMAL(18,6)))",
    ),
}


def spooled_frame(session, table, has_files):
    """A table that the emulator has written as JSON lines: an object a row, whose members are numbered."""
    columns = table["columns"]
    schema = ", ".join(f"{quoted(str(place))} {SPOOLED.get(kind, (kind,))[0]}" for place, (_, kind) in enumerate(columns))
    if has_files:
        frame = session.read.schema(schema).option("mode", "FAILFAST").json(table["files"])
    else:
        frame = session.createDataFrame(carried_rows(table), schema)
    return frame.selectExpr(*[
        f"{SPOOLED.get(kind, (None, '{}'))[1].format(quoted(str(place)))} AS {quoted(name)}" for place, (name, kind) in enumerate(columns)
    ])


def carried_rows(table):
    rows = []
    for path in table["files"]:
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line, parse_float=Decimal)
                rows.append(tuple(carried(row.get(str(place)), kind) for place, (_, kind) in enumerate(table["columns"])))
    return rows


def carried(value, kind):
    if value is None:
        return None
    if kind.startswith("decimal"):
        return Decimal(value)
    if kind in ("float", "double"):
        return float(value)
    return bytearray(base64.b64decode(value)) if kind == "binary" else value


def table_frame(session, table, has_files):
    """A table as the query sees it: its columns, without the rows that may take no part."""
    if table["format"] == "spooled":
        frame = spooled_frame(session, table, has_files)
    else:
        reader = session.read.format(table["format"]).options(**table.get("options", {}))
        schema = ", ".join(f"{quoted(name)} {kind}" for name, kind in table["columns"])
        frame = reader.schema(schema).load(table["files"])
        frame = frame.select(*[frame[quoted(name)] for name in table["seen"]])
    if table.get("complete"):
        frame = frame.where(" AND ".join(f"{quoted(name)} IS NOT NULL" for name in table["complete"]))
    extra = [f"{quoted(name)} AS {quoted(alias)}" for name, alias in table.get("extra", [])]
    return frame.selectExpr("*", *extra) if extra else frame


# Results

# Every value comes back as a text of this expression; the emulator reads it by its type.
WRITTEN = {
    "date": "CAST(unix_date({}) AS STRING)",
    "timestamp": "CAST(unix_micros({}) AS STRING)",
    # The reading of the clock counts, as if it were UTC's.
    "timestamp_ntz": "CAST(unix_micros(from_utc_timestamp(CAST({} AS TIMESTAMP), current_timezone())) AS STRING)",
}


def written(frame):
    names = [f"c{place}" for place in range(len(frame.columns))]
    texts = [
        WRITTEN.get(field.dataType.simpleString(), "CAST({} AS STRING)").format(name)
        for name, field in zip(names, frame.schema.fields)
    ]
    return frame.toDF(*names).selectExpr(f"to_json(array({', '.join(texts)})) AS value")


def write_rows(frame, folder, has_files):
    """Writes the rows as JSON lines, a list of texts each, and says in which files, in order."""
    lines = written(frame)
    if has_files:
        lines.write.mode("overwrite").text(folder)
        return sorted(name for name in os.listdir(folder) if name.startswith("part-"))
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "part-0"), "w", encoding="utf-8") as file:
        for row in lines.toLocalIterator():
            file.write(row[0] + "\n")
    return ["part-0"]
