"""The explain command, as people type it."""

import json
import subprocess

from conftest import BINARY

ACCEPTED = "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers ON customers.email = viewers.email"
REFUSED = "SELECT DISTINCT customers.email FROM customers INNER JOIN viewers ON customers.email = viewers.email"


def explain(*arguments):
    return subprocess.run(
        [BINARY, "explain", "--seed", "two-members", *arguments], capture_output=True, text=True, timeout=30)


def test_a_query_that_would_start_is_accepted_rule_by_rule():
    done = explain("--as", "publisher", ACCEPTED)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Accepted: the query would start."
    assert "Result: city string" in lines
    assert any(line.startswith("✓ ") and line.endswith(" rules hold (--all shows them)") for line in lines)
    assert any(line.startswith("✓ list.") for line in explain("--as", "publisher", "--all", ACCEPTED).stdout.splitlines())


def test_a_refused_query_shows_the_place_and_the_rule():
    done = explain("--as", "222222222222", REFUSED)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[:2] == [
        "Refused: the query would end FAILED with MALFORMED_QUERY.", "Column(s) [email] is not allowed in select"]
    caret = next(index for index, line in enumerate(lines) if line.strip() == "^")
    assert lines[caret - 1][lines[caret].index("^"):].startswith("customers.email")


def test_a_refused_query_is_told_what_would_be_accepted():
    lines = explain("--as", "publisher", REFUSED).stdout.splitlines()
    allowed = lines[lines.index("What would be accepted:") + 1:]
    assert "  customers (LIST, of 111111111111): select city, segment; join on email" in allowed
    misspelt = explain("--as", "publisher", ACCEPTED.replace("viewers", "viewrs"))
    assert "Did you mean viewers?" in misspelt.stdout


def test_a_running_server_is_asked_where_one_is_named(server):
    asked = [BINARY, "explain", "--endpoint", server.url, "--as", "Publisher"]
    empty = subprocess.run([*asked, ACCEPTED], capture_output=True, text=True, timeout=30)
    assert empty.returncode == 1 and "the state is empty" in empty.stderr
    subprocess.run([BINARY, "reset", "--seed", "two-members", "--endpoint", server.url], check=True, timeout=30)
    accepted = subprocess.run([*asked, ACCEPTED], capture_output=True, text=True, timeout=30)
    assert accepted.returncode == 0 and accepted.stdout.startswith("Accepted: ")
    refused = subprocess.run([*asked, "--format", "json", REFUSED], capture_output=True, text=True, timeout=30)
    assert refused.returncode == 1 and json.loads(refused.stdout)["rule"] == "list.select"
    both = subprocess.run([*asked, "--seed", "two-members", ACCEPTED], capture_output=True, text=True, timeout=30)
    assert both.returncode == 64 and "--seed and --endpoint" in both.stderr


def test_an_empty_state_is_told_with_what_to_do():
    done = subprocess.run([BINARY, "explain", "--as", "publisher", ACCEPTED], capture_output=True, text=True, timeout=30)
    assert done.returncode == 64 and "the state is empty. Name a seed by --seed" in done.stderr


def test_programs_read_json():
    done = explain("--as", "publisher", "--format", "json", REFUSED)
    explanation = json.loads(done.stdout)
    assert (explanation["verdict"], explanation["rule"]) == ("refused", "list.select")


def test_a_member_who_may_not_query_is_told_what_the_api_would_answer():
    done = explain("--as", "advertiser", ACCEPTED)
    assert done.returncode == 1
    assert done.stdout.startswith("Refused: no query; StartProtectedQuery would answer AccessDeniedException.\n")


def test_an_account_without_a_membership_is_told_so_in_a_sentence():
    done = explain("--as", "999999999999", ACCEPTED)
    assert done.returncode == 64
    assert done.stderr.startswith("Error: ") and "999999999999" in done.stderr


def test_an_unknown_seed_is_told_in_a_sentence():
    done = subprocess.run([BINARY, "explain", "--seed", "nothing", "--as", "publisher", ACCEPTED], capture_output=True, text=True)
    assert done.returncode == 64
    assert "nothing" in done.stderr.splitlines()[0]
