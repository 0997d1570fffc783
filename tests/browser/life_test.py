#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The whole life of an event in Chromium: made, filled from a messy workbook, invited, held (by
devices that speak the real API), followed up, reported, exported and erased, with a certificate."""
import csv
import io
import json
import subprocess
import sys
import unittest
import uuid
import zipfile
from datetime import datetime, timedelta, timezone

sys.dont_write_bytecode = True
from browser import ORGANISER, Reader, Server
from device import Device
from workbook import write_workbook

NAME = "Werk & taal in de Schilderswijk"
START = datetime(2027, 3, 11, 12, 0, tzinfo=timezone.utc)  # 13:00 in the Netherlands
GIVEN = ["Selam", "Omar", "Zahra", "Yusuf", "Oksana", "Mehari", "Layla", "Farid", "Amina", "Danylo",
         "Hiwet", "Khaled"]
# As lists come: words around what it is about, odd headings, spaces, gaps, somebody twice, and
# what nobody may keep.
PEOPLE = ([["Voornaam ", "ACHTERNAAM", "woonplaats", "Tel.", "BSN", "Taal", "Wie begeleidt?", "Niveau"],
           ["", "", "", "", "", "", "", ""]] +
          [[f"  {name} ", ["Tesfay", "Haddad", "Ahmadi"][at % 3] + f" {at}", "Delft",
            f"06-0000000{at:02}", "999999990", ["Tigrinya", "arabisch", "Dari"][at % 3],
            ["Sanne de Wit", "Omar el Amrani"][at % 2], ["A2", "", "b1"][at % 3]]
           for at, name in enumerate(GIVEN)])
EMPLOYERS = [["Bedrijfsnaam", "Branche", "Vestigingsplaats"], ["Haagse Bakkers", "Horeca", "Den Haag"],
             ["Zorggroep De Linde", "zorg", "Delft"], ["=HYPERLINK(\"x\")", "techniek", "Delft"]]


class LifeTest(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.server.add_user("noor@example.org", "Noor", "organiser")
        self.faults = []
        self.reader = Reader(self.server, "nl")
        self.addCleanup(self.reader.close)
        self.reader.download_to(self.server.folder / "downloads")

    def at(self, **later):
        """The server at another moment; whoever was signed in is no more."""
        self.reader.driver.get("about:blank")  # a page of the day asks on and on
        self.server.begin_at(int((START + timedelta(**later)).timestamp()))
        self.reader.open("/")
        self.reader.driver.delete_all_cookies()
        self.reader.open("/")
        self.reader.sign_in("noor@example.org")
        self.reader.one("nav.side")

    def part(self, name):
        self.reader.open(f"/console#/events/{self.event}/{name}")

    def look(self, name):
        self.faults += self.reader.look(f"life-{name}")

    def make(self):
        reader = self.reader
        reader.press("Nieuw evenement", "nav a")
        reader.fill("name", NAME)
        reader.fill("place", "Buurthuis De Brug")
        reader.set("date", "2027-03-11")
        reader.set("start", "13:00")
        reader.fill("rounds", "6")
        reader.fill("expected_people", "12")
        reader.fill("expected_employers", "3")
        reader.one(".notes li")
        self.look("1-wizard")
        reader.press("Maak het evenement", "main button")
        reader.one("dl.figures")
        self.event = reader.driver.current_url.split("#/events/")[1].split("/")[0]

    def bring_in(self, kind, rows, expected):
        reader = self.reader
        self.part("import")
        reader.one(f"[name=kind] option[value={kind}]").click()
        file = self.server.folder / f"{kind}.xlsx"
        write_workbook(file, rows)
        reader.one("[name=file]").send_keys(str(file))
        if kind == "people":
            # The list's own word for it is told by hand, and what may not be kept is not.
            reader.one("select[data-heading='Wie begeleidt?'] option[value=klantmanager]").click()
            reader.until(lambda: "BSN" in reader.text() and len(reader.all("td .pill")) == 1)
        reader.sees(f"Inlezen: {expected}")
        self.look(f"2-import-{kind}")
        reader.press(f"Inlezen: {expected}")
        reader.sees(f"Ingelezen of veranderd: {expected}")

    def export(self, form, ending):
        reader = self.reader
        self.part("exports")
        before = set(reader.downloads.iterdir())
        reader.one(f"[value={form}]").click()
        reader.fill("purpose", f"levensloop {form}")
        reader.press("Maak het bestand", "button")
        reader.until(lambda: any(file not in before for file in reader.downloads.glob(f"*{ending}")))
        return reader.arrived(ending).read_bytes()

    def bodies(self, kind):
        return self.server.facts(self.event, kind)

    def invite(self):
        letters = self.export("letters", ".pdf")
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=letters, check=True,
                              capture_output=True).stdout.decode()
        self.assertIn(NAME, text)
        self.assertGreaterEqual(text.count("\f"), len(GIVEN))
        rows = list(csv.reader(io.StringIO(self.export("mail-merge", ".csv").decode("utf-8-sig"))))
        self.assertEqual(len(rows) - 1, len(GIVEN))
        self.look("3-invited")

    def hold(self):
        """A day by devices: arrivals and wishes at a kiosk, verdicts and next steps at the tables."""
        registered = sorted(self.bodies("person.registered"),
                            key=lambda body: GIVEN.index(body["fields"]["given_name"]))
        people = [body["person"] for body in registered]
        employers = [body["organisation"] for body in self.bodies("organisation.set")]
        self.assertEqual((len(people), len(employers)), (len(GIVEN), 3))
        for at, employer in enumerate(employers):
            self.server.say(self.event, "offer.set", [{"offer": str(uuid.uuid4()), "fields": {
                "organisation": employer, "title": f"Plek {at}", "number": 2, "kind": "paid_job"}}])
            self.server.say(self.event, "table.set", [{"table": str(uuid.uuid4()), "fields": {
                "organisation": employer, "number": at + 1}}])
        host = Device(self.server, self.event, "host")
        host.say("consent.given", [
            {"person": person, "purpose": purpose, "text_version": "1", "language": "nl",
             "spoken": True} for at, person in enumerate(people)
            for purpose in ("take_part", "show_work", "share_contact", "follow_up")
            if purpose != "follow_up" or at % 4 != 3])
        here = people[:-1]  # somebody does not come
        letter = host.pairing["badge_letter"]
        host.say("check.in", [{"person": person, "badge": f"{letter}{at:02}", "by": "name"}
                              for at, person in enumerate(here, 1)])
        host.say("preference.set", [
            {"person": person, "organisation": employer, "side": side, "answer": "yes"}
            for at, person in enumerate(here) for employer in (employers[at % 3], employers[(at + 1) % 3])
            for side in ("candidate", "employer")])
        self.server.command("plan", "--event", self.event, "--from-round", "0", "--publish")
        meets = self.bodies("plan.published")[-1]["meets"]
        self.assertGreaterEqual(len(meets), len(here))
        self.part("overview")
        self.reader.sees("11")
        self.look("4-day")
        self.part("grid")
        self.reader.sees(f"{letter}01")
        self.look("4-grid")
        for at, employer in enumerate(employers):
            name = [row for row in EMPLOYERS[1:] if row[0]][at][0]
            table = Device(self.server, self.event, "table", "--organisation", employer)
            own = [meet for meet in meets if meet["organisation"] == employer]
            self.assertTrue(own, name)
            about = [{"meet": meet["meet"], "person": meet["person"]} for meet in own]
            table.say("verdict.given", [{**one, "side": side, "answer": answer, "reason": ""}
                                        for number, one in enumerate(about)
                                        for side, answer in (("candidate", "yes"), (
                                            "employer", ["yes", "maybe"][number % 2]))])
            table.say("next_step.set", [{**one, "side": "employer", "kind": "walk_along",
                                         "owner": "organiser", "due": "2027-03-18"}
                                        for number, one in enumerate(about) if number % 2 == 0])

    def follow_up(self):
        reader = self.reader
        self.part("tasks")
        reader.one(".cards > li")
        self.look("5-tasks")
        tell = len(reader.all(".cards > li"))
        reader.press("Verteld", ".panel button")
        reader.until(lambda: len(reader.all(".cards > li")) == tell - 1)
        reader.one("select[id] option[value=ask]").click()
        # The list before had answers to open as well, and gave way to this one.
        reader.until(lambda: reader.all(".cards > li") and "Verteld" not in reader.text())
        reader.click(".cards > li summary")
        reader.press("Ja", ".answer .chip")
        reader.set("date", "2027-04-01")
        reader.press("Schrijf op", ".answer .strong")
        reader.until(lambda: self.bodies("follow_up.recorded"))
        self.part("outcomes")
        reader.one(".figure.good")
        self.look("5-outcomes")

    def report(self):
        reader = self.reader
        self.part("evidence")
        reader.one("section.panel td.number")
        self.look("6-evidence")
        page = bytes(reader.driver.execute_async_script(
            "fetch(arguments[0]).then((reply) => reply.arrayBuffer())"
            ".then((bytes) => arguments[1]([...new Uint8Array(bytes)]))",
            reader.one("a[download]").get_attribute("href")))
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=page, check=True,
                              capture_output=True).stdout.decode()
        self.assertIn(NAME, " ".join(text.split()))
        self.assertIn(ORGANISER, text)
        for given in GIVEN:
            self.assertNotIn(given, text)
        with zipfile.ZipFile(io.BytesIO(self.export("csv", ".zip"))) as archive:
            participants = archive.read("participants.csv").decode("utf-8-sig")
            employers = archive.read("employers.csv").decode("utf-8-sig")
        self.assertIn("Selam", participants)
        self.assertNotIn("999999990", participants)
        self.assertNotRegex(employers, r'(^|[,;"])=HYPERLINK')
        whole = json.loads(self.export("json", ".json"))
        self.assertEqual(len(whole["tables"]["participants"]), len(GIVEN))
        self.assertTrue(self.export("xlsx", ".xlsx").startswith(b"PK"))
        self.assertIn(b"BEGIN:VEVENT", self.export("ics", ".ics"))
        self.look("6-exports")

    def erase_one(self):
        reader = self.reader
        self.part("people")
        reader.sees("Selam Tesfay 0")
        rows = reader.all("tbody tr, .cards > li")
        row = next(one for one in rows if "Selam Tesfay 0" in one.text)
        row.find_element("xpath", ".//button[contains(., 'Verzoek')]").click()
        reader.one("dialog[open]")
        self.look("7-request")
        reader.press("Alles wissen", "dialog button")
        reader.driver.switch_to.alert.accept()
        reader.until(lambda: "Selam" not in reader.text())

    def erased_by_time(self):
        """A warning first, and a week later nobody is left who did not ask to be."""
        self.at(days=31)
        self.part("retention")
        self.reader.sees_in_time(lambda: "Wordt gewist op" in self.reader.text())
        self.look("7-warned")
        self.at(days=40)
        self.part("retention")
        self.reader.sees_in_time(
            lambda: "na het evenement" in self.reader.text("main section:nth-of-type(2)"))
        self.look("7-erased")
        self.reader.press("Bewijs van wissen", "main button")
        told = json.loads(self.reader.arrived("certificate.json").read_text(encoding="utf-8"))
        self.assertGreaterEqual(told["erased_in_all"], 4)  # one who asked, and who gave no consent
        self.assertNotIn("Selam", json.dumps(told))
        self.reader.press("Bewijs van wissen als pdf", "a.button")
        page = subprocess.run(["pdftotext", "-layout", self.reader.arrived("certificate.pdf"), "-"],
                              check=True, capture_output=True).stdout.decode()
        self.assertIn(NAME, page)
        self.assertIn("niets meer in", page)
        self.part("evidence")  # who came still counts, though some of them are gone
        self.reader.sees("10 van 11")
        self.at(days=800)
        self.part("retention")
        self.reader.sees_in_time(lambda: "Wordt gewist op" in self.reader.text())
        self.at(days=810)
        self.part("people")
        self.reader.sees_in_time(lambda: self.reader.all("main .empty, main [role=status]") and
                                 "Omar" not in self.reader.text())
        self.look("8-nobody-left")
        self.part("evidence")
        self.reader.sees("10 van 11")
        self.look("8-evidence")
        everything = self.server.command("facts", "--event", self.event)
        self.assertIn("person.erased", everything)
        for given in GIVEN:
            self.assertNotIn(given, everything)

    def test_an_event_from_its_making_to_its_certificate(self):
        self.at(days=-20)
        self.make()
        self.bring_in("people", PEOPLE, len(GIVEN))
        self.bring_in("employers", EMPLOYERS, 3)
        self.invite()
        self.at(minutes=-20)
        self.hold()
        self.at(days=28)
        self.follow_up()
        self.report()
        self.erase_one()
        self.erased_by_time()
        self.assertEqual(self.faults, [])
        self.assertEqual(self.reader.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
