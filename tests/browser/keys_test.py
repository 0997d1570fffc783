#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Keys of programs and who looked at people, in Chromium: what an administrator is accountable for."""
import sys
import time
import unittest
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
from browser import ORGANISER, PageTest, signed_in
from past_event import PastEvent

WORDS = {
    "nl": {"keys": "Sleutels voor programma’s", "make": "Sleutel maken", "once": "wordt niet meer getoond",
           "unused": "Nooit gebruikt", "used": "Laatst gebruikt", "revoke": "Intrekken",
           "revoked": "Ingetrokken", "past": "voorbij", "list": "de lijst van mensen"},
    "en": {"keys": "Keys for programs", "make": "Make the key", "once": "not shown again",
           "unused": "Never used", "used": "Used last", "revoke": "Revoke", "revoked": "Revoked",
           "past": "is over", "list": "the list of people"},
}


class KeysTest(PageTest):
    accounts = [("ada@example.org", "Ada", "administrator"),
                ("noor@example.org", "Noor <i>van Dam</i>", "organiser")]

    @classmethod
    def begin_all(cls):
        cls.event = PastEvent(cls.server, ORGANISER, "Meet & taal",
                              starts_at=int(time.time() * 1000) + 3_600_000)

    def ask_by(self, key):
        request = urllib.request.Request(
            self.server.url + "/api/v1/organizers/gemeente-voorbeeld/events/",
            headers={"Authorization": f"Token {key}"})
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code

    def card(self, reader, name):
        return reader.until(lambda: next(
            (one for one in reader.all("[data-key-id]") if name in one.text), None))

    def said_of(self, reader, name):
        return self.card(reader, name).text

    def test_a_key_is_made_used_and_revoked(self):
        for language, words in WORDS.items():
            reader = signed_in(self, "ada@example.org", language)
            reader.press(words["keys"], "nav a")
            name = f"Scanner <b>{language}</b>"
            reader.fill("name", name)
            reader.click("[name=scope][value=read_events]")
            reader.set("until", "2020-01-01")
            reader.press(words["make"], "button")
            reader.sees(words["past"])
            reader.set("until", "2099-12-31")
            reader.press(words["make"], "button")
            reader.sees(words["once"])
            key = reader.text("[data-secret]")
            reader.until(lambda: words["unused"] in self.said_of(reader, name))
            self.assertEqual(reader.look("keys"), [])
            self.assertEqual(self.ask_by(key), 200)
            reader.driver.refresh()
            reader.until(lambda: words["used"] in self.said_of(reader, name))
            self.assertNotIn(key, reader.driver.page_source)
            self.card(reader, name).find_element("css selector", "summary").click()
            self.assertEqual(reader.look("key-revoke"), [])
            self.card(reader, name).find_element("css selector", "button.danger").click()
            reader.until(lambda: words["revoked"] in self.said_of(reader, name))
            self.assertEqual(self.ask_by(key), 401)
            self.assertEqual(reader.complaints(), [])

    def test_who_looked_at_people_is_there_to_read(self):
        noor = signed_in(self, "noor@example.org")
        noor.open(f"/console#/events/{self.event.id}/people")
        noor.one("table.list tbody tr")
        self.assertNotIn("#/keys", noor.driver.page_source)
        for language, words in WORDS.items():
            ada = signed_in(self, "ada@example.org", language)
            ada.open(f"/console#/events/{self.event.id}/privacy")
            ada.until(lambda: "Noor <i>van Dam</i>" in ada.text("[data-looks]"))
            self.assertIn(words["list"], ada.text("[data-looks]"))
            self.assertEqual(ada.look("looks"), [])
            self.assertEqual(ada.complaints(), [])
        noor.open(f"/console#/events/{self.event.id}/privacy")
        noor.one("main h2")
        self.assertEqual(noor.all("[data-looks]"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
