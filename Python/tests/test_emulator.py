"""`Emulator` outside of pytest, and what a server lets a test do."""

import datetime as dt
import os
import signal
from decimal import Decimal

import pytest
from cleanrooms_local import ControlError, Emulator, EmulatorError, Server

ADVERTISER, PUBLISHER = "111111111111", "222222222222"
JOIN = "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers ON customers.email = viewers.email"


@pytest.fixture(scope="module")
def running():
    with Emulator(log_level="error") as emulator:
        yield emulator


@pytest.fixture
def emulator(running):
    running.reset("two-members")
    running.freeze()
    return running


def start(server, sql=JOIN, account=PUBLISHER):
    client = server.client(account)
    membership = client.list_memberships()["membershipSummaries"][0]["id"]
    return membership, client.start_protected_query(type="SQL", membershipIdentifier=membership, sqlParameters={"queryString": sql})


def query(server, membership, started):
    return server.client(PUBLISHER).get_protected_query(
        membershipIdentifier=membership, protectedQueryIdentifier=started["protectedQuery"]["id"])["protectedQuery"]


class TestItsLife:
    def test_it_runs_inside_of_the_block(self):
        with Emulator(seed="two-members", lifecycle="immediate") as emulator:
            assert emulator.ready()
            assert query(emulator, *start(emulator))["status"] == "SUCCESS"
        assert not emulator.is_running
        with pytest.raises(ControlError, match="No cleanrooms-local answers"):
            emulator.now()

    def test_a_bad_option_is_told_in_the_servers_sentence(self):
        with pytest.raises(EmulatorError, match="There is no quota cars"):
            Emulator(quota="cars=3").start()

    def test_an_option_can_be_given_several_times(self):
        with Emulator(quota=["collaborations=1", "members=3"], strict_catalog=True) as emulator:
            assert emulator.control.call("GET", "/catalog")["strict"]

    def test_variables_of_this_process_are_not_the_servers(self, monkeypatch):
        monkeypatch.setenv("CLEANROOMS_QUOTA", "cars=3")
        with Emulator(environment={"CLEANROOMS_SEED": "two-members"}) as emulator:
            assert len(emulator.client(PUBLISHER).list_memberships()["membershipSummaries"]) == 1

    def test_one_that_dies_is_not_running(self):
        emulator = Emulator()
        emulator.start()
        os.kill(emulator._process.pid, signal.SIGKILL)
        emulator._process.wait()
        assert not emulator.is_running and emulator.stop() == -signal.SIGKILL

    def test_a_token_and_a_port_of_the_control_apis_own_are_used(self):
        with Emulator(control_port=0, control_token="secret") as emulator:
            assert emulator.control.url != emulator.url
            assert emulator.now().year >= 2024
            with pytest.raises(ControlError, match="token") as refused:
                Server(emulator.url, control_url=emulator.control.url).now()
            assert refused.value.status == 401

    def test_what_it_logged_can_be_read(self):
        with Emulator(log_level="info", seed="two-members") as emulator:
            emulator.client(PUBLISHER).list_memberships()
            assert "ListMemberships" in emulator.log()


class TestTime:
    def test_a_query_ends_when_the_clock_is_moved(self, emulator):
        ours = start(emulator)
        assert query(emulator, *ours)["status"] == "SUBMITTED"
        before = emulator.now()
        assert emulator.advance("2s") - before == dt.timedelta(seconds=2)
        assert query(emulator, *ours)["status"] == "SUCCESS"

    @pytest.mark.parametrize("hour", ["PT1H", 3600, dt.timedelta(hours=1)])
    def test_a_duration_has_many_forms(self, emulator, hour):
        before = emulator.now()
        assert emulator.advance(hour) - before == dt.timedelta(hours=1)

    def test_the_clock_can_be_set(self, emulator):
        assert emulator.set_time(dt.datetime(2030, 1, 2, 3, 4, 5)) == dt.datetime(2030, 1, 2, 3, 4, 5, tzinfo=dt.timezone.utc)
        assert emulator.freeze("2031-01-01T00:00:00Z").year == 2031
        assert emulator.resume().year == 2031

    def test_steps_are_taken_by_hand(self, emulator):
        emulator.lifecycle("manual")
        ours = start(emulator)
        assert [step["to"] for step in emulator.step(ours[1])] == ["STARTED"]
        emulator.lifecycle("timed")
        emulator.lifecycle("immediate", "cleanrooms::protected-query")
        assert query(emulator, *start(emulator))["status"] == "SUCCESS"


class TestOutcomesAndFaults:
    def test_a_query_fails_as_the_test_says(self, emulator):
        emulator.outcome("FAILED", sql="FROM customers", message="A worker was lost.", account=PUBLISHER, times=1)
        first, second = start(emulator), start(emulator)
        emulator.advance("1h")
        error = query(emulator, *first)["error"]
        assert (error["code"], error["message"]) == ("INTERNAL_ERROR", "A worker was lost.")
        assert query(emulator, *second)["status"] == "SUCCESS"

    def test_a_query_takes_so_long(self, emulator):
        emulator.outcome(time="1h")
        ours = start(emulator)
        emulator.advance("59m")
        assert query(emulator, *ours)["status"] == "STARTED"

    @pytest.mark.parametrize("result", [
        [{"city": "Oslo", "spent": Decimal("1.50")}], "city,spent\nOslo,1.50\n",
        {"columns": [{"name": "city"}, {"name": "spent"}], "rows": [["Oslo", "1.50"]]}])
    def test_a_result_has_many_forms(self, emulator, result):
        rule = emulator.outcome(result=result)
        assert [column["name"] for column in rule["result"]["columns"]] == ["city", "spent"]
        assert rule["result"]["rows"] == [["Oslo", "1.50"]]

    def test_an_error_is_answered(self, emulator):
        emulator.fault("ListMemberships", error="ThrottlingException", count=1)
        emulator.client(PUBLISHER).list_memberships()
        assert [entry["status"] for entry in emulator.requests("ListMemberships")] == [429, 200]

    def test_a_fault_has_a_latency_in_seconds(self, emulator):
        assert emulator.fault(latency=0.25)["latency"] == 250
        assert emulator.fault(drop=True)["connection"] == "drop"

    def test_what_the_server_refuses_is_told_in_its_sentence(self, emulator):
        with pytest.raises(ControlError, match="Clean Rooms has no operation Fly") as refused:
            emulator.fault("Fly")
        assert refused.value.status == 400


class TestWhatHappened:
    def test_requests_are_in_their_order(self, emulator):
        start(emulator)
        assert [entry["operation"] for entry in emulator.requests()] == ["ListMemberships", "StartProtectedQuery"]
        assert emulator.requests(account=ADVERTISER) == []
        assert len(emulator.requests("StartProtectedQuery", status=200)) == 1

    def test_events_are_there(self, emulator):
        emulator.control.call("DELETE", "/events")
        start(emulator)
        emulator.advance("1h")
        assert {event["account"] for event in emulator.events()} >= {PUBLISHER}

    def test_a_query_is_explained(self, emulator):
        assert emulator.explain(JOIN, account=PUBLISHER)["verdict"] == "accepted"
        refused = emulator.explain("SELECT customers.email FROM customers", account=PUBLISHER)
        assert refused["verdict"] == "refused"


class TestState:
    def test_a_seed_may_be_a_file(self, emulator, tmp_path):
        (tmp_path / "mine.yaml").write_text(
            'accounts: {advertiser: "111111111111"}\n'
            "steps:\n"
            "  - {id: table, as: advertiser, call: CreateConfiguredTable, with: {name: mine, allowedColumns: [a],\n"
            "     analysisMethod: DIRECT_QUERY, tableReference: {glue: {databaseName: d, tableName: t}}}}\n")
        made = emulator.seed(tmp_path / "mine.yaml")
        assert made["table"]["configuredTable"]["name"] == "mine"

    def test_a_state_is_kept_and_brought_back(self, emulator):
        emulator.save("before")
        emulator.reset()
        assert emulator.client(PUBLISHER).list_memberships()["membershipSummaries"] == []
        emulator.restore("before")
        assert len(emulator.client(PUBLISHER).list_memberships()["membershipSummaries"]) == 1
