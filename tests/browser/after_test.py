#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What comes after an event, in Chromium: telling, asking, and what both sides said."""
import sys
import unittest

sys.dont_write_bytecode = True
from browser import ORGANISER, PageTest, signed_in
from past_event import PastEvent
from selenium.webdriver.common.by import By

WORDS = {
    "nl": {"tasks": "Te doen", "outcomes": "Uitkomsten", "told": "Verteld", "yes": "Ja",
           "open": "Schrijf op hoe het ging", "write": "Schrijf op", "no": "Nee",
           "count": "Nu te doen: {0}.", "said": "Eerder gezegd: 1", "fits": "Past"},
    "en": {"tasks": "To do", "outcomes": "Outcomes", "told": "Told", "yes": "Yes",
           "open": "Write down how it went", "write": "Write down", "no": "No",
           "count": "To do now: {0}.", "said": "Said before: 1", "fits": "Fits"},
}


class AfterTest(PageTest):
    accounts = [(f"{language}@example.org", "Noor", "organiser", f"{ORGANISER} {language}")
                for language in WORDS]
    accounts.append(("sanne@example.org", "Sanne de Wit", "klantmanager", f"{ORGANISER} nl"))

    @classmethod
    def begin_all(cls):
        cls.events = {language: PastEvent(cls.server, f"{ORGANISER} {language}")
                      for language in WORDS}

    def reader(self, language, login):
        return signed_in(self, login, language)

    def follow_up(self, language):
        words = WORDS[language]
        reader = self.reader(language, f"{language}@example.org")
        reader.open(f"/console#/events/{self.events[language].id}/tasks")
        reader.sees(words["count"].format(17))
        faults = reader.look("tasks")
        reader.press(words["told"], ".panel button")
        reader.sees(words["count"].format(16))

        # Twenty seconds: open, yes, fits, write down.
        reader.one("select[id] option[value=ask]").click()
        reader.until(lambda: len(reader.all(".cards > li")) == 5)
        card = reader.all(".cards > li")[0]
        card.find_element(By.CSS_SELECTOR, "summary").click()
        reader.press(words["yes"], ".answer .chip")
        reader.press(words["fits"], ".answer .chip")
        reader.set("date", "2023-12-01")
        faults += reader.look("task-answer")
        reader.press(words["write"], ".answer .strong")
        reader.sees(words["said"])
        reader.until(lambda: len(reader.all(".cards > li")) == 5)
        # The question is now whether they are still there; no says when it ended, and why.
        card = next(one for one in reader.all(".cards > li") if words["said"] in one.text)
        card.find_element(By.CSS_SELECTOR, "summary").click()
        reader.press(words["no"], ".answer .chip")
        reader.set("date", "2024-05-01")
        reader.one("[name=reason] option[value=contract_over]").click()
        reader.press(words["write"], ".answer .strong")
        reader.until(lambda: len(reader.all(".cards > li")) == 4)

        reader.press(words["outcomes"], "nav a")
        reader.until(lambda: len(reader.all(".cards > li")) == 6)
        self.assertIn("6", reader.text(".figure.good"))
        history = reader.one("li ol li").find_element(By.XPATH, "ancestor::details")
        history.find_element(By.CSS_SELECTOR, "summary").click()
        self.assertIn("Noor", history.text)
        faults += reader.look("outcomes")
        reader.one("select[id] option[value=no]").click()
        reader.until(lambda: len(reader.all(".cards > li")) == 3)
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])
        return reader

    def test_an_organiser_follows_up_in_dutch(self):
        self.follow_up("nl")

    def test_an_organiser_follows_up_in_english(self):
        reader = self.follow_up("en")
        reader.driver.execute_script("document.documentElement.dir = 'rtl'")
        self.assertEqual(reader.look("outcomes-mirrored"), [])

    def test_a_klantmanager_has_a_list_of_their_own_people(self):
        reader = self.reader("nl", "sanne@example.org")
        reader.open(f"/console#/events/{self.events['nl'].id}/tasks")
        reader.sees("Selam Tesfay")
        self.assertNotIn("Omar Haddad", reader.text())
        self.assertEqual(reader.look("tasks-klantmanager"), [])
        reader.press("Uitkomsten", "nav a")
        reader.sees("Selam Tesfay")
        self.assertNotIn("Omar Haddad", reader.text())
        # The same over all events, as the first page of a working day.
        reader.open("/console#/tasks")
        self.assertIn("Zorg & techniek", reader.one(".facts a").text)
        self.assertNotIn("Omar Haddad", reader.text())
        self.assertEqual(reader.look("tasks-all"), [])
        self.assertEqual(reader.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
