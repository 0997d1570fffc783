#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The organiser's console in Chromium: from signing in to a list that is brought in, in Dutch and
English, on a screen and a phone, and with names that would like to be a script."""
import json
import sys
import unittest
import uuid
from pathlib import Path

sys.dont_write_bytecode = True
from browser import PASSWORD, PageTest, Reader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = Path(__file__).resolve().parents[2]
EVIL = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
LIST = ("Wie;Gemeente;Taal;Klantmanager;Belemmeringen\r\n"
        "Selam Tesfay;Delft;Tigrinya;Sanne de Wit;rug\r\n"
        "Omar Haddad;Den Haag;Arabisch;Sanne de Wit;\r\n"
        f"\"{EVIL.replace(chr(34), chr(34) * 2)}\";Delft;;;\r\n")
WORDS = {
    "nl": {"empty": "Nog geen evenementen", "new": "Nieuw evenement", "make": "Maak het evenement",
           "overview": "Overzicht", "import": "Lijst inlezen", "apply": "Inlezen: 3",
           "done": "Ingelezen of veranderd: 3", "people": "Kandidaten", "employers": "Werkgevers",
           "found": "Kandidaten: 1", "out": "Uitloggen", "in": "Inloggen", "copy": "Maak de kopie",
           "wrong": "E-mailadres of wachtwoord klopt niet"},
    "en": {"empty": "No events yet", "new": "New event", "make": "Make the event",
           "overview": "Overview", "import": "Bring in a list", "apply": "Bring in: 3",
           "done": "Brought in or changed: 3", "people": "Candidates", "employers": "Employers",
           "found": "Candidates: 1", "out": "Sign out", "in": "Sign in", "copy": "Make the copy",
           "wrong": "E-mail address or password is not right"},
}


class ConsoleTest(PageTest):
    accounts = [
        *[(f"{language}@example.org", "Sanne de Wit", "organiser", f"Gemeente {language}")
          for language in WORDS],
        ("evil@example.org", EVIL, "organiser", "Gemeente " + EVIL),
        ("viewer@example.org", "Mo", "viewer", "Gemeente nl"),
        ("day@example.org", "Sanne de Wit", "organiser", "Werkgeversservicepunt (voorbeeld)")]

    @classmethod
    def before_start(cls):
        cls.server.command("import", str(ROOT / "assets/samples/zorg-techniek-den-haag"))
        cls.server.command("pair", "--role", "host", "--name", "Kiosk bij de deur", "--pin", "-",
                           "--out", str(cls.server.folder / "kiosk.pairing"), said="2468\n")

    def reader(self, language):
        reader = Reader(self.server, language)
        self.addCleanup(reader.close)
        return reader

    def bring_in(self, reader, text):
        file = self.server.folder / "lijst.csv"
        file.write_text(text, encoding="cp1252")  # as a spreadsheet of a Dutch office writes it
        reader.one("[name=file]").send_keys(str(file))

    def prepare(self, language):
        """The life of an event before its day."""
        words = WORDS[language]
        reader = self.reader(language)
        faults = []
        reader.open("/")
        reader.sees(words["in"])
        faults += reader.look("sign-in")
        reader.sign_in(f"{language}@example.org", "not the password")
        reader.sees(words["wrong"])
        faults += reader.look("sign-in-wrong")
        reader.sign_in(f"{language}@example.org")
        reader.sees(words["empty"])
        faults += reader.look("events-empty")

        reader.press(words["new"], "main a")
        reader.fill("name", "Zorg & techniek")
        reader.fill("place", "Delft")
        reader.one(".notes li")
        reader.set("date", "2035-03-15")
        reader.fill("expected_employers", "5")
        reader.one(".notes li.warning")
        faults += reader.look("new-event")
        reader.press(words["make"])
        reader.one(".figures")
        faults += reader.look("overview-empty")

        reader.press(words["import"], "nav a")
        self.bring_in(reader, LIST)
        reader.one(".notes li.bad")
        choice = reader.one("select[data-heading='Wie']")
        choice.find_element(By.CSS_SELECTOR, "option[value=naam]").click()
        reader.sees(words["apply"])
        faults += reader.look("import-preview")
        reader.press(words["apply"])
        reader.sees(words["done"])

        reader.press(words["people"], "nav a")
        reader.sees("Selam Tesfay")
        reader.sees(EVIL)
        faults += reader.look("people")
        reader.one("input[type=search]").send_keys("hadd")
        reader.sees(words["found"])
        self.assertNotIn("Selam", reader.text())
        reader.press(words["employers"], "nav a")
        reader.one(".empty")
        reader.press(words["import"], "nav a")
        reader.one("[name=kind] option[value=employers]").click()
        self.bring_in(reader, "Bedrijf;Branche;Plaats\nHaagse Bakkers;horeca;Den Haag\n"
                              f"\"{EVIL.replace(chr(34), chr(34) * 2)}\";zorg;\n")
        reader.one("dl.figures")
        reader.press(words["apply"].replace("3", "2"))
        reader.one(".done")
        reader.press(words["employers"], "nav a")
        reader.sees("Haagse Bakkers")
        reader.sees(EVIL)
        faults += reader.look("employers")
        reader.press(words["overview"], "nav a")
        reader.one(".notes li.warning")
        faults += reader.look("overview")
        return reader, faults

    def test_an_organiser_prepares_an_event_in_dutch(self):
        reader, faults = self.prepare("nl")
        event = reader.driver.current_url.split("#")[1].rsplit("/", 1)[0]
        reader.open(f"/console#{event}/copy")
        reader.set("date", "2035-04-19")
        reader.press(WORDS["nl"]["copy"])
        reader.until(lambda: event not in reader.driver.current_url)
        reader.one(".figures")
        reader.open("/console#/events")
        reader.until(lambda: len(reader.all(".cards > li")) == 2)
        faults += reader.look("events")
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])

        # Whoever may only look is offered nothing else, and no names by the address either.
        looker = self.reader("nl")
        looker.open("/")
        looker.sign_in("viewer@example.org")
        looker.one(".cards")
        self.assertNotIn(WORDS["nl"]["new"], looker.text("body"))
        looker.open(f"/console#{event}/people")
        looker.one(".figures")
        self.assertNotIn("Selam", looker.text("body"))

    def test_an_organiser_prepares_an_event_in_english(self):
        reader, faults = self.prepare("en")
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])
        # Reading from the right, the navigation is at the right.
        reader.driver.execute_script("document.documentElement.dir = 'rtl'")
        self.assertEqual(reader.look("overview-mirrored"), [])
        self.assertGreater(reader.one(".side").location["x"], reader.one("main").location["x"])

    def test_the_day_itself_is_seen_as_it_happens(self):
        reader = self.reader("nl")
        reader.open("/")
        reader.sign_in("day@example.org")
        reader.press("Zorg & Techniek", "a.title")
        reader.one(".figures")
        self.assertIn("0 / 48", reader.text(".figures"))
        event = reader.driver.current_url.split("/events/")[1].split("/")[0]
        people = reader.driver.execute_async_script(
            "fetch(`/v1/console/events/${arguments[0]}/people`).then((reply) => reply.json())"
            ".then((page) => arguments[1](page.people))", event)
        self.server.say(event, "check.in", [
            {"person": person["id"], "badge": f"A-{at + 1:02}", "by": "code"}
            for at, person in enumerate(people[:20])])
        self.server.say(event, "help.asked", [
            {"person": people[0]["id"], "screen": "consent", "language": "ti"}])
        self.server.say(event, "organisation.registered", [
            {"organisation": str(uuid.uuid4()), "fields": {"name": "Onaangekondigd BV"}}])
        reader.until(lambda: "20 / 48" in reader.text(".figures"))
        self.assertGreater(reader.one(".bars i").size["height"], 50)
        reader.sees("Vraagt om hulp")
        reader.sees("Nieuwe werkgever")
        reader.sees("Kiosk bij de deur")
        faults = reader.look("overview-day")
        reader.press("Kandidaten", "nav a")
        reader.sees("A-01")
        faults += reader.look("people-day")
        reader.press("Werkgevers", "nav a")
        reader.sees("Niet bevestigd")
        faults += reader.look("employers-day")
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])

    def test_a_pin_is_asked_for_and_kept_as_a_hash(self):
        pairing = json.loads((self.server.folder / "kiosk.pairing").read_text(encoding="utf-8"))
        self.assertTrue(pairing["host_pin"].startswith("$argon2id$"), pairing["host_pin"])

    def test_names_that_would_be_a_script_are_words(self):
        reader = self.reader("nl")
        reader.open("/")
        reader.sign_in("evil@example.org")
        reader.one(".empty")
        self.assertIn(EVIL, reader.text(".top"))
        reader.press(WORDS["nl"]["new"], "main a")
        for name in ("place", "theme"):
            reader.fill(name, EVIL[:60])
        reader.fill("name", EVIL[:60])
        reader.press(WORDS["nl"]["make"])
        reader.one(".figures")
        reader.open("/console#/events")
        reader.one(".cards")
        self.assertEqual(reader.all("main img, main script"), [])
        self.assertNotIn("broken", reader.driver.title)
        self.assertEqual(reader.complaints(), [])

    def test_everything_is_reached_by_keys_alone(self):
        reader = self.reader("nl")
        reader.open("/")
        reader.one("[name=login]")
        keys = lambda *what: reader.driver.switch_to.active_element.send_keys(*what)
        keys("nl@example.org", Keys.TAB)
        keys(PASSWORD, Keys.ENTER)
        reader.one(".top")
        reader.until(lambda: reader.driver.switch_to.active_element.tag_name == "h1")
        first = reader.driver.execute_script("return document.querySelector('a, button, input')")
        self.assertIn("pagina zelf", first.get_attribute("textContent"))
        reader.driver.execute_script("arguments[0].focus()", first)
        seen = []
        for _ in range(60):
            place = reader.driver.execute_script(
                "const at = document.activeElement, box = at.getBoundingClientRect();"
                "return at === document.body ? null : [at.textContent.trim(), at.tagName,"
                " getComputedStyle(at).outlineStyle, box.top >= 0 && box.left >= 0]")
            if place is None or place in seen:
                break
            seen.append(place)
            keys(Keys.TAB)
        words = [place[0] for place in seen]
        self.assertTrue(any("Evenementen" in text for text in words), words)
        self.assertTrue(any(WORDS["nl"]["new"] in text for text in words), words)
        for text, tag, outline, is_in_sight in seen:
            self.assertNotEqual(outline, "none", f"no ring around {tag} {text}")
            self.assertTrue(is_in_sight, f"out of sight: {tag} {text}")
        summary = reader.one(".account summary")
        summary.send_keys(Keys.ENTER)
        reader.press(WORDS["nl"]["out"], ".menu button")
        reader.sees(WORDS["nl"]["in"])
        reader.open("/console#/events")
        reader.one("[name=login]")
        answer = reader.driver.execute_async_script(
            "fetch('/v1/console/me').then((reply) => arguments[0](reply.status))")
        self.assertEqual(answer, 401)


if __name__ == "__main__":
    unittest.main(verbosity=2)
