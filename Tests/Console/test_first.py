"""The first five checks: the door, two parties, acting as somebody, the explanation while typing, and a run by the clock."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from conftest import ADVERTISER, OVERLAP, PUBLISHER, REFUSED, STRANGER, Emulator

pytestmark = pytest.mark.first


def status(url, **headers):
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    try:
        with urllib.request.build_opener(Stay).open(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def write(page, sql):
    page.locator("cr-editor textarea").fill(sql)


# 1. The door


def test_the_door(emulator, pages):
    page = pages.context.new_page()
    page.goto(emulator.url)
    page.wait_for_selector("main h1")
    assert page.url.startswith(f"{emulator.url}/_cleanrooms/console/")
    assert status(f"{emulator.url}/")[0] == 403
    assert status(f"{emulator.url}/", Accept="*/*")[1]["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"
    assert status(f"{emulator.url}/", Accept="text/html")[1]["Location"] == "_cleanrooms/console/"
    page.get_by_role("heading", name="Two companies, one question").wait_for()


def test_without_the_console():
    emulator = Emulator("--console", "off")
    try:
        assert status(f"{emulator.url}/_cleanrooms/console/")[0] == 404
        assert status(f"{emulator.url}/", Accept="text/html")[0] == 403
    finally:
        emulator.stop()


# 2. Two parties


def test_two_parties(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}?as={PUBLISHER}")
    rows = page.locator(".pair .row.item").filter(has=page.locator(".cell .name[href*='/tables/']"))
    expect(rows).to_have_count(5)
    expect(page.locator(".pair .cell .name[href*='/tables/']")).to_have_count(10)
    names = rows.evaluate_all("rows => rows.map(row => [...row.querySelectorAll('.cell')].filter(cell => !cell.matches('.mark')).map(cell => cell.querySelector('.name').textContent))")
    assert all(left == right for left, right in names)
    expect(page.locator(".pair .from.mine")).to_have_count(5)
    expect(page.locator(".pair .from", has_text="schema")).to_have_count(5)
    # What each column shows is what boto3 gets with that account.
    for account, column in ((ADVERTISER, 0), (PUBLISHER, 1)):
        told = emulator.client(account).list_schemas(collaborationIdentifier=seat["collaborationId"])["schemaSummaries"]
        assert sorted(pair[column] for pair in names) == sorted(one["name"] for one in told)
    # Each source is read by itself, after its row is there.
    expect(page.locator(".pair .from.mine:not(:empty)")).to_have_count(5)
    sources = page.locator(".pair .from.mine").all_text_contents()
    assert sorted(sources) == ["crm.customers", "crm.profiles", "crm.purchases", "media.viewers", "media.visits"]
    emulator.client(PUBLISHER).start_protected_query(type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": OVERLAP})
    expect(page.locator(".pair .cell.two .state.busy")).to_have_text("Submitted")
    expect(page.locator(".pair .cell:not(.two) .veil")).to_contain_text("Only the member who runs a query sees it.")


# 3. Acting as


def test_acting_as(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}")
    expect(page.locator(".facts")).to_contain_text("as Publisher")
    page.locator(".acting").click()
    page.get_by_role("menuitem", name=re.compile("Advertiser *111")).first.click()
    expect(page.locator(".facts")).to_contain_text("as Advertiser")
    assert f"as={ADVERTISER}" in page.url
    page.reload()
    expect(page.locator(".facts")).to_contain_text("as Advertiser")
    write(page, OVERLAP)
    expect(page.locator("#verdict")).to_contain_text("Would be refused")
    with pytest.raises(Exception) as refused:
        membership = emulator.client(ADVERTISER).list_memberships()["membershipSummaries"][0]["id"]
        emulator.client(ADVERTISER).start_protected_query(type="SQL", membershipIdentifier=membership, sqlParameters={"queryString": OVERLAP})
    expect(page.locator("#verdict")).to_contain_text(refused.value.response["message"])
    expect(page.locator("main")).to_contain_text("Queries here are for Publisher")
    page.go_back()
    expect(page.locator(".facts")).to_contain_text("as Publisher")
    page.goto(f"{emulator.url}/_cleanrooms/console/#/c/{seat['collaborationId']}?as={STRANGER}&region=us-east-1")
    with pytest.raises(Exception) as denied:
        emulator.client(STRANGER).list_members(collaborationIdentifier=seat["collaborationId"])
    expect(page.get_by_role("alert")).to_contain_text("AccessDeniedException")
    expect(page.get_by_role("alert")).to_contain_text(denied.value.response["message"])


# 4. Explain while typing


def test_explain_while_typing(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}")
    write(page, REFUSED)
    expect(page.locator("#verdict")).to_contain_text("Would end FAILED")
    expect(page.locator("#verdict")).to_contain_text("Column(s) [email] is not allowed in select")
    expect(page.locator("#verdict")).to_contain_text("customers lets you select city and segment")
    expect(page.locator("#verdict [data-key=place]")).to_have_text("line 1, column 33")
    assert "".join(page.locator("cr-editor .wrong").all_text_contents()) == "customers.email"
    asked = len(emulator.control("POST", "explain", {"membershipIdentifier": seat["id"], "sql": REFUSED})["rules"])
    expect(page.get_by_label("Rules")).to_contain_text(f"{asked - 1} of {asked} hold")
    write(page, OVERLAP)
    expect(page.locator("#verdict")).to_contain_text("Would start")
    expect(page.locator("#verdict")).to_contain_text("returns city string to")
    # Ten fast edits: the verdict is that of the last one.
    for number in range(9):
        write(page, f"SELECT nothing{number} FROM nowhere")
    write(page, REFUSED)
    expect(page.locator("#verdict")).to_contain_text("Column(s) [email] is not allowed in select")
    assert emulator.client(PUBLISHER).list_protected_queries(membershipIdentifier=seat["id"])["protectedQueries"] == []
    assert [one["operation"] for one in emulator.control("GET", "requests")["requests"]] == ["ListProtectedQueries"]


# 5. A run by the clock


def test_a_run_by_the_clock(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}")
    write(page, OVERLAP)
    expect(page.locator("#verdict")).to_contain_text("Would start")
    page.locator("[data-key=run]").click()
    run = page.get_by_label("Last run")
    expect(run.locator(".state").first).to_have_text("Submitted")
    emulator.control("POST", "clock/advance", {"duration": 0.3})
    expect(run.locator(".state").first).to_have_text("Running")
    page.get_by_label("More of the clock").click()
    page.get_by_role("menuitem", name="To the next thing due").click()
    expect(run.locator(".state").first).to_have_text("Succeeded")
    expect(run.locator(".life .tell span")).to_have_text(["12:00:00.000", "12:00:00.300", "12:00:01.000"])
    query = emulator.client(PUBLISHER).list_protected_queries(membershipIdentifier=seat["id"])["protectedQueries"][0]
    query = emulator.client(PUBLISHER).get_protected_query(membershipIdentifier=seat["id"], protectedQueryIdentifier=query["id"])["protectedQuery"]
    expect(run.locator(".bill")).to_contain_text(f"{query['statistics']['billedResourceUtilization']['units']:.2f} CRPU-hours")
    expect(run.locator(".bill")).to_contain_text("Publisher")
