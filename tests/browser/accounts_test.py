#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Who may sign in, in Chromium: an administrator adds somebody, who chooses a password and a code."""
import base64
import hashlib
import hmac
import struct
import sys
import time
import unittest

sys.dont_write_bytecode = True
from browser import PASSWORD, PageTest, Reader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

NEW = "een heel andere zin"
EVIL = "<img src=x onerror=\"document.title='broken'\">"


def code_of(secret, later=0):
    """As an app shows it (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // 30 + later)
    mark = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    at = mark[-1] & 15
    return f"{(struct.unpack('>I', mark[at:at + 4])[0] & 0x7fffffff) % 1_000_000:06}"


class AccountsTest(PageTest):
    accounts = [("ada@example.org", "Ada", "administrator")]

    def reader(self, language, login, password=PASSWORD):
        reader = Reader(self.server, language)
        self.addCleanup(reader.close)
        reader.open("/")
        reader.sign_in(login, password)
        return reader

    def test_an_administrator_adds_somebody_and_closes_the_account(self):
        ada = self.reader("nl", "ada@example.org")
        ada.one(".empty")
        ada.press("Accounts", "nav a")
        ada.one("[name=login]")
        ada.fill("name", EVIL)
        ada.fill("login", "mo@example.org")
        ada.fill("new_password", "kort")
        ada.press("Voeg toe", "button")
        ada.sees("minstens 12 letters")
        ada.fill("new_password", PASSWORD)
        ada.press("Voeg toe", "button")
        ada.until(lambda: len(ada.all(".cards > li")) == 2)
        ada.sees(EVIL)
        self.assertEqual(ada.look("accounts"), [])
        self.assertEqual(ada.all("main img"), [])

        mo = self.reader("en", "mo@example.org")
        mo.one(".empty")
        self.assertNotIn("Who may sign in", mo.text("nav"))
        card = ada.one("[data-login='mo@example.org']")
        card.find_element(By.XPATH, ".//button[contains(., 'Sluit')]").click()
        ada.sees("Gesloten")
        mo.open("/console#/events")
        mo.one("[name=login]")
        mo.sign_in("mo@example.org")
        mo.sees("is not right")
        ada.press("Open dit account weer", "button")
        ada.until(lambda: "Gesloten" not in ada.text())
        self.assertEqual(ada.complaints(), [])

    def test_somebody_chooses_a_password_and_asks_for_a_code(self):
        self.server_user = "eva@example.org"
        ada = self.reader("nl", "ada@example.org")
        ada.one(".empty")
        ada.press("Accounts", "nav a")
        ada.one("[name=login]")
        ada.fill("name", "Eva")
        ada.fill("login", self.server_user)
        ada.fill("new_password", PASSWORD)
        ada.press("Voeg toe", "button")
        ada.one(f"[data-login='{self.server_user}']")

        eva = self.reader("en", self.server_user)
        eva.one(".empty")
        eva.open("/console#/me")
        eva.fill("former", PASSWORD)
        eva.fill("password", NEW)
        eva.fill("again", NEW + Keys.ENTER)
        eva.one("[name=login]")
        eva.sign_in(self.server_user, NEW)
        eva.one("[name=totp_password]")
        eva.fill("totp_password", NEW)
        eva.press("Ask for a code", "button")
        eva.one("svg.qr")
        faults = eva.look("own-account")
        secret = eva.one("form code").text.replace(" ", "")
        eva.fill("code", code_of(secret) + Keys.ENTER)
        eva.one("[name=login]")
        eva.sign_in(self.server_user, NEW)
        eva.until(lambda: eva.one("[name=code]").is_displayed())
        eva.fill("code", code_of(secret, 1) + Keys.ENTER)
        eva.sees("A code of an app is asked for")
        faults += eva.look("own-account-code")
        self.assertEqual(faults, [])
        self.assertEqual(eva.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
