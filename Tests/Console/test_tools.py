"""Checks 10 to 13: the journal and its copies, the stream, the state, and privacy."""

import json
import os
import pathlib
import subprocess
import sys

from playwright.sync_api import expect

from conftest import ADVERTISER, OVERLAP, PUBLISHER, START, Emulator, Pages

TOOLS = pathlib.Path(sys.executable).parent


def copied(page, kind):
    page.get_by_role("button", name="Copy as").first.click()
    page.get_by_role("menuitem", name=kind, exact=True).click()
    # The clipboard takes it in its own time.
    expect(page.locator(".toast").filter(has_text=f"Copied as {kind}.").first).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


def shell(script):
    path = os.pathsep.join([str(TOOLS), os.environ["PATH"]])
    return subprocess.run(["bash", "-euo", "pipefail", "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=120, check=True).stdout


# 10. Journal and copies


def test_journal_and_copies(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open("#/requests")
    expect(page.locator("main")).to_contain_text("No request")
    emulator.client(PUBLISHER).get_membership(membershipIdentifier=seat["id"])
    row = page.locator("tbody tr")
    expect(row).to_contain_text(["GetMembership"])
    row.locator("a.row").click()
    expect(page.locator("h1")).to_have_text("GetMembership")
    expect(page.locator("main")).to_contain_text("Boto3")
    asked = json.loads(shell(copied(page, "curl")))
    assert asked["membership"]["id"] == seat["id"]
    told = json.loads(shell(copied(page, "AWS CLI")))
    assert told["membership"]["arn"] == asked["membership"]["arn"]
    program = copied(page, "boto3") + "\nprint(answer['membership']['arn'])\n"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == asked["membership"]["arn"]
    assert "GetMembershipCommand" in copied(page, "JavaScript")
    emulator.control("POST", "clock/advance", {"duration": 1})
    step = copied(page, "Seed step")
    seeded = "steps:\n" + "\n".join("  " + line for line in step.splitlines()) + "\n"
    import urllib.request

    request = urllib.request.Request(f"{emulator.url}/_cleanrooms/seeds", seeded.encode(), method="POST")
    with urllib.request.urlopen(request) as answer:
        assert json.loads(answer.read())["calls"] == 1


def test_masked_copies_say_so(emulator, pages):
    seat = emulator.seed("two-members")
    emulator.client(PUBLISHER).start_protected_query(type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": OVERLAP})
    entry = emulator.control("GET", "requests")["requests"][0]
    page = pages.open(f"#/requests/{entry['id']}")
    assert "--journal-sensitive keep" in copied(page, "curl")


def test_the_journal_by_pages(emulator, pages):
    seat = emulator.seed("two-members")
    calls = [(PUBLISHER, "ListMemberships", {})] * 50
    for _ in range(5):
        emulator.calls(*calls, quiet=False)
    emulator.client(PUBLISHER).get_membership(membershipIdentifier=seat["id"])
    page = pages.open("#/requests?from=all")
    expect(page.locator("tbody tr")).to_have_count(100)
    seen = 100
    while page.get_by_role("link", name="Older").count():
        newest = page.locator("tbody a.row").first.get_attribute("href")
        page.get_by_role("link", name="Older").click()
        # The page before has as many rows.
        expect(page.locator("tbody a.row").first).not_to_have_attribute("href", newest)
        expect(page.locator("tbody tr")).to_have_count(min(100, 251 - seen))
        seen += min(100, 251 - seen)
    assert seen == 251
    page = pages.open("#/requests", page)
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_label("Operation", exact=True).fill("GetMembership")
    page.get_by_label("Operation", exact=True).press("Enter")
    page.wait_for_url("**operation=GetMembership**")
    page.reload()
    expect(page.get_by_label("Operation", exact=True)).to_have_value("GetMembership")
    expect(page.locator("tbody tr")).to_have_count(1)


# 11. The stream


def test_the_stream_comes_back(context):
    emulator = Emulator()
    pages = Pages(context, emulator)
    pages.expected += ["ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "503"]
    try:
        page = pages.open("#/requests")
        port = emulator.port
        emulator.stop()
        expect(page.locator(".stream-lost")).to_contain_text("Connection lost")
        emulator.start(port)
        expect(page.locator(".stream-lost")).to_have_count(0, timeout=40_000)
        for _ in range(3):
            emulator.client(PUBLISHER).list_memberships()
        expect(page.locator("tbody tr")).to_have_count(3)
        assert not pages.problems
    finally:
        emulator.stop()


def test_eight_windows_all_answer(emulator, pages):
    seat = emulator.seed("two-members")
    windows = [pages.open(f"#/c/{seat['collaborationId']}?as={PUBLISHER}") for _ in range(8)]
    emulator.client(PUBLISHER).start_protected_query(type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": OVERLAP})
    for page in windows:
        expect(page.locator(".pair .cell.two .state.busy")).to_have_text("Submitted")
    # The one that holds the stream goes, and another takes it over.
    windows[0].close()
    emulator.control("POST", "clock/advance", {"duration": 5})
    for page in windows[1:]:
        expect(page.locator(".pair .cell.two .state.good")).to_have_text("Succeeded")


def test_a_hidden_window_has_no_stream(emulator, pages):
    page = pages.open()
    page.clock.install()
    page.reload()
    page.wait_for_selector("html[data-stream=live]")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.fast_forward(31_000)
    expect(page.locator("html")).to_have_attribute("data-stream", "away")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true}); document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("html")).to_have_attribute("data-stream", "live")


# 12. State


def test_snapshots_bring_everything_back(emulator, pages):
    for snapshot in emulator.control("GET", "snapshots")["snapshots"]:
        emulator.control("DELETE", f"snapshots/{snapshot['name']}")
    seat = emulator.seed("two-members")
    parties, state = pages.open(f"#/c/{seat['collaborationId']}?as={PUBLISHER}"), pages.open("#/state")
    state.get_by_label("Name of the snapshot").fill("before")
    state.get_by_role("button", name="Save", exact=True).click()
    expect(state.locator("main")).to_contain_text("before")
    emulator.calls((ADVERTISER, "DeleteCollaboration", {"collaborationIdentifier": seat["collaborationId"]}), quiet=False)
    expect(parties.get_by_role("alert")).to_be_visible()
    state.get_by_role("button", name="Restore…").click()
    expect(state.get_by_role("button", name="Keep it")).to_be_focused()
    state.keyboard.press("Escape")
    assert emulator.calls((PUBLISHER, "ListMemberships", {"status": "ACTIVE"}))[0]["membershipSummaries"] == []
    state.get_by_role("button", name="Restore…").click()
    state.get_by_role("dialog").get_by_role("button", name="Restore").click()
    expect(parties.locator(".pair .row.item .name").first).to_be_visible()


def test_reset_asks_and_files_travel(emulator, pages):
    emulator.seed("two-members")
    emulator.control("POST", "snapshots/kept")
    page = pages.open("#/state")
    page.get_by_role("button", name="Reset…", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("2 accounts")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert len(emulator.control("GET", "accounts")["accounts"]) == 3
    with page.expect_download() as download:
        page.locator("li", has_text="kept").get_by_role("button", name="Download").click()
    file = pathlib.Path(download.value.path())
    emulator.control("DELETE", "snapshots/kept")
    page.get_by_label("File of a snapshot").set_input_files(files=[{"name": "kept.sqlite", "mimeType": "application/octet-stream", "buffer": file.read_bytes()}])
    expect(page.locator(".toast")).to_contain_text("kept is kept.")
    assert "kept" in [one["name"] for one in emulator.control("GET", "snapshots")["snapshots"]]
    page.get_by_role("button", name="Reset…", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator(".head")).to_contain_text("It is empty.")


# 13. Privacy


def test_privacy(emulator, pages):
    seat = emulator.seed("privacy-budgets")
    page = pages.open(f"#/c/{seat['collaborationId']}/privacy?as={PUBLISHER}")
    gauge = page.get_by_role("meter").first
    before = emulator.calls((PUBLISHER, "ListCollaborationPrivacyBudgets", {"collaborationIdentifier": seat["collaborationId"], "privacyBudgetType": "DIFFERENTIAL_PRIVACY"}))
    aggregation = before[0]["collaborationPrivacyBudgetSummaries"][0]["budget"]["differentialPrivacy"]["aggregations"][0]
    words = f"{aggregation['remainingCount']} of {aggregation['maxCount']}"
    expect(gauge).to_have_attribute("aria-valuetext", f"{words} {aggregation['type'].replace('_', ' ')} left")
    page.get_by_label("Epsilon").fill("17")
    expect(page.locator("main")).to_contain_text("Largest count")
    expect(gauge).to_have_attribute("aria-valuenow", str(aggregation["remainingCount"]))
    page.get_by_role("button", name="To the refresh").click()
    expect(gauge).to_have_attribute("aria-valuenow", str(aggregation["maxCount"]))
    assert emulator.control("GET", "clock")["now"] > START


def test_an_event_is_drawn_when_it_is_opened(emulator, pages):
    emulator.seed("demo")
    page = pages.open("#/events")
    rows = page.locator(".list tbody tr")
    expect(rows.first).to_be_visible()
    expect(page.locator(".list .json, .list pre")).to_have_count(0)
    rows.first.locator("summary").click()
    expect(rows.first).to_contain_text("aws.cleanrooms")
