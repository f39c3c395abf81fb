"""Writes the tables that are read in the benchmarks: `make_tables.py FOLDER`, or with an endpoint of S3 `make_tables.py FOLDER ENDPOINT`, which sends
what is there. It runs in the environment of the benchmarks, which has pyarrow and boto3."""

import pathlib
import random
import sys

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq


def table(rows):
    """Eight columns of the usual types. Texts hardly repeat, so that no dictionary makes the file small."""
    draw = random.Random(1)
    ids = range(rows)
    return pa.table({
        "id": pa.array(ids, pa.int64()),
        "email": [f"user{draw.getrandbits(40):x}@example.com" for _ in ids],
        "city": [("Oslo", "Bergen", "Tromsø", "Bodø")[draw.getrandbits(2)] for _ in ids],
        "amount": pa.array([draw.getrandbits(20) for _ in ids], pa.int64()).cast(pa.decimal128(19, 0)).cast(pa.decimal128(21, 2)).cast(pa.decimal128(10, 2)),
        "score": [draw.random() for _ in ids],
        "day": pa.array([19_000 + draw.getrandbits(9) for _ in ids], pa.int32()).cast(pa.date32()),
        "at": pa.array([1_700_000_000_000_000 + draw.getrandbits(40) for _ in ids], pa.int64()).cast(pa.timestamp("us", "UTC")),
        "note": [f"{draw.getrandbits(64):016x}" for _ in ids],
    })


def write(folder):
    made = table(580_000)
    for name in ("csv", "parquet", "large"):
        (folder / "lake" / name).mkdir(parents=True)
    plain = made.set_column(6, "at", made["at"].cast(pa.timestamp("us"))).combine_chunks()
    pyarrow.csv.write_csv(plain, folder / "lake" / "csv" / "rows.csv")
    pq.write_table(pa.concat_tables([made] * 2), folder / "lake" / "parquet" / "rows.parquet", compression="snappy", row_group_size=128 * 1024)
    with pq.ParquetWriter(folder / "lake" / "large" / "rows.parquet", made.schema, compression="snappy") as writer:
        for _ in range(7):
            writer.write_table(made, row_group_size=128 * 1024)


def send(folder, endpoint):
    import boto3

    s3 = boto3.client("s3", endpoint_url=endpoint, aws_access_key_id="a", aws_secret_access_key="b", region_name="us-east-1")
    s3.create_bucket(Bucket="lake")
    s3.upload_file(str(folder / "lake" / "parquet" / "rows.parquet"), "lake", "parquet/rows.parquet")


if len(sys.argv) > 2:
    send(pathlib.Path(sys.argv[1]), sys.argv[2])
else:
    write(pathlib.Path(sys.argv[1]))
