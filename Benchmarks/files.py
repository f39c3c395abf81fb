"""Rows of the table on the reading of tables: how many bytes of a file a second of processor time takes, query and all."""

import contextlib
import subprocess
import time

import servers
import states

columns = {
    "id": "bigint", "email": "string", "city": "string", "amount": "decimal(10,2)", "score": "double", "day": "date", "at": "timestamp", "note": "string",
}
everything = "SELECT " + ", ".join(f"MAX({column})" for column in columns) + " FROM orders"
two = "SELECT city, COUNT(*), SUM(amount) FROM orders GROUP BY city"


def folder():
    """The tables, made once and kept for the next run."""
    place = servers.folder / "tables"
    if not (place / "done").exists():
        states.empty_folder("tables").mkdir(parents=True)
        make(place)
        (place / "done").touch()
    return place


def make(*arguments):
    script = servers.here / "make_tables.py"
    subprocess.run([servers.folder / "venv" / "bin" / "python", script, *map(str, arguments)], check=True)


class Refused(Exception):
    """A query that had no rows."""


def read(server, name, sql, times=5):
    """Has the server run a query over one of the tables; answers the processor time of the quickest run in seconds, or raises Refused."""
    declared = {"database": "sales", "table": "orders", "columns": columns, "location": f"s3://lake/{name}/"}
    server.call("POST", "/_cleanrooms/catalog", {"tables": [declared]})
    rule = {"analysisRuleType": "CUSTOM", "analysisRulePolicy": {"v1": {"custom": {
        "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["111111111111"]}}}}
    path = states.membership(server, rule, list(columns))
    question = {"membershipIdentifier": path.rsplit("/", 1)[1], "sql": sql, "run": True}
    spent = []
    for _ in range(times):
        before = processor_seconds(server)
        answer = server.call("POST", "/_cleanrooms/explain", question)
        spent.append(processor_seconds(server) - before)
        if "result" not in answer.json:
            raise Refused(f"The query over {name} has no rows: {answer.json.get('failure', answer.json)}")
    return min(spent)


def processor_seconds(server):
    fields = open(f"/proc/{server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def megabytes(name):
    return sum(file.stat().st_size for file in (folder() / "lake" / name).iterdir()) / 1e6


def csv_from_disk(row):
    with servers.ours("--tables-dir", str(folder())) as server:
        spent = read(server, "csv", everything)
    rate = megabytes("csv") / spent
    return row(f"CSV from disk, {megabytes('csv'):.0f} MB", "≥ 80 MB/s of processor time", f"{rate:.0f} MB/s", "all of eight columns, query and all", rate >= 80)


def parquet_from_disk(row):
    with servers.ours("--tables-dir", str(folder())) as server:
        spent = read(server, "parquet", everything)
    memory = int(megabytes("large") / 4 / 1.048576)
    # The budget is a quarter of the file, and the query needs two of eight columns.
    with servers.ours("--tables-dir", str(folder()), "--engine-memory", f"{memory}MiB") as server:
        try:
            read(server, "large", two, times=1)
            fits = True
        except Refused:
            fits = False
    rate = megabytes("parquet") / spent
    return row(
        f"Parquet from disk, {megabytes('parquet'):.0f} MB", "≥ 100 MB/s of processor time", f"{rate:.0f} MB/s",
        f"all of eight columns, query and all; two of them of {megabytes('large'):.0f} MB {'' if fits else 'not '}within {memory} MiB",
        fits and rate >= 100)


def parquet_from_s3(row):
    with servers.moto() as bucket, contextlib.ExitStack() as stack:
        endpoint = f"http://127.0.0.1:{bucket.port}"
        make(folder(), endpoint)
        server = stack.enter_context(servers.ours("--s3-endpoint", endpoint, "--read-tables", "s3"))
        start = time.perf_counter()
        first = read(server, "parquet", everything, times=1)
        whole = time.perf_counter() - start
    rate = megabytes("parquet") / first
    return row(
        f"Parquet from S3, {megabytes('parquet'):.0f} MB", "≥ 100 MB/s of processor time", f"{rate:.0f} MB/s",
        f"fetched from moto, {whole:.1f} s in all", rate >= 100)
