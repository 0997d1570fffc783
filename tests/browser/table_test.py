#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A table whose device is a phone: opened by its link in Chromium, in step with the hall's clock
though the phone's own is wrong, and what two people agree there."""
import re
import statistics
import sys
import time
import unittest
import uuid
from pathlib import Path

sys.dont_write_bytecode = True
from browser import PageTest, Reader

ROOT = Path(__file__).resolve().parents[2]
NOBODY = str(uuid.UUID(int=0))
PHONE_IS_AHEAD_MS = 5 * 60 * 1000
# Gives the error of each step of the clock in ms: how late it shows a number of seconds.
STEPS_OF_THE_CLOCK = """
const [ahead, count, done] = arguments, errors = [];
let before = document.querySelector("#clock b").textContent;
new MutationObserver(() => {
  const clock = document.getElementById("clock"), shown = clock.querySelector("b").textContent;
  if (shown === before) return;
  before = shown;
  const [minutes, seconds] = shown.split(":").map(Number);
  errors.push(Date.now() - ahead - (Number(clock.dataset.ends) - (minutes * 60 + seconds) * 1000));
  if (errors.length === count) done(errors);
}).observe(document.querySelector("#clock b"), {childList: true, characterData: true, subtree: true});
"""


def now_ms():
    return int(time.time() * 1000)


class TableTest(PageTest):
    accounts = []

    @classmethod
    def before_start(cls):
        cls.server.command("import", str(ROOT / "assets/samples/zorg-techniek-den-haag"))

    @classmethod
    def begin_all(cls):
        cls.event = cls.server.ask_as_owner("/v1/admin/events")["events"][0]["id"]
        tables = cls.server.facts(cls.event, "table.set")
        owners = [one["fields"]["organisation"] for one in tables]
        table = next(one for one, owner in zip(tables, owners) if owners.count(owner) == 1)
        cls.table, cls.organisation = table["table"], table["fields"]["organisation"]
        name = next(one["fields"]["name"] for one in cls.server.facts(cls.event, "organisation.set")
                    if one["organisation"] == cls.organisation)
        cls.begin_the_day()
        said = cls.server.command("pair", "--role", "table", "--organisation", name, "--web")
        cls.door = re.search(r"/table/[A-Z0-9-]+", said).group()

    @classmethod
    def begin_the_day(cls):
        """The first round runs since a minute, and two people come to the table."""
        say = lambda kind, *bodies: cls.server.say(cls.event, kind, bodies)
        say("event.set", {"fields": {"starts_at": now_ms() - 60_000}})
        people = [one["person"] for one in cls.server.facts(cls.event, "person.registered")[:2]]
        for at, person in enumerate(people):
            say("consent.given", *({"person": person, "purpose": purpose, "text_version": "1",
                                    "language": "ti"} for purpose in ("take_part", "show_work")))
            say("check.in", {"person": person, "badge": f"A-{at + 1:02}", "by": "code"})
        cls.meets = [str(uuid.uuid4()) for _ in people]
        say("meet.booked", *({"meet": meet, "person": person, "organisation": cls.organisation,
                              "offer": NOBODY, "table": cls.table, "round": at,
                              "interpreter": NOBODY, "any_time": False}
                             for at, (meet, person) in enumerate(zip(cls.meets, people))))

    def phone(self):
        reader = Reader(self.server, "nl")
        self.addCleanup(reader.close)
        reader.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {
            "source": "{ const now = Date.now;"
                      f" Date.now = () => now.call(Date) + {PHONE_IS_AHEAD_MS}; }}"})
        return reader

    def steps(self, reader, count):
        reader.driver.set_script_timeout(30)
        return reader.driver.execute_async_script(STEPS_OF_THE_CLOCK, PHONE_IS_AHEAD_MS, count)

    def test_an_employers_own_phone_is_the_device_of_their_table(self):
        reader = self.phone()
        reader.open(self.door)
        faults = reader.look("table-door")
        reader.press("Onze tafel openen")
        reader.sees("A-01")
        faults += reader.look("table-arrival")

        errors = self.steps(reader, 6)
        print(f"the clock of the page steps {statistics.median(errors):.0f} ms late (median of "
              f"{len(errors)}, most {max(errors, key=abs):.0f}), on a phone 5 minutes ahead")
        self.assertLess(abs(statistics.median(errors)), 500)

        reader.press("We beginnen")
        reader.sees("Hoe gaat u verder?")
        faults += reader.look("table-talking")
        self.assertEqual([one["meet"] for one in self.server.facts(self.event, "meet.started")],
                         self.meets[:1])

        # A host gives two minutes more: the page follows by itself.
        ends = int(reader.one("#clock").get_attribute("data-ends"))
        self.server.say(self.event, "round.set", [{"round": 0, "action": "extend", "minutes": 2}])
        reader.until(lambda: abs(int(reader.one("#clock").get_attribute("data-ends")) - ends -
                                 120_000) < 1000)

        reader.press("Een dag meelopen")
        reader.sees("Wie zet de eerste stap?")
        faults += reader.look("table-agreed")
        reader.press("Klaar")
        reader.sees("Zo gaat u verder")
        steps = self.server.facts(self.event, "next_step.set")
        self.assertEqual([(one["meet"], one["kind"]) for one in steps],
                         [(self.meets[0], "walk_along")])
        faults += reader.look("table-kept")
        reader.press("Praathulp")
        reader.sees("Salaan")
        faults += reader.look("table-talk-help")
        self.assertEqual(faults, [])
        self.assertEqual(reader.complaints(), [])

        # The link is used up, and what it opened stays open.
        other = self.phone()
        other.open(self.door)
        other.press("Onze tafel openen")
        other.one("[name=code]")
        self.assertNotIn("A-02", other.text("body"))
        reader.open("/table")
        reader.sees("A-02")

        # The cable is out: the page says so and keeps its clock.
        self.server.process.kill()
        self.server.process.wait()
        reader.until(lambda: reader.one("#offline").is_displayed())
        self.assertEqual(len(self.steps(reader, 2)), 2)
        self.assertIn("A-02", reader.text("body"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
