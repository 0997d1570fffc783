#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk that nobody invited, and an organiser in Chromium who lets it in and sets it."""
import json
import os
import re
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
from browser import ORGANISER, PATIENCE_S, PROGRAM, PageTest, signed_in
from past_event import PastEvent
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

KIOSK = os.environ["ONTMOET_KIOSK"]


class Kiosk:
    """`ontmoet-kiosk` without a panel; its finger is moved by words."""

    def __init__(self, server):
        self.folder = server.folder / "kiosk"
        self.folder.mkdir()
        self.pairing = self.folder / "kiosk.pairing"
        self.wanted = self.folder / "wanted"
        self.exports = self.folder / "exports"
        self.words = [KIOSK, "--headless", "--driver", "--pairing", self.pairing, "--data",
                      self.folder / "data", "--exports", self.exports, "--server", server.url,
                      "--host-orders", self.wanted]
        self.start()

    def start(self):
        self.process = subprocess.Popen([str(word) for word in self.words], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        assert self.process.stdout.readline() == "ok ready\n"

    def say(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer.startswith("ok"), answer
        return answer[3:].strip()

    def status(self):
        return json.loads(self.say("status"))

    def until(self, condition):
        end = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < end, self.say("words")
            time.sleep(0.1)

    def code(self):
        self.say("wait first_start.code")
        return "".join(sign for sign in self.say("label first_start.code") if sign.isalnum())

    def languages(self):
        """Their tiles, in the order in which they are offered."""
        return [word for word in self.say("ids").split()
                if word.startswith("languages.") and len(word) == len("languages.xx")]

    def close(self):
        self.process.stdin.close()
        self.process.wait(PATIENCE_S)
        self.process.stdout.close()


class DevicesTest(PageTest):
    @classmethod
    def before_start(cls):
        # A release is out, and the server is told so.
        place = cls.server.folder
        package = place / "ontmoet-kiosk_99.0_amd64.deb"
        package.write_text("a package", encoding="utf-8")
        signed = subprocess.run(
            [PROGRAM, "--language", "en", "update", "sign", package, "--sign", place / "release.key",
             "--out", place / "releases"], check=True, capture_output=True, text=True).stdout
        trust = re.search(r"Signed by ([0-9A-F-]+):", signed)[1]
        cls.serve_words = ["--releases", str(place / "releases"), "--releases-trust", trust]

    @classmethod
    def begin_all(cls):
        cls.event = PastEvent(cls.server, ORGANISER, "Meet & taal",
                              starts_at=int(time.time() * 1000) + 3_600_000)

    def noor(self, language):
        return signed_in(self, "noor@example.org", language)

    def order(self, reader, kind):
        return reader.one(f"[data-device] [data-order={kind}]")

    def set_order(self, reader, kind, value):
        row = self.order(reader, kind)
        select = row.find_elements(By.TAG_NAME, "select")
        if select:
            Select(select[0]).select_by_value(value)
        else:
            row.find_element(By.TAG_NAME, "input").clear()
            row.find_element(By.TAG_NAME, "input").send_keys(value)
        row.find_element(By.TAG_NAME, "button").click()

    def open_settings(self, reader):
        def opened():
            boxes = reader.all("[data-device] details.more")
            if boxes and not boxes[0].get_attribute("open"):
                boxes[0].find_element(By.TAG_NAME, "summary").click()
            return boxes and boxes[0].get_attribute("open")
        reader.until(opened)

    def is_done(self, reader, kind):
        return reader.until(lambda: self.order(reader, kind).find_elements(By.CSS_SELECTOR, ".done"))

    def test_a_kiosk_is_let_in_set_and_wiped(self):
        kiosk = Kiosk(self.server)
        self.addCleanup(kiosk.close)
        code = kiosk.code()
        noor = self.noor("nl")
        # As a phone does that reads the picture.
        noor.open(f"/console#/let-in/{code}")
        noor.press("Meet & taal", "main a")
        noor.one("[data-waiting='1']")
        self.assertNotIn(code[4:], noor.text("[data-waiting]"))
        self.assertEqual(noor.one("[name=code]").get_attribute("value"), code)
        noor.fill("name", "Balie <b>1</b>")
        noor.fill("pin", "12")
        noor.press("Toelaten", "button.strong")
        noor.sees("cijfers")
        noor.fill("pin", "2468")
        noor.press("Toelaten", "button.strong")
        noor.sees("is toegelaten")
        kiosk.until(lambda: kiosk.status()["screen"] == "languages")
        noor.until(lambda: noor.all("[data-device='Balie <b>1</b>'] .pill.good"))
        # Its own word, and nobody has to go there for it.
        # What is new to it waits for its next question.
        noor.sees_in_time(lambda: noor.all("[data-device='Balie <b>1</b>'] [data-trouble=touch]"))
        self.assertEqual(noor.look("devices"), [])

        self.open_settings(noor)
        self.set_order(noor, "volume", "3")
        self.assertTrue(self.is_done(noor, "volume"))
        self.set_order(noor, "languages", "ti,ar")
        self.assertTrue(self.is_done(noor, "languages"))
        self.assertEqual(kiosk.languages()[:2], ["languages.ti", "languages.ar"])
        self.set_order(noor, "languages", "xx")
        noor.sees("niet gelukt")
        self.set_order(noor, "rotation", "90")
        self.assertTrue(self.is_done(noor, "rotation"))
        # A printer that is not there: here, in what needs somebody, and at the command line.
        self.set_order(noor, "printer", "no-such-queue")
        self.assertTrue(self.is_done(noor, "printer"))
        # Told with its next question, 25 s later at most.
        noor.sees_in_time(
            lambda: noor.all("[data-device='Balie <b>1</b>'] [data-trouble=noprinter]"))
        self.assertEqual(noor.look("device-troubles"), [])
        self.assertIn("noprinter", self.server.command("devices", "--event", self.event.id))
        noor.open(f"/console#/events/{self.event.id}/overview")
        noor.until(lambda: "De printer is er niet" in noor.text(".waiting"))
        self.assertEqual(noor.look("overview-troubles"), [])
        noor.open(f"/console#/events/{self.event.id}/devices")
        noor.one("[data-device]")
        self.open_settings(noor)
        self.set_order(noor, "name", "Balie 2")
        noor.one("[data-device='Balie 2']")
        self.assertTrue(self.is_done(noor, "name"))
        self.assertEqual(kiosk.wanted.read_text(encoding="utf-8"), "name balie-2\n")
        self.assertEqual(json.loads(kiosk.pairing.read_text(encoding="utf-8"))["name"], "Balie 2")
        self.assertEqual(noor.look("device-settings"), [])

        noor.open("/console")
        noor.open(f"/console#/events/{self.event.id}/devices")
        noor.sees("Versie 99.0 is uit")
        versions = noor.one("[data-versions]").text
        self.assertRegex(versions, r"Balie 2\s+\d+\.\d+\.\d+, loopt achter")
        self.assertEqual(noor.look("device-versions"), [])
        self.open_settings(noor)

        # What was set is there after a start.
        noor.one("[data-act=restart]").click()
        self.assertEqual(kiosk.process.wait(PATIENCE_S), 0)
        kiosk.close()
        kiosk.start()
        picture = kiosk.folder / "turned.png"
        kiosk.say(f"picture {picture}")
        self.assertEqual(kiosk.languages()[0], "languages.ti")
        self.assertTrue(picture.stat().st_size > 0)

        kiosk.exports.mkdir(exist_ok=True)
        (kiosk.exports / "people.csv").write_text("Selam\n", encoding="utf-8")
        noor.one("[data-act=wipe]").click()
        kiosk.until(lambda: kiosk.status()["screen"] == "first_start")
        self.assertFalse(kiosk.pairing.exists())
        self.assertFalse(kiosk.exports.exists())
        noor.until(lambda: "ingetrokken" in noor.text("[data-device='Balie 2']"))
        self.assertIn("klaar", noor.text("[data-device='Balie 2']"))
        self.assertEqual(noor.complaints(), [])

    def test_the_page_is_the_same_in_english(self):
        reader = self.noor("en")
        reader.open(f"/console#/events/{self.event.id}/devices")
        reader.one("[name=code]")
        self.assertEqual(reader.look("devices"), [])
        reader.sees("Version 99.0 is out")
        reader.fill("code", "2222-2222")
        reader.fill("name", "Nobody")
        reader.press("Let it in", "button.strong")
        reader.sees("is wrong, used already or too old")
        self.assertEqual(reader.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
