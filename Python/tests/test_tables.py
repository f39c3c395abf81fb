"""Rows of Python's become tables of the data catalogue."""

import datetime as dt
from decimal import Decimal

import pytest
from cleanrooms_local.tables import declaration


def test_types_follow_from_values():
    table = declaration("crm.customers", [
        {"email": "ann@example.com", "age": 30, "score": 1.5, "spent": Decimal("12.50"), "vip": True,
         "born": dt.date(1990, 2, 3), "seen": dt.datetime(2026, 1, 2, 3, 4, 5), "rank": 1},
        {"email": None, "age": None, "score": 2, "spent": Decimal("100"), "vip": False, "rank": 2.5}])
    assert (table["database"], table["table"]) == ("crm", "customers")
    assert table["columns"] == {
        "email": "string", "age": "bigint", "score": "double", "spent": "decimal(5,2)", "vip": "boolean", "born": "date",
        "seen": "timestamp", "rank": "double"}
    assert table["rows"] == [
        ["ann@example.com", 30, 1.5, "12.50", True, "1990-02-03", "2026-01-02 03:04:05", 1],
        [None, None, 2, "100", False, None, None, 2.5]]


def test_declared_types_and_their_order_stay():
    table = declaration("crm.customers", [{"city": "Oslo", "age": 3}], {"age": "smallint", "city": "varchar(20)", "email": "string"})
    assert table["columns"] == {"age": "smallint", "city": "varchar(20)", "email": "string"}
    assert table["rows"] == [[3, "Oslo", None]]


def test_columns_and_rows_may_be_named():
    table = declaration("crm.customers", {"columns": {"tags": "array<string>"}, "rows": [[["a", "b"]]]})
    assert (table["columns"], table["rows"]) == ({"tags": "array<string>"}, [[["a", "b"]]])


def test_a_data_frame_is_rows():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"email": ["ann@example.com", None], "age": [1, 2], "spent": [1.5, float("nan")]})
    table = declaration("crm.customers", frame)
    assert table["columns"] == {"email": "string", "age": "bigint", "spent": "double"}
    assert table["rows"] == [["ann@example.com", 1, 1.5], [None, 2, None]]


@pytest.mark.parametrize("name, rows, sentence", [
    ("customers", [], "named by its database and its own name"), ("crm.customers", [], "columns .* have to be named"),
    ("crm.customers", [{"a": None}], "type of crm.customers.a does not follow"),
    ("crm.customers", [{"a": 1}, {"a": "x"}], "int, str"), ("crm.customers", "a,b", "a list of objects, a data frame"),
])
def test_what_is_no_table_is_refused(name, rows, sentence):
    with pytest.raises(ValueError, match=sentence):
        declaration(name, rows)
