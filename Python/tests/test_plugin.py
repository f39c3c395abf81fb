"""The plugin as a project uses it: each test is a small project whose own tests are run."""

import os

import pytest
from cleanrooms_local import Emulator

START = '''
JOIN = "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers ON customers.email = viewers.email"

def start(publisher, sql=JOIN):
    membership = publisher.list_memberships()["membershipSummaries"][0]["id"]
    query = publisher.start_protected_query(
        type="SQL", membershipIdentifier=membership, sqlParameters={"queryString": sql})["protectedQuery"]
    return membership, query["id"]

def status(publisher, ids):
    return publisher.get_protected_query(membershipIdentifier=ids[0], protectedQueryIdentifier=ids[1])["protectedQuery"]["status"]
'''


class TestState:
    def test_each_test_begins_with_the_seed_and_a_clock_that_stands_still(self, project):
        project.write(START + '''
import pytest

@pytest.mark.parametrize("time", [1, 2])
def test_a_query(cleanrooms, time):
    publisher = cleanrooms.client("222222222222")
    ids = start(publisher)
    now = cleanrooms.now()
    assert status(publisher, ids) == "SUBMITTED"
    assert cleanrooms.now() == now
    cleanrooms.advance("2s")
    assert status(publisher, ids) == "SUCCESS"
    assert len(cleanrooms.requests("StartProtectedQuery")) == 1
''', "cleanrooms_seed = two-members")
        project.run().assert_outcomes(passed=2)

    def test_the_marker_says_what_a_test_begins_with(self, project):
        project.write(START + '''
import pytest

pytestmark = pytest.mark.cleanrooms(seed="two-members")

@pytest.mark.cleanrooms(lifecycle="immediate", clock="2030-01-01T00:00:00Z")
def test_a_query(cleanrooms):
    publisher = cleanrooms.client("222222222222")
    assert status(publisher, start(publisher)) == "SUCCESS"
    assert cleanrooms.now().isoformat() == "2030-01-01T00:00:00+00:00"

@pytest.mark.cleanrooms(seed=None, clock="running")
def test_nothing(cleanrooms):
    assert cleanrooms.client("222222222222").list_memberships()["membershipSummaries"] == []
    before = cleanrooms.now()
    while cleanrooms.now() == before:
        pass

@pytest.mark.cleanrooms(seed=["two-members", "three-members"])
def test_two_seeds(cleanrooms):
    names = {found["name"] for found in cleanrooms.client("111111111111").list_collaborations()["collaborationList"]}
    assert names == {"campaign", "reach"}
''')
        project.run().assert_outcomes(passed=3)

    def test_the_marker_brings_the_fixture_along(self, project):
        project.write('''
import boto3
import pytest

@pytest.mark.cleanrooms(seed="two-members")
def test_the_environment_leads_there():
    assert boto3.client("cleanrooms").list_memberships()["membershipSummaries"][0]["collaborationName"] == "campaign"
''', "cleanrooms_account = 222222222222")
        project.run().assert_outcomes(passed=1)

    def test_a_seed_may_lie_beside_the_test_or_below_the_root(self, project):
        seed = 'accounts: {me: "111111111111"}\nsteps:\n  - {as: me, call: CreateConfiguredTable, with: {name: NAME, allowedColumns: [a], ' \
               'analysisMethod: DIRECT_QUERY, tableReference: {glue: {databaseName: d, tableName: t}}}}\n'
        for place in ("tests", "seeds"):
            project.pytester.mkdir(place)
        (project.pytester.path / "tests/beside.yaml").write_text(seed.replace("NAME", "beside"))
        (project.pytester.path / "seeds/below.yaml").write_text(seed.replace("NAME", "below"))
        project.pytester.makeini("[pytest]\n")
        (project.pytester.path / "tests/test_it.py").write_text('''
import pytest

@pytest.mark.cleanrooms(seed=["beside.yaml", "seeds/below.yaml"])
def test_both(cleanrooms):
    tables = cleanrooms.client("111111111111").list_configured_tables()["configuredTableSummaries"]
    assert {table["name"] for table in tables} == {"beside", "below"}
''')
        project.run().assert_outcomes(passed=1)

    @pytest.mark.parametrize("marker, sentence", [
        ("'two-members'", "takes its values by name"), ("sed='two-members'", "takes seed, lifecycle, data, clock, and not sed"),
        ("seed='nothing'", "There is no seed nothing"), ("lifecycle='slow'", "progression"),
    ])
    def test_what_cannot_be_is_told_in_a_sentence(self, project, marker, sentence):
        project.write(f'''
import pytest

@pytest.mark.cleanrooms({marker})
def test_nothing():
    pass
''')
        done = project.run()
        done.assert_outcomes(errors=1)
        assert sentence in done.stdout.str()
        assert "urllib" not in done.stdout.str()

    def test_the_markers_are_known(self, project):
        project.write("def test_nothing(): pass")
        assert "@pytest.mark.cleanrooms(seed=None" in project.run("--markers", "--strict-markers").stdout.str()


class TestEnvironment:
    def test_it_is_put_back(self, project, monkeypatch):
        monkeypatch.setenv("AWS_PROFILE", "mine")
        monkeypatch.setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
        project.write('''
import os
import boto3

def test_inside(cleanrooms):
    assert "AWS_PROFILE" not in os.environ and "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS" not in os.environ
    assert os.environ["AWS_ENDPOINT_URL_CLEANROOMS"] == cleanrooms.url
    client = boto3.client("cleanrooms")
    assert client.meta.endpoint_url == cleanrooms.url and client.meta.region_name == "eu-west-1"

def test_outside():
    assert os.environ["AWS_PROFILE"] == "mine"
    assert not {"AWS_ENDPOINT_URL_CLEANROOMS", "AWS_ACCESS_KEY_ID"} & set(os.environ)
    assert boto3.DEFAULT_SESSION is None
''', "cleanrooms_region = eu-west-1")
        project.run().assert_outcomes(passed=2)


class TestReport:
    def test_a_failed_test_shows_its_calls_and_why_a_query_was_refused(self, project):
        project.write(START + '''
import pytest

@pytest.mark.cleanrooms(seed="two-members")
def test_a_query(cleanrooms):
    publisher = cleanrooms.client("222222222222")
    ids = start(publisher, "SELECT DISTINCT customers.email FROM customers INNER JOIN viewers ON customers.email = viewers.email")
    with pytest.raises(publisher.exceptions.AccessDeniedException):
        publisher.get_collaboration(collaborationIdentifier="00000000-0000-4000-8000-000000000000")
    cleanrooms.advance("2s")
    assert status(publisher, ids) == "SUCCESS"
''')
        done = project.run()
        done.assert_outcomes(failed=1)
        done.stdout.fnmatch_lines([
            "*Clean Rooms Local: what was called*", "*222222222222  ListMemberships  200*",
            "*222222222222  StartProtectedQuery  200 *",
            "*222222222222  GetCollaboration  403 AccessDeniedException: *",
            "*222222222222  GetProtectedQuery  200 * FAILED MALFORMED_QUERY: Column(s) [[]email[]] is not allowed in select",
            "*Clean Rooms Local: why a query was refused*", "SELECT DISTINCT customers.email FROM customers *",
            "*Column(s) [[]email[]] is not allowed in select*", "*^*"])

    def test_a_test_that_passes_shows_nothing(self, project):
        project.write("def test_nothing(cleanrooms): cleanrooms.client('111111111111').list_memberships()")
        assert "Clean Rooms Local" not in project.run("-rA").stdout.str()

    def test_only_the_last_calls_are_shown(self, project):
        project.write('''
def test_many(cleanrooms):
    for _ in range(20):
        cleanrooms.client("111111111111").list_memberships()
    assert False
''', "cleanrooms_calls = 3")
        output = project.run().stdout.str()
        assert "the last 3 of 20 calls" in output and output.count("ListMemberships  200") == 3

    def test_a_server_that_has_died_is_told(self, project):
        project.write('''
import os, signal

def test_the_one_that_kills(cleanrooms):
    os.kill(cleanrooms._process.pid, signal.SIGKILL)
    cleanrooms._process.wait()
    cleanrooms.now()

def test_the_next(cleanrooms):
    pass
''')
        output = project.run()
        output.assert_outcomes(failed=1, errors=1)
        assert "the journal cannot be read" in output.stdout.str() and "The server has ended" in output.stdout.str()


class TestServers:
    def test_a_server_that_refuses_to_start_says_why(self, project):
        project.write("def test_nothing(cleanrooms): pass", "cleanrooms_options = --quota cars=3")
        done = project.run()
        done.assert_outcomes(errors=1)
        assert "There is no quota cars" in done.stdout.str() and "Traceback" not in done.stdout.str()

    def test_options_reach_the_server(self, project):
        project.write('''
def test_options(cleanrooms):
    assert cleanrooms.control.call("GET", "/catalog")["strict"] is True
''', "cleanrooms_options = --strict-catalog --quota collaborations=1 --quota=members=3")
        project.run().assert_outcomes(passed=1)

    def test_one_server_is_enough_for_a_session(self, project):
        project.write('''
import pytest

@pytest.mark.parametrize("number", range(3))
def test_it(cleanrooms, cleanrooms_server, number):
    assert cleanrooms is cleanrooms_server
    with open("urls", "a") as urls:
        urls.write(cleanrooms.url + "\\n")
''')
        project.run().assert_outcomes(passed=3)
        assert len(set((project.pytester.path / "urls").read_text().splitlines())) == 1

    def test_each_worker_has_its_own(self, project):
        pytest.importorskip("xdist")
        project.write('''
import os
import pytest

@pytest.mark.parametrize("number", range(20))
def test_it(cleanrooms, number):
    cleanrooms.seed("two-members")
    assert len(cleanrooms.client("222222222222").list_memberships()["membershipSummaries"]) == 1
    with open(os.environ["PYTEST_XDIST_WORKER"], "a") as urls:
        urls.write(cleanrooms.url + "\\n")
''')
        project.run("-p", "xdist", "-n", "2").assert_outcomes(passed=20)
        urls = [set((project.pytester.path / worker).read_text().splitlines()) for worker in ("gw0", "gw1")]
        assert [len(one) for one in urls] == [1, 1] and urls[0] != urls[1]

    def test_a_server_that_runs_is_used(self, project):
        with Emulator() as emulator:
            project.write(f'''
def test_it(cleanrooms):
    assert cleanrooms.url == "{emulator.url}"
    cleanrooms.client("111111111111").list_memberships()
''')
            project.run("--cleanrooms-endpoint", emulator.url).assert_outcomes(passed=1)
            assert len(emulator.requests("ListMemberships")) == 1

    def test_its_token_comes_from_the_environment(self, project, monkeypatch):
        monkeypatch.setenv("CLEANROOMS_CONTROL_TOKEN", "secret")
        with Emulator(control_token="secret") as emulator:
            project.write("def test_it(cleanrooms): cleanrooms.now()")
            project.run("--cleanrooms-endpoint", emulator.url).assert_outcomes(passed=1)

    def test_workers_need_one_each(self, project):
        pytest.importorskip("xdist")
        test = "import pytest\n@pytest.mark.parametrize('n', range(6))\ndef test_it(cleanrooms, n): cleanrooms.now()"
        with Emulator() as one, Emulator() as other:
            project.write(test)
            both = f"{one.url},{other.url}"
            project.run("-p", "xdist", "-n", "2", "--cleanrooms-endpoint", both).assert_outcomes(passed=6)
            assert "name one for each, with commas" in project.run("-p", "xdist", "-n", "2", "--cleanrooms-endpoint", one.url).stdout.str()

    def test_an_endpoint_where_nobody_answers_is_told(self, project):
        project.write("def test_it(cleanrooms): pass")
        done = project.run("--cleanrooms-endpoint", "http://127.0.0.1:1")
        assert "no cleanrooms-local that is ready answers at http://127.0.0.1:1" in done.stdout.str()

    def test_no_server_is_left(self, project):
        project.write("def test_it(cleanrooms): open('pid', 'w').write(str(cleanrooms._process.pid))")
        project.run().assert_outcomes(passed=1)
        with pytest.raises(ProcessLookupError):
            os.kill(int((project.pytester.path / "pid").read_text()), 0)
