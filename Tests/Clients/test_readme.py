"""What the README tells a newcomer to paste works as it stands there."""

import json
import os
import pathlib
import re
import subprocess
import sys

README = pathlib.Path(__file__).parents[2] / "README.md"


def block(heading):
    """The first block of shell under a heading."""
    section = README.read_text().split(f"## {heading}\n", 1)[1]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1]


def test_the_walkthrough_ends_with_a_query_in_success(server, tmp_path):
    script = block("Two accounts, one query").replace("http://127.0.0.1:4566", server.url)
    tools = str(pathlib.Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    query = json.loads(done.stdout[done.stdout.index("{\n"):])["protectedQuery"]
    assert query["status"] == "SUCCESS"
    assert query["statistics"]["billedResourceUtilization"]["units"] == 32 * 60 / 3600
    assert query["result"]["output"]["s3"]["location"].startswith("s3://publisher-results/collaboration=")
