"""Tables where people keep them: uploaded, in a folder laid out as buckets, and on S3 as Glue describes them."""

import base64
import datetime
import decimal
import hashlib
import hmac
import json
import urllib.error
import urllib.request

import awswrangler
import boto3
import pandas
import pyarrow.parquet
import pytest
from campaign import ADVERTISER, PUBLISHER, collaboration, follow, role, start
from conftest import REGION, Server, refused
from moto.server import ThreadedMotoServer


class Companies:
    """A collaboration whose publisher may ask anything of the tables that both bring."""

    def __init__(self, server, **changes):
        self.server = server
        self.clients = {account: server.client(account) for account in (ADVERTISER, PUBLISHER)}
        made = self.clients[ADVERTISER].create_collaboration(**collaboration(), **changes)["collaboration"]["id"]
        self.memberships = {
            account: client.create_membership(collaborationIdentifier=made, queryLogStatus="DISABLED")["membership"]["id"]
            for account, client in self.clients.items()}
        self.collaboration = made
        self.clients[PUBLISHER].update_membership(
            membershipIdentifier=self.memberships[PUBLISHER],
            defaultResultConfiguration={"outputConfiguration": {"s3": {"resultFormat": "CSV", "bucket": "publisher-results"}}})

    def bring(self, account, database, table, *columns):
        """Configures a table, lets the publisher ask anything about it, and associates it."""
        client = self.clients[account]
        made = client.create_configured_table(
            name=table, tableReference={"glue": {"databaseName": database, "tableName": table}}, allowedColumns=list(columns),
            analysisMethod="DIRECT_QUERY")["configuredTable"]["id"]
        client.create_configured_table_analysis_rule(
            configuredTableIdentifier=made, analysisRuleType="CUSTOM",
            analysisRulePolicy={"v1": {"custom": {"allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [PUBLISHER]}}})
        client.create_configured_table_association(
            membershipIdentifier=self.memberships[account], name=table, configuredTableIdentifier=made, roleArn=role(account))

    def query(self, sql):
        client, membership = self.clients[PUBLISHER], self.memberships[PUBLISHER]
        return follow(self.server, membership, start(client, membership, sql)["id"])[0]

    def rows(self, sql):
        query = self.query(sql)
        assert query["status"] == "SUCCESS", query.get("error")
        return call("GET", f"{self.server.url}/_cleanrooms/results/{query['id']}")["rows"]

    def error(self, sql):
        query = self.query(sql)
        assert query["status"] == "FAILED"
        return query["error"]["code"], query["error"]["message"]


def call(method, url, body=None, kind=None):
    request = urllib.request.Request(url, body, {"Content-Type": kind} if kind else {}, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read()
        return json.loads(text) if text else None


@pytest.fixture
def servers():
    started = []

    def begin(*options):
        started.append(Server(*options))
        return started[-1]

    yield begin
    for server in started:
        assert server.stop() == 0


COLUMNS = '{"tables": [{"database": "crm", "table": "customers", "columns": {"email": "string", "spend": "decimal(10,2)"}}]}'


class TestUploads:
    def test_a_large_file_is_spooled_and_outlives_a_restart(self, servers, tmp_path):
        server = servers("--data-dir", str(tmp_path))
        companies = Companies(server)
        companies.bring(ADVERTISER, "crm", "customers", "email", "spend")
        call("POST", f"{server.url}/_cleanrooms/catalog", COLUMNS.encode(), "application/json")
        count, filler = 20_000, "x" * 330
        text = "email,spend\n" + "".join(f"{number}-{filler}@example.com,{number}.25\n" for number in range(count))
        assert len(text) > 6 << 20
        answer = call("PUT", f"{server.url}/_cleanrooms/catalog/crm/customers/data", text.encode(), "text/csv")
        assert answer == {"database": "crm", "table": "customers", "format": "csv", "bytes": len(text)}
        sql = "SELECT COUNT(DISTINCT email) AS people, SUM(spend) AS spent FROM customers"
        expected = [[count, str(sum(range(count)) + decimal.Decimal("0.25") * count)]]
        assert companies.rows(sql) == expected
        assert server.stop() == 0
        again = servers("--data-dir", str(tmp_path))
        assert not [file for file in tmp_path.iterdir() if file.name.startswith("cleanrooms-body-")]
        companies.server, companies.clients = again, {account: again.client(account) for account in companies.clients}
        assert companies.rows(sql) == expected

    def test_a_file_that_is_too_large_is_refused(self, servers):
        server = servers()
        call("POST", f"{server.url}/_cleanrooms/catalog", COLUMNS.encode(), "application/json")
        with pytest.raises((urllib.error.HTTPError, urllib.error.URLError)) as caught:
            call("PUT", f"{server.url}/_cleanrooms/catalog/crm/customers/data", bytes((64 << 20) + 1), "text/csv")
        assert getattr(caught.value, "code", 413) == 413


class TestFolder:
    def test_a_folder_laid_out_as_buckets_has_the_tables(self, servers, tmp_path):
        folder = tmp_path / "lake" / "crm" / "customers"
        folder.mkdir(parents=True)
        frame = pandas.DataFrame({"email": ["ann@x.org", "bob@x.org"], "spend": [1.5, None]})
        frame.iloc[:1].to_csv(folder / "part-0.csv", index=False)
        frame.iloc[1:].to_csv(folder / "part-1.csv.gz", index=False)
        (folder / "_SUCCESS").write_text("")
        (tmp_path / "catalog" / "crm").mkdir(parents=True)
        (tmp_path / "catalog" / "crm" / "customers.yaml").write_text(
            "columns: {email: string, spend: double}\nlocation: s3://lake/crm/customers/\n")
        companies = Companies(servers("--tables-dir", str(tmp_path), "--catalog", str(tmp_path / "catalog")))
        companies.bring(ADVERTISER, "crm", "customers", "email", "spend")
        assert companies.rows("SELECT email, spend FROM customers ORDER BY email") == [["ann@x.org", 1.5], ["bob@x.org", None]]


    def test_columns_that_a_query_does_not_need_are_not_read(self, servers, tmp_path):
        folder = tmp_path / "lake" / "crm" / "customers"
        folder.mkdir(parents=True)
        file = folder / "part-0.parquet"
        notes = [f"note {number} " + "x" * 100 for number in range(2000)]
        pandas.DataFrame({"email": ["ann@x.org", "bob@x.org"] * 1000, "note": notes}).to_parquet(file, compression=None)
        place = pyarrow.parquet.read_metadata(file).row_group(0).column(1).data_page_offset
        damaged = bytearray(file.read_bytes())
        damaged[place:place + 16] = b"\xff" * 16
        file.write_bytes(damaged)
        (tmp_path / "catalog" / "crm").mkdir(parents=True)
        (tmp_path / "catalog" / "crm" / "customers.yaml").write_text(
            "columns: {email: string, note: string}\nlocation: s3://lake/crm/customers/\n")
        companies = Companies(servers("--tables-dir", str(tmp_path), "--catalog", str(tmp_path / "catalog")))
        companies.bring(ADVERTISER, "crm", "customers", "email", "note")
        assert companies.rows("SELECT email, COUNT(*) FROM customers GROUP BY email ORDER BY email") == [["ann@x.org", 1000], ["bob@x.org", 1000]]
        code, message = companies.error("SELECT MAX(note) FROM customers")
        assert code == "INVALID_RESOURCE" and "part-0.parquet" in message


class TestEncryptedColumns:
    """What C3R has written, as github.com/aws/c3r writes it: the server joins and gives back what only the companies can read."""

    KEY = b"the key that the companies share"
    COLUMNS = ("email_fingerprint", "name_sealed")

    def fingerprint(self, text):
        return "02:hmac:" + base64.b64encode(hmac.new(self.KEY, text.encode(), hashlib.sha256).digest()).decode()

    def sealed(self, text):
        """As long as C3R's for the text: a nonce, a vector, the text, its padding's size and a tag; nobody here can decrypt it."""
        return "02:enc:" + base64.b64encode(hashlib.shake_256(text.encode()).digest(32 + 12 + len(text) + 2 + 16)).decode()

    def test_fingerprints_are_joined_and_sealed_values_come_out_as_they_went_in(self, servers, tmp_path):
        flags = {"allowCleartext": False, "allowDuplicates": False, "allowJoinsOnColumnsWithDifferentNames": False, "preserveNulls": False}
        server = servers("--tables-dir", str(tmp_path))
        companies = Companies(server, dataEncryptionMetadata=flags)
        people = {"buyers": ["ann", "bob"], "visitors": ["zoe", "ann"]}
        declared = [
            {"database": "crm", "table": name, "columns": {column: "string" for column in self.COLUMNS}, "location": f"s3://lake/{name}/"}
            for name in people]
        call("POST", f"{server.url}/_cleanrooms/catalog", json.dumps({"tables": declared}).encode(), "application/json")
        for account, (name, rows) in zip((ADVERTISER, PUBLISHER), people.items()):
            (tmp_path / "lake" / name).mkdir(parents=True)
            values = [[self.fingerprint(f"{row}@x.org"), self.sealed(f"{row} of {name}")] for row in rows]
            pandas.DataFrame(values, columns=self.COLUMNS).to_parquet(tmp_path / "lake" / name / "part-0.parquet")
            companies.bring(account, "crm", name, *self.COLUMNS)
        joined = "SELECT b.name_sealed FROM buyers b JOIN visitors v ON b.email_fingerprint = v.email_fingerprint"
        assert companies.rows(joined) == [[self.sealed("ann of buyers")]]

        def outcomes(sql):
            question = {"membershipIdentifier": companies.memberships[PUBLISHER], "sql": sql, "run": True}
            answer = call("POST", f"{server.url}/_cleanrooms/explain", json.dumps(question).encode(), "application/json")
            assert answer["verdict"] == "accepted" and "warnings" not in answer
            return {rule["outcome"] for rule in answer["rules"] if rule["rule"].startswith("encryption.")}

        assert outcomes(joined) == {"passed"}
        # What the client would never have allowed is said, and refuses nothing.
        assert "warned" in outcomes("SELECT UPPER(name_sealed) AS name FROM buyers")


@pytest.fixture(scope="module")
def moto():
    """moto's S3 and Glue, with the buckets of two companies."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    url = "http://%s:%d" % server.get_host_and_port()
    for account, bucket in ((ADVERTISER, "advertiser-lake"), (PUBLISHER, "publisher-lake"), (PUBLISHER, "publisher-results")):
        session(account).client("s3", endpoint_url=url).create_bucket(Bucket=bucket)
    yield url
    server.stop()


def session(account):
    return boto3.Session(aws_access_key_id=account, aws_secret_access_key="any", region_name=REGION)


@pytest.fixture(autouse=True)
def endpoints(monkeypatch):
    monkeypatch.setattr("awswrangler.cleanrooms._utils._QUERY_WAIT_POLLING_DELAY", 0.1)


@pytest.fixture
def aws(moto, monkeypatch):
    """moto as awswrangler's S3 and Glue."""
    for service in ("S3", "GLUE"):
        monkeypatch.setenv(f"AWS_ENDPOINT_URL_{service}", moto)
    return moto


def write(account, database, table, frame, *, write=awswrangler.s3.to_csv, **options):
    """Writes a data frame as people do: files in the company's bucket, and the table in Glue's catalogue."""
    boto3_session = session(account)
    if database not in awswrangler.catalog.databases(boto3_session=boto3_session)["Database"].values:
        awswrangler.catalog.create_database(database, boto3_session=boto3_session)
    bucket = {ADVERTISER: "advertiser-lake", PUBLISHER: "publisher-lake"}[account]
    write(
        frame, path=f"s3://{bucket}/{database}/{table}/", dataset=True, database=database, table=table, mode="overwrite",
        boto3_session=boto3_session, **options)


CUSTOMERS = pandas.DataFrame({
    "email": ["ann@x.org", "bob@x.org", "zoe@x.org", None], "city": ["Oslo", "Rome", "Oslo", "Paris"],
    "visits": pandas.array([3, None, 9007199254740993, 0], dtype="Int64"),
    "since": [datetime.date(2026, 1, 31), None, datetime.date(1969, 12, 31), datetime.date(2026, 2, 1)]})
READERS = pandas.DataFrame({"email": ["ann@x.org", "zoe@x.org", "eve@x.org"], "plan": ["paid", "free", "free"]})


class TestGlue:
    @pytest.fixture
    def companies(self, aws, servers):
        return Companies(servers("--s3-endpoint", aws, "--glue-endpoint", aws, "--strict-catalog"))

    @pytest.fixture(params=["csv", "parquet"])
    def tables(self, companies, request):
        options = {"csv": {"write": awswrangler.s3.to_csv, "index": False}, "parquet": {"write": awswrangler.s3.to_parquet}}[request.param]
        write(ADVERTISER, "crm", "customers", CUSTOMERS, **options)
        write(PUBLISHER, "site", "readers", READERS, **options)
        companies.bring(ADVERTISER, "crm", "customers", *CUSTOMERS.columns)
        companies.bring(PUBLISHER, "site", "readers", *READERS.columns)
        return companies

    def test_two_companies_tables_are_joined_and_awswrangler_reads_the_result(self, tables, monkeypatch):
        monkeypatch.setenv("AWS_ENDPOINT_URL_CLEANROOMS", tables.server.url)
        frame = awswrangler.cleanrooms.read_sql_query(
            sql="SELECT c.email, c.city, c.visits, c.since, r.plan FROM customers c JOIN readers r ON c.email = r.email ORDER BY c.email",
            membership_id=tables.memberships[PUBLISHER], output_bucket="publisher-results", output_prefix="frames", use_threads=False,
            boto3_session=session(PUBLISHER))
        assert frame.astype(object).where(frame.notna(), None).values.tolist() == [
            ["ann@x.org", "Oslo", 3, datetime.date(2026, 1, 31), "paid"],
            ["zoe@x.org", "Oslo", 9007199254740993, datetime.date(1969, 12, 31), "free"]]

    def test_the_schema_has_the_types_of_the_catalogue(self, tables):
        schema = tables.clients[PUBLISHER].get_schema(collaborationIdentifier=tables.collaboration, name="customers")["schema"]
        assert {column["name"]: column["type"] for column in schema["columns"]} == {
            "email": "string", "city": "string", "visits": "bigint", "since": "date"}

    def test_partitions_come_from_the_catalogue_and_those_without_files_fail_the_query(self, companies, aws):
        write(ADVERTISER, "crm", "visits", pandas.DataFrame(
            {"email": ["ann@x.org", "bob@x.org", "ann@x.org"], "city": ["Oslo", "New York/NY", "Rome"]}),
            index=False, partition_cols=["city"])
        companies.bring(ADVERTISER, "crm", "visits", "email", "city")
        assert companies.rows("SELECT city, COUNT(*) AS n FROM visits GROUP BY city ORDER BY city") == [
            ["New York/NY", 1], ["Oslo", 1], ["Rome", 1]]
        s3 = session(ADVERTISER).client("s3")
        for item in s3.list_objects_v2(Bucket="advertiser-lake", Prefix="crm/visits/city=Rome/")["Contents"]:
            s3.delete_object(Bucket="advertiser-lake", Key=item["Key"])
        code, message = companies.error("SELECT email FROM visits")
        assert code == "RESOURCE_NOT_FOUND" and message.startswith("Missing partition data: One of the configured tables is partitioned")

    def test_a_table_is_looked_at_again_when_a_query_starts(self, companies):
        write(ADVERTISER, "crm", "changing", CUSTOMERS[["email", "city"]], index=False)
        companies.bring(ADVERTISER, "crm", "changing", "email", "city")
        assert companies.rows("SELECT COUNT(*) AS n FROM changing") == [[4]]
        write(ADVERTISER, "crm", "changing", CUSTOMERS[["email", "city"]].iloc[:1], index=False)
        assert companies.rows("SELECT email FROM changing") == [["ann@x.org"]]
        write(ADVERTISER, "crm", "changing", CUSTOMERS[["email"]].iloc[:3], index=False)
        code, message = companies.error("SELECT city FROM changing")
        assert code == "INVALID_RESOURCE" and message.endswith("it has no column city.")
        awswrangler.catalog.delete_table_if_exists("crm", "changing", boto3_session=session(ADVERTISER))
        assert companies.error("SELECT city FROM changing") == (
            "RESOURCE_NOT_FOUND", "Table crm.changing does not exist in the data catalog.")

    def test_columns_and_tables_have_to_exist_when_a_configured_table_is_made(self, companies):
        write(ADVERTISER, "crm", "strict", CUSTOMERS[["email"]].iloc[:3], index=False)
        for database, table, column, sentence in (
                ("crm", "strict", "age", "Column(s) [age] is not in the table's schema."),
                ("crm", "nothing", "email", "Table crm.nothing does not exist in the data catalog."),
                ("nowhere", "strict", "email", "Database nowhere does not exist in the data catalog.")):
            with refused("ValidationException") as caught:
                companies.bring(ADVERTISER, database, table, column)
            assert sentence in caught.value.response["message"]

    def test_a_bucket_that_is_gone_fails_the_query_in_the_guides_words(self, companies, aws):
        session(ADVERTISER).client("glue").create_table(DatabaseName="crm", TableInput={
            "Name": "lost", "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "int"}], "Location": "s3://no-such-bucket/x/"}})
        companies.bring(ADVERTISER, "crm", "lost", "id")
        code, message = companies.error("SELECT id FROM lost")
        assert code == "RESOURCE_ACCESS_DENIED" and "not accessible by its associated service role" in message
        assert "NoSuchBucket" in message

    def test_a_listing_of_several_pages_is_one_table(self, companies, aws, monkeypatch):
        monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "2")
        write(ADVERTISER, "crm", "pages", pandas.DataFrame({"id": range(5)}), index=False)
        s3 = session(ADVERTISER).client("s3")
        for item in s3.list_objects_v2(Bucket="advertiser-lake", Prefix="crm/pages/")["Contents"]:
            s3.delete_object(Bucket="advertiser-lake", Key=item["Key"])
        for number in range(5):
            s3.put_object(Bucket="advertiser-lake", Key=f"crm/pages/part {number}+.csv", Body=f"{number}\n".encode())
        companies.bring(ADVERTISER, "crm", "pages", "id")
        assert companies.rows("SELECT id FROM pages ORDER BY id") == [[number] for number in range(5)]


def test_a_catalogue_that_does_not_answer_holds_up_nobody(servers):
    import socket
    silent = socket.create_server(("127.0.0.1", 0))
    server = servers("--glue-endpoint", "http://127.0.0.1:%d" % silent.getsockname()[1])
    import threading
    client = server.client(ADVERTISER)
    made = []
    thread = threading.Thread(target=lambda: made.append(Companies(server).bring(ADVERTISER, "crm", "customers", "email")))
    thread.start()
    try:
        connection, _ = silent.accept()
        assert client.list_configured_tables()["configuredTableSummaries"] == []
        assert not made
        silent.close()
        connection.close()
        thread.join(20)
        # Without --strict-catalog a table that nobody knows is taken at its word.
        assert made == [None] and len(client.list_configured_tables()["configuredTableSummaries"]) == 1
    finally:
        thread.join(20)
