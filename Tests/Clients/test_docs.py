"""The pages lead somewhere, and say of the options what the program says."""

import importlib.machinery
import importlib.util
import json
import pathlib
import re
import urllib.request

import pytest

from conftest import BINARY

ROOT = pathlib.Path(__file__).parents[2]
PAGES = sorted(page.relative_to(ROOT) for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("Benchmarks/*.md")])


def prose(page):
    """A page without its blocks of code."""
    return re.sub(r"```.*?```", "", (ROOT / page).read_text(), flags=re.DOTALL)


def anchors(page):
    """The names that a page's headings have in addresses, as the usual renderers make them."""
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_links_to_what_is_there(page):
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if target.startswith(("http:", "https:")):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        if not file.exists() or (anchor and anchor not in anchors(file.resolve().relative_to(ROOT))):
            dead.append(target)
    assert dead == []


def test_the_readme_can_be_read_in_five_minutes():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 200


def test_the_page_of_options_says_what_the_program_says():
    loader = importlib.machinery.SourceFileLoader("options_page", str(ROOT / "Scripts/options-page"))
    script = importlib.util.module_from_spec(importlib.util.spec_from_loader("options_page", loader))
    loader.exec_module(script)
    assert (ROOT / "docs/options.md").read_text() == script.page(BINARY), "stale: make docs"


def test_every_route_of_the_control_api_stands_on_its_page(server):
    with urllib.request.urlopen(f"{server.url}/_cleanrooms") as answer:
        routes = json.load(answer)["routes"]
    page = (ROOT / "docs/control-api.md").read_text()
    firsts = {route.split(" ")[1].removeprefix("/_cleanrooms").strip("/").split("/")[0] for route in routes if " /_cleanrooms" in route}
    assert [first for first in sorted(firsts) if not re.search(rf"`[^`]*\b{first}\b", page)] == []
