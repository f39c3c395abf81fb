"""What keeps the house tidy, read from the sources: it needs no build, and each test names the lines that break its rule."""

import collections
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(ROOT.glob("Sources/**/*.swift"))}
WRITTEN = {path: text for path, text in SOURCES.items() if "/Generated/" not in path}
TESTS = {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(ROOT.glob("Tests/**/*.swift"))}
DOCS = {path.relative_to(ROOT).as_posix(): path.read_text() for path in [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"]}

# Calls that have a room, with the files in which they may stand and why.
ROOMS = {
    r"\bfopen\(": {},
    r"\bgetenv\(": {
        "Sources/cleanrooms-local/EnvironmentOptions.swift": "options",
        "Sources/cleanrooms-local/EventOptions.swift": "options",
        "Sources/cleanrooms-local/ResultPlace.swift": "credentials for S3, as every client of AWS takes them",
        "Sources/cleanrooms-local/RunningServer.swift": "options of the commands that ask a server",
        "Sources/cleanrooms-local/Serve.swift": "options",
        "Sources/cleanrooms-local/StandIns.swift": "options",
    },
    r"\bsetenv\(": {"Sources/cleanrooms-local/AWSCommand.swift": "the environment of the AWS CLI"},
    r"\bu?sleep\(": {
        "Sources/Inputs/S3Requests.swift": "a run on a thread of its own that tries again",
        "Sources/cleanrooms-local/MCP/MCPCall.swift": "a process that waits for a server of another",
    },
    r"\bclock_gettime\(": {
        "Sources/Clocks/Clock.swift": "the clock",
        "Sources/Store/SnapshotShelf.swift": "the age of a file",
    },
    r"\bfatalError\(|\btry!": {},
    # Statements for SQLite.
    r'"""\n\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE)\b|"(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA) ': {
        "Sources/Store/": "the store",
        "Sources/SQL/": "the language that is read",
    },
}

# Declarations whose name stands nowhere else, and who calls them.
CALLED_FROM_ELSEWHERE = {
    "init": "by its type's name",
    "main": "by the system",
    "ModelGen": "by `@main`",
    "run": "by the argument parser",
    "validate": "by the argument parser",
    "description": "by string interpolation",
    "errorDescription": "by the argument parser",
    "hash": "by Hashable",
}


def places(text, pattern):
    return [text.count("\n", 0, found.start()) + 1 for found in re.finditer(pattern, text)]


def without_comments(text):
    return re.sub(r"(?m)(^|\s)//.*$", "", text)


def test_files_have_at_most_four_hundred_lines():
    long = [f"{path}: {text.count(chr(10))}" for path, text in (WRITTEN | TESTS).items() if text.count("\n") > 400]
    assert not long, long


def functions(text):
    """Each function with its first line and how many it has, by the indentation that the formatter keeps."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        begun = re.match(r"( *)(?:@?\w+(?:\([\w ]*\))? )*(?:func \S+|init[?(<]|subscript[(<])", line)
        if not begun or line.strip().startswith("//"):
            continue
        end = next((after for after in range(number, len(lines)) if lines[after] == f"{begun[1]}}}"), None)
        next_one = next((after for after in range(number + 1, len(lines)) if re.match(rf"{begun[1]}\S", lines[after]) and lines[after].strip()[0] not in "})"), None)
        if end is not None and (next_one is None or end < next_one):
            yield number + 1, end - number + 1


def test_functions_have_at_most_seventy_lines():
    long = [f"{path}:{line}: {count}" for path, text in WRITTEN.items() for line, count in functions(text) if count > 70]
    assert not long, long


def test_calls_stay_in_their_rooms():
    strays = []
    for pattern, rooms in ROOMS.items():
        for path, text in WRITTEN.items():
            if path.startswith("Sources/modelgen/") or any(path.startswith(room) for room in rooms):
                continue
            strays += [f"{path}:{line}: {pattern}" for line in places(without_comments(text), pattern)]
    assert not strays, strays


def test_no_room_is_listed_without_need():
    idle = [
        f"{room}: {pattern}" for pattern, rooms in ROOMS.items() for room in rooms
        if not any(re.search(pattern, without_comments(text)) for path, text in WRITTEN.items() if path.startswith(room))]
    assert not idle, idle


def test_every_declaration_is_used():
    words = collections.Counter()
    for text in (SOURCES | TESTS | {path.name: path.read_text() for path in ROOT.glob("Benchmarks/**/*.swift")}).values():
        words.update(re.findall(r"\w+", without_comments(text)))
    idle = []
    for path, text in WRITTEN.items():
        for found in re.finditer(r"(?m)^ *(?:@?\w+(?:\([\w ]*\))? )*(?:func|var|let|struct|class|enum|protocol|typealias) (\w+)", without_comments(text)):
            if words[found[1]] < 2 and found[1] not in CALLED_FROM_ELSEWHERE:
                idle.append(f"{path}: {found[1]}")
    assert not idle, idle


def test_kinds_of_records_are_unique():
    kinds = collections.Counter(kind for text in WRITTEN.values() for kind in re.findall(r'static let kind = "(\w+)"', text))
    assert len(kinds) > 15
    assert not [kind for kind, count in kinds.items() if count > 1]


def test_citations_resolve():
    names = {path.name for path in ROOT.glob("Sources/**/*.swift")} | {path.name for path in ROOT.glob("Tests/**/*.swift")}
    gone = []
    for path, text in (WRITTEN | TESTS | DOCS).items():
        gone += [f"{path}: {page}" for page in re.findall(r"\bdocs/[\w./-]+?\.md\b", text) if not (ROOT / page).exists()]
        gone += [f"{path}: note {note}" for note in re.findall(r"[Dd]ecision note (\d{4})", text) if not list(ROOT.glob(f"docs/decisions/{note}-*"))]
        gone += [f"{path}: {name}" for name in re.findall(r"`(?:[\w+]+/)*([\w+]+\.swift)`", text) if name not in names]
    for path, text in DOCS.items():
        folder = (ROOT / path).parent
        gone += [f"{path}: {link}" for link in re.findall(r"\]\(((?!https?:|#|mailto:)[^)#\s]+)", text) if not (folder / link).exists()]
    assert not gone, gone


def drawn():
    """From a target to all that the map of the architecture lets it know."""
    arrows = collections.defaultdict(set)
    chart = DOCS["docs/architecture.md"].split("```mermaid")[1].split("```")[0]
    for one, other in re.findall(r"(?m)^ *(\w+)(?:\[[\w-]+\])? --> ([\w-]+)$", chart):
        arrows["cleanrooms-local" if one == "program" else one].add(other)
    known = {}

    def below(target):
        if target not in known:
            known[target] = set()
            known[target] = arrows[target].union(*(below(other) for other in arrows[target]))
        return known[target]

    return {target: below(target) for target in list(arrows)}


def test_imports_are_drawn_on_the_map():
    rooms = {path.split("/")[1] for path in SOURCES}
    allowed = drawn()
    strays = []
    for path, text in WRITTEN.items():
        room = path.split("/")[1]
        for name in re.findall(r"(?m)^(?:@\w+ |package |public |private )*import (?:struct |enum |func |class )?(\w+)", text):
            if name in rooms and name not in allowed.get(room, set()):
                strays.append(f"{path}: {name}")
    assert not strays, strays


def test_every_target_has_its_line_in_the_table_of_the_architecture():
    targets = {path.split("/")[1] for path in SOURCES if not path.split("/")[1].startswith("C") or path.split("/")[1] in ("CleanRooms", "CleanRoomsModel", "Control")}
    described = set(re.findall(r"`([\w-]+)`", "\n".join(line.split("|")[1] for line in DOCS["docs/architecture.md"].split("\n") if line.startswith("| `"))))
    assert not targets - described


def test_the_gateway_names_no_service_outside_of_the_services_folders():
    shared = {path: text for path, text in WRITTEN.items() if re.fullmatch(r"Sources/Gateway/(Signatures/)?[^/]+", path)}
    assert len(shared) > 15
    named = r"(?m)^(?:package )?import (?:CleanRooms|CleanRoomsModel|Rules|SQL|Tables|Lifecycle|Budgets)$|\b(?:CleanRoomsService|SecurityToken\w+|ResourceTagging\w+|Tagging\w+)\("
    strays = [f"{path}:{line}" for path, text in shared.items() for line in places(without_comments(text), named)]
    assert not strays, strays


def test_what_the_compiler_does_not_check_has_its_invariant_beside_it():
    bare = []
    for path, text in WRITTEN.items():
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if re.search(r"unowned\(unsafe\)|nonisolated\(unsafe\)|@unchecked", line.split("//")[0]):
                around = lines[max(0, number - 6):number + 3]
                if not any(re.search(r"//.*\bSafety\b", near) for near in around):
                    bare.append(f"{path}:{number + 1}")
    assert not bare, bare
