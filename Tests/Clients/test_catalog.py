"""The data catalogue as a directory: its tables are known, its mistakes refuse to start."""

import json
import subprocess

import pytest
from conftest import BINARY, Server, refused

ACCOUNT = "111111111111"


TABLES = {
    "customers.json": json.dumps({"columns": {"email": "string", "spend": "decimal(10,2)"}}),
    "customers.yaml": "# Whom we know.\ncolumns:\n  email: string\n  spend: decimal(10,2)\n",
    "customers.yml": "columns: [{name: email, type: string}, {name: spend, type: 'decimal(10,2)'}]\n",
}


@pytest.fixture(params=TABLES)
def directory(request, tmp_path):
    (tmp_path / "crm").mkdir()
    (tmp_path / "crm" / request.param).write_text(TABLES[request.param])
    return tmp_path


def configured(client, table, *columns):
    return client.create_configured_table(
        name=table, tableReference={"glue": {"databaseName": "crm", "tableName": table}}, allowedColumns=list(columns),
        analysisMethod="DIRECT_QUERY")


@pytest.mark.parametrize("options, knows_orders", [([], True), (["--strict-catalog"], False)])
def test_columns_have_to_be_those_of_a_declared_table(directory, options, knows_orders):
    server = Server("--catalog", str(directory), *options)
    try:
        client = server.client(ACCOUNT)
        configured(client, "customers", "email", "spend")
        with refused("ValidationException"):
            configured(client, "customers", "email", "age")
        if knows_orders:
            configured(client, "orders", "email")
        else:
            with refused("ValidationException"):
                configured(client, "orders", "email")
    finally:
        assert server.stop() == 0


@pytest.mark.parametrize("name, text, sentence", [
    ("orders.json", "{", "{file}: "),
    ("orders.yaml", "columns:\n  id: int\n  id: text\n", "{file}: line 3, column 3: The key 'id' is there twice."),
    ("orders.yml", "columns: {id: nix}\n", "{file}: columns.id is not of a type that SQL has, as string and decimal(10,2) are."),
])
def test_a_bad_file_refuses_to_start_and_is_named(tmp_path, name, text, sentence):
    (tmp_path / "crm").mkdir()
    file = tmp_path / "crm" / name
    file.write_text(text)
    done = subprocess.run([BINARY, "serve", "--port", "0", "--catalog", str(tmp_path)], capture_output=True, text=True, timeout=20)
    assert done.returncode != 0 and done.stdout == ""
    assert sentence.format(file=file) in done.stderr.splitlines()[0]


def test_data_beside_a_table_has_to_have_its_columns(directory):
    (directory / "crm" / "customers.csv").write_text("email,age\na@example.com,3\n")
    done = subprocess.run([BINARY, "serve", "--port", "0", "--catalog", str(directory)], capture_output=True, text=True, timeout=20)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].endswith("crm/customers.csv has no column spend.")
