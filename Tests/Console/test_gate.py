"""Checks 14 and 15: keyboard and speech, and safety; a gate over every page."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import ADVERTISER, OVERLAP, PUBLISHER, REFUSED, Emulator, Pages

OF_COLLABORATION = ["", "/query", "/query?mode=builder", "/query?mode=template", "/analyses", "/tables", "/tables/customers", "/templates", "/privacy", "/changes", "/more"]
OF_EMULATOR = ["#/", "#/requests?from=all", "#/events", "#/simulate", "#/state", "#/server"]


def addresses(seat, analysis):
    return OF_EMULATOR + [f"#/c/{seat['collaborationId']}{name}" for name in OF_COLLABORATION + [f"/analyses/{analysis}"]]


def with_account(address, account=PUBLISHER):
    return f"{address}{'&' if '?' in address else '?'}as={account}&region=us-east-1"


def lived_in(emulator):
    seat = emulator.seed("two-members")
    started = emulator.client(PUBLISHER).start_protected_query(type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": OVERLAP})
    emulator.control("POST", "clock/advance", {"duration": 5})
    emulator.client(PUBLISHER).start_protected_query(type="SQL", membershipIdentifier=seat["id"], sqlParameters={"queryString": REFUSED})
    emulator.control("POST", "outcomes", {"status": "TIMED_OUT", "times": 1})
    emulator.control("POST", "faults", {"operation": "DeleteMembership"})
    emulator.control("POST", "snapshots/one")
    return seat, started["protectedQuery"]["id"]


# 14. Keyboard and speech


def test_without_a_mouse(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}?as={PUBLISHER}")
    page.keyboard.press("q")
    expect(page.locator("h1")).to_have_text("Query")
    page.locator("cr-editor textarea").focus()
    page.keyboard.insert_text(REFUSED)
    expect(page.locator("#verdict")).to_contain_text("Would end FAILED")
    page.keyboard.press("F8")
    assert page.evaluate("const field = document.querySelector('cr-editor textarea'); field.value.slice(field.selectionStart, field.selectionEnd)") == "customers.email"
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(OVERLAP)
    expect(page.locator("#verdict")).to_contain_text("Would start")
    page.keyboard.press("Control+Enter")
    run = page.get_by_label("Last run")
    expect(run.locator(".state").first).to_have_text("Submitted")
    page.keyboard.press("Tab")
    for status in ("Running", "Succeeded"):
        page.keyboard.press(".")
        expect(run.locator(".state").first).to_have_text(status)
    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page.locator("h1")).to_have_text("Analyses")
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize("context", [
    pytest.param({"color_scheme": scheme, **({"viewport": size} if size else {})}, id=f"{scheme}-{'phone' if size else 'desk'}")
    for scheme in ("light", "dark") for size in (None, {"width": 390, "height": 844})], indirect=True)
def test_axe_has_nothing_to_say(emulator, pages):
    seat, analysis = lived_in(emulator)
    page = pages.open()
    found = {}
    for address in addresses(seat, analysis):
        pages.open(with_account(address), page)
        expect(page.locator("main .skeleton")).to_have_count(0)
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if violations:
            found[address] = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in violations]
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 700}}], indirect=True)
def test_no_page_scrolls_sideways(emulator, pages):
    seat, analysis = lived_in(emulator)
    page = pages.open()
    wide = []
    for address in addresses(seat, analysis):
        pages.open(with_account(address), page)
        expect(page.locator("main .skeleton")).to_have_count(0)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert not wide


def test_typing_survives_fifty_changes(emulator, pages):
    seat = emulator.seed("two-members")
    page = pages.open(f"#/c/{seat['collaborationId']}/query?as={PUBLISHER}")
    field = page.locator("cr-editor textarea")
    field.focus()
    written = "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers"
    for number, letter in enumerate(written):
        page.keyboard.type(letter)
        if number < 50:
            emulator.calls((ADVERTISER, "UpdateCollaboration", {"collaborationIdentifier": seat["collaborationId"], "description": f"change {number}"}), quiet=False)
    expect(field).to_have_value(written)
    expect(field).to_be_focused()


# 15. Safety


def test_names_are_no_markup(emulator, pages):
    name = "<img src=x onerror=document.title='taken'>"
    made = emulator.calls((ADVERTISER, "CreateCollaboration", {
        "name": name, "description": name, "creatorDisplayName": "A <b>bold</b> one", "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"], "members": [],
        "queryLogStatus": "DISABLED"}), quiet=False)[0]["collaboration"]
    page = pages.open(f"#/c/{made['id']}?as={ADVERTISER}")
    expect(page.locator("h1")).to_have_text(name)
    assert page.locator("main img, main b b").count() == 0
    assert "taken" != page.title()


def test_another_origin_can_neither_call_nor_frame(emulator, browser):
    class Strange(BaseHTTPRequestHandler):
        def do_GET(self):
            body = f"<iframe src='{emulator.url}/_cleanrooms/console/'></iframe>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Strange)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        answer = page.evaluate(f"fetch('{emulator.url}/_cleanrooms/reset', {{method: 'POST', mode: 'no-cors'}}).then(answer => answer.type)")
        assert answer == "opaque"
        emulator.seed("two-members")
        page.evaluate(f"fetch('{emulator.url}/_cleanrooms/reset', {{method: 'POST', mode: 'no-cors'}}).then(() => 1)")
        assert len(emulator.control("GET", "accounts")["accounts"]) == 3
        assert page.frames[1].locator("h1").count() == 0
    finally:
        page.close()
        server.shutdown()


def test_behind_a_token_a_port_and_signatures(context, tmp_path):
    keys = tmp_path / "credentials"
    keys.write_text("[publisher]\naws_access_key_id = k\naws_secret_access_key = s\naccount = 222222222222\n")
    emulator = Emulator("--control-token", "secret", "--control-port", "0", "--verify-signatures", str(keys))
    token = {"X-Cleanrooms-Token": "secret"}
    pages = Pages(context, emulator)
    pages.expected.append("401")
    try:
        emulator.control("POST", "reset?seed=two-members", headers=token)
        page = context.new_page()
        page.goto(f"{emulator.control_url}/_cleanrooms/console/#token=secret")
        page.wait_for_selector("html[data-stream=live]")
        assert "secret" not in page.url
        expect(page.locator("main h2")).to_contain_text(["campaign"])
        other = context.browser.new_context()
        page = other.new_page()
        page.goto(f"{emulator.control_url}/_cleanrooms/console/")
        page.get_by_role("dialog").locator("input").fill("secret")
        page.get_by_role("button", name="Go on").click()
        expect(page.locator("main h2")).to_contain_text(["campaign"])
        other.close()
        assert not pages.problems
    finally:
        emulator.stop()
