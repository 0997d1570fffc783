#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What leaves an event, opened by LibreOffice: the workbook, the CSV files and JSON say the same,
cell by cell, and what looks like a formula is a word."""
import csv
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
from browser import Server
from past_event import PastEvent

OFFICE = sys.argv.pop(1)
FORMULA = '=HYPERLINK("http://evil.example","x")'
# Every sheet as CSV: comma, quote, UTF-8, from line 1, texts as they are and not as they look.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def plain(cell):
    """A truth, a moment and a text that begins like a formula, as each form has its own way."""
    cell = {"TRUE": "yes", "FALSE": "no"}.get(cell, cell)
    cell = re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)[+-]\d\d:\d\d$", r"\1 \2", cell)
    return re.sub(r"^'(?=[=+@-])", "", cell)


def rows_of(file):
    with open(file, encoding="utf-8-sig", newline="") as text:
        return [[plain(cell) for cell in row] for row in csv.reader(text)]


class SpreadsheetTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.out = Path(cls.folder.name)
        cls.server = Server()
        cls.server.command("import", str(Path(__file__).resolve().parents[2] /
                                         "assets/samples/zorg-techniek-den-haag"))
        cls.server.start()
        event = PastEvent(cls.server, "Gemeente Voorbeeld")
        event.begin([0, 4])
        cls.server.say(event.id, "organisation.set", [
            {"organisation": event.of("formula"), "fields": {"name": FORMULA, "sector": "zorg"}}])
        for form in ("csv", "xlsx", "json"):
            cls.server.command("export", "--event", event.id, "--format", form, "--purpose",
                               "test", "--out", str(cls.out / form))

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    def opened(self, file, into, *words):
        told = subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{self.out}/profile", "--headless",
             "--convert-to", *words, "--outdir", str(self.out / into), str(file)],
            capture_output=True, text=True, timeout=180)
        self.assertEqual(told.returncode, 0, told.stderr)
        return sorted((self.out / into).iterdir())

    def test_the_three_forms_say_the_same(self):
        book = next((self.out / "xlsx").rglob("*.xlsx"))
        sheets = {re.sub(rf"^{book.stem}-", "", file.stem): rows_of(file)
                  for file in self.opened(book, "sheets", ALL_SHEETS)}
        whole = json.loads(next((self.out / "json").rglob("*.json")).read_text(encoding="utf-8"))
        lists = {file.stem: rows_of(file) for file in (self.out / "csv").rglob("*.csv")}
        self.assertGreater(len(lists["participants"]), 10)
        for name, rows in lists.items():
            with self.subTest(name):
                self.assertEqual(len(sheets[name]), len(rows))
                self.assertEqual(len(whole["tables"][name]), len(rows) - 1)
                self.assertEqual(sheets[name][0], rows[0])
                for here, there in zip(sheets[name][1:], rows[1:]):
                    self.assertEqual(here, there)

    def test_a_name_that_would_be_a_formula_is_words(self):
        file = next((self.out / "csv").rglob("employers.csv"))
        opened = self.opened(file, "again", "fods")
        text = opened[0].read_text(encoding="utf-8")
        self.assertIn("HYPERLINK", text)
        self.assertNotIn("table:formula", text)


if __name__ == "__main__":
    unittest.main(verbosity=2)
