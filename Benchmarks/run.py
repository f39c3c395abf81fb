"""Measures the server beside a bare one, nginx and moto_server, and prints a table: ratios first, since absolute figures drift.

Usage: run.py [ROW…], where the rows are those of rows.py; all of them without arguments. RECORD=1 writes the table to results.md.
The status is 1 if a row is not what it must be.
"""

import os
import pathlib
import platform
import re
import sys
import time

import rows


def machine():
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    name = processor.group(1) if processor else platform.processor()
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def table(measured):
    lines = ["| | what | must be | is | figures |", "| --- | --- | --- | --- | --- |"]
    for row in measured:
        lines.append(f"| {'PASS' if row.passes else 'FAIL'} | {row.what} | {row.must} | {row.ratio} | {row.figures} |")
    return "\n".join(lines)


def main(names):
    unknown = [name for name in names if name not in rows.rows]
    if unknown:
        raise SystemExit(f"There is no row {unknown[0]}. The rows are {', '.join(rows.rows)}.")
    measured = []
    for name in names or rows.rows:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        measured.append(rows.rows[name]())
    return report(measured)


def report(measured):
    text = (
        f"{table(measured)}\n\n{machine()}; the median of {rows.rounds} interleaved runs of {rows.seconds} s, wrk with one thread; "
        f"{time.strftime('%Y-%m-%d', time.gmtime())}.\n")
    print(text)
    if os.environ.get("RECORD") == "1":
        (pathlib.Path(__file__).parent / "results.md").write_text(f"# Measured by `make bench`\n\n{text}")
    return 0 if all(row.passes for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
