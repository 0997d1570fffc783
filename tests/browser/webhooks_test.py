#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Another system is told what happens: added in Chromium, heard by a real receiver that checks."""
import base64
import hashlib
import hmac
import http.server
import json
import sys
import threading
import time
import unittest
import uuid

sys.dont_write_bytecode = True
from browser import ORGANISER, Reader, Server

PERSON = str(uuid.uuid4())


class Receiver(http.server.ThreadingHTTPServer):
    """Somebody else's system, in another language than the sender's."""

    def __init__(self):
        self.heard = []
        self.status = 204
        super().__init__(("127.0.0.1", 0), Hearing)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def kinds(self):
        return [json.loads(body)["type"] for _, body in self.heard]


class Hearing(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.headers, body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *words):
        pass


def is_signed_by(secret, headers, body):
    """As Standard Webhooks has it."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    words = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mark = base64.b64encode(hmac.new(key, words, hashlib.sha256).digest()).decode()
    is_fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 300
    return is_fresh and f"v1,{mark}" in headers["webhook-signature"].split()


class WebhooksTest(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.server.add_user("ada@example.org", "Ada", "administrator")
        self.server.start("--allow-private-webhooks")
        self.addCleanup(self.server.stop)
        self.receiver = Receiver()
        self.addCleanup(self.receiver.shutdown)
        self.event = str(uuid.uuid4())
        self.server.say(self.event, "event.set", [{"fields": {
            "name": "Samen aan tafel", "organiser": ORGANISER, "starts_at": 4_000_000_000_000}}])
        self.server.say(self.event, "person.registered",
                        [{"person": PERSON, "origin": "import", "fields": {"given_name": "Selam"}}])

    def check_in(self, badge):
        self.server.say(self.event, "check.in", [{"person": PERSON, "badge": badge, "by": "host"}])

    def test_a_webhook_is_added_tested_told_stopped_and_removed(self):
        ada = Reader(self.server, "nl")
        self.addCleanup(ada.close)
        ada.open("/")
        ada.sign_in("ada@example.org")
        ada.press("Koppelingen", "nav a")
        ada.one("form [name=url]")
        ada.fill("name", "Cliëntvolgsysteem <b>")
        ada.fill("url", "https://")
        faults = ada.look("webhooks-new")
        ada.fill("url", f"http://127.0.0.1:{self.receiver.server_port}/ontmoet")
        ada.press("Voeg toe", "button")
        secret = ada.one("[data-secret]").text
        self.assertTrue(secret.startswith("whsec_"))
        ada.sees("Er is nog niets heen gestuurd")
        faults += ada.look("webhooks-secret")

        ada.press("Stuur een test", "button")
        ada.sees("antwoord 204")
        self.assertEqual(self.receiver.kinds(), ["webhook.test"])
        self.check_in("K01")
        ada.until(lambda: len(self.receiver.heard) == 2)
        for headers, body in self.receiver.heard:
            self.assertTrue(is_signed_by(secret, headers, body))
            self.assertFalse(is_signed_by(secret, headers, body + b" "))
            self.assertNotIn(b"Selam", body)
        said = json.loads(self.receiver.heard[1][1])
        self.assertEqual(said["type"], "person.checked_in")
        self.assertEqual(said["data"], {"event": self.event, "person": PERSON})

        # The server goes down with a message untold; it is told when it is back.
        self.receiver.status = 500
        self.server.say(self.event, "check.out", [{"person": PERSON}])
        self.check_in("K02")
        ada.until(lambda: len(self.receiver.heard) == 3)
        ada.until(lambda: "failing" in self.server.command("webhook", "list"))
        self.server.process.terminate()
        self.server.process.wait()
        self.assertIn("failing\t500", self.server.command("webhook", "list"))
        self.receiver.status = 200
        self.server.start("--allow-private-webhooks")
        ada.until(lambda: len(self.receiver.heard) == 4)
        self.assertEqual(self.receiver.heard[2][0]["webhook-id"], self.receiver.heard[3][0]["webhook-id"])

        # "Gone": nobody listens any more, and the console says so.
        self.receiver.status = 410
        hook = self.server.command("webhook", "list").split("\t")[0]
        self.server.command("webhook", "test", "--webhook", hook)
        ada.until(lambda: "failed" in self.server.command("webhook", "list"))
        ada.open("/console#/webhooks")
        ada.driver.refresh()
        ada.sees("Gestopt")
        faults += ada.look("webhooks-stopped")
        self.receiver.status = 200
        ada.press("Open weer", "button")
        ada.sees("Aan")
        ada.press("Haal weg", "button")
        ada.until(lambda: not ada.all("[data-webhook]"))
        self.assertEqual(self.server.command("webhook", "list"), "")
        self.assertEqual(faults, [])
        self.assertEqual(ada.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
