"""The rows of the table: each measures one thing and says whether it is what it must be."""

import random
import statistics
import subprocess
import time

import engine
import files
import servers
import states
from servers import bare, call, load, moto, nginx, ours

rounds = 7
seconds = 2


class Row:
    """One line of the table. `ratio` and `figures` are text; `passes` is None for a row that could not be measured."""

    def __init__(self, what, must, ratio, figures, passes):
        self.what, self.must, self.ratio, self.figures, self.passes = what, must, ratio, figures, passes


def interleaved(measurements):
    """Runs every measurement in every round, in an order of its own each time; returns the rounds, as results by name."""
    results = []
    for _ in range(rounds):
        names = list(measurements)
        random.shuffle(names)
        results.append({name: measurements[name]() for name in names})
    return results


def ratio(results, one, other):
    """The median of one's rate over the other's, each within a round: what disturbs the machine disturbs both."""
    return statistics.median(round[one].rate / round[other].rate for round in results)


def rate(results, name):
    return f"{statistics.median(round[name].rate for round in results):,.0f}/s"


def rates(results):
    return ", ".join(f"{name} {rate(results, name)}" for name in sorted(results[0]))


def get_collaboration():
    with ours() as server, moto() as peer:
        # 255 characters is the longest description; the rest of a kilobyte is what AWS sends of any collaboration.
        body = states.collaboration("x" * 255) | {"name": "n" * 100, "creatorDisplayName": "c" * 100}
        path = "/collaborations/" + server.call("POST", "/collaborations", body)["collaboration"]["id"]
        answer = server.call("GET", path)
        peers_path = "/collaborations/" + peer.call("POST", "/collaborations", body)["collaboration"]["id"]
        with bare(answer.total_bytes) as limit, nginx(answer.body_bytes) as static:
            results = interleaved({
                "bare": lambda: load(limit, path, seconds),
                "nginx": lambda: load(static, "/file.json", seconds),
                "ours": lambda: load(server, path, seconds),
                "moto": lambda: load(peer, peers_path, seconds),
            })
    of_bare, of_nginx, of_moto = (ratio(results, "ours", name) for name in ("bare", "nginx", "moto"))
    return Row(
        f"GetCollaboration, {answer.body_bytes} bytes, 32 connections", "≥ 0.75 of bare, ≥ nginx, ≥ 100 × moto",
        f"{of_bare:.2f} of bare, {of_nginx:.2f} of nginx, {of_moto:.0f} × moto", rates(results),
        of_bare >= 0.75 and of_nginx >= 1 and of_moto >= 100)


def create_collaboration():
    body = states.collaboration()
    with ours("--data-dir", states.empty_folder("creates")) as server, moto() as peer:
        answer = server.call("POST", "/collaborations", body)
        # The first request of all loads the service, which takes seconds.
        peer.call("POST", "/collaborations", body)
        with bare(answer.total_bytes) as limit:
            results = interleaved({
                "bare": lambda: load(limit, "/collaborations", seconds, body=body),
                "ours": lambda: load(server, "/collaborations", seconds, body=body),
                "moto": lambda: load(peer, "/collaborations", seconds, body=body),
            })
    of_bare, of_moto = ratio(results, "ours", "bare"), ratio(results, "ours", "moto")
    return Row(
        "CreateCollaboration, validated, committed to disk", "≥ 0.25 of bare, ≥ 40 × moto",
        f"{of_bare:.2f} of bare, {of_moto:.0f} × moto", rates(results), of_bare >= 0.25 and of_moto >= 40)


page = "/configuredTables?maxResults=100"
# What the bare server sends where it stands for any request: a body of 1 KiB and its head.
kilobyte = 1330


def list_page():
    with ours() as server:
        for _ in range(1000):
            server.call("POST", "/configuredTables", states.table)
        answer = server.call("GET", page)
        with bare(kilobyte) as limit, bare(answer.total_bytes) as wide:
            results = interleaved({
                "bare": lambda: load(limit, page, seconds),
                "bare, as many bytes": lambda: load(wide, page, seconds),
                "ours": lambda: load(server, page, seconds),
            })
    of_bare = ratio(results, "ours", "bare")
    p99 = statistics.median(round["ours"].p99 for round in results)
    return Row(
        f"ListConfiguredTables, a page of 100, {answer.body_bytes} bytes", "≥ 8,000/90,000 of bare (1 KiB), p99 < 10 ms",
        f"{of_bare:.3f} of bare ({8 / 90:.3f} wanted), {ratio(results, 'ours', 'bare, as many bytes'):.2f} of bare with as many bytes",
        f"{rates(results)}; p99 {p99:.1f} ms", of_bare >= 8 / 90 and p99 < 10)


def stored_rows():
    """A page among few and among many, each after a write, so that it is read anew."""
    few, many = states.configured_tables(1_000), states.configured_tables(1_000_000)
    with ours("--data-dir", few) as small, ours("--data-dir", many) as large:
        connections = {"1,000": small.connect(), "1,000,000": large.connect()}
        times = {name: [] for name in connections}
        for _ in range(rounds * 100):
            for name, connection in connections.items():
                call(connection, "POST", "/configuredTables", states.table)
                start = time.perf_counter()
                call(connection, "GET", page)
                times[name].append(time.perf_counter() - start)
    small_time, large_time = (statistics.median(times[name]) * 1000 for name in times)
    return Row(
        "a page of 100, with 1,000 and with 1,000,000 rows stored", "within 20 %", f"{large_time / small_time:.2f}",
        f"{small_time:.2f} ms and {large_time:.2f} ms", large_time / small_time <= 1.2)


def queries_in_flight():
    with_queries = states.queries_in_flight(100_000)
    path = with_queries.membership
    with ours("--data-dir", with_queries.place) as server:
        waiting = load(server, path, seconds, connections=8)
        cpu = processor_seconds(server)
        time.sleep(1)
        spent = processor_seconds(server) - cpu
    # So many are in flight when each takes a minute and 1,700 are started in a second.
    with_queries.let_run(seconds=60)
    with ours("--data-dir", with_queries.place) as server:
        running = load(server, path, 15, connections=8)
        ended = server.call("GET", path + "/protectedQueries?status=SUCCESS&maxResults=100")["protectedQueries"]
    with_queries.remove()
    if len(ended) < 100:
        raise SystemExit("The queries did not go on in their time.")
    return Row(
        "100,000 queries in flight: the time to an answer, 8 connections", "p99 < 10 ms, no work while they wait",
        f"p99 {waiting.p99:.1f} ms while they wait, {running.p99:.1f} ms while they begin and end, {spent * 100:.0f} % of a core unasked",
        f"{waiting.rate:,.0f}/s and {running.rate:,.0f}/s", waiting.p99 < 10 and running.p99 < 10 and spent < 0.02)


def processor_seconds(server):
    fields = open(f"/proc/{server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def first_answer():
    def milliseconds(*options):
        start = time.perf_counter()
        server = ours(*options)
        connection = server.connect()
        call(connection, "GET", "/collaborations?maxResults=1")
        taken = time.perf_counter() - start
        connection.close()
        server.stop()
        return taken * 1000

    place = states.configured_tables(100_000)
    times = [(milliseconds(), milliseconds("--data-dir", place)) for _ in range(rounds * 4 + 1)][1:]
    memory, disk = (statistics.median(column) for column in zip(*times))
    return Row(
        "exec to first 200, in memory and with 100,000 resources", "< 20 ms, < 50 ms", f"{memory:.1f} ms, {disk:.1f} ms",
        "measured from another process, whose share is in it", memory < 20 and disk < 50)


def memory():
    with ours() as server:
        server.call("GET", "/collaborations")
        idle = server.resident_megabytes()
        path = "/collaborations/" + server.call("POST", "/collaborations", states.collaboration("x" * 255))["collaboration"]["id"]
        requests = 0
        while requests < 1_000_000:
            requests += load(server, path, 5).requests
        after = server.resident_megabytes()
    return Row(
        "resident memory, after start and after 1,000,000 requests", "< 16 MB, ≤ 10 MB more",
        f"{idle:.1f} MB, {after - idle:.1f} MB more", f"{requests:,} requests", idle < 16 and after - idle <= 10)


def size():
    megabytes = servers.program.stat().st_size / 1e6
    linked = subprocess.run(["ldd", servers.program], capture_output=True, text=True).stdout
    return Row(
        "the program, stripped, with Swift linked statically", "< 25 MB", f"{megabytes:.1f} MB",
        "", megabytes < 25 and "libswift" not in linked)


def immediate_query():
    """From StartProtectedQuery to the answer that has its result, one after the other."""
    with ours("--lifecycle", "immediate") as server:
        path = states.membership(server) + "/protectedQueries"
        connection, times = server.connect(), []
        for _ in range(rounds * 100):
            start = time.perf_counter()
            started = call(connection, "POST", path, states.query)["protectedQuery"]
            ended = call(connection, "GET", f"{path}/{started['id']}")["protectedQuery"]
            times.append((time.perf_counter() - start) * 1000)
            if "result" not in ended:
                raise SystemExit(f"The query has no result: {ended}")
    median, worst = statistics.median(times), sorted(times)[len(times) * 99 // 100]
    return Row(
        "StartProtectedQuery, immediate, through to its result", "< 5 ms", f"{median:.2f} ms", f"p99 {worst:.2f} ms", median < 5)


rows = {
    "get": get_collaboration, "create": create_collaboration, "list": list_page, "stored": stored_rows, "flight": queries_in_flight,
    "start": first_answer, "memory": memory, "size": size, "query": immediate_query,
    # Each makes its line of what it found.
    **{name: lambda measure=measure: measure(Row) for name, measure in engine.rows.items()},
    "csv": lambda: files.csv_from_disk(Row), "parquet": lambda: files.parquet_from_disk(Row), "s3": lambda: files.parquet_from_s3(Row),
}
