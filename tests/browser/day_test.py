#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The day in Chromium: what waits, announcements, the planning with its preview, the plan of the hall."""
import sys
import time
import unittest

sys.dont_write_bytecode = True
from browser import ORGANISER, PageTest, signed_in
from past_event import PastEvent
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

WORDS = {
    "nl": {"help": "Vraagt om hulp", "done": "Klaar", "send": "Op de borden zetten",
           "soon": "Over vijf minuten beginnen we.", "off": "Weghalen",
           "ways": "Laat zien hoe het verder kan", "publish": "Bekendmaken",
           "published": "De planning is bekend", "none": "Er is nu geen bericht.",
           "make": "Maak de planning", "outdated": "Intussen is een andere planning bekendgemaakt",
           "again": "Opnieuw plannen", "undo": "Ongedaan maken", "table": "Tafel erbij",
           "board": "Bord erbij", "remove": "Weghalen", "sure": "Ja, weghalen", "nothing": "Er staat nog niets",
           "whose": "Dit is een tafel van Haagse Bakkers", "met": "Aan deze tafel zijn gesprekken"},
    "en": {"help": "Asks for help", "done": "Done", "send": "Show on the boards",
           "soon": "We begin in five minutes.", "off": "Take off", "ways": "Show ways to go on",
           "publish": "Publish", "published": "The plan is published",
           "none": "No announcement is shown.", "make": "Make the plan",
           "outdated": "Another plan was published", "again": "Plan again", "undo": "Undo", "table": "Add a table", "board": "Add a board",
           "remove": "Take away", "sure": "Yes, take it away", "nothing": "There is nothing yet",
           "whose": "This is a table of Haagse Bakkers", "met": "People meet at this table"},
}


class DayTest(PageTest):

    def begin(self, language, name):
        """An event whose first round is in an hour, with wishes and one who asks for help."""
        event = PastEvent(self.server, ORGANISER, f"{name} {language}",
                          starts_at=int(time.time() * 1000) + 3_600_000)
        event.say("meet.cancelled", [{"meet": event.of(f"meet {number}"), "person": event.person(number)}
                                     for number in event.people])
        event.say("preference.set", [{"person": event.person(number), "organisation": event.of(employer),
                                      "side": "candidate", "answer": "yes"}
                                     for number in event.people for employer in event.employers])
        event.say("interpreter.set", [{"interpreter": event.of("tolk"), "fields": {
            "name": "Bilal <b>Yusuf</b>", "languages": ["ti", "ar"]}}])
        event.say("help.asked", [{"person": event.person(2), "screen": "consent", "language": "ti",
                                  "late_min": 0}])
        return event

    def reader(self, event, part, language):
        reader = signed_in(self, "noor@example.org", language)
        reader.open(f"/console#/events/{event.id}/{part}")
        reader.one("main h2, .hall")
        return reader

    def test_what_waits_is_settled_and_the_hall_is_told(self):
        for language, words in WORDS.items():
            event = self.begin(language, "Dag")
            reader = self.reader(event, "overview", language)
            reader.sees(words["help"])
            reader.sees("Bilal <b>Yusuf</b>")
            reader.press(words["send"], "button")
            reader.until(lambda: words["soon"] in reader.text(".columns > .stack:last-child .waiting"))
            self.assertEqual(reader.look("day"), [])
            reader.press(words["done"], ".pressing button")
            reader.until(lambda: words["help"] not in reader.text())
            reader.press(words["off"], "button")
            reader.sees(words["none"])
            self.assertEqual(len(self.server.facts(event.id, "announcement.ended")), 1)
            self.assertEqual(len(self.server.facts(event.id, "help.answered")), 1)
            self.assertEqual(reader.complaints(), [])
            reader.driver.execute_script("document.documentElement.dir = 'rtl'")
            self.assertEqual(reader.look("day-mirrored"), [])

    def test_a_plan_is_looked_at_then_published(self):
        for language, words in WORDS.items():
            event = self.begin(language, "Plan")
            reader = self.reader(event, "plan", language)
            reader.press(words["make"], "button")
            reader.sees("A-01")
            self.assertEqual(reader.look("plan"), [])
            self.assertEqual(self.server.facts(event.id, "plan.published"), [])
            # Somebody else was earlier.
            other = self.reader(event, "plan", language)
            other.press(words["make"], "button")
            other.press(words["publish"], "button")
            other.sees(words["published"])
            reader.press(words["publish"], "button")
            reader.sees(words["outdated"])
            self.assertEqual(len(self.server.facts(event.id, "plan.published")), 1)
            reader.until(lambda: reader.all("[name=way]"))
            reader.one("[name=way] option[value=no_show]").click()
            reader.press(words["ways"], "button")
            reader.one(".option-plan")
            self.assertEqual(reader.look("mend"), [])
            reader.press(words["publish"], ".option-plan button")
            reader.sees(words["published"])
            self.assertEqual(len(self.server.facts(event.id, "plan.published")), 2)
            self.assertEqual(reader.complaints() + other.complaints(), [])
            reader.driver.execute_script("document.documentElement.dir = 'rtl'")
            self.assertEqual(reader.look("plan-mirrored"), [])

    def place(self, event):
        """Of the first table, as it was said last."""
        whole = {}
        for fact in self.server.facts(event.id, "table.set"):
            if fact["table"] == event.of("table 0"):
                whole |= fact["fields"]
        return whole.get("x", 0), whole.get("y", 0)

    def test_tables_are_moved_by_pointer_and_by_keys(self):
        for language, words in WORDS.items():
            event = self.begin(language, "Hal")
            reader = self.reader(event, "hall", language)
            reader.driver.execute_script("document.documentElement.dir = arguments[0]",
                                         "rtl" if language == "en" else "ltr")
            seat = reader.one(".hall button")
            hall = reader.one(".hall").size
            ActionChains(reader.driver).drag_and_drop_by_offset(
                seat, hall["width"] // 4, hall["height"] // 2).perform()
            reader.until(lambda: abs(self.place(event)[0] - 0.25) < 0.02)
            self.assertAlmostEqual(self.place(event)[1], 0.5, delta=0.02)
            x = self.place(event)[0]
            seat.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
            reader.until(lambda: abs(self.place(event)[0] - x - 0.04) < 0.001)
            self.assertEqual(reader.look("hall"), [])
            reader.press(words["undo"], "button")
            reader.until(lambda: self.place(event)[0] == x)
            reader.press(words["undo"], "button")
            reader.until(lambda: self.place(event) == (0, 0))
            self.assertEqual(reader.complaints(), [])

    def seats(self, reader, count):
        reader.until(lambda: len(reader.all(".hall button")) == count)

    def boards(self, event):
        return self.server.facts(event.id, "event.set")[-1]["fields"].get("boards")

    def test_tables_and_boards_come_go_and_come_back(self):
        for language, words in WORDS.items():
            event = self.begin(language, "Opstelling")
            reader = self.reader(event, "hall", language)
            reader.press(words["table"], "button")
            self.seats(reader, 3)
            reader.until(lambda: self.server.facts(event.id, "table.set")[-1]["fields"].get("number") == 3)
            reader.one(f"[name=employer] option[value='{event.of('Haagse Bakkers')}']").click()
            reader.until(lambda: "organisation" in self.server.facts(event.id, "table.set")[-1]["fields"])
            faults = reader.look("hall-table")
            reader.press(words["remove"], "main button")
            reader.sees(words["whose"])
            faults += reader.look("hall-sure")
            reader.press(words["sure"], "button")
            self.seats(reader, 2)
            reader.press(words["undo"], "button")
            self.seats(reader, 3)
            reader.until(lambda: self.server.facts(event.id, "table.set")[-1]["fields"] == {"gone": False})
            for _ in range(2):  # whose it is, and that it came
                reader.press(words["undo"], "button")
            self.seats(reader, 2)

            reader.press(words["board"], "button")
            self.seats(reader, 3)
            reader.fill("board_name", "Bij de bar <b>" + Keys.TAB)
            reader.until(lambda: self.boards(event) and self.boards(event)[0]["name"] == "Bij de bar <b>")
            board = reader.one(".hall .board")
            x = self.boards(event)[0]["x"]
            board.send_keys(Keys.SHIFT + Keys.ARROW_LEFT)
            reader.until(lambda: abs(self.boards(event)[0]["x"] - x + 0.1) < 0.001)
            faults += reader.look("hall-board")
            board.send_keys(Keys.DELETE)
            reader.until(lambda: self.boards(event) == [])
            reader.press(words["undo"], "button")
            reader.until(lambda: len(self.boards(event)) == 1)
            self.assertEqual(faults, [])
            self.assertEqual(reader.complaints(), [])

    def test_a_table_at_which_people_meet_stays_and_an_empty_hall_is_filled(self):
        event = PastEvent(self.server, ORGANISER, "Vol")
        reader = self.reader(event, "hall", "nl")
        reader.one(".hall button").send_keys(Keys.DELETE)
        reader.sees(WORDS["nl"]["met"])
        self.assertEqual(len(reader.all(".hall button")), 2)
        self.server.say(event.id, "meet.cancelled", [
            {"meet": event.of(f"meet {number}"), "person": event.person(number)} for number in event.people])
        for _ in range(2):
            reader.until(lambda: reader.all(".hall button"))[0].send_keys(Keys.DELETE)
            reader.press(WORDS["nl"]["sure"], "button")
            reader.until(lambda: not reader.all(".alert"))
        reader.sees(WORDS["nl"]["nothing"])
        self.assertEqual(reader.look("hall-empty"), [])
        reader.press(WORDS["nl"]["table"], "button")
        self.seats(reader, 1)
        self.assertEqual(reader.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
