"""With ten thousand resources and with rows: what a page asks for and what it draws stays small, and what is shown to be run has rows."""

import json

import pytest
from playwright.sync_api import expect

from conftest import ADVERTISER, PUBLISHER

# The most that a page may ask for, in requests and in the calls that these hold, and the elements that it may be made of.
MOST = {
    "#/": (10, 60, 900), "#/c/{id}": (16, 60, 1600), "#/c/{id}/tables": (14, 45, 900), "#/c/{id}/templates": (14, 45, 500),
    "#/c/{id}/query": (14, 45, 500), "#/c/{id}/more?kind=Configured+tables": (14, 80, 2500), "#/requests": (10, 5, 500), "#/state": (12, 5, 500),
}


class Traffic:
    """What a window asks of the control API, but for the files of the console."""

    def __init__(self, context):
        self.clear()
        context.on("request", self.take)

    def clear(self):
        self.requests, self.calls = [], 0

    def take(self, request):
        path = request.url.split("/_cleanrooms/", 1)[-1]
        if path.startswith("console/"):
            return
        self.requests.append(path)
        if path == "calls":
            self.calls += len(json.loads(request.post_data)["calls"])


def ended(emulator, seat, sql):
    """A query that has run to its end."""
    started = emulator.client(PUBLISHER).start_protected_query(type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": sql})
    emulator.control("POST", "clock/advance", {"duration": 5})
    return started["protectedQuery"]["id"]


def test_pages_of_ten_thousand_resources_stay_small(emulator, pages):
    seat = emulator.seed("many")
    traffic = Traffic(pages.context)
    page = pages.open()
    found = {}
    for address, most in MOST.items():
        traffic.clear()
        whole = address.replace("{id}", seat["collaborationId"])
        pages.open(f"{whole}{'&' if '?' in whole else '?'}as={ADVERTISER}&region=us-east-1", page)
        expect(page.locator("main .skeleton")).to_have_count(0)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found[address] = (len(traffic.requests), traffic.calls, page.evaluate("document.querySelectorAll('*').length"))
    assert {address: counts for address, counts in found.items() if any(count > most for count, most in zip(counts, MOST[address]))} == {}


@pytest.mark.parametrize("query, columns, rows", [
    ("SELECT DISTINCT customers.city, customers.segment FROM customers JOIN viewers ON customers.email = viewers.email", ["city string", "segment string"], 9),
    ("SELECT purchases.city, COUNT(DISTINCT purchases.email) AS buyers, SUM(purchases.amount) AS spent "
     "FROM purchases JOIN visits ON purchases.email = visits.email GROUP BY purchases.city", ["city string", "buyers bigint", "spent decimal(20,2)"], 2),
    ("SELECT day, COUNT(DISTINCT email) AS people, SUM(seen) AS seen FROM impressions GROUP BY day", ["day date", "people bigint", "seen bigint"], 4),
    ("SELECT city, COUNT(DISTINCT email) AS people FROM members GROUP BY city", ["city string", "people bigint"], 3),
])
def test_the_queries_of_the_demo_show_their_rows(emulator, pages, query, columns, rows):
    seat = emulator.seed("demo")
    run = ended(emulator, seat, query)
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}&region=us-east-1&run={run}")
    grid = page.get_by_label("Last run").get_by_role("region", name="Rows")
    expect(grid.locator("th")).to_have_text(columns)
    expect(grid.locator("tbody tr")).to_have_count(rows)
    expect(page.get_by_label("Last run")).to_contain_text(f"{rows} rows")
    told = emulator.control("GET", f"results/{run}")
    assert grid.locator("tbody td").all_text_contents() == [str(value) for row in told["rows"] for value in row]
