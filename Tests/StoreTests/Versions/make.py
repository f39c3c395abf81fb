"""Makes the file of a schema version: a state with something of most kinds, by the program as it was built last.

    python3 Tests/StoreTests/Versions/make.py
Run it when a version is released, and never again for that version: the files stand for what people have on their disks.
"""

import pathlib
import shutil
import sqlite3
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "Torture"))
from server import Client, Server, collaboration, query, table  # noqa: E402

CREATOR, OTHER = "111111111111", "222222222222"


def fill(port):
    client, other = Client(port, CREATOR), Client(port, OTHER)
    made = client.json("POST", "/collaborations", collaboration("shared", OTHER))["collaboration"]
    join = {"collaborationIdentifier": made["id"], "queryLogStatus": "DISABLED"}
    membership = client.json("POST", "/memberships", join)["membership"]["id"]
    other.json("POST", "/memberships", join)
    tables = client.json("POST", "/configuredTables", table("customers"))["configuredTable"]
    policy = {"v1": {"list": {"joinColumns": ["email"], "listColumns": ["city"]}}}
    client.json(
        "POST", f"/configuredTables/{tables['id']}/analysisRule", {"analysisRuleType": "LIST", "analysisRulePolicy": policy})
    client.json("POST", f"/memberships/{membership}/configuredTableAssociations", {
        "name": "customers", "configuredTableIdentifier": tables["id"], "roleArn": f"arn:aws:iam::{CREATOR}:role/clean-rooms"})
    client.json("POST", f"/memberships/{membership}/analysistemplates", {
        "name": "template", "format": "SQL", "source": {"text": "SELECT city FROM customers"}})
    # It is in flight when the program stops.
    client.json("POST", f"/memberships/{membership}/protectedQueries", query())


def main():
    with tempfile.TemporaryDirectory() as directory:
        with Server("--data-dir", directory, "--id-seed", "1", "--query-validation", "off") as server:
            fill(server.port)
            assert server.stop() == 0
        database = sqlite3.connect(f"{directory}/cleanrooms.sqlite")
        version = database.execute("PRAGMA user_version").fetchone()[0]
        database.close()
        target = HERE / f"{version}.sqlite"
        if target.exists():
            sys.exit(f"{target.name} is there already, and stays as it was released.")
        shutil.copyfile(f"{directory}/cleanrooms.sqlite", target)
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
