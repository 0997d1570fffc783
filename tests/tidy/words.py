# SPDX-License-Identifier: EUPL-1.2
"""The words as data: the ten catalogues against each other, the code, the data files and the glossary.

Rules that differ between languages stand in the tables on top. assets/locale/README.md tells a
translator what they mean.
"""
import csv
import re

LANGUAGES = "nl en ar ti fa tr so ps fr uk".split()

# Organisers read their console in these (interface.md); its messages are in no other catalogue.
CONSOLE_LANGUAGES = ("nl", "en")
CONSOLE = "console."

# CLDR's rule for whole numbers up to a million, as gettext writes it.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
          " : n%100>=11 ? 4 : 5);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
          " (n%100<10 || n%100>=20) ? 1 : 2);",
} | dict.fromkeys(("fa", "fr", "ti"), "nplurals=2; plural=(n > 1);") \
  | dict.fromkeys(("en", "nl", "ps", "so", "tr"), "nplurals=2; plural=(n != 1);")

ARABIC, ETHIOPIC, CYRILLIC = "\u0600-\u06ff", "\u1200-\u135f", "\u0400-\u04ff"
SCRIPT = {"ar": ARABIC, "fa": ARABIC, "ps": ARABIC, "ti": ETHIOPIC, "uk": CYRILLIC}
FORBIDDEN = [("  ", "two spaces"), ("'", "a typewriter's apostrophe"), ('"', "a typewriter's quote"),
             ("...", "three dots for an ellipsis"), ("\ufffd", "a damaged letter"), ("\t", "a tab"),
             ("\u00ad", "a soft hyphen"), ("\u200e", "a direction mark"), ("\u200f", "a direction mark")]
LETTER_FAULTS = {  # patterns a language's own rules forbid
    "ar": [rf"[{ARABIC}][,;?]", r"(?<![\w.-])[0-9]+(?![\w.])", "[یکگپچ\u200c]"],
    "fa": [rf"[{ARABIC}][,;?]", r"(?<![\w.-])[0-9]+(?![\w.])", "[يكىة]"],
    "ps": [rf"[{ARABIC}][,;?]", r"(?<![\w.-])[0-9]+(?![\w.])", "[كىة]"],
    "ti": [rf"[{ETHIOPIC}][.,;:]", "[\u1367\u1361]"],
    "fr": ["(?<!\u00a0):(?!//)", "(?<!\u202f)[?!;]", "«(?!\u00a0)", "(?<!\u00a0)»", "[ ][:;?!»]"],
    "uk": ["[ыэёъЫЭЁЪ]"],
}
ENDS = {".": ".።", "?": "?؟", "!": "!", "…": "…", ":": ":፦"}

# Words that are the same in English and another language of this alphabet.
LOANED = {"Architect", "Badge", "Catering", "Contact: {name} · {phone}", "Diploma", "Export", "Metal",
          "Normal", "Online", "Plan", "Receptionist", "Table", "table", "{n} minute", "{n} place"}

PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
# A literal as the first argument of these is the name of a target on the screen and no message.
TARGET = re.compile(r"\bframe\s*\.\s*(?!say|text|plural)\w+\(\s*\"[a-z0-9_.]+\"")
LITERAL = re.compile(r'"([A-Za-z0-9_.]+)"')
SCRIPT_LITERAL = re.compile(r"""["`]([A-Za-z0-9_.]+)(?:["`]|\$\{)""")
ASKED = re.compile(r'(?:say|text|plural|has)\(\s*"([a-z_]+(?:\.[a-z0-9_]+)+)"')
KEYED = re.compile(r'"((?:error|refused|reason|unmet|sync)\.[a-z0-9_.]+[a-z0-9])"')


class Message:
    def __init__(self, line):
        self.line, self.key, self.plural, self.forms, self.notes = line, "", False, [], []


def read_catalogue(path):
    """The header's text and the messages in the order of the file."""
    messages, message, field = [], Message(1), None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        match = re.match(r'(msgid|msgid_plural|msgstr)(?:\[\d+\])? "(.*)"$', line)
        if line.startswith("#. "):
            message.notes.append(line[3:])
        elif match:
            field, text = match.groups()
            if field == "msgid":
                message.key, message.line = text, number
            elif field == "msgid_plural":
                message.plural = True
            else:
                message.forms.append(text)
        elif line.startswith('"') and field == "msgstr":
            message.forms[-1] += line[1:-1]
        elif not line and message.forms:
            messages.append(message)
            message = Message(number)
    return messages[0].forms[0], messages[1:]


def check_header(name, language, header, faults):
    for wanted in (f"Language: {language}\\n", f"Plural-Forms: {PLURALS[language]}\\n",
                   "X-Reviewed-By: "):
        if wanted not in header:
            faults.add(name, 1, f"the header lacks {wanted}")


def check_shape(name, language, messages, english, faults):
    """Whole, nothing over, nothing twice, as many forms as the language, the same placeholders."""
    seen = set()
    count = int(PLURALS[language][len("nplurals=")])
    for message in messages:
        if message.key in seen:
            faults.add(name, message.line, f"{message.key} stands there twice")
        seen.add(message.key)
        if message.key not in english:
            faults.add(name, message.line, f"not in en.po: {message.key}")
            continue
        wanted = english[message.key]
        if message.plural != wanted.plural or len(message.forms) != (count if wanted.plural else 1):
            faults.add(name, message.line, f"{message.key} has another number of forms")
        if language != "en" and message.notes != wanted.forms:
            faults.add(name, message.line, f"the English above {message.key} is not that of en.po")
        named = set(PLACEHOLDER.findall(" ".join(wanted.forms)))
        for form in message.forms:
            if not form:
                faults.add(name, message.line, f"no translation of {message.key}")
            elif set(PLACEHOLDER.findall(form)) | ({"{n}"} & named) != named:
                faults.add(name, message.line, f"{message.key} has other placeholders")
    for key in english.keys() - seen:
        if language in CONSOLE_LANGUAGES or not key.startswith(CONSOLE):
            faults.add(name, 1, f"no translation of {key}")


def check_letters(name, language, message, wanted, faults):
    for form in message.forms:
        bare = PLACEHOLDER.sub("", form)
        for letters, what in FORBIDDEN:
            if letters in form.replace('\\"', '"'):
                faults.add(name, message.line, f"{what} in {message.key}")
        for pattern in LETTER_FAULTS.get(language, ()):
            if re.search(pattern, bare):
                faults.add(name, message.line, f"against the writing rules: {message.key}: {form}")
        if form != form.strip():
            faults.add(name, message.line, f"a space at the edge of {message.key}")
        end = wanted.forms[-1][-1]
        if end in ENDS and form and form[-1] not in ENDS[end]:
            faults.add(name, message.line, f"{message.key} does not end like English")
        if language in SCRIPT and re.search("[A-Za-z]{3}", PLACEHOLDER.sub("", wanted.forms[0])) \
                and not re.search(f"[{SCRIPT[language]}]", bare):
            faults.add(name, message.line, f"{message.key} is not translated")
    if language not in ("en", *SCRIPT) and message.forms[0] == wanted.forms[0]:
        words = PLACEHOLDER.sub("", message.forms[0])
        if re.search("[A-Za-z]", words) and not message.key.startswith("language.") \
                and message.forms[0] not in LOANED:
            faults.add(name, message.line, f"{message.key} is the same as in English")


def check_use(root, sources, english, faults):
    """Every key the code asks for is there, and every message is asked for. The parts of a key made
    at run time stand in the code or in a data file: "sector." + "bouw", "verdict.yes" + "_body"."""
    used = set()
    for path in sources:
        if path.parts[0] != "src":
            continue
        text = (root / path).read_text(encoding="utf-8")
        for pattern in (ASKED, KEYED):
            for match in pattern.finditer(text):
                if match.group(1) not in english:
                    line = text.count("\n", 0, match.start()) + 1
                    faults.add(path, line, f"message {match.group(1)} is not in en.po")
        used.update(text.lower() for text in LITERAL.findall(TARGET.sub("", text)))
    for path in sorted((root / "assets" / "web" / "console").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        for key in re.findall(r'"(console\.[a-z0-9_]+)"', text):
            if key not in english:
                faults.add(path.relative_to(root), 1, f"message {key} is not in en.po")
        used.update(SCRIPT_LITERAL.findall(text))
    for path in sorted((root / "assets").glob("*.csv")):
        if path.name != "glossary.csv":
            used.update(re.findall(r"[a-z0-9_.]+", path.read_text(encoding="utf-8")))

    def is_used(key):
        splits = [at + 1 for at, letter in enumerate(key) if letter == "."]
        return key in used or any(key[:at] in used and key[at:] in used for at in splits)

    for key, message in english.items():
        if not is_used(key) and not is_used(key.removesuffix("_body")):
            faults.add("assets/locale/en.po", message.line, f"nobody uses {key}")


def folded(text):
    """Lower case, Turkish İ as i, and Arabic without its marks."""
    return re.sub("[\u064b-\u0652]", "", text.replace("İ", "i").casefold())


def glossary_rows(root):
    with (root / "assets" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def check_glossary(root, catalogues, english, faults):
    """Where English says a term of the glossary, every language says one of the term's words."""
    rows = glossary_rows(root)
    if len({row["term"] for row in rows}) != len(rows):
        faults.add("assets/glossary.csv", 1, "a term stands there twice")
    for row in rows:
        for column, text in row.items():
            if not text and column not in ("stem", "decision", "except"):
                faults.add("assets/glossary.csv", 1, f"{row['term']} has no {column}")
        if not row["stem"]:
            continue
        stem = re.compile(rf"\b(?:{row['stem']})\b", re.IGNORECASE)
        asked = [key for key, message in english.items() if key not in row["except"].split()
                 and stem.search(PLACEHOLDER.sub("", " ".join(message.forms)))]
        if not asked:
            faults.add("assets/glossary.csv", 1, f"no message says {row['term']}: {row['stem']}")
        for language, messages in catalogues.items():
            words = [folded(word) for word in row[language].split("|")]
            for key in asked:
                said = folded(" ".join(messages[key].forms)) if key in messages else words[0]
                if not any(word in said for word in words):
                    faults.add(f"assets/locale/{language}.po", messages[key].line,
                               f"{key} does not call {row['term']} {row[language]}")


def check_words(root, sources, faults):
    catalogues = {}
    for language in LANGUAGES:
        path = root / "assets" / "locale" / f"{language}.po"
        if not path.exists():
            faults.add(path.relative_to(root), 1, "no catalogue for this language")
            return
        header, messages = read_catalogue(path)
        check_header(path.relative_to(root), language, header, faults)
        catalogues[language] = messages
    english = {message.key: message for message in catalogues["en"]}
    for language, messages in catalogues.items():
        name = f"assets/locale/{language}.po"
        check_shape(name, language, messages, english, faults)
        for message in messages:
            if message.key in english:
                check_letters(name, language, message, english[message.key], faults)
    check_use(root, sources, english, faults)
    by_key = {language: {message.key: message for message in messages}
              for language, messages in catalogues.items()}
    check_glossary(root, by_key, english, faults)
