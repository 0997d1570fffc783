# SPDX-License-Identifier: EUPL-1.2
"""What the documents about security name as evidence is there: tests by their sentence, files."""
import re

DOCUMENTS = ("kiosk/SECURITY.md", "kiosk/ASVS.md", "kiosk/FAULTS.md")
FOLDERS = ("", "src", "kiosk")  # a path is told from one of these on
ENDINGS = ("", ".h", ".cpp")


def sentences(root):
    """Of every test, and of every invariant of the simulation."""
    found = {path.stem.replace("_", " ") for path in (root / "tests/sim/invariants").glob("*.cpp")}
    for path in (root / "tests").rglob("*.cpp"):
        text = re.sub(r'"\s*\n\s*"', "", path.read_text(encoding="utf-8"))
        found.update(re.findall(r'TEST_CASE\w*\(\s*"([^"]+)"', text))
    for path in (root / "tests").rglob("*.py"):
        found.update(name.replace("_", " ") for name in
                     re.findall(r"def test_(\w+)", path.read_text(encoding="utf-8")))
    return found


def is_there(root, path):
    return any(list((root / folder).glob(path + ending)) for folder in FOLDERS
               for ending in ENDINGS)


def check_claims(root, faults):
    known = "\n".join(sentences(root))
    for document in DOCUMENTS:
        for number, line in enumerate((root / document).read_text(encoding="utf-8").split("\n"), 1):
            if not line.startswith("|"):
                continue
            for said in re.findall(r'"([^"]{9,})"', line):
                parts = ".*".join(re.escape(part.strip()) for part in said.split("…"))
                if not re.search(parts, known, re.IGNORECASE):
                    faults.add(document, number, f"no test says: {said}")
            for path in re.findall(r"`([a-z_]+/[A-Za-z0-9_./*-]+)`", line):
                if not is_there(root, path):
                    faults.add(document, number, f"no such file: {path}")
