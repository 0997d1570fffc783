#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A series in Chromium: an event joins one, the next is made in one step, a colleague elsewhere helps."""
import sys
import unittest

sys.dont_write_bytecode = True
from browser import ORGANISER, Server, signed_in
from past_event import PastEvent

WORDS = {
    "nl": {"keep": "Bewaar", "series": "Reeksen", "none": "Er is nog geen reeks", "region": "Kies eerst een arbeidsmarktregio",
           "give": "Geef deze rol", "unknown": "geen account met dit e-mailadres", "next": "Maak het volgende",
           "events": "Evenementen: 2", "all_events": "Evenementen", "off": "Weghalen", "own": "heeft de eigen rol al", "all": "Alle cijfers"},
    "en": {"keep": "Keep", "series": "Series", "none": "There is no series yet", "region": "Choose an arbeidsmarktregio first",
           "give": "Give this role", "unknown": "no account with this e-mail address", "next": "Make the next one",
           "events": "Events: 2", "all_events": "Events", "off": "Take away", "own": "has their own role already", "all": "All figures"},
}


class SeriesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        for language in WORDS:
            cls.server.add_user(f"{language}@example.org", "Noor", "administrator", f"{ORGANISER} {language}")
            cls.server.add_user(f"eva-{language}@example.org", "Eva <b>Smit</b>", "viewer", f"Gemeente Elders {language}")
        cls.server.start()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def join(self, reader, event, words):
        reader.open("/console#/series")
        reader.sees(words["none"])
        faults = reader.look("series-none")
        reader.open(f"/console#/events/{event.id}/settings")
        reader.one("[name=region] option[value='']").click()
        reader.fill("series", "Werk & <i>taal</i>")
        reader.press(words["keep"], "main button")
        reader.sees(words["region"])
        reader.one("[name=region] option[value='Haaglanden']").click()
        reader.press(words["keep"], "main button")
        reader.one("dl.figures")
        return faults

    def give_role(self, reader, language, words):
        for login, organiser, answer in (
                ("nobody@example.org", f"Gemeente Elders {language}", words["unknown"]),
                (f"{language}@example.org", f"{ORGANISER} {language}", words["own"]),
                (f"eva-{language}@example.org", f"gemeente elders {language}", "Eva <b>Smit</b>")):
            reader.fill("login", login)
            reader.fill("organiser", organiser)
            reader.press(words["give"], "button")
            reader.sees(answer)

    def run_series(self, language):
        words = WORDS[language]
        event = PastEvent(self.server, f"{ORGANISER} {language}")
        reader = signed_in(self, f"{language}@example.org", language)
        faults = self.join(reader, event, words)
        reader.press(words["all_events"], "nav a")
        reader.press(words["series"], "nav a")
        reader.press("Werk & <i>taal</i>", "main a")
        reader.sees("Haagse Bakkers")
        reader.sees(words["all"])
        self.give_role(reader, language, words)
        faults += reader.look("series")
        reader.set("date", "2031-03-18")
        reader.press(words["next"], "main button")
        reader.until(lambda: "/events/" in reader.driver.current_url)
        made = reader.driver.current_url.split("/events/")[1]
        self.assertNotEqual(made, event.id)
        self.assertEqual(self.server.facts(made, "person.registered"), [])
        self.assertEqual(self.server.facts(made, "consent.given"), [])
        self.assertEqual(len(self.server.facts(made, "organisation.set")), 2)
        reader.press("Werk & <i>taal</i>", "main a")
        reader.sees(words["events"])
        faults += reader.look("series-all")

        # Somebody elsewhere sees both, and does what a host does.
        eva = signed_in(self, f"eva-{language}@example.org", language)
        eva.sees(f"{ORGANISER} {language}")
        eva.open(f"/console#/events/{event.id}/people")
        eva.sees("Selam Tesfay")
        self.assertEqual(eva.all("nav a[href$='/settings'], nav a[href$='/exports']"), [])
        faults += eva.look("series-helper")
        eva.open(f"/console#/series/{event.id}")
        eva.sees("Haagse Bakkers")
        self.assertEqual(eva.all("[name=login]"), [])

        reader.open(f"/console#/series/{made}")
        reader.press(words["off"], "main button")
        reader.until(lambda: "Eva" not in reader.text())
        reader.driver.execute_script("document.documentElement.dir = 'rtl'")
        faults += reader.look("series-mirrored")
        eva.open("/console#/events")
        eva.driver.refresh()
        eva.one(".empty")
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints() + eva.complaints(), [])

    def test_a_series_is_shared_and_goes_on(self):
        for language in WORDS:
            with self.subTest(language):
                self.run_series(language)


if __name__ == "__main__":
    unittest.main(verbosity=2)
