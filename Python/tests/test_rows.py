"""Rows that a test declares are queried, and what comes out is what the engine has computed of them."""

import datetime as dt
import sys
from decimal import Decimal

import pytest
from cleanrooms_local import Emulator
from cleanrooms_local.tables import frame

# Here and not in a test: `pytester` forgets the modules that a test has loaded, and pandas cannot be loaded twice.
try:
    import pandas
except ImportError:
    pandas = None
with_pandas = pytest.mark.skipif(pandas is None, reason="there is no pandas")

QUERY = "SELECT customers.city, customers.segment FROM customers JOIN viewers ON customers.email = viewers.email"
TOTALS = (
    "SELECT purchases.city, COUNT(DISTINCT purchases.email) AS buyers, SUM(purchases.amount) AS spent "
    "FROM purchases JOIN visits ON purchases.email = visits.email GROUP BY purchases.city ORDER BY purchases.city")

RUN = f'''
QUERY = "{QUERY.replace("SELECT", "SELECT DISTINCT")}"

def run(cleanrooms, sql=QUERY):
    publisher = cleanrooms.client("publisher")
    membership = publisher.list_memberships()["membershipSummaries"][0]["id"]
    query = publisher.start_protected_query(type="SQL", membershipIdentifier=membership, sqlParameters={{"queryString": sql}})
    cleanrooms.advance("2s")
    return cleanrooms.results(query)

def rows(found):
    return sorted((row["city"], row["segment"]) for row in (found.to_dict("records") if hasattr(found, "to_dict") else found))
'''


def start(emulator, sql):
    publisher = emulator.client("publisher")
    membership = publisher.list_memberships()["membershipSummaries"][0]["id"]
    return publisher.start_protected_query(type="SQL", membershipIdentifier=membership, sqlParameters={"queryString": sql})


@pytest.fixture(scope="module")
def demo():
    with Emulator(seed="demo", lifecycle="immediate", log_level="error") as emulator:
        yield emulator


def test_rows_of_the_marker_are_what_a_query_joins(project):
    project.write(RUN + '''
import pytest

CUSTOMERS = [
    {"email": "ann@example.com", "city": "Oslo", "segment": "gold"},
    {"email": "bob@example.com", "city": "Bergen", "segment": "silver"},
    {"email": "eve@example.com", "city": "Oslo", "segment": "silver"}]

@pytest.mark.cleanrooms(seed="two-members", data={
    "crm.customers": CUSTOMERS,
    "media.viewers": [{"email": "ann@example.com", "channel": "web"}, {"email": "bob@example.com", "channel": "tv"}]})
class TestBoth:
    def test_those_whom_both_know(self, cleanrooms):
        assert rows(run(cleanrooms)) == [("Bergen", "silver"), ("Oslo", "gold")]

    # The nearest marker counts, table by table; the rows of the test before are gone.
    @pytest.mark.cleanrooms(data={"media.viewers": [{"email": "eve@example.com", "channel": "web"}]})
    def test_another(self, cleanrooms):
        assert rows(run(cleanrooms)) == [("Oslo", "silver")]
''')
    project.run().assert_outcomes(passed=2)


@with_pandas
def test_a_data_frame_is_rows_and_so_is_what_comes_out(project):
    project.write(RUN + '''
import pandas
import pytest

@pytest.mark.cleanrooms(seed="two-members", data={
    "crm.customers": pandas.DataFrame({"email": ["ann@example.com", "bob@example.com"], "city": ["Oslo", None], "segment": ["gold", "silver"]}),
    "media.viewers": pandas.DataFrame({"email": ["bob@example.com"], "channel": ["tv"]})})
def test_it(cleanrooms):
    found = run(cleanrooms)
    assert isinstance(found, pandas.DataFrame) and list(found.columns) == ["city", "segment"]
    assert found["city"].isna().tolist() == [True] and found["segment"].tolist() == ["silver"]
''')
    project.run().assert_outcomes(passed=1)


@with_pandas
def test_totals_are_a_data_frame_with_pythons_own_values(demo):
    found = demo.results(start(demo, TOTALS))
    expected = pandas.DataFrame(
        [["Bergen", 12, Decimal("2799.65")], ["Oslo", 14, Decimal("2233.13")]], columns=["city", "buyers", "spent"])
    pandas.testing.assert_frame_equal(found, expected)


def test_without_pandas_totals_are_objects(demo, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert demo.results(start(demo, TOTALS)) == [
        {"city": "Bergen", "buyers": 12, "spent": Decimal("2799.65")}, {"city": "Oslo", "buyers": 14, "spent": Decimal("2233.13")}]


def test_more_rows_than_one_answer_has_are_all_there():
    rows = [{"email": f"{number}@example.com", "city": f"city {number}", "segment": "gold"} for number in range(250)]
    with Emulator(seed="two-members", lifecycle="immediate", log_level="error") as emulator:
        emulator.data({"crm.customers": rows, "media.viewers": [{"email": row["email"], "channel": "web"} for row in rows]})
        assert len(emulator.results(start(emulator, QUERY.replace("SELECT", "SELECT DISTINCT")))) == 250


@pytest.mark.parametrize("kind, text, value", [
    ("decimal(20,2)", "12.50", Decimal("12.50")), ("date", "2026-01-02", dt.date(2026, 1, 2)), ("date", "+10000-01-02", "+10000-01-02"),
    ("timestamp", "2026-01-02 03:04:05", dt.datetime(2026, 1, 2, 3, 4, 5)), ("double", "Infinity", float("inf")),
    ("timestamp_ntz", "2026-01-02 03:04:05.25", dt.datetime(2026, 1, 2, 3, 4, 5, 250_000)), ("string", "2026-01-02", "2026-01-02"),
    ("bigint", 3, 3), ("double", 1.5, 1.5), ("date", None, None), ("array<date>", ["2026-01-02"], ["2026-01-02"])])
def test_a_cell_is_a_value_of_its_columns_type(kind, text, value, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert frame([{"name": "cell", "type": kind}], [[text]]) == [{"cell": value}]
