#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The repository tested as code: layout, style, arrows and words. Prints every fault it finds.

Run as `tidy_test.py ROOT`; exits 1 when there are faults.
"""
import fnmatch
import re
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from cards import check_cards
from claims import check_claims
from words import check_words

TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "src", "assets", "kiosk", "tests", "README.md"}
MOST_COLUMNS = 100
MOST_FUNCTION_LINES = {"src": 70, "tests": 120}  # a table or a script reads as one
MOST_FILE_LINES = 400
BANNED = [  # pattern, the folders where it may stand, what to do instead
    (r"system_clock::now|steady_clock::now|\btime\(nullptr\)", ("src/platform/", "tests/bench/", "tests/e2e/", "tests/server/", "tests/support/"), "take a Clock&"),
    (r"\bsleep_for\b|\busleep\(|\bsleep\(", ("src/platform/", "src/kiosk/driver.cpp", "tests/"), "wait for an event"),
    (r"\brand\(\)|std::random_device|mt19937", ("src/platform/", "tests/"), "take a Random&"),
    (r"#include [<\"].*imgui\.h[>\"]", ("src/ui/", "src/platform/sdl_renderer", "src/platform/sdl_plain_words", "tests/unit/ui/picture_test"), "use ui::Frame"),
    (r"#include <boost/beast", ("src/server/http_wire.h",), "use server/http_server.h"),
    (r"\bprintf\(|std::cout", ("src/server/", "src/base/check.cpp", "src/kiosk/main.cpp", "tests/",
                               "src/platform/"), "return a Result"),
]
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def tracked(root, *patterns):
    """What the repository keeps; in a copy without its history everything that is not made."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns],
                            cwd=root, capture_output=True, text=True)
    if listed.returncode == 0:
        return [Path(line) for line in listed.stdout.splitlines() if (root / line).is_file()]
    made = {line.strip("/") for line in (root / ".gitignore").read_text().splitlines()}
    kept = [path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file()]
    return [path for path in kept if path.parts[0] not in made
            and any(fnmatch.fnmatch(str(path), pattern) for pattern in patterns)]


class Faults:
    def __init__(self):
        self.found = []

    def add(self, path, line, what):
        self.found.append(f"{path}:{line}: {what}")


def check_lines(root, path, faults):
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    if "SPDX-License-Identifier: EUPL-1.2" not in lines[0]:
        faults.add(path, 1, "the first line is not the SPDX line")
    if path.suffix == ".h" and lines[1] != "#pragma once":
        faults.add(path, 2, "a header begins with #pragma once")
    if len(lines) > MOST_FILE_LINES:
        faults.add(path, len(lines), f"more than {MOST_FILE_LINES} lines")
    start = None
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_COLUMNS:
            faults.add(path, number, f"longer than {MOST_COLUMNS} columns")
        if UNFINISHED.search(line):
            faults.add(path, number, "unfinished work")
        for pattern, allowed, instead in BANNED:
            if re.search(pattern, line) and not str(path).startswith(allowed):
                faults.add(path, number, f"banned here: {line.strip()} ({instead})")
        # A table is as long as what it lists.
        if re.match(r"\S.*\{$", line) and not line.startswith(
                ("namespace", "struct", "class", "enum", "extern", "union", "constexpr std::array")):
            start = number
        elif start and line.startswith("}"):
            if number - start > MOST_FUNCTION_LINES[path.parts[0]]:
                faults.add(path, start, f"a function of {number - start} lines")
            start = None


def check_format(root, sources, faults):
    result = subprocess.run(["clang-format-14", "--dry-run", *map(str, sources)], cwd=root,
                            capture_output=True, text=True)
    for line in result.stderr.splitlines():
        if "warning:" in line:
            faults.found.append(line.replace("code should be clang-formatted", "not formatted"))


def check_includes(root, sources, faults):
    text = "\n".join((root / path).read_text(encoding="utf-8") for path in sources)
    included = set(re.findall(r'#include "([^"]+)"', text))
    for path in sources:
        if path.suffix == ".h" and path.parts[0] == "src":
            if str(Path(*path.parts[1:])) not in included:
                faults.add(path, 1, "nobody includes this header")
        elif path.suffix == ".h" and str(Path(*path.parts[1:])) not in included:
            faults.add(path, 1, "nobody includes this header")
    rooms = {path.parts[1] for path in sources if path.parts[0] == "src" and len(path.parts) > 2}
    tested = {path.parts[2] for path in sources if path.parts[:2] == ("tests", "unit")}
    for room in sorted(rooms - tested):
        faults.add(f"src/{room}", 1, "a room without unit tests")


def check_layout(root, faults):
    top = {path.parts[0] for path in tracked(root)}
    for name in sorted(name for name in top - TOP_LEVEL if not name.startswith(".")):
        faults.add(name, 1, "does not belong at the top level")
    for script in ("kiosk/start", "tests/run", ".ci/run"):
        if not (root / script).exists():
            faults.add(script, 1, "is missing")


def main():
    root = Path(sys.argv[1]).resolve()
    faults = Faults()
    sources = tracked(root, "src/*.cpp", "src/*.h", "tests/*.cpp", "tests/*.h")
    for path in sources:
        check_lines(root, path, faults)
    check_format(root, sources, faults)
    check_includes(root, sources, faults)
    check_words(root, sources, faults)
    check_cards(root, faults)
    check_claims(root, faults)
    check_layout(root, faults)
    for fault in faults.found:
        print(fault)
    print(f"{len(sources)} sources, {len(faults.found)} faults")
    return 1 if faults.found else 0


if __name__ == "__main__":
    sys.exit(main())
