#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Exports in Chromium: a file for a purpose arrives on the disk whole, and the event remembers it."""
import io
import sys
import unittest
import zipfile

sys.dont_write_bytecode = True
from browser import ORGANISER, PageTest, Reader
from past_event import PastEvent

WORDS = {
    "nl": {"files": "Bestanden", "make": "Maak het bestand", "done": "Het bestand is gemaakt",
           "docs": "Wat er in de bestanden staat", "version": "Versie 2"},
    "en": {"files": "Files", "make": "Make the file", "done": "The file was made",
           "docs": "What stands in the files", "version": "Version 2"},
}


class ExportsTest(PageTest):
    @classmethod
    def begin_all(cls):
        cls.event = PastEvent(cls.server, ORGANISER)

    def export(self, language):
        words = WORDS[language]
        reader = Reader(self.server, language)
        self.addCleanup(reader.close)
        reader.download_to(self.server.folder / f"downloads-{language}")
        reader.open("/")
        reader.sign_in("noor@example.org")
        reader.one(".cards")
        reader.open(f"/console#/events/{self.event.id}/exports")
        reader.one("[name=form]")
        faults = reader.look("exports")
        reader.one("[value=csv]").click()
        reader.fill("purpose", "verslag <b>regio</b>")
        reader.press(words["make"], "button")
        reader.sees(words["done"])
        with zipfile.ZipFile(io.BytesIO(reader.arrived(".zip").read_bytes())) as archive:
            self.assertIsNone(archive.testzip())
            self.assertIn("A-01", archive.read("participants.csv").decode("utf-8-sig"))
        reader.sees("verslag <b>regio</b>")
        reader.one("[value=profile]").click()
        reader.fill("person", "A-01")
        reader.press(words["make"], "button")
        self.assertEqual(reader.arrived(".pdf").read_bytes()[:5], b"%PDF-")
        reader.until(lambda: len(reader.all("main table tbody tr")) == 2 * (1 + (language == "en")))
        faults += reader.look("exports-made")
        reader.press(words["docs"], "main a")
        reader.sees(words["version"])
        reader.one("details.panel summary").click()
        faults += reader.look("docs")
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])

    def test_files_in_dutch_and_english(self):
        for language in WORDS:
            with self.subTest(language):
                self.export(language)


if __name__ == "__main__":
    unittest.main(verbosity=2)
