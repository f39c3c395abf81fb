"""The metrics, as the parser of Prometheus' own client reads them."""

import urllib.request

import pytest
from campaign import ADVERTISER, collaboration
from conftest import Server, refused
from prometheus_client.parser import text_string_to_metric_families


def scrape(server, path="/metrics"):
    with urllib.request.urlopen(server.url + path, timeout=10) as response:
        assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        return {family.name: family for family in text_string_to_metric_families(response.read().decode())}


def value(families, family, suffix="", **labels):
    """The value of one sample; 0 for a count that has not begun."""
    found = [
        sample.value for sample in families[family].samples if sample.name == families[family].name + suffix and sample.labels == labels]
    assert len(found) <= 1
    return found[0] if found else 0


@pytest.mark.parametrize("path", ["/metrics", "/_cleanrooms/metrics"])
def test_requests_are_counted(server, path):
    client = server.client(ADVERTISER)
    before = scrape(server, path)
    client.create_collaboration(**collaboration())
    with refused("AccessDeniedException"):
        client.get_collaboration(collaborationIdentifier="00000000-0000-0000-0000-000000000000")
    after = scrape(server, path)
    labels = {"operation": "CreateCollaboration", "status": "200"}
    assert value(after, "cleanrooms_requests", "_total", **labels) == value(before, "cleanrooms_requests", "_total", **labels) + 1
    labels = {"type": "AccessDeniedException"}
    assert value(after, "cleanrooms_errors", "_total", **labels) == value(before, "cleanrooms_errors", "_total", **labels) + 1
    counts = [value(families, "cleanrooms_resources", kind="collaboration") for families in (before, after)]
    assert counts[1] == counts[0] + 1


def test_histograms_are_cumulative_and_whole(server):
    server.client(ADVERTISER).list_collaborations()
    families = scrape(server)
    for name in ("cleanrooms_request_duration_seconds", "cleanrooms_loop_turn_duration_seconds"):
        family = families[name]
        assert family.type == "histogram"
        series = {}
        for sample in family.samples:
            labels = tuple(pair for pair in sample.labels.items() if pair[0] != "le")
            series.setdefault(labels, {}).setdefault(sample.name[len(name):], []).append(sample)
        assert series
        for samples in series.values():
            bounds = [float(sample.labels["le"]) for sample in samples["_bucket"]]
            counts = [sample.value for sample in samples["_bucket"]]
            assert bounds == sorted(bounds) and bounds[-1] == float("inf")
            assert counts == sorted(counts) and counts[-1] == samples["_count"][0].value > 0
            assert samples["_sum"][0].value > 0


def test_gauges_tell_of_the_process_and_its_connections(server):
    families = scrape(server)
    assert value(families, "cleanrooms_open_connections") >= 1
    assert value(families, "cleanrooms_database_size_bytes") > 4096
    assert value(families, "process_resident_memory_bytes") > 1_000_000
    assert families["cleanrooms_info"].samples[0].labels["version"]
    assert "cleanrooms_database_wal_size_bytes" not in families


def test_a_directory_has_a_log_and_keeps_the_counts_of_resources(tmp_path):
    first = Server("--data-dir", str(tmp_path))
    try:
        first.client(ADVERTISER).create_collaboration(**collaboration())
        families = scrape(first)
        assert value(families, "cleanrooms_database_wal_size_bytes") > 0
        assert value(families, "cleanrooms_resources", kind="collaboration") == 1
    finally:
        assert first.stop() == 0
    second = Server("--data-dir", str(tmp_path))
    try:
        families = scrape(second)
        assert value(families, "cleanrooms_resources", kind="collaboration") == 1
        assert families["cleanrooms_requests"].samples == []
    finally:
        assert second.stop() == 0
