#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every field there is holds words that would like to be a script, and every page shows them as
words: the fields are those of src/domain/fields.cpp, the pages those the console itself links to."""
import base64
import hashlib
import os
import re
import sys
import time
import unittest
import uuid
from pathlib import Path

sys.dont_write_bytecode = True
from browser import ORGANISER, Reader, Server, signed_in
from past_event import PastEvent

ROOT = Path(__file__).resolve().parents[2]
# What the pages need to be about anything at all.
LEFT_ALONE = {("Event", "organiser"), ("Offer", "organisation"), ("Staff", "organisation"),
              ("Table", "organisation"), ("Event", "profile_key"), ("Profile", "contact_person"),
              ("Event", "legal_hold"), ("Profile", "code"), ("Staff", "code")}
LOADS = "img, iframe, object, embed, form form, [onerror], [onload], script:not([src])"


def evil(name):
    return f'<img src=x alt="{name}" onerror="window.broken=1">'


def fields_of(record):
    text = (ROOT / "src/domain/fields.cpp").read_text(encoding="utf-8")
    names = re.findall(rf'field<&{record}::\w+>\(\s*"(\w+)"', text)
    assert len(names) > 2, record
    return [name for name in names if (record, name) not in LEFT_ALONE]


def worst(record):
    """As a word, as a list of words and as a list of parts: what has another form is left out."""
    names = fields_of(record)
    said = [(name, evil(f"{record}.{name}")) for name in names]
    return [dict(said), {name: [words] for name, words in said},
            {name: [{"sector": words, "occupation": words, "years": 1, "language": words}]
             for name, words in said}]


class StrangeWordsTest(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.server.add_user("ada@example.org", evil("Account.name"), "administrator")
        self.server.add_user("sanne@example.org", "Sanne de Wit", "klantmanager")
        self.server.start()
        self.event = event = PastEvent(self.server, ORGANISER, evil("name"), people=4)
        person, employer, offer = event.person(0), event.of(event.employers[0]), event.of("offer 0")
        self.say("event.set", "Event")
        self.say("organisation.set", "Organisation", organisation=employer)
        self.say("offer.set", "Offer", offer=offer)
        self.say("table.set", "Table", table=event.of("table 0"))
        self.say("staff.set", "Staff", staff=event.of("staff"))
        event.say("staff.set", [{"staff": event.of("staff"), "fields": {"organisation": employer}}])
        self.say("interpreter.set", "Interpreter", interpreter=event.of("interpreter"))
        self.say("person.set", "Profile", person=person)
        event.say("note.set", [{"person": person, "organisation": employer, "text": evil("note")}])
        event.say("announcement.posted", [{"texts": {"nl": evil("announcement")}, "until": 0}])
        event.say("verdict.given", [{"meet": event.of("meet 0"), "person": person,
                                     "side": "employer", "answer": "yes", "reason": evil("reason")}])
        event.say("next_step.set", [{"meet": event.of("meet 0"), "person": person, "side": "employer",
                                     "kind": evil("step"), "owner": "organiser", "due": "",
                                     "learning_goal": evil("goal")}])
        event.say("follow_up.recorded", [{
            "person": person, "organisation": employer, "rung": "started", "answer": "yes",
            "date": "2023-12-04", "kind": evil("kind"), "contract": evil("contract"),
            "reason": evil("why")}])
        event.say("export.made", [{"format": evil("format"), "purpose": evil("purpose"),
                                   "by": evil("by"), "made_for": evil("made_for")}])
        self.server.command("pair", "--event", event.id, "--role", "host", "--name", evil("device"),
                            "--out", str(self.server.folder / "kiosk.pairing"))
        self.server.command("key", "add", "--organiser", ORGANISER, "--name", evil("key"),
                            "--scope", "check_in")
        self.server.command("webhook", "add", "--organiser", ORGANISER, "--name", evil("hook"),
                            "--url", "https://example.org/<b>", "--kind", "match.made")

    def say(self, kind, record, **about):
        for said in worst(record):
            self.event.say(kind, [{**about, "fields": said}])

    def links(self, reader):
        return reader.driver.execute_script(
            "return [...document.querySelectorAll('nav.side a')].map((link) => link.hash)")

    def visited(self, reader, address):
        """What the page shows, once it stands still, with all that is folded opened."""
        reader.open("/console" + address)
        reader.driver.refresh()
        reader.one("main .stack > *")
        self.sees_no_script(reader, address)
        return reader.text("body")

    def sees_no_script(self, reader, address):
        before = None
        while before != (before := reader.text("body")):
            time.sleep(0.4)
        reader.driver.execute_script(
            "document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = reader.driver.execute_script(
            "return [window.broken || 0, document.querySelectorAll(arguments[0]).length]",
            ", ".join(f"body {one.strip()}" for one in LOADS.split(",")))
        self.assertEqual(found, [0, 0], address)
        self.assertEqual(reader.complaints(), [], address)

    def walk(self, login, least):
        reader = signed_in(self, login)
        outer = self.links(reader) + ["#/me"]
        reader.open(f"/console#/events/{self.event.id}/")
        reader.until(lambda: len(self.links(reader)) > 2)
        inner = [link for link in self.links(reader) if self.event.id in link]
        self.assertGreaterEqual(len(outer) + len(inner), least)
        pages = outer + inner + [f"#/series/{self.event.id}"]
        shown = {address: self.visited(reader, address) for address in pages}
        return " ".join(shown.values())

    def test_an_administrator_sees_words_on_every_page(self):
        text = self.walk("ada@example.org", 19)
        for name in ("Account.name", "Event.name", "Event.place", "Organisation.name", "device",
                     "Profile.given_name", "Profile.family_name", "Interpreter.name", "purpose",
                     "by", "hook", "key", "Offer.title", "Organisation.sector", "Event.series"):
            self.assertIn(evil(name), text)

    def test_a_person_and_a_table_see_words_on_their_pages(self):
        """On pages the server writes itself, without a script."""
        reader = Reader(self.server, "nl")
        self.addCleanup(reader.close)
        person = self.event.person(0)
        opened = {}
        for kind, page, more in (("phone_page.opened", "my", {"on_paper": False}),
                                 ("follow_up_link.made", "after", {"until": 4_000_000_000_000})):
            secret = uuid.UUID(self.event.id).bytes + os.urandom(16)
            key = base64.urlsafe_b64encode(secret).decode().rstrip("=")
            mark = hashlib.blake2b(key.encode(), digest_size=32).hexdigest()
            self.event.say(kind, [{"person": person, "key_hash": mark, **more}])
            opened[page] = key
        # A day that is still to come: such a page ends four weeks after it.
        self.event.say("event.set", [{"fields": {"starts_at": 4_000_000_000_000}}])
        for page, name in (("my", "Organisation.name"), ("after", "Organisation.name")):
            reader.open(f"/{page}/{opened[page]}")
            self.sees_no_script(reader, page)
            self.assertIn(evil(name), reader.text("body"), page)
        told = self.server.command("pair", "--event", self.event.id, "--role", "table", "--web",
                                   "--organisation", self.event.of(self.event.employers[0]))
        reader.open(re.search(r"/table/[A-Z0-9-]+", told).group())
        reader.one("button").click()
        reader.sees(evil("Organisation.name"))
        self.sees_no_script(reader, "table")

    def test_a_klantmanager_sees_words_on_every_page(self):
        self.assertIn(evil("Profile.given_name"), self.walk("sanne@example.org", 6))


if __name__ == "__main__":
    unittest.main(verbosity=2)
