#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Before an event, in Chromium: its settings are changed, and a workbook is brought in."""
import sys
import unittest

sys.dont_write_bytecode = True
from browser import ORGANISER, PageTest, signed_in
from past_event import PastEvent
from workbook import write_workbook

WORDS = {
    "nl": {"settings": "Instellingen", "keep": "Bewaar", "round": "In ronde", "import": "Lijst inlezen",
           "done": "Ingelezen of veranderd: 2", "apply": "Inlezen: 2", "people": "Kandidaten",
           "broken": "geen werkboek"},
    "en": {"settings": "Settings", "keep": "Keep", "round": "There are meets in round", "import": "Bring in a list",
           "done": "Brought in or changed: 2", "apply": "Bring in: 2", "people": "Candidates",
           "broken": "no workbook"},
}


class PrepareTest(PageTest):
    accounts = [(f"{language}@example.org", "Noor", "organiser", f"{ORGANISER} {language}")
                for language in WORDS]

    @classmethod
    def begin_all(cls):
        cls.events = {language: PastEvent(cls.server, f"{ORGANISER} {language}", "Meet & taal",
                                          starts_at=4_000_000_000_000, people=2)
                      for language in WORDS}

    def prepare(self, language):
        words = WORDS[language]
        reader = signed_in(self, f"{language}@example.org", language)
        event = self.events[language].id
        reader.open(f"/console#/events/{event}/settings")
        reader.one("[name=place]")
        self.assertEqual(reader.one("[name=name]").get_attribute("value"), "Meet & taal")
        self.assertEqual(reader.one("[name=rounds]").get_attribute("value"), "32")
        reader.one(".notes li")
        faults = reader.look("settings")
        # People meet in the first round: it can be no break.
        reader.one("[name=break][value='0']").click()
        reader.press(words["keep"], "main button")
        reader.sees(words["round"])
        faults += reader.look("settings-refused")
        reader.one("[name=break][value='0']").click()
        reader.fill("place", "Rijswijk")
        reader.press(words["keep"], "main button")
        reader.one("dl.figures")
        reader.sees("Rijswijk")

        reader.press(words["import"], "nav a")
        file = self.server.folder / f"{language}.xlsx"
        write_workbook(file, [["Naam", "Gemeente", "Taal"], ["Selam Tesfay <b>", "Delft", "Tigrinya"],
                              ["Omar Haddad", "Den Haag", "Arabisch"]])
        reader.one("[name=file]").send_keys(str(file))
        reader.sees(words["apply"])
        faults += reader.look("import-workbook")
        reader.press(words["apply"])
        reader.sees(words["done"])
        reader.press(words["people"], "nav a")
        reader.sees("Selam Tesfay <b>")
        reader.press(words["import"], "nav a")
        damaged = self.server.folder / f"{language}-damaged.xlsx"
        damaged.write_bytes(file.read_bytes()[:200])
        reader.one("[name=file]").send_keys(str(damaged))
        reader.sees(words["broken"])
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])

    def test_an_event_is_changed_and_a_workbook_brought_in(self):
        for language in WORDS:
            with self.subTest(language):
                self.prepare(language)


if __name__ == "__main__":
    unittest.main(verbosity=2)
