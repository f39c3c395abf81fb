"""What queries leave behind: objects in a folder laid out as buckets, or on an S3 endpoint, read by the clients that people read them with."""

import csv
import datetime
import decimal
import hashlib
import http.server
import json
import socket
import subprocess
import threading
import urllib.request

import awswrangler
import boto3
import pyarrow.parquet
import pytest
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from campaign import ADVERTISER, JOIN, PUBLISHER, follow, set_up
from conftest import BINARY, REGION, Server
from moto.server import ThreadedMotoServer

KEYS = ("--s3-access-key", "AKIDEXAMPLE", "--s3-secret-key", "secret/key+")


@pytest.fixture
def servers():
    """Starts servers, and kills whatever of them a test leaves running."""
    started = []

    def start(*options, **settings):
        started.append(Server(*options, **settings))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.kill()


@pytest.fixture(scope="module")
def s3():
    """moto's S3, with the bucket of the campaign's results; the one of its logs is missing."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    client = boto3.Session(aws_access_key_id=PUBLISHER, aws_secret_access_key="any", region_name=REGION).client(
        "s3", endpoint_url=f"http://{host}:{port}")
    client.create_bucket(Bucket="publisher-results")
    yield client
    server.stop()


class Campaign:
    """A server with the campaign's collaboration, whose publisher queries."""

    def __init__(self, server):
        self.server = server
        self.publisher = server.client(PUBLISHER)
        self.collaboration, _, self.membership = set_up(server.client(ADVERTISER), self.publisher)

    def start(self, **place):
        return self.publisher.start_protected_query(
            type="SQL", membershipIdentifier=self.membership, sqlParameters={"queryString": JOIN},
            **({"resultConfiguration": {"outputConfiguration": {"s3": place}}} if place else {}))["protectedQuery"]["id"]

    def query(self, **place):
        """A query that has ended."""
        return follow(self.server, self.membership, self.start(**place))[0]

    def answer_once(self, columns, rows):
        """Lets the next query put out rows."""
        result = {"columns": [{"name": name, "type": type} for name, type in columns.items()], "rows": rows}
        rule = json.dumps({"status": "SUCCESS", "times": 1, "result": result}).encode()
        request = urllib.request.Request(f"{self.server.url}/_cleanrooms/outcomes", rule, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert answer.status == 201

    def folder(self, query, prefix="campaign/"):
        return f"{prefix}collaboration={self.collaboration}/{query['id']}/"


def location(query):
    return query["result"]["output"]["s3"]["location"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("results")


@pytest.fixture(scope="module")
def campaign(folder):
    """Its results go to a folder."""
    server = Server("--results-dir", str(folder))
    yield Campaign(server)
    assert server.stop() == 0


class TestFolder:
    def test_a_csv_file_is_where_the_location_says(self, campaign, folder):
        query = campaign.query()
        assert query["status"] == "SUCCESS"
        assert location(query) == f"s3://publisher-results/{campaign.folder(query)}"
        (file,) = (folder / location(query).removeprefix("s3://")).iterdir()
        assert file.name == f"part-00000-{query['id']}-c000.csv"
        assert file.read_text() == "city\n"

    def test_a_parquet_file_has_the_columns(self, campaign, folder):
        query = campaign.query(resultFormat="PARQUET", bucket="other-results", singleFileOutput=True)
        (file,) = (folder / "other-results" / campaign.folder(query, prefix="")).iterdir()
        table = pyarrow.parquet.read_table(file)
        assert (table.column_names, table.num_rows) == (["city"], 0)
        assert str(table.schema.field("city").type) == "string"

    def test_readers_of_parquet_take_back_the_values_of_a_packed_file(self, campaign, folder):
        columns = {"number": "bigint", "city": "string", "amount": "decimal(10,2)", "day": "date", "flag": "boolean"}
        rows = [
            [number, None if number % 7 == 0 else f"city {number % 20}", f"{number % 50}.25", f"2026-01-{number % 28 + 1:02}", number % 2 == 0]
            for number in range(900)]
        campaign.answer_once(columns, rows)
        query = campaign.query(resultFormat="PARQUET", bucket="packed-results", singleFileOutput=True)
        (file,) = (folder / "packed-results" / campaign.folder(query, prefix="")).iterdir()
        expected = [
            (number, city, decimal.Decimal(amount), datetime.date.fromisoformat(day), flag) for number, city, amount, day, flag in rows]
        group = pyarrow.parquet.ParquetFile(file).metadata.row_group(0)
        assert {group.column(index).compression for index in range(5)} >= {"SNAPPY"}
        assert "RLE_DICTIONARY" in group.column(1).encodings
        assert [tuple(row.values()) for row in pyarrow.parquet.read_table(file).to_pylist()] == expected
        duckdb = pytest.importorskip("duckdb")
        assert duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(file)]).fetchall() == expected

    def test_more_than_a_thousand_rows_make_several_files_and_one_where_that_is_asked_for(self, campaign, folder):
        rows = [[number, f"city {number}"] for number in range(2500)]
        for single, sizes in ((False, [1000, 1000, 500]), (True, [2500])):
            campaign.answer_once({"number": "bigint", "city": "string"}, rows)
            query = campaign.query(resultFormat="CSV", bucket="many-results", singleFileOutput=single)
            files = sorted((folder / "many-results" / campaign.folder(query, prefix="")).iterdir())
            assert [file.name for file in files] == [f"part-{part:05}-{query['id']}-c000.csv" for part in range(len(sizes))]
            parts = [list(csv.reader(file.open(newline=""))) for file in files]
            assert [part[0] for part in parts] == [["number", "city"]] * len(sizes)
            assert [len(part) - 1 for part in parts] == sizes
            assert [row for part in parts for row in part[1:]] == [[str(number), city] for number, city in rows]

    def test_a_bucket_that_cannot_be_written_fails_the_query(self, campaign, folder):
        (folder / "closed-results").write_text("a file is no bucket")
        query = campaign.query(resultFormat="CSV", bucket="closed-results")
        assert query["status"] == "FAILED"
        assert query["error"]["code"] == "RESOURCE_ACCESS_DENIED"
        assert "closed-results" in query["error"]["message"]

    def test_a_prefix_cannot_leave_the_folder(self, campaign, folder):
        query = campaign.query(resultFormat="CSV", bucket="publisher-results", keyPrefix="../../escaped")
        assert query["error"]["code"] == "RESOURCE_ACCESS_DENIED"
        assert not list(folder.parent.glob("**/escaped"))


def test_results_go_below_the_data_directory_by_themselves(servers, tmp_path):
    campaign = Campaign(servers("--data-dir", str(tmp_path / "state")))
    query = campaign.query()
    assert (tmp_path / "state/results/publisher-results" / campaign.folder(query)).is_dir()


def test_without_a_place_for_results_queries_succeed_and_nothing_is_written(servers, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Campaign(servers()).query()["status"] == "SUCCESS"
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def distant(s3):
    """A campaign whose results go to moto's S3."""
    server = Server("--s3-endpoint", s3.meta.endpoint_url, *KEYS)
    yield Campaign(server)
    assert server.stop() == 0


class TestEndpoint:
    def test_a_csv_object_is_where_the_location_says(self, distant, s3):
        query = distant.query()
        bucket, _, folder = location(query).removeprefix("s3://").partition("/")
        (found,) = s3.list_objects_v2(Bucket=bucket, Prefix=folder)["Contents"]
        assert found["Key"] == f"{distant.folder(query)}part-00000-{query['id']}-c000.csv"
        assert s3.get_object(Bucket=bucket, Key=found["Key"])["Body"].read() == b"city\n"

    def test_a_bucket_that_is_missing_fails_the_query(self, distant):
        query = distant.query(resultFormat="CSV", bucket="missing-results")
        assert query["status"] == "FAILED"
        assert query["error"]["code"] == "RESOURCE_ACCESS_DENIED"
        assert "NoSuchBucket" in query["error"]["message"]
        assert query["error"]["retry"] == {"retryable": False}

    @pytest.fixture
    def read(self, distant, s3, monkeypatch):
        """Runs the campaign's query as people run it from a notebook."""
        monkeypatch.setattr("awswrangler.cleanrooms._utils._QUERY_WAIT_POLLING_DELAY", 0.1)
        monkeypatch.setenv("AWS_ENDPOINT_URL_CLEANROOMS", distant.server.url)
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3.meta.endpoint_url)
        return lambda: awswrangler.cleanrooms.read_sql_query(
            sql=JOIN, membership_id=distant.membership, output_bucket="publisher-results", output_prefix="frames", use_threads=False,
            boto3_session=boto3.Session(aws_access_key_id=PUBLISHER, aws_secret_access_key="any", region_name=REGION))

    def test_awswrangler_reads_a_data_frame(self, read):
        frame = read()
        assert list(frame.columns) == ["city"]
        assert frame.empty

    def test_awswrangler_reads_the_rows_that_a_tester_chose(self, distant, read):
        columns = {"city": "string", "visits": "bigint", "spent": "decimal(10,2)", "day": "date"}
        distant.answer_once(columns, [
            ["Oslo", 9007199254740993, "12.50", "2026-01-31"], [None, None, None, None], ["Ærø, \"by\"", -1, "-0.07", "1969-12-31"]])
        frame = read()
        assert {name: str(type) for name, type in frame.dtypes.items()} == {
            "city": "string", "visits": "Int64", "spent": "object", "day": "object"}
        assert frame.astype(object).where(frame.notna(), None).values.tolist() == [
            ["Oslo", 9007199254740993, decimal.Decimal("12.50"), datetime.date(2026, 1, 31)], [None] * 4,
            ["Ærø, \"by\"", -1, decimal.Decimal("-0.07"), datetime.date(1969, 12, 31)]]

    def test_awswrangler_reads_several_files_as_one_frame(self, distant, read):
        distant.answer_once({"number": "int"}, [[number] for number in range(2500)])
        frame = read()
        assert frame["number"].tolist() == list(range(2500))


class Recorder(http.server.BaseHTTPRequestHandler):
    """Takes every object, and keeps the requests as they came."""

    seen = []

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, dict(self.headers.items()), body))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_objects_are_signed_as_botocore_signs_them(servers):
    endpoint = http.server.HTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=endpoint.serve_forever, daemon=True).start()
    environment = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret/key+", "AWS_SESSION_TOKEN": "token"}
    url = f"http://127.0.0.1:{endpoint.server_port}"
    campaign = Campaign(servers("--s3-endpoint", url, environment=environment))
    assert campaign.query(resultFormat="CSV", bucket="publisher-results", keyPrefix="a=b/*c")["status"] == "SUCCESS"
    endpoint.shutdown()
    ((path, headers, body),) = Recorder.seen
    assert "/a%3Db/%2Ac/collaboration%3D" in path
    headers = {name.lower(): value for name, value in headers.items()}
    assert headers["x-amz-content-sha256"] == hashlib.sha256(body).hexdigest()
    scheme, credential, signed, signature = headers["authorization"].replace(",", "").split()
    assert (scheme, credential.split("/")[2:]) == ("AWS4-HMAC-SHA256", [REGION, "s3", "aws4_request"])
    names = signed.removeprefix("SignedHeaders=").split(";")
    assert {"host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"} <= set(names)
    request = AWSRequest("PUT", url + path, headers={name: headers[name] for name in names}, data=body)
    request.context["timestamp"] = headers["x-amz-date"]
    auth = S3SigV4Auth(Credentials("AKIDEXAMPLE", "secret/key+", "token"), "s3", REGION)
    wanted = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    assert signature == f"Signature={wanted}"


def test_a_slow_endpoint_holds_nobody_up_and_loses_nothing(servers, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = servers("--data-dir", str(tmp_path / "state"), "--s3-endpoint", f"http://127.0.0.1:{silent.getsockname()[1]}")
        campaign = Campaign(server)
        query = campaign.start()
        silent.settimeout(20)
        connection, _ = silent.accept()
        with connection:
            assert connection.recv(4) == b"PUT "
            found = campaign.publisher.get_protected_query(membershipIdentifier=campaign.membership, protectedQueryIdentifier=query)
            assert found["protectedQuery"]["status"] == "STARTED"
            server.kill()
    query, _ = follow(servers("--data-dir", str(tmp_path / "state")), campaign.membership, query)
    assert query["status"] == "SUCCESS"
    assert (tmp_path / "state/results" / location(query).removeprefix("s3://")).is_dir()


def test_an_endpoint_that_is_not_there_fails_the_query(servers):
    query = Campaign(servers("--s3-endpoint", "http://127.0.0.1:1")).query()
    assert query["error"]["code"] == "RESOURCE_ACCESS_DENIED"
    assert "cannot be reached" in query["error"]["message"]


@pytest.mark.parametrize("options, sentence", [
    (["--results-dir", "results", "--s3-endpoint", "http://127.0.0.1:1"], "exclude each other"),
    (["--s3-endpoint", "127.0.0.1:1"], "takes a URL of http or https"),
    (["--s3-endpoint", "http://127.0.0.1:1", "--s3-access-key", "AKID"], "need each other"),
    (["--s3-access-key", "AKID", "--s3-secret-key", "secret"], "which is not given"),
    (["--results-dir", "/dev/null/results"], "cannot keep results"),
])
def test_a_place_that_cannot_be_refuses_to_start_with_a_sentence(options, sentence):
    refused = subprocess.run([BINARY, "serve", "--port", "0", *options], capture_output=True, timeout=20)
    assert refused.returncode != 0
    assert refused.stdout == b"" and sentence in refused.stderr.decode()
