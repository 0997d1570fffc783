# SPDX-License-Identifier: EUPL-1.2
"""The cards of assets/info: every one in every language, of the same structure, in plain length.

The form of a file is described in assets/info/README.md; src/cards reads it.
"""
import re

from words import (FORBIDDEN, LANGUAGES, LETTER_FAULTS, SCRIPT, folded, glossary_rows)

MOST_WORDS = 120  # read standing, in a minute
HEADER = re.compile(r"<!--\n(.*?)\n-->\n", re.DOTALL)
LINK = re.compile(r"\[([^\]]+)\]\((https://[^\s)]+)\)")


class CardText:
    """What one file says: its header, the kinds of its blocks, its words and its link."""

    def __init__(self, text):
        header = HEADER.match(text)
        lines = header.group(1).split("\n") if header else []
        self.header = dict(line.split(": ", 1) for line in lines if ": " in line)
        body = text[header.end():] if header else text
        self.address = [match.group(2) for match in LINK.finditer(body)]
        self.lines = [line for line in LINK.sub(r"\1", body).split("\n") if line.strip()]
        self.shape = [self.kind_of(line) for line in self.lines]
        self.words = " ".join(re.sub(r"^(#|-|\d+\.) |\*\*", "", line.strip()) for line in self.lines)

    @staticmethod
    def kind_of(line):
        start = re.match(r"(# |- |\d+\. |\s+)?(\*\*[^*]+\*\*$)?", line)
        return (start.group(1) or "").strip() or ("below" if line[0] == " " else "words"), \
            bool(start.group(2))


def check_one(name, card, language, english, faults):
    for key in ("SPDX-License-Identifier", "icon", "reviewed-by"):
        if key not in card.header:
            faults.add(name, 1, f"the header lacks {key}")
    if card.header.get("icon") != english.header.get("icon"):
        faults.add(name, 1, "another icon than in English")
    if card.header.get("audience") not in (None, "employers"):
        faults.add(name, 1, "an audience that is not known")
    if card.header.get("audience") != english.header.get("audience"):
        faults.add(name, 1, "another audience than in English")
    if card.shape != english.shape:
        faults.add(name, 1, "another structure than in English")
    if card.address != english.address:
        faults.add(name, 1, "another link than in English")
    count = sum(any(letter.isalnum() for letter in word) for word in card.words.split())
    if count > MOST_WORDS:
        faults.add(name, 1, f"{count} words are more than {MOST_WORDS}")
    for letters, what in FORBIDDEN:
        if letters in card.words:
            faults.add(name, 1, what)
    for pattern in LETTER_FAULTS.get(language, ()):
        found = re.search(pattern, card.words)
        if found:
            faults.add(name, 1, f"against the writing rules: …{card.words[found.start():][:30]}")
    for line, words in zip(card.lines, english.lines):
        if language in SCRIPT and not re.search(f"[{SCRIPT[language]}]", line) and line != words:
            faults.add(name, 1, f"not translated: {line}")
        if language not in ("en", *SCRIPT) and line == words and len(line.split()) > 3:
            faults.add(name, 1, f"the same as in English: {line}")


def check_terms(root, cards, names, faults):
    """Where the English card says a term of the glossary, every language says one of its words."""
    for row in glossary_rows(root):
        if not row["stem"]:
            continue
        stem = re.compile(rf"\b(?:{row['stem']})\b", re.IGNORECASE)
        for name in names:
            key = "info." + name[3:]
            if key in row["except"].split() or not stem.search(cards["en", name].words):
                continue
            for language in LANGUAGES:
                said = folded(cards[language, name].words)
                if not any(folded(word) in said for word in row[language].split("|")):
                    faults.add(f"assets/info/{language}/{name}.md", 1,
                               f"does not call {row['term']} {row[language]}")


def check_cards(root, faults):
    folder = root / "assets" / "info"
    names = sorted(path.stem for path in (folder / "en").glob("*.md"))
    if not names:
        faults.add("assets/info", 1, "no cards")
    cards = {}
    for language in LANGUAGES:
        here = sorted(path.stem for path in (folder / language).glob("*.md"))
        if here != names:
            faults.add(f"assets/info/{language}", 1, f"has {here} and not {names}")
            return
        for name in names:
            path = folder / language / f"{name}.md"
            cards[language, name] = CardText(path.read_text(encoding="utf-8"))
    for (language, name), card in cards.items():
        check_one(f"assets/info/{language}/{name}.md", card, language, cards["en", name], faults)
    check_terms(root, cards, names, faults)
