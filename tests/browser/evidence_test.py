#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What events brought, in Chromium: charts, tables that say the same, and the report as a PDF."""
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
from browser import ORGANISER, PageTest, signed_in
from past_event import PastEvent

YEAR = 365 * 24 * 3600 * 1000
WORDS = {
    "nl": {"results": "Resultaten", "pdf": "Rapport als pdf",
           "all": "Evenementen: 3", "one": "Evenementen: 1", "method": "Zo is geteld"},
    "en": {"results": "Results", "pdf": "Report as a PDF",
           "all": "Events: 3", "one": "Events: 1", "method": "How we counted"},
}


class EvidenceTest(PageTest):
    accounts = [("noor@example.org", "Noor", "organiser"), ("mo@example.org", "Mo", "viewer")]

    @classmethod
    def begin_all(cls):
        start = 1_700_000_000_000
        cls.events = [PastEvent(cls.server, ORGANISER, f"Werk & taal {year}", start - year * YEAR,
                                people=40) for year in (0, 1, 2)]
        cls.events[0].begin([0, 1, 4, 8, 9, 12])

    def reader(self, language, login):
        return signed_in(self, login, language)

    def drawn(self, reader):
        """Every chart has painted something."""
        return reader.driver.execute_script(
            "const blank = document.createElement('canvas');"
            "return [...document.querySelectorAll('canvas')].map((canvas) => {"
            " blank.width = canvas.width; blank.height = canvas.height;"
            " return canvas.toDataURL() !== blank.toDataURL(); })")

    def read_evidence(self, language):
        words = WORDS[language]
        reader = self.reader(language, "noor@example.org")
        reader.press(words["results"], "nav a")
        reader.sees(words["all"])
        reader.until(lambda: self.drawn(reader) and all(self.drawn(reader)))
        self.assertGreater(len(self.drawn(reader)), 5)
        faults = reader.look("evidence-all")
        self.assertIn("120", reader.text(".figures"))
        reader.set("from", "2023-01-01")
        reader.sees(words["one"])
        reader.open(f"/console#/events/{self.events[0].id}/evidence")
        reader.sees(words["method"])
        reader.until(lambda: self.drawn(reader) and all(self.drawn(reader)))
        faults += reader.look("evidence")
        # The page, scrolled: groups and the method.
        reader.driver.execute_script("document.querySelector('h3').scrollIntoView()")
        faults += reader.look("evidence-groups")
        link = reader.one("a[download]")
        self.assertIn(words["pdf"], link.text)
        content = bytes(reader.driver.execute_async_script(
            "fetch(arguments[0]).then((reply) => reply.arrayBuffer())"
            ".then((bytes) => arguments[1]([...new Uint8Array(bytes)]))",
            link.get_attribute("href")))
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, check=True,
                              capture_output=True).stdout.decode()
        self.assertIn("Werk & taal 0", text)
        # Every figure of the first chart stands in the report as it stands on the page.
        for cell in reader.all("section.panel td.number")[:5]:
            self.assertIn(" ".join(cell.text.split()), " ".join(text.split()))
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])
        return reader

    def test_an_organiser_reads_what_events_brought_in_dutch(self):
        self.read_evidence("nl")

    def test_an_organiser_reads_what_events_brought_in_english(self):
        reader = self.read_evidence("en")
        # Drawn where the page reads from right to left, a chart does, too.
        reader.driver.execute_script(
            "document.documentElement.dir = 'rtl'; location.hash = '#/evidence'")
        reader.sees(WORDS["en"]["all"])
        reader.until(lambda: self.drawn(reader) and all(self.drawn(reader)))
        begins = reader.driver.execute_script(
            "return [...document.querySelectorAll('canvas')].map((canvas) => {"
            " const { x, y } = Chart.getChart(canvas).scales;"
            " return x.getPixelForValue(0) > x.getPixelForValue(1) && y.left > x.left; })")
        self.assertGreater(len(begins), 5)
        self.assertTrue(all(begins))
        self.assertEqual(reader.look("evidence-mirrored"), [])

    def test_who_may_only_look_sees_figures_and_nothing_else(self):
        reader = self.reader("nl", "mo@example.org")
        reader.open(f"/console#/events/{self.events[0].id}/evidence")
        reader.one(".chart")
        self.assertNotIn("Te doen", reader.text("nav"))
        self.assertNotIn("Selam", reader.text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
