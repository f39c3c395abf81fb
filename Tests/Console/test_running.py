"""Checks 6 to 9: a run by hand, an answer with rows, a fault, and that looking changes nothing."""

import urllib.request

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import expect

from conftest import ADVERTISER, OVERLAP, PUBLISHER, STRANGER, Emulator, Pages

PAGES = ["", "/query", "/analyses", "/tables", "/tables/customers", "/templates", "/privacy", "/changes", "/more"]
EVERYWHERE = ["#/", "#/requests", "#/events", "#/simulate", "#/state", "#/server"]


def start(emulator, seat, sql=OVERLAP):
    return emulator.client(PUBLISHER).start_protected_query(
        type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": sql})["protectedQuery"]["id"]


# 6. A run by hand


def test_a_run_by_hand(emulator, pages):
    seat = emulator.seed("two-members")
    emulator.control("POST", "lifecycle", {"transition": {"progression": "manual"}})
    query = f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}"
    first, second = pages.open(query), pages.open(query)
    first.locator("cr-editor textarea").fill(OVERLAP)
    expect(first.locator("#verdict")).to_contain_text("Would start")
    for page_state in ("Submitted", "Running", "Succeeded"):
        if page_state == "Submitted":
            first.locator("[data-key=run]").click()
        else:
            first.get_by_label("Last run").get_by_role("button", name="Step").click()
        for page in (first, second):
            expect(page.get_by_label("Last run").locator(".state").first).to_have_text(page_state)
    emulator.control("POST", "clock/advance", {"duration": 5})
    first.locator("[data-key=run]").click()
    expect(first.get_by_label("Last run").locator(".state").first).to_have_text("Submitted")
    expect(first.locator(".life")).to_contain_text("steps by hand")
    first.get_by_label("Last run").get_by_role("button", name="Cancel").click()
    for page in (first, second):
        expect(page.get_by_label("Last run").locator(".state").first).to_have_text("Cancelling")
    first.get_by_label("Last run").get_by_role("button", name="Step").click()
    for page in (first, second):
        expect(page.get_by_label("Last run").locator(".state").first).to_have_text("Cancelled")


# 7. Answer with rows


def test_answer_with_rows(emulator, pages, results):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}")
    page.locator("cr-editor textarea").fill(OVERLAP)
    expect(page.locator("#verdict")).to_contain_text("Would start")
    page.get_by_role("button", name="Answer with…").first.click()
    page.get_by_label("Rows, as CSV with a line of names").fill("city\nBergen\nOslo\nTromsø\n")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".toast")).to_contain_text("The next that fits ends so.")
    assert [rule["times"] for rule in emulator.control("GET", "outcomes")["outcomes"]] == [1]
    page.locator("[data-key=run]").click()
    expect(page.get_by_label("Last run").locator(".state").first).to_have_text("Submitted")
    # The rule has counted down, and decides on nothing more.
    assert [rule["times"] for rule in emulator.control("GET", "outcomes")["outcomes"]] == [0]
    emulator.control("POST", "clock/advance", {"duration": 2})
    run = page.get_by_label("Last run")
    expect(run.locator(".state").first).to_have_text("Succeeded")
    written = [file for file in results.rglob("*.csv") if file.read_bytes() == "city\nBergen\nOslo\nTromsø\n".encode()]
    assert len(written) == 1
    if "GET /_cleanrooms/results/{id}" in emulator.routes():
        expect(run.locator("tbody tr")).to_have_text(["Bergen", "Oslo", "Tromsø"])
        with page.expect_download() as download:
            run.get_by_role("button", name="CSV").click()
        assert open(download.value.path(), "rb").read() == written[0].read_bytes()


# 8. A fault


def test_a_fault(emulator, pages):
    seat = emulator.seed("two-members")
    pages.expected.append("429")
    page = pages.open("#/simulate")
    page.get_by_role("button", name="Throttled once").click()
    page.get_by_label("Operation").fill("StartProtectedQuery")
    page.get_by_role("button", name="Let it happen").click()
    expect(page.locator("#faults tbody tr")).to_contain_text(["StartProtectedQuery"])
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}", page)
    page.locator("cr-editor textarea").fill(OVERLAP)
    expect(page.locator("#verdict")).to_contain_text("Would start")
    page.locator("[data-key=run]").click()
    toast = page.locator(".toast.bad")
    expect(toast).to_contain_text("ThrottlingException")
    entry = emulator.control("POST", "requests/find", {"operation": "StartProtectedQuery"})["requests"][0]
    expect(toast).to_contain_text(entry["requestId"])
    page.locator("[data-key=run]").click()
    expect(page.get_by_label("Last run").locator(".state").first).to_have_text("Submitted")
    # The console's own reading uses none up.
    emulator.control("PUT", "faults", {"operation": "ListMemberships", "count": 1, "error": {"code": "ThrottlingException"}})
    page.reload()
    expect(page.get_by_label("Last run")).to_be_visible()
    assert emulator.control("GET", "faults")["faults"][0]["struck"] == 0
    with pytest.raises(ClientError) as struck:
        emulator.client(PUBLISHER).list_memberships()
    assert struck.value.response["Error"]["Code"] == "ThrottlingException"


def test_two_changes_before_the_page_is_drawn_again_both_count(emulator, pages):
    page = pages.open("#/simulate")
    expect(page.get_by_role("button", name="Throttled once")).to_be_visible()
    page.evaluate("""() => {
        [...document.querySelectorAll('#faults button')].find(one => one.textContent === 'Throttled once').click();
        const operation = document.querySelector('#faults input[name=operation]');
        operation.value = 'StartProtectedQuery';
        operation.dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector('#faults form').requestSubmit();
    }""")
    expect(page.locator("#faults tbody tr")).to_contain_text(["StartProtectedQuery"])
    assert [(rule["operation"], rule["count"]) for rule in emulator.control("GET", "faults")["faults"]] == [("StartProtectedQuery", 1)]


# 9. Looking changes nothing


def counted(emulator):
    with urllib.request.urlopen(f"{emulator.url}/metrics") as answer:
        return [line for line in answer.read().decode().splitlines() if line.startswith("cleanrooms_requests_total")]


def traces(emulator, id):
    entries = [{name: value for name, value in one.items() if name != "worldTime"} for one in emulator.control("GET", "requests")["requests"]]
    return entries, counted(emulator), emulator.control("GET", "faults"), emulator.control("GET", f"lifecycle/{id}")


def test_looking_changes_nothing(context):
    emulator = Emulator("--rate-limits", "aws")
    try:
        seat = emulator.seed("two-members")
        id = start(emulator, seat)
        emulator.control("POST", "lifecycle", {"transition": {"progression": "manual", "times": 3}})
        emulator.control("POST", "faults", {"probability": 1, "count": 5, "error": {"code": "InternalServerException"}})
        before = traces(emulator, id)
        pages = Pages(context, emulator)
        page = pages.open()
        for account in (ADVERTISER, PUBLISHER, STRANGER):
            everything = EVERYWHERE + [f"#/c/{seat['collaborationId']}{name}" for name in PAGES + [f"/analyses/{id}"]]
            for address in everything:
                pages.open(f"{address}?as={account}&region=us-east-1", page)
                expect(page.locator("main .skeleton")).to_have_count(0)
        assert traces(emulator, id) == before
        # No rate was used up either: five calls of a second pass.
        emulator.control("DELETE", "faults")
        for _ in range(5):
            emulator.client(PUBLISHER).list_memberships()
        assert not pages.problems
    finally:
        emulator.stop()


def test_two_choices_of_the_builder_before_it_is_drawn_again_both_count(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}/query?mode=builder&as={PUBLISHER}&region=us-east-1")
    page.get_by_label("Table").select_option("customers")
    expect(page.get_by_role("checkbox", name="customers.city")).to_be_visible()
    page.evaluate("[...document.querySelectorAll('main fieldset input')].slice(0, 2).forEach(box => box.click())")
    expect(page.locator("cr-editor textarea")).to_have_value("SELECT DISTINCT customers.city, customers.segment\nFROM customers")


def test_two_durations_before_they_are_read_again_both_count(emulator, pages):
    page = pages.open("#/simulate")
    expect(page.get_by_label("queueing of Protected queries")).to_have_value("0.3s")
    answered = []

    def both(answer):
        if answer.request.method == "POST" and answer.url.endswith("/_cleanrooms/lifecycle"):
            answered.append(answer)
        return len(answered) == 2

    with page.expect_response(both):
        page.evaluate("""() => {
            for (const name of ['queueing', 'running']) {
                const field = document.querySelector(`input[aria-label="${name} of Protected queries"]`);
                field.value = '7s';
                field.dispatchEvent(new Event('change'));
            }
        }""")
    queries = next(one for one in emulator.control("GET", "lifecycle")["models"] if one["model_name"] == "cleanrooms::protected-query")
    assert (queries["transition"]["queueing"], queries["transition"]["running"]) == (7, 7)
