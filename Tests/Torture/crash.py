"""Kills the server at random moments under concurrent writes, and holds what is there afterwards against what was answered.

Every create that was answered is there with the same bytes, none is half there, and queries that ran go on to their end.
    python3 Tests/Torture/crash.py [--rounds 200 | --short] [--seed 1]
"""

import argparse
import collections
import http.client
import json
import random
import shutil
import sys
import tempfile
import threading
import time
import urllib.parse

from server import ROOT, Client, NotStarted, Server, collaboration, query, table

WRITERS = 4
# A data directory lives this many rounds, so that later ones recover from a file that has grown.
ROUNDS_OF_A_DIRECTORY = 10
# The files of the last round that failed.
KEPT = ROOT / ".build/torture-logs/crash-state"
ENDS = {"SUCCESS", "FAILED", "CANCELLED", "TIMED_OUT"}


class Account:
    """What one writer's account was answered, and what it only asked for."""

    def __init__(self, number):
        self.id = f"{number}" * 12
        self.other = f"{number + WRITERS}" * 12
        self.made = 0
        # By id, the bytes of the answer; by name, what was asked for.
        self.tables, self.collaborations, self.memberships, self.queries = {}, {}, {}, set()
        self.asked = set()
        self.joining = set()

    def write(self, port, stop):
        """Creates one thing after another until the server is gone."""
        try:
            client = Client(port, self.id)
            while not stop.is_set():
                self.step(client)
        except (OSError, http.client.HTTPException):
            pass

    def step(self, client):
        self.made += 1
        name = f"thing-{self.made}"
        self.asked.add(name)
        if self.made % 3 == 0:
            identifier, answer = self.create(client, "/collaborations", collaboration(name, self.other), "collaboration")
            self.collaborations[identifier] = answer
            self.joining.add(identifier)
            body = {"collaborationIdentifier": identifier, "queryLogStatus": "DISABLED"}
            membership, answer = self.create(client, "/memberships", body, "membership")
            self.memberships[membership] = answer
        elif self.made % 3 == 1 or not self.memberships:
            identifier, answer = self.create(client, "/configuredTables", table(name), "configuredTable")
            self.tables[identifier] = answer
        else:
            membership = list(self.memberships)[-1]
            started, _ = self.create(client, f"/memberships/{membership}/protectedQueries", query(), "protectedQuery")
            self.queries.add((membership, started))

    @staticmethod
    def create(client, target, body, member):
        status, answer = client.send("POST", target, body)
        if status != 200:
            raise AssertionError(f"POST {target}: {status} {answer.decode()}")
        return json.loads(answer)[member]["id"], answer

    # After the restart

    def check(self, port):
        client = Client(port, self.id)
        for identifier, answer in self.tables.items():
            self.same(client, f"/configuredTables/{identifier}", answer)
        for identifier, answer in self.memberships.items():
            self.same(client, f"/memberships/{identifier}", answer)
        for identifier, answer in self.collaborations.items():
            found = client.json("GET", f"/collaborations/{identifier}")["collaboration"]
            expected = json.loads(answer)["collaboration"]
            joined = found.pop("memberStatus")
            del expected["memberStatus"]
            assert found == expected, f"collaboration {identifier} changed: {found} is not {expected}"
            if expected["membershipId"] in self.memberships:
                assert joined == "ACTIVE", f"collaboration {identifier} forgot who joined"
        self.check_lists(client)

    def check_lists(self, client):
        """Whatever is listed was asked for, and is whole, be it answered or not."""
        listed = client.pages("/configuredTables", "configuredTableSummaries")
        self.complete("configured tables", {one["id"] for one in listed}, self.tables)
        for one in listed:
            if one["id"] not in self.tables:
                whole = client.json("GET", f"/configuredTables/{one['id']}")["configuredTable"]
                self.whole(client, whole["arn"], whole["name"])
        listed = client.pages("/collaborations", "collaborationList")
        self.complete("collaborations", {one["id"] for one in listed}, self.collaborations)
        joined = 0
        for one in listed:
            members = client.json("GET", f"/collaborations/{one['id']}/members")["memberSummaries"]
            assert sorted(member["accountId"] for member in members) == sorted([self.id, self.other]), f"half a collaboration: {members}"
            self.whole(client, one["arn"], one["name"])
            joined += one["memberStatus"] == "ACTIVE"
        memberships = client.pages("/memberships", "membershipSummaries")
        assert len(memberships) == joined, "a member's row and its membership do not agree"
        for one in memberships:
            assert one["collaborationId"] in {other["id"] for other in listed}

    def whole(self, client, arn, name):
        assert name in self.asked, f"nobody asked for {name}"
        tags = client.json("GET", "/tags/" + urllib.parse.quote(arn, safe=""))["tags"]
        assert tags == {"name": name}, f"half of {arn}: its tags are {tags}"

    @staticmethod
    def complete(what, listed, answered):
        missing = set(answered) - listed
        assert not missing, f"{len(missing)} answered {what} are not listed"
        # Each writer had one request under way in each round, at most.
        assert len(listed) - len(answered) <= ROUNDS_OF_A_DIRECTORY, f"{len(listed) - len(answered)} {what} came from nowhere"

    @staticmethod
    def same(client, target, answer):
        status, found = client.get(target)
        assert status == 200, f"{target} was answered and is gone: {status} {found.decode()}"
        assert found == answer, f"{target} changed: {found.decode()} is not {answer.decode()}"

    def settle(self, port, seconds=20):
        """Every query reaches its end; one that is late by then has stopped."""
        client, end = Client(port, self.id), time.monotonic() + seconds
        waiting = set(self.queries)
        while waiting and time.monotonic() < end:
            for membership, started in list(waiting):
                found = client.json("GET", f"/memberships/{membership}/protectedQueries/{started}")["protectedQuery"]
                if found["status"] in ENDS:
                    assert found["status"] == "SUCCESS", f"query {started} ended {found['status']}"
                    waiting.remove((membership, started))
            time.sleep(0.02)
        assert not waiting, f"{len(waiting)} queries stopped where the crash found them"
        settled, self.queries = len(self.queries), set()
        return settled


def one_round(directory, accounts, chance, counts):
    options = ["--data-dir", directory, "--query-validation", "off"]
    with Server(*options) as server:
        stop = threading.Event()
        writers = [threading.Thread(target=account.write, args=(server.port, stop), daemon=True) for account in accounts]
        for writer in writers:
            writer.start()
        time.sleep(chance.uniform(0.01, 0.4))
        server.kill()
        stop.set()
        for writer in writers:
            writer.join(timeout=30)
    # Now and then the recovery is killed as well, as early as in the middle of the start.
    if chance.random() < 0.3:
        with Server(*options, wait=False) as server:
            time.sleep(chance.uniform(0, 0.03))
            server.kill()
            counts["killed starts"] += 1
    begin = time.monotonic()
    with Server(*options) as server:
        counts["slowest start, ms"] = max(counts["slowest start, ms"], round((time.monotonic() - begin) * 1000))
        for account in accounts:
            account.check(server.port)
        for account in accounts:
            counts["queries settled"] += account.settle(server.port)
        assert server.stop() == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--short", action="store_true", help="five rounds")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which it is killed")
    arguments = parser.parse_args()
    rounds = 5 if arguments.short else arguments.rounds
    chance, counts, begin = random.Random(arguments.seed), collections.Counter(), time.monotonic()
    for first in range(0, rounds, ROUNDS_OF_A_DIRECTORY):
        accounts = [Account(writer + 1) for writer in range(WRITERS)]
        with tempfile.TemporaryDirectory(prefix="cleanrooms-crash-") as directory:
            for number in range(first, min(first + ROUNDS_OF_A_DIRECTORY, rounds)):
                before = answered(accounts)
                try:
                    one_round(directory, accounts, chance, counts)
                except (AssertionError, NotStarted) as error:
                    shutil.rmtree(KEPT, ignore_errors=True)
                    shutil.copytree(directory, KEPT)
                    print(f"crash: round {number + 1} of seed {arguments.seed} FAILED, its files are in {KEPT}: {error}")
                    return 1
                counts["answered creates"] += answered(accounts) - before
    figures = ", ".join(f"{count} {what}" if "ms" not in what else f"{what}: {count}" for what, count in counts.items())
    print(f"crash: {rounds} rounds passed in {time.monotonic() - begin:.0f} s: {figures}")
    return 0


def answered(accounts):
    return sum(len(account.tables) + len(account.collaborations) + len(account.memberships) for account in accounts)


if __name__ == "__main__":
    sys.exit(main())
